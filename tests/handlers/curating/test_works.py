"""Long work: a few at a time, and what fails is told."""

import asyncio

from handlers.curating.works import AT_ONCE, Works


async def nothing() -> None:
    """There is no mishap."""


async def test_only_so_many_go_on_side_by_side() -> None:
    works, gate = Works(), asyncio.Event()
    begun: list[int] = []

    async def work(number: int) -> None:
        begun.append(number)
        await gate.wait()

    for number in range(5):
        works.begin(work(number), nothing)
    for _ in range(20):
        await asyncio.sleep(0)
    assert begun == list(range(AT_ONCE))
    gate.set()
    await works.idle()
    assert begun == list(range(5))


async def test_what_fails_is_told_and_keeps_no_turn() -> None:
    works = Works()
    told: list[int] = []

    async def fail() -> None:
        raise OSError

    async def tell() -> None:
        told.append(1)

    for _ in range(2 * AT_ONCE):
        works.begin(fail(), tell)
    await works.idle()
    assert len(told) == 2 * AT_ONCE


async def test_what_is_ended_before_its_turn_leaves_nothing_behind() -> None:
    works, gate = Works(), asyncio.Event()

    async def work() -> None:
        await gate.wait()

    for _ in range(2 * AT_ONCE):
        works.begin(work(), nothing)
    await asyncio.sleep(0)
    for task in works.tasks:
        task.cancel()
    await asyncio.wait(works.tasks)
    assert works.tasks == set()
