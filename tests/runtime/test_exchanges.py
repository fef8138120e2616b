"""The record of exchanges."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from knowledge.stores.database import Database
from knowledge.stores.digests import Digests
from knowledge.stores.exchanges import Asked, Exchanges, Surface, Vote


@pytest.fixture
def database(store_url: str) -> Iterator[Database]:
    database = Database.open(store_url, clock=lambda: 50.0)
    yield database
    database.close()


def asked(key: str, question: str, at: float = 1.0) -> Asked:
    return Asked(
        key, 0, at, Surface.PRIVATE, "unknown", question, question.casefold(), nearly=("chu-tri",), score=12.5
    )


async def test_what_was_asked_is_found_again(database: Database) -> None:
    exchanges = Exchanges(database)
    await exchanges.record([asked("a", "Ai chủ trì?")])
    assert await exchanges.find("a") == (asked("a", "Ai chủ trì?"),)
    assert await exchanges.find("b") == ()


async def test_an_update_handled_twice_is_one_exchange(database: Database) -> None:
    exchanges = Exchanges(database)
    await exchanges.record([asked("a", "Ai chủ trì?")])
    await exchanges.record([asked("a", "Một câu khác?")])
    assert await exchanges.recent_questions(10) == ("Ai chủ trì?",)


async def test_recent_questions_come_once_and_the_latest_first(database: Database) -> None:
    exchanges = Exchanges(database)
    for key, question, at in (("a", "Ai?", 1.0), ("b", "Đâu?", 2.0), ("c", "Ai?", 3.0), ("d", "", 4.0)):
        await exchanges.record([asked(key, question, at)])
    assert await exchanges.recent_questions(10) == ("Ai?", "Đâu?")
    assert await exchanges.recent_questions(1) == ("Ai?",)


async def test_only_what_was_asked_can_be_rated(database: Database) -> None:
    exchanges = Exchanges(database)
    await exchanges.record([asked("a", "Ai?")])
    assert await exchanges.rate("a", "me", Vote.DOWN)
    assert await exchanges.rate("a", "me", Vote.UP)
    assert await exchanges.rate("a", "me", None)
    assert not await exchanges.rate("b", "me", Vote.UP)


async def test_old_exchanges_are_forgotten(database: Database) -> None:
    exchanges = Exchanges(database)
    await exchanges.record([asked("a", "Ai?", at=1.0)])
    await exchanges.record([asked("b", "Đâu?", at=9.0)])
    await exchanges.forget_before(5.0)
    assert await exchanges.recent_questions(10) == ("Đâu?",)


def test_digests_last_as_long_as_the_store_and_tell_people_from_updates(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'bot.db'}"
    digests = []
    for _ in range(2):
        database = Database.open(url)
        digests.append(Digests.of(database))
        database.close()
    first, second = digests
    assert first.person(7) == second.person(7)
    assert first.person(7) != first.update(7)
    assert first.person(7) != first.person(8)
    other = Database.in_memory()
    assert Digests.of(other).person(7) != first.person(7)
    other.close()
