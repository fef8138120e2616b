"""Questions without a good answer, as the store knows them."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from knowledge.facts import OutcomeStatus
from knowledge.publication.author import Author
from knowledge.stores.audit import Audit
from knowledge.stores.database import Database
from knowledge.stores.exchanges import Asked, Exchanges, Surface, Vote
from knowledge.stores.gaps import PIECE, Decided, Gaps, Ruling


@pytest.fixture
def database() -> Iterator[Database]:
    database = Database.open("sqlite://", clock=lambda: 50.0)
    yield database
    database.close()


def asked(key: str, status: OutcomeStatus, at: float, question: str = "Ai?") -> Asked:
    return Asked(
        key, 0, at, Surface.PRIVATE, status, question, question.casefold(), facts=("mot",), nearly=("hai",)
    )


async def test_unanswered_and_disliked_questions_are_found_the_latest_first(database: Database) -> None:
    exchanges, gaps = Exchanges(database), Gaps(database)
    await exchanges.record([asked("a", "unknown", 1.0)])
    await exchanges.record([asked("b", "answered", 2.0, "Gì?")])
    await exchanges.record([asked("c", "answered", 3.0, "Đâu?")])
    await exchanges.record([asked("d", "smalltalk", 4.0, "")])
    for voter in ("x", "y"):
        await exchanges.rate("c", voter, Vote.DOWN)
    await exchanges.rate("b", "x", Vote.UP)
    found = await gaps.askings(10)
    assert [(asking.question, asking.disliked) for asking in found] == [("Đâu?", 2), ("Ai?", 0)]
    assert (found[0].normal, found[0].answered, found[0].nearly) == ("đâu?", ("mot",), ("hai",))
    assert len(await gaps.askings(1)) == 1


async def test_more_than_is_read_at_once_comes_whole_and_in_order(database: Database) -> None:
    exchanges, gaps = Exchanges(database), Gaps(database)
    count = 2 * PIECE + 10
    parts = [replace(asked("a", "unknown", number // 7), part=number) for number in range(count)]
    await exchanges.record(parts)
    found = [asking.asked_at for asking in await gaps.askings(5 * PIECE)]
    assert found == sorted((part.asked_at for part in parts), reverse=True)
    assert len(await gaps.askings(5 * PIECE, since=100.0)) == sum(part.asked_at >= 100 for part in parts)
    assert len(await gaps.askings(2 * PIECE)) == 2 * PIECE


async def test_the_last_ruling_counts(database: Database) -> None:
    gaps = Gaps(database)
    assert await gaps.decided() == {}
    await gaps.decide(["a", "b", "a"], Ruling.SETTLED, Author.admin(7))
    await gaps.decide(["b"], Ruling.IGNORED, Author.admin(8))
    await gaps.decide([], Ruling.IGNORED, Author.admin(8))
    deeds = [(entry.author.name, entry.deed, dict(entry.detail)) for entry in await Audit(database).last(9)]
    assert deeds == [("8", "gap-ignored", {"wordings": "1"}), ("7", "gap-settled", {"wordings": "2"})]
    assert await gaps.decided() == {"a": Decided(Ruling.SETTLED, 50.0), "b": Decided(Ruling.IGNORED, 50.0)}
