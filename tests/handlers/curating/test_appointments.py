"""Admins come and go with the configuration: the audit says when, and whoever leaves loses the menu."""

import pytest
from telegram.error import BadRequest, NetworkError, TelegramError

from handlers.curating.appointments import Appointments
from tests.handlers.curating.curator import CURATOR, OTHER_ID
from tests.handlers.curating.desk import Desk

BOTH = frozenset({CURATOR, OTHER_ID})
ONE = frozenset({OTHER_ID})


async def settle(desk: Desk, admins: frozenset[int]) -> list[str]:
    """Begin with these admins; the scopes whose menus were taken away."""
    calls = len(desk.served.telegram.called("deleteMyCommands"))
    await Appointments(admins, desk.served.archive.audit).settle(desk.served.application.bot)
    taken = desk.served.telegram.called("deleteMyCommands")[calls:]
    return [str(call.parameters["scope"]) for call in taken]


async def deeds(desk: Desk) -> list[tuple[str, str]]:
    entries = await desk.served.archive.audit.last(9)
    return [(one.author.name, one.deed) for one in reversed(entries) if one.author.kind == "admin"]


async def test_who_leaves_loses_the_menu_once(desk: Desk) -> None:
    assert await settle(desk, BOTH) == []
    assert await settle(desk, BOTH) == []
    (scope,) = await settle(desk, ONE)
    assert str(CURATOR) in scope
    assert await settle(desk, ONE) == []
    assert await deeds(desk) == [
        (str(CURATOR), "appointed"),
        (str(OTHER_ID), "appointed"),
        (str(CURATOR), "dismissed"),
    ]


async def test_who_comes_back_may_leave_again(desk: Desk) -> None:
    for admins in (BOTH, ONE, BOTH):
        await settle(desk, admins)
    assert len(await settle(desk, ONE)) == 1


@pytest.mark.parametrize(("error", "again"), [(NetworkError("down"), 1), (BadRequest("chat not found"), 0)])
async def test_a_menu_is_taken_at_the_next_start_where_it_was_not_now(
    desk: Desk, error: TelegramError, again: int
) -> None:
    await settle(desk, BOTH)
    desk.served.telegram.refuse("deleteMyCommands", error)
    await settle(desk, ONE)
    assert len(await settle(desk, ONE)) == again
