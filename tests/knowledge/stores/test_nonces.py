"""What curators' buttons stand for, and for how long."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from knowledge.stores.database import Database
from knowledge.stores.nonces import DEED_LIFE, Deed, Nonces, Unredeemed
from tests.telegram.clock import Clock

PUBLISH = Deed("publish", ("draft-1",))
TURN = Deed("list", ("2",), lasting=True)
ADMIN, OTHER = 7, 8


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def nonces(clock: Clock) -> Iterator[Nonces]:
    with closing(Database.open("sqlite://", clock=clock)) as database:
        yield Nonces(database)


async def test_a_mark_is_redeemed_once(nonces: Nonces) -> None:
    (mark,) = await nonces.issue(ADMIN, [PUBLISH])
    assert await nonces.redeem(mark, ADMIN, "update-1") == PUBLISH
    assert await nonces.redeem(mark, ADMIN, "update-2") is Unredeemed.USED


async def test_the_same_update_redeems_it_again(nonces: Nonces) -> None:
    (mark,) = await nonces.issue(ADMIN, [PUBLISH])
    assert await nonces.redeem(mark, ADMIN, "update-1") == PUBLISH
    assert await nonces.redeem(mark, ADMIN, "update-1") == PUBLISH


async def test_a_lasting_one_is_redeemed_as_often_as_wanted(nonces: Nonces, clock: Clock) -> None:
    (mark,) = await nonces.issue(ADMIN, [TURN])
    clock.now += 2 * DEED_LIFE
    for update in ("update-1", "update-2"):
        assert await nonces.redeem(mark, ADMIN, update) == TURN


async def test_each_admin_has_marks_of_their_own(nonces: Nonces) -> None:
    (mark,) = await nonces.issue(ADMIN, [PUBLISH])
    assert await nonces.redeem(mark, OTHER, "update-1") is Unredeemed.FOREIGN
    assert await nonces.redeem(mark, ADMIN, "update-2") == PUBLISH


async def test_a_mark_ends_after_ten_minutes(nonces: Nonces, clock: Clock) -> None:
    (mark,) = await nonces.issue(ADMIN, [PUBLISH])
    clock.now += 599.0
    assert await nonces.redeem(mark, ADMIN, "update-1") == PUBLISH
    (mark,) = await nonces.issue(ADMIN, [PUBLISH])
    clock.now += 600.0
    assert await nonces.redeem(mark, ADMIN, "update-2") is Unredeemed.EXPIRED


async def test_an_invented_mark_is_forged(nonces: Nonces) -> None:
    assert await nonces.redeem("A" * 20, ADMIN, "update-1") is Unredeemed.FORGED


async def test_marks_cannot_be_guessed_and_fit_a_button(nonces: Nonces) -> None:
    marks = await nonces.issue(ADMIN, [TURN] * 1000)
    assert len(set(marks)) == 1000
    assert {len(mark) for mark in marks} == {20}


async def test_marks_outlive_a_restart(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'bot.db'}"
    with closing(Database.open(url)) as database:
        (mark,) = await Nonces(database).issue(ADMIN, [PUBLISH])
    with closing(Database.open(url)) as database:
        assert await Nonces(database).redeem(mark, ADMIN, "update-1") == PUBLISH


async def test_expired_marks_are_forgotten(nonces: Nonces, clock: Clock) -> None:
    (mark,) = await nonces.issue(ADMIN, [PUBLISH])
    clock.now += 2 * 86_400
    await nonces.issue(ADMIN, [])
    assert await nonces.redeem(mark, ADMIN, "update-1") is Unredeemed.FORGED
