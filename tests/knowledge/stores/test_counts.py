"""What the store counts."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from knowledge.facts import OutcomeStatus
from knowledge.stores.counts import Counting
from knowledge.stores.database import Database
from knowledge.stores.exchanges import Asked, Exchanges, Surface, Vote
from knowledge.stores.passed_over import SILENCED, PassedOver

DAY = 86_400.0


@pytest.fixture
def database() -> Iterator[Database]:
    database = Database.open("sqlite://", clock=lambda: 10 * DAY + 5)
    yield database
    database.close()


def asked(status: OutcomeStatus, at: float, *facts: str, question: str = "Ai?") -> Asked:
    return Asked("", 0, at, Surface.PRIVATE, status, question, question, facts=facts)


async def test_questions_are_counted_by_day_and_facts_by_showing(database: Database) -> None:
    exchanges = Exchanges(database)
    for number, one in enumerate(
        [
            asked("answered", 10 * DAY, "mot"),
            asked("answered", 11 * DAY - 1, "mot", "hai"),
            asked("unknown", 11 * DAY),
            asked("clarify", 11 * DAY + 1, "ba", "hai"),
            asked("answered", 11 * DAY, "hai", question=""),  # a pressed button
            asked("smalltalk", 11 * DAY, question=""),
            asked("answered", 9 * DAY, "mot"),
            asked("answered", 12 * DAY, "mot"),
        ]
    ):
        await exchanges.record([replace(one, key=str(number))])
    await exchanges.rate("0", "x", Vote.UP)
    await exchanges.rate("0", "y", Vote.DOWN)
    await exchanges.rate("1", "y", Vote.DOWN)
    counts = await Counting(database).since(10 * DAY, 12 * DAY)
    assert counts.asked == {(0, "answered"): 2, (1, "unknown"): 1, (1, "clarify"): 1}
    assert counts.facts == {"mot": 2, "hai": 2}
    assert (counts.liked, counts.disliked, counts.waiting) == (1, 2, 0)


async def test_what_was_met_with_silence_is_counted_in_its_period(database: Database) -> None:
    passed_over = PassedOver(database)
    await passed_over.count(SILENCED, 3)
    await passed_over.count(SILENCED)
    await passed_over.count("message private")
    assert (await Counting(database).since(10 * DAY, 11 * DAY)).silenced == 4
    assert (await Counting(database).since(8 * DAY, 9 * DAY)).silenced == 0
