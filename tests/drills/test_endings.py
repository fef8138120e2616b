"""No silent death: whatever happens to polling, the bot recovers, or ends with a clear line and code."""

import asyncio
import os
import resource
import signal
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.runtime.health import Health, health
from bot.runtime.heartbeat import read
from bot.runtime.place import Place
from tests.drills.bot_api import BotApi, Call, Fault, Json, Kind
from tests.drills.figures import report
from tests.drills.process import Bot, until

LONG = pytest.mark.drill

ROOM_ON_DISK = 64 * 1024
"""Bytes that any file of the bot may grow to when the disk is taken to be full: room for the log, not for
the store.
"""


def only_updates(status: int, during: Callable[[], bool]) -> Callable[[Call], Fault | None]:
    """Fail fetching with ``status`` as long as ``during`` says."""

    def plan(call: Call) -> Fault | None:
        failing = call.method == "getUpdates" and during()
        return Fault(Kind.STATUS, status) if failing else None

    return plan


async def started(api: BotApi, folder: Path) -> Bot:
    bot = Bot.echo("durable", api.base_url, folder)
    await bot.start()
    await until(lambda: api.calls["getUpdates"] > 0, 20)
    return bot


async def short_of_disk(api: BotApi, folder: Path) -> Bot:
    """A started bot whose disk is as good as full."""
    bot = Bot.echo("durable", api.base_url, folder)
    bot.environment = {}  # the limit holds for the log as well, which is long at DEBUG
    await bot.start()
    await until(lambda: api.calls["getUpdates"] > 0, 20)
    assert bot.process is not None
    resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE, (ROOM_ON_DISK, resource.RLIM_INFINITY))
    return bot


@pytest.mark.parametrize("status", [401, 404, 409, 500, 502])
async def test_a_passing_failure_of_polling_passes(tmp_path: Path, status: int) -> None:
    async with BotApi() as api:
        failures = iter([True, True, False])
        api.plan = only_updates(status, lambda: next(failures, False))
        bot = await started(api, tmp_path)
        api.ask(1, "still there?")
        await until(lambda: len(api.sent) == 1, 20)
        assert await bot.stop() == 0


@LONG
@pytest.mark.parametrize(("status", "code"), [(401, 78), (404, 78), (409, 75), (500, 1)])
async def test_a_lasting_failure_of_polling_ends_the_bot_with_its_code(
    tmp_path: Path, status: int, code: int
) -> None:
    async with BotApi() as api:
        bot = await started(api, tmp_path)
        begun = time.monotonic()
        api.plan = only_updates(status, lambda: True)
        api.ask(1, "wakes the poll")
        assert await bot.ended(120) == code
        report(f"getUpdates answers {status} for good: exit {code} after {time.monotonic() - begun:.0f} s")


@LONG
async def test_a_lost_network_ends_the_bot_to_be_started_again(tmp_path: Path) -> None:
    async with BotApi() as api:
        bot = await started(api, tmp_path)
    begun = time.monotonic()
    assert await bot.ended(120) == 1
    report(f"Telegram gone for good: exit 1 after {time.monotonic() - begun:.0f} s")


async def test_a_refused_token_ends_the_start_with_78(tmp_path: Path) -> None:
    async with BotApi(lambda _call: Fault(Kind.STATUS, 401)) as api:
        bot = Bot.echo("durable", api.base_url, tmp_path)
        await bot.start()
        assert await bot.ended(20) == 78


async def test_a_start_without_a_network_warns_and_waits(tmp_path: Path) -> None:
    async with BotApi() as api:
        port = api.port
    bot = Bot.echo("durable", f"http://127.0.0.1:{port}/bot", tmp_path)
    await bot.start()
    await until(lambda: bot.log.read_text().count("cannot be reached (ClientConnectorError)") >= 2, 20)
    async with BotApi(port_wanted=port) as api:
        api.ask(1, "back?")
        await until(lambda: len(api.sent) == 1, 30)
        assert await bot.stop() == 0


async def test_an_update_that_cannot_be_read_harms_no_other(tmp_path: Path) -> None:
    async with BotApi() as api:
        unreadable: list[Json] = [
            {"update_id": 900, "message": {"message_id": 1}},
            {"update_id": 901, "message": "no message"},
            {"update_id": 902, "callback_query": {"id": 5, "from": []}},
            {"update_id": 903, "something_new": {"of": "tomorrow"}},
            {"update_id": "904"},
        ]
        api.put(*unreadable[:4])
        bot = await started(api, tmp_path)
        api._next = 1000
        api.ask(1, "next, please")
        await until(lambda: len(api.sent) == 1, 20)
        assert api.calls["getUpdates"] < 20
        assert await bot.stop() == 0


async def test_a_full_disk_loses_nothing_and_does_not_kill_polling(tmp_path: Path) -> None:
    async with BotApi() as api:
        bot = await short_of_disk(api, tmp_path)
        for number in range(100):
            api.ask(1 + number, f"{number}")
            await asyncio.sleep(0.01)
        await until(lambda: "updates cannot be kept" in bot.log.read_text(), 20)
        kept = len(api.sent)
        assert kept < 100
        assert bot.process is not None
        resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
        await until(lambda: len(api.sent) == 100, 30)
        report(f"disk full after {kept} of 100 questions, free again: {len(api.sent)} answered")
        assert await bot.stop() == 0


async def test_a_second_copy_on_the_machine_is_refused_with_75(tmp_path: Path) -> None:
    async with BotApi() as api:
        bot = await started(api, tmp_path)
        second = Bot.echo("durable", api.base_url, tmp_path)
        await second.start()
        assert await second.ended(20) == 75
        assert await bot.stop() == 0


async def test_health_follows_the_life_of_the_bot(tmp_path: Path) -> None:
    sign = Place.beside(f"sqlite:///{tmp_path}/bot.db").sign
    assert health(read(sign), time.time()) is Health.NO_SIGN
    async with BotApi() as api:
        bot = await started(api, tmp_path)
        await until(sign.exists, 10)
        api.ask(1, "a word from Telegram")
        await until(lambda: health(read(sign), time.time()) is Health.GOOD, 10)
        assert health(read(sign), time.time() + 60) is Health.DEAD
        await bot.kill()
        assert health(read(sign), time.time()) is Health.DEAD


@pytest.mark.parametrize("number", [signal.SIGTERM, pytest.param(signal.SIGINT, marks=LONG)])
async def test_a_stop_leaves_hung_and_waiting_questions_to_the_next_start(
    tmp_path: Path, number: signal.Signals
) -> None:
    async with BotApi() as api:
        bot = await started(api, tmp_path)
        api.ask(1, "hang on")
        api.ask(1, "behind the hung one")
        api.ask(2, "beside it")
        await until(lambda: len(api.sent) == 1, 10)
        begun = time.monotonic()
        assert bot.process is not None
        os.kill(bot.process.pid, number)
        assert await bot.ended(20) == 0
        took = time.monotonic() - begun
        report(f"stop with a hung handler: {took:.1f} s")
        assert took < 20
        await bot.start()
        # The hung one is ended by its time limit; then comes the one behind it.
        await until(lambda: "re: behind the hung one" in {sent.text for sent in api.sent}, 40)
        assert await bot.stop() == 0


@pytest.mark.parametrize("order", ["block", pytest.param("freeze", marks=LONG)])
async def test_a_stop_does_not_wait_for_a_thread_that_hangs(tmp_path: Path, order: str) -> None:
    async with BotApi() as api:
        bot = await started(api, tmp_path)
        api.ask(2, "before it")
        await until(lambda: len(api.sent) == 1, 10)
        api.ask(1, f"{order} it")
        await until(lambda: kept(tmp_path / "bot.db") == 2, 10)
        begun = time.monotonic()
        assert await bot.stop(20) == 0
        report(f"stop with a thread that hangs ({order}): {time.monotonic() - begun:.1f} s")


@LONG
async def test_a_disk_that_stays_full_ends_the_bot_to_be_started_again(tmp_path: Path) -> None:
    async with BotApi() as api:
        bot = await short_of_disk(api, tmp_path)
        begun = time.monotonic()
        for number in range(100):
            api.ask(1 + number, f"{number}")
            await asyncio.sleep(0.01)
        assert await bot.ended(120) == 1
        report(f"disk full for good: exit 1 after {time.monotonic() - begun:.0f} s")
        await bot.start()
        await until(lambda: len({sent.text for sent in api.sent}) == 100, 30)
        assert await bot.stop() == 0


@LONG
async def test_a_connection_that_falls_silent_is_given_up_and_made_anew(tmp_path: Path) -> None:
    async with BotApi() as api:
        bot = await started(api, tmp_path)
        stalls = iter([Fault(Kind.STALL)])
        api.plan = lambda call: next(stalls, None) if call.method == "getUpdates" else None
        api.ask(1, "one")  # ends the poll that is under way; the next one stalls
        await until(lambda: len(api.sent) == 1, 10)
        begun = time.monotonic()
        api.ask(1, "still there?")
        await until(lambda: len(api.sent) == 2, 60)
        report(f"a poll that falls silent: answers again after {time.monotonic() - begun:.0f} s")
        assert await bot.stop() == 0


def kept(store: Path) -> int:
    """Updates that the store has taken in."""
    with closing(sqlite3.connect(store)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM inbox").fetchone()
    return int(count)
