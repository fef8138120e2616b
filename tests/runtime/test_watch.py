"""The parts that watch: troubles, the guard, signs of life, systemd, the recorder, redaction."""

import asyncio
import contextvars
import io
import logging
import os
import socket
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.runtime.ending import Cause, GaveUpError
from bot.runtime.guard import Guard
from bot.runtime.health import Health, health, in_words
from bot.runtime.heartbeat import Heartbeat, Sign, read
from bot.runtime.recorder import Recorder, WatchedThreads
from bot.runtime.redaction import speak_safely
from bot.runtime.systemd import Systemd
from bot.runtime.trouble import Trouble

TOKEN = "123456789:CANARY-token-0123456789abcdef"  # noqa: S105  (opens nothing)
SECRET = "canary_secret_of_a_webhook_0123456789"  # noqa: S105


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(("cause", "longest"), [(Cause.TOKEN_REFUSED, 60.0), (Cause.UNREACHABLE, 90.0)])
def test_a_trouble_is_borne_for_so_long_and_no_longer(cause: Cause, longest: float) -> None:
    clock = Clock()
    trouble = Trouble(clock)
    assert [trouble.met(cause, "") for _ in range(6)] == [1, 2, 4, 8, 10, 10]
    clock.now += longest - 1
    trouble.met(cause, "")
    clock.now += 1
    with pytest.raises(GaveUpError):
        trouble.met(cause, "")


def test_a_success_ends_the_trouble() -> None:
    clock = Clock()
    trouble = Trouble(clock)
    trouble.met(Cause.OTHER_COPY, "")
    assert trouble.over()
    assert not trouble.over()
    clock.now += 1000
    assert trouble.met(Cause.OTHER_COPY, "") == 1


def test_changing_troubles_end_as_unreachable() -> None:
    clock = Clock()
    trouble = Trouble(clock)
    for cause in (Cause.TOKEN_REFUSED, Cause.UNREACHABLE, Cause.OTHER_COPY, Cause.UNREACHABLE):
        trouble.met(cause, "")
        clock.now += 25
    with pytest.raises(GaveUpError, match="unreachable"):
        trouble.met(Cause.TOKEN_REFUSED, "")


def test_the_guard_ends_a_process_whose_stop_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.runtime.guard.STOP_LIMIT", 0.0)
    monkeypatch.setattr("bot.runtime.guard.LOOK_EVERY", 0.01)
    ended, codes = threading.Event(), []

    def end(code: int) -> None:
        codes.append(code)
        guard.close()
        ended.set()

    guard = Guard(end)
    guard.start()
    guard.stop_soon()
    assert ended.wait(5)
    assert codes == [0]


def test_the_guard_ends_a_process_whose_loop_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.runtime.guard.LOOP_HUNG", 0.0)
    monkeypatch.setattr("bot.runtime.guard.LOOK_EVERY", 0.01)
    monkeypatch.setattr("faulthandler.dump_traceback", lambda: None)
    ended, codes = threading.Event(), []

    def end(code: int) -> None:
        codes.append(code)
        guard.close()
        ended.set()

    guard = Guard(end)
    guard.start()
    assert ended.wait(5)
    assert codes == [1]


def test_a_sign_of_life_is_read_back_and_remembered_by_the_next_run(tmp_path: Path) -> None:
    clock = Clock()
    heartbeat = Heartbeat(tmp_path / "alive", clock, clock)
    heartbeat.heard()
    heartbeat.turned(0.5)
    heartbeat.turned(0.1)
    given = heartbeat.sign(waiting=3, ahead=-7.0)
    heartbeat.give(given)
    assert heartbeat.sign(0, 0.0).late == 0.0
    sign = read(tmp_path / "alive")
    assert sign is not None
    assert sign == given
    assert (sign.telegram_at, sign.waiting, sign.late, sign.ahead) == (1000.0, 3, 0.5, -7.0)
    assert Heartbeat(tmp_path / "alive", clock).last_run_heard == 1000.0
    assert not heartbeat.deaf()
    clock.now += 91
    assert heartbeat.deaf()


@pytest.mark.parametrize("jump", [-86_400.0, 86_400.0])
def test_a_clock_that_is_set_makes_the_bot_neither_deaf_nor_silent(tmp_path: Path, jump: float) -> None:
    clock, ticks = Clock(), Clock()
    heartbeat = Heartbeat(tmp_path / "alive", clock, ticks)
    heartbeat.heard()
    heartbeat.give(heartbeat.sign(0, 0.0))
    clock.now += jump
    assert not heartbeat.due()
    ticks.now += 5
    assert heartbeat.due()
    assert not heartbeat.deaf()
    heartbeat.heard()
    heartbeat.give(heartbeat.sign(0, 0.0))
    assert health(read(tmp_path / "alive"), clock.now) is Health.GOOD


@pytest.mark.parametrize(
    ("late", "ahead", "found", "words"),
    [
        (1.9, 119.0, Health.GOOD, "answering, 3 updates"),
        (0.0, 700.0, Health.CLOCK, "700 s ahead of Telegram's"),
        (9.0, -121.0, Health.CLOCK, "121 s behind Telegram's"),
        (2.1, 0.0, Health.STARVED, "2.1 s late, 3 updates"),
    ],
)
def test_a_wrong_clock_and_a_busy_loop_are_told(late: float, ahead: float, found: Health, words: str) -> None:
    sign = Sign(os.getpid(), 1000.0, 1000.0, 3, late, ahead)
    assert health(sign, 1001.0) is found
    assert words in in_words(sign)
    assert health(sign, 1091.0) is Health.DEAD


def test_the_guard_tells_where_a_busy_loop_is(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.runtime.guard.LOOP_SLOW", 0.02)
    monkeypatch.setattr("bot.runtime.guard.LOOK_EVERY", 0.01)
    guard = Guard(lambda _: None)
    guard.start()
    time.sleep(0.2)
    guard.close()
    (line,) = [record.getMessage() for record in caplog.records if record.name == "bot.runtime.guard"]
    assert "time.sleep(0.2)" in line


def test_the_sign_of_an_earlier_release_is_read(tmp_path: Path) -> None:
    (tmp_path / "alive").write_text('{"pid": 7, "at": 1.0, "telegram_at": 2.0}')
    assert read(tmp_path / "alive") == Sign(7, 1.0, 2.0)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"pid": "x", "at": 1, "telegram_at": 1}'])
def test_a_broken_sign_is_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "alive").write_text(content)
    assert read(tmp_path / "alive") is None


def test_systemd_hears_of_the_start_the_life_and_the_stop(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listener:
        listener.bind(str(tmp_path / "notify"))
        systemd = Systemd(str(tmp_path / "notify"))
        systemd.waiting("no network", 90)
        systemd.ready()
        systemd.alive("")
        systemd.alive("answering, 0 updates at hand")
        systemd.stopping()
        heard = [listener.recv(200).decode() for _ in range(5)]
    assert heard[0] == "STATUS=no network\nEXTEND_TIMEOUT_USEC=90000000"
    assert heard[1].startswith("READY=1")
    assert heard[2:] == ["WATCHDOG=1", "WATCHDOG=1\nSTATUS=answering, 0 updates at hand", "STOPPING=1"]
    Systemd().ready()


async def test_the_recorder_names_what_ran_and_what_was_begun(tmp_path: Path) -> None:
    seen: list[frozenset[int]] = []

    def peek() -> None:
        seen.append(Recorder(tmp_path / "running").last_moment.running)

    async def work() -> str:
        peek()
        await asyncio.sleep(0)
        peek()
        return "done"

    recorder = Recorder(tmp_path / "running")
    recorder.clear()
    for update_id in (7, 8, 9):
        recorder.begin(update_id)
    recorder.answer(8)
    recorder.end(9)
    assert await recorder.watching(7, work()) == "done"
    peek()
    assert seen == [{7}, {7}, set()]
    last = Recorder(tmp_path / "running").last_moment
    assert last.begun == {7}
    assert last.answered == {8}


def test_a_recorder_takes_its_room_on_the_disk_or_tells_that_there_is_none(tmp_path: Path) -> None:
    Recorder(tmp_path / "running")
    assert (tmp_path / "running").stat().st_blocks > 0
    with pytest.raises(GaveUpError, match="Is a directory"):
        Recorder(tmp_path)


async def test_the_recorder_names_what_runs_in_a_thread(tmp_path: Path) -> None:
    recorder = Recorder(tmp_path / "running")
    recorder.clear()
    asyncio.get_running_loop().set_default_executor(WatchedThreads(recorder))

    def peek() -> frozenset[int]:
        return Recorder(tmp_path / "running").last_moment.running

    assert await recorder.watching(7, asyncio.to_thread(peek)) == {7}
    assert peek() == set()
    bystander = asyncio.create_task(asyncio.to_thread(peek), context=contextvars.Context())
    assert await bystander == set()


async def test_a_cancellation_reaches_what_is_watched() -> None:
    recorder = Recorder(None)
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.01):
            await recorder.watching(1, asyncio.sleep(10))


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    hooks = sys.excepthook, threading.excepthook, sys.unraisablehook
    stream = io.StringIO()
    speak_safely([TOKEN, SECRET], logging.DEBUG, stream)
    yield stream
    logging.captureWarnings(False)
    for handler in list(root.handlers):
        root.removeHandler(handler)
    for handler in handlers:
        root.addHandler(handler)
    root.setLevel(level)
    sys.excepthook, threading.excepthook, sys.unraisablehook = hooks


def test_no_log_line_and_no_traceback_holds_a_secret(log: io.StringIO) -> None:
    other = "987654321:AAmistyped-token-0123456789"
    error = ValueError(f"https://api.telegram.org/bot{TOKEN}/getMe {other}")
    logging.getLogger("x").error("secret %s", SECRET, exc_info=error)
    logging.getLogger("httpx").info("POST %s", TOKEN)
    text = log.getvalue()
    assert "ValueError: https" in text
    assert "POST" not in text
    assert not any(secret in text for secret in (TOKEN, SECRET, other))


@pytest.mark.usefixtures("log")
def test_an_uncaught_exception_tells_no_secret(capsys: pytest.CaptureFixture[str]) -> None:
    error = ValueError(TOKEN)
    sys.excepthook(ValueError, error, None)
    told = capsys.readouterr().err
    assert "ValueError" in told
    assert TOKEN not in told
