"""The fact file as editors save it: in one go, by rename, in several goes, and wrongly."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from bot.watching import Mode, Watch
from knowledge.publication.author import EDITOR
from knowledge.publication.publisher import Publisher
from knowledge.publication.saved_file import Adopted, Held, SavedFile, Sight, Spoiled
from tests.publishing import Desk

GOOD = ("tám giờ", "chín giờ")


class Told:
    """What the admins were told, in order."""

    def __init__(self) -> None:
        self._sights: asyncio.Queue[Sight] = asyncio.Queue()

    async def hear(self, sight: Sight) -> None:
        await self._sights.put(sight)

    async def next(self) -> Sight:
        async with asyncio.timeout(20):
            return await self._sights.get()

    @property
    def silent(self) -> bool:
        return self._sights.empty()


@contextlib.asynccontextmanager
async def watching(publisher: Publisher, mode: Mode = "auto") -> AsyncIterator[Told]:
    told = Told()
    task = asyncio.create_task(Watch(SavedFile(publisher), told.hear, mode, calm=0.05, patience=0.1).run())
    try:
        yield told
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


async def look(watch: Watch, told: Told) -> Sight | None:
    await watch.look()
    return None if told.silent else await told.next()


def quiet(desk: Desk) -> tuple[Watch, Told]:
    told = Told()
    return Watch(SavedFile(desk.publisher), told.hear, "off", calm=0.0, patience=0.0), told


@pytest.mark.parametrize("mode", ["auto", "polling"])
async def test_a_saved_file_is_published(desk: Desk, mode: Mode) -> None:
    async with watching(desk.publisher, mode) as told:
        await asyncio.to_thread(desk.publisher.on_disk)
        content = desk.changed(*GOOD)
        while told.silent:  # until the watch is on, and then left alone long enough to be looked at
            desk.path.write_bytes(content)
            for _ in range(40):
                await asyncio.sleep(0.05 if told.silent else 0.0)
        sight = await told.next()
    assert isinstance(sight, Adopted)
    assert sight.revision.author == EDITOR
    assert "chín giờ" in desk.served[-1].factfile.facts[0].answer
    assert desk.path.read_bytes() == content


async def test_a_change_between_the_first_look_and_the_watch_is_found(desk: Desk) -> None:
    content = desk.changed(*GOOD)
    watch, told = quiet(desk)
    await watch.look()
    desk.path.write_bytes(content)
    watch.mode = "auto"
    stirs = watch.stirs()
    async with asyncio.timeout(20):
        await anext(stirs)
    await stirs.aclose()
    assert isinstance(await look(watch, told), Adopted)


async def test_a_file_saved_by_rename_is_published(desk: Desk, tmp_path: Path) -> None:
    content = desk.changed(*GOOD)
    async with watching(desk.publisher) as told:
        while told.silent:
            draft = tmp_path / "facts.toml~"
            draft.write_bytes(content)
            draft.rename(desk.path)
            await asyncio.sleep(0.05)
        assert isinstance(await told.next(), Adopted)


async def test_a_bad_file_is_told_once_and_the_old_facts_stay(desk: Desk) -> None:
    watch, told = quiet(desk)
    good = desk.text
    desk.path.write_bytes(desk.changed("answer = ", "answr = "))
    sight = await look(watch, told)
    assert isinstance(sight, Spoiled)
    assert {problem.line for problem in sight.problems} == {3, 6}
    assert await look(watch, told) is None
    assert desk.served == []
    desk.path.write_text(good, "utf-8")
    assert await look(watch, told) is None
    desk.path.write_text("[[facts", "utf-8")
    assert isinstance(await look(watch, told), Spoiled)


async def test_a_file_that_is_still_being_written_is_not_told_of(desk: Desk) -> None:
    told = Told()
    content = desk.changed(*GOOD)
    watch = Watch(SavedFile(desk.publisher), told.hear, "off", calm=0.01, patience=0.5)
    desk.path.write_bytes(content[: len(content) // 2])
    looking = asyncio.create_task(watch.look())
    await asyncio.sleep(0.25)
    desk.path.write_bytes(content)
    await looking
    assert isinstance(await told.next(), Adopted)
    assert told.silent


async def test_a_regression_waits_for_a_confirmation(desk: Desk) -> None:
    watch, told = quiet(desk)
    desk.path.write_bytes(desk.changed('"Gửi xe ở đâu?"', '"Thư viện mở cửa lúc nào?"'))
    sight = await look(watch, told)
    assert isinstance(sight, Held)
    assert desk.served == []
    assert await look(watch, told) is None
    desk.publisher.publish(sight.proposal, EDITOR, "", "k", confirmed=True)
    assert len(desk.served) == 1
    assert await look(watch, told) is None


async def test_a_content_saved_again_after_an_undo_is_published_again(desk: Desk) -> None:
    watch, told = quiet(desk)
    before, after = desk.text.encode(), desk.changed(*GOOD)
    for content in (after, before, after):
        desk.path.write_bytes(content)
        assert isinstance(await look(watch, told), Adopted)
    assert len(desk.publisher.revisions.last(9)) == 4


async def test_what_the_command_line_published_is_served_and_not_told(
    desk: Desk, open_desk: Callable[[], Desk]
) -> None:
    watch, told = quiet(desk)
    other = open_desk().publisher
    other.publish(other.propose(desk.changed(*GOOD)), EDITOR, "", "k")
    assert await look(watch, told) is None
    assert len(desk.served) == 1


async def test_a_missing_file_is_told(desk: Desk) -> None:
    watch, told = quiet(desk)
    desk.path.unlink()
    assert isinstance(await look(watch, told), Spoiled)
