"""The durable inbox: kept once, replayed in order, blanked when done, and set aside after crashes."""

import asyncio
from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from knowledge.stores.database import Database
from knowledge.stores.inbox import KEPT_DONE, Inbox, Received, Recovery, State
from knowledge.stores.schema import inbox as inbox_table
from knowledge.stores.schema import quarantine


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def database(store_url: str, clock: Clock) -> Iterator[Database]:
    opened = Database.open(store_url, clock=clock)
    yield opened
    opened.close()


@pytest.fixture
def inbox(database: Database) -> Inbox:
    return Inbox(database)


def update(number: int) -> Received:
    return Received(number, f"chat {number % 3}", f'{{"update_id": {number}}}', 1_000_000.0)


async def unfinished(inbox: Inbox) -> tuple[Received, ...]:
    return (await inbox.recover(frozenset(), frozenset())).unfinished


async def crash(inbox: Inbox, *handled: int, named: int = 0) -> Recovery:
    """Die while ``handled`` are being handled, and ``named`` runs; what the next start finds."""
    return await inbox.recover(frozenset({named}) - {0}, frozenset(handled))


def suspects(recovery: Recovery) -> list[int]:
    return [left.update_id for left in recovery.unfinished if left.suspect]


async def test_an_update_is_kept_once(inbox: Inbox) -> None:
    assert await inbox.receive([update(1), update(2), update(2)]) == {1, 2}
    assert await inbox.receive([update(2), update(3)]) == {3}
    assert [left.update_id for left in await unfinished(inbox)] == [1, 2, 3]


async def test_an_update_that_several_bring_at_once_is_new_to_the_first_of_them(inbox: Inbox) -> None:
    brought = ([update(1), update(2)], [update(2), update(3)], [update(3)])
    assert await asyncio.gather(*(inbox.receive(updates) for updates in brought)) == [{1, 2}, {3}, set()]
    assert [left.update_id for left in await unfinished(inbox)] == [1, 2, 3]


async def test_unfinished_updates_come_back_in_order_with_their_text(inbox: Inbox) -> None:
    await inbox.receive([update(9), update(4)])
    await inbox.receive([update(7)])
    await inbox.finish([4])
    assert await unfinished(inbox) == (update(7), update(9))


async def test_a_done_update_is_known_but_its_content_is_gone(inbox: Inbox, database: Database) -> None:
    await inbox.receive([update(1)])
    await inbox.finish([1])
    assert await inbox.receive([update(1)]) == frozenset()
    rows = await database.writer.run(lambda connection: connection.execute(sa.select(inbox_table)).all())
    assert [(row.body, row.lane, row.state) for row in rows] == [("", "", State.DONE)]


async def test_an_update_whose_code_was_running_at_two_deaths_is_quarantined(
    inbox: Inbox, database: Database
) -> None:
    await inbox.receive([update(1), update(2)])
    first, second = [await crash(inbox, 1, 2, named=1) for _ in range(2)]
    assert [left.update_id for left in first.unfinished] == [1, 2]
    assert suspects(first) == [1]
    assert [left.update_id for left in second.unfinished] == [2]
    assert suspects(second) == []
    assert second.quarantined == (1,)
    assert [left.update_id for left in await unfinished(inbox)] == [2]
    rows = await database.writer.run(lambda connection: connection.execute(sa.select(quarantine)).all())
    assert [(row.update_id, row.body, row.reason) for row in rows] == [(1, '{"update_id": 1}', "crash")]


async def test_an_update_that_was_merely_being_handled_is_suspected_at_the_fourth_death(inbox: Inbox) -> None:
    await inbox.receive([update(1)])
    assert [suspects(await crash(inbox, 1)) for _ in range(4)] == [[], [], [], [1]]
    assert [(await crash(inbox, 1)).quarantined for _ in range(4)] == [(), (), (), (1,)]


async def test_an_update_that_only_waited_is_never_suspected(inbox: Inbox) -> None:
    await inbox.receive([update(1), update(2)])
    for _ in range(30):
        assert 2 not in suspects(await crash(inbox, 1))


async def test_old_numbers_are_forgotten_except_the_highest(inbox: Inbox, clock: Clock) -> None:
    await inbox.receive([update(1), update(2), update(3)])
    await inbox.finish([1, 3])
    clock.now += KEPT_DONE + 1
    await inbox.prune()
    assert await inbox.receive([update(1), update(2), update(3)]) == {1}
