"""Work that a restart has interrupted: whoever waits is told, once, and nobody else."""

import asyncio
from pathlib import Path

from handlers.curating.interruptions import Interruptions
from tests.handlers.curating.curator import CURATOR, OTHER_ID
from tests.handlers.curating.desk import FACTS, Desk, opened
from tests.telegram.clock import Clock


async def told(desk: Desk, admins: tuple[int, ...] = (CURATOR, OTHER_ID)) -> list[str]:
    before = len(desk.served.telegram.sent)
    await Interruptions(desk.served.archive.waits, admins).tell(desk.served.application.bot)
    return [sent.html for sent in desk.served.telegram.sent[before:]]


async def interrupt(desk: Desk) -> int:
    """End the process while a file is being tried; the number of the message that says so."""
    content = desk.file("facts.toml", FACTS.replace("tám", "chín").encode())
    await desk.served.application.process_update(desk.parsed(content))
    waiting = desk.served.telegram.sent[-1]
    assert "0 %" in waiting.html
    async with asyncio.timeout(20):
        while not await desk.served.archive.waits.left():  # noqa: ASYNC110  (it is another task's doing)
            await asyncio.sleep(0)
    await desk.served.archive.waits.begin(CURATOR, waiting.message)
    for task in desk.served.works.tasks:
        task.cancel()
    await asyncio.wait(desk.served.works.tasks)
    return waiting.message


async def test_whoever_waits_is_told_after_the_restart_and_once(tmp_path: Path, clock: Clock) -> None:
    url = f"sqlite:///{tmp_path}/bot.db"
    async with opened(tmp_path, clock, url) as desk:
        message = await interrupt(desk)
    async with opened(tmp_path, clock, url) as desk:
        (line,) = await told(desk)
        assert "làm lại" in line
        assert desk.served.telegram.sent[-1].message == message
        assert await told(desk) == []


async def test_who_is_no_admin_any_more_is_told_nothing(desk: Desk) -> None:
    await desk.served.archive.waits.begin(CURATOR, 5)
    assert await told(desk, (OTHER_ID,)) == []


async def test_what_came_to_its_end_leaves_nobody_waiting(desk: Desk) -> None:
    await desk.send("facts.toml", FACTS.replace("tám", "chín").encode())
    await desk.say("/kiemtra")
    assert await desk.served.archive.waits.left() == ()
