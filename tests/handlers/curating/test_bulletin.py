"""The weekly bulletin."""

import datetime

import pytest
from telegram.error import Forbidden

from handlers.chats import Chats
from handlers.curating.bulletin import Bulletin, week_of
from knowledge.statistics import VIETNAM
from tests.handlers.curating.curator import CURATOR
from tests.telegram.clock import Clock
from tests.telegram.scripted import ScriptedResponder
from tests.telegram.served import Served

WEEK = 7 * 86_400.0


def at(day: int, hour: int) -> float:
    return datetime.datetime(2026, 11, day, hour, tzinfo=VIETNAM).timestamp()


@pytest.fixture
def bulletin(served: Served, responder: ScriptedResponder, clock: Clock) -> Bulletin:
    clock.now = at(24, 9)  # a Tuesday
    return Bulletin(Chats.over(responder, clock).editions, served.archive, {CURATOR}, frozenset(), clock)


async def subscribe(served: Served) -> None:
    shown = await served.ask("/thongke")
    await served.press("Nhận bản tin tuần", shown)
    served.telegram.calls.clear()


def pictures(served: Served) -> int:
    return len(served.telegram.called("sendPhoto"))


@pytest.mark.parametrize(
    ("day", "hour", "week"), [(22, 23, 47), (23, 7, 47), (23, 8, 48), (29, 23, 48), (30, 8, 49)]
)
def test_a_week_begins_on_monday_morning(day: int, hour: int, week: int) -> None:
    assert week_of(at(day, hour)) == f"2026-W{week}"


async def test_nobody_gets_it_who_has_not_asked(served: Served, bulletin: Bulletin, clock: Clock) -> None:
    clock.now += WEEK
    await bulletin.round(served.application.bot)
    assert pictures(served) == 0


async def test_it_is_sent_once_a_week(served: Served, bulletin: Bulletin, clock: Clock) -> None:
    await subscribe(served)
    sent = []
    for _ in range(2):
        for _ in range(3):
            await bulletin.round(served.application.bot)
            sent.append(pictures(served))
        clock.now += WEEK
    assert sent == [0, 0, 0, 1, 1, 1]
    assert "Bản tin tuần" in served.telegram.sent[-1].html


async def test_it_can_be_left(served: Served, bulletin: Bulletin, clock: Clock) -> None:
    await subscribe(served)
    shown = await served.ask("/thongke")
    await served.press("Thôi nhận bản tin tuần", shown)
    served.telegram.calls.clear()
    clock.now += WEEK
    await bulletin.round(served.application.bot)
    assert pictures(served) == 0


async def test_one_who_is_no_longer_an_admin_gets_none(
    served: Served, bulletin: Bulletin, clock: Clock
) -> None:
    await subscribe(served)
    clock.now += WEEK
    former = Bulletin(bulletin.editions, served.archive, set(), frozenset(), clock)
    await former.round(served.application.bot)
    assert pictures(served) == 0


async def test_one_who_has_blocked_the_bot_is_not_tried_again(
    served: Served, bulletin: Bulletin, clock: Clock
) -> None:
    await subscribe(served)
    clock.now += WEEK
    served.telegram.refuse("sendPhoto", Forbidden("bot was blocked by the user"))
    for _ in range(2):
        await bulletin.round(served.application.bot)
    assert pictures(served) == 1
