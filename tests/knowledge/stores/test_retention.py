"""What is kept is kept so long and no longer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from knowledge.publication.author import Author
from knowledge.stores.archive import Archive
from knowledge.stores.database import Database
from knowledge.stores.exchanges import Asked, Surface, Vote
from knowledge.stores.gaps import Ruling
from knowledge.stores.replies import Replied
from knowledge.stores.retention import DAY, Retention
from knowledge.stores.schema import rating, reply, wish
from tests.telegram.clock import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock(0.0)


@pytest.fixture
def database(tmp_path: Path, clock: Clock) -> Iterator[Database]:
    opened = Database.open(f"sqlite:///{tmp_path}/bot.db", clock=clock)
    yield opened
    opened.close()


async def kept(database: Database, archive: Archive) -> tuple[int, ...]:
    """How many exchanges (of one message), replies, ratings and wishes there are."""

    def count(connection: sa.Connection) -> tuple[int, ...]:
        tables = (reply, rating, wish)
        counts = (
            connection.execute(sa.select(sa.func.count()).select_from(each)).scalar() for each in tables
        )
        return tuple(int(each or 0) for each in counts)

    return (len(await archive.exchanges.find("a")), *await database.writer.run(count))


@pytest.mark.parametrize(
    ("days", "left"),
    [(9.9, (1, 1, 1, 1)), (10.1, (1, 1, 0, 0)), (20.1, (0, 0, 0, 0))],
)
async def test_feedback_and_questions_are_forgotten_each_in_its_time(
    database: Database, clock: Clock, days: float, left: tuple[int, ...]
) -> None:
    archive = Archive.of(database)
    asked = Asked("a", 0, clock(), Surface.PRIVATE, "unknown", "Ai?", "ai")
    await archive.exchanges.record([asked], Replied(7, 1, "a", (2,)))
    await archive.exchanges.rate("a", "v", Vote.DOWN)
    await archive.wishes.make("a", 7, 1, 0)
    clock.now = days * DAY
    await Retention(questions_days=20, feedback_days=10).apply(database)
    assert await kept(database, archive) == left


async def test_what_was_said_about_a_forgotten_question_goes_with_it(
    database: Database, clock: Clock
) -> None:
    archive = Archive.of(database)
    await archive.exchanges.record([Asked("a", 0, clock(), Surface.PRIVATE, "unknown", "Ai?", "ai")])
    clock.now = 5 * DAY
    await archive.exchanges.rate("a", "v", Vote.DOWN)
    clock.now = 8 * DAY
    await Retention(questions_days=7, feedback_days=90).apply(database)
    assert await kept(database, archive) == (0, 0, 0, 0)


async def test_that_a_question_was_dealt_with_is_forgotten_with_it_but_not_that_it_is_ignored(
    database: Database, clock: Clock
) -> None:
    archive = Archive.of(database)
    for key, question in (("a", "ai"), ("b", "dau")):
        await archive.exchanges.record(
            [Asked(key, 0, clock(), Surface.PRIVATE, "unknown", question, question)]
        )
        await archive.gaps.decide([question], Ruling.SETTLED, Author.admin(1))
    await archive.gaps.decide(["gi"], Ruling.IGNORED, Author.admin(1))
    clock.now = 8 * DAY
    await archive.exchanges.record([Asked("c", 0, clock(), Surface.PRIVATE, "unknown", "ai", "ai")])
    await Retention(questions_days=7, feedback_days=7).apply(database)
    assert set(await archive.gaps.decided()) == {"ai", "gi"}


def test_a_store_at_rest_keeps_nothing_in_its_log(database: Database, tmp_path: Path) -> None:
    log = tmp_path / "bot.db-wal"
    database.writer.submit(lambda connection: connection.execute(sa.delete(reply)).rowcount).result()
    patience = 1_000
    while log.stat().st_size and patience:
        # Nothing tells when the writer's thread comes to rest: it does so within half a second.
        database.writer._thread.join(0.005)
        patience -= 1
    assert log.stat().st_size == 0
