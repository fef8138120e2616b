"""The bot from start to stop: everything that runs, watched, and ended in good order."""

import asyncio
import logging
import signal
from collections.abc import Callable, Coroutine, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final, Protocol

from telegram import Bot

from bot.command import ExitCode
from bot.runtime.contact import reach
from bot.runtime.ending import Cause, GaveUpError
from bot.runtime.guard import Guard
from bot.runtime.health import Health, in_words, state
from bot.runtime.heartbeat import Heartbeat
from bot.runtime.receivers import Receiver
from bot.runtime.reception import Reception
from bot.runtime.systemd import Systemd
from knowledge.stores.database import Database
from knowledge.stores.inbox import Inbox
from knowledge.stores.problems import StoreError

logger = logging.getLogger(__name__)

DRAIN: Final = 10.0
"""Seconds at a stop for what is being handled; the inbox keeps the rest."""

CLOSE: Final = 2.0
"""Seconds for each of the later steps of a stop."""

TURN: Final = 1.0
"""Seconds between two proofs that the event loop turns."""

PRUNE_EVERY: Final = 3600.0
"""Seconds between two rounds of forgetting."""


class Application(Protocol):
    """The part of PTB's ``Application`` that starts and stops it."""

    @property
    def bot(self) -> Bot:
        """The bot."""

    @property
    def running(self) -> bool:
        """Whether it was started."""

    async def initialize(self) -> None:
        """Ask Telegram who the bot is."""

    async def start(self) -> None:
        """Let handlers create tasks."""

    async def stop(self) -> None:
        """Wait for those tasks."""

    async def shutdown(self) -> None:
        """Close the connections."""


@dataclass(frozen=True)
class Service:
    """The running bot. ``ahead`` tells by how many seconds this machine's clock is ahead of Telegram's."""

    application: Application
    database: Database
    inbox: Inbox
    reception: Reception
    receiver: Receiver
    heartbeat: Heartbeat
    guard: Guard
    systemd: Systemd
    introduce: Callable[[Bot], Coroutine[object, object, None]]
    ahead: Callable[[], float]

    async def run(self) -> None:
        """Run until a signal asks to stop.

        Raises:
            GaveUpError: it cannot go on.
        """
        stop = asyncio.Event()
        self.guard.start()
        with _signals(stop, self.guard):
            tasks = [
                asyncio.create_task(self._work(), name="work"),
                asyncio.create_task(self._watch(), name="watch"),
                asyncio.create_task(stop.wait(), name="stop"),
            ]
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            self.guard.stop_soon(_code(done))
            self.systemd.stopping()
            for task in tasks:
                task.cancel()
            await asyncio.wait(tasks, timeout=CLOSE)
            await self._close()
        for task in done:
            task.result()

    async def _work(self) -> None:
        if self.database.moved_aside is not None:
            logger.error(
                "the store was damaged and is now %s; a new one is in use", self.database.moved_aside
            )
        await reach(self.application.initialize, self.systemd)
        await self.application.start()
        try:
            await self.reception.restore()
        except StoreError as error:
            raise GaveUpError(Cause.STORE, str(error)) from error
        introducing = asyncio.create_task(self.introduce(self.application.bot))  # nobody waits for a menu
        try:
            await self.receiver.run()
        finally:
            introducing.cancel()

    async def _watch(self) -> None:
        loop = asyncio.get_running_loop()
        prune_at = loop.time()
        told = Health.GOOD
        while True:
            self.guard.turn()
            if self.heartbeat.due():
                told = self._give_sign(told)
            if loop.time() >= prune_at:
                prune_at = loop.time() + PRUNE_EVERY
                await self._prune()
            turn_at = loop.time() + TURN
            await asyncio.sleep(TURN)
            self.heartbeat.turned(loop.time() - turn_at)

    def _give_sign(self, told: Health) -> Health:
        """Give a sign of life, and say in the log where its health is no longer what was ``told`` last."""
        if self.heartbeat.deaf():
            raise GaveUpError(Cause.UNREACHABLE, "no word from Telegram")
        sign = self.heartbeat.sign(len(self.reception.lanes), self.ahead())
        now, line = state(sign), in_words(sign)
        # Before Telegram was heard, systemd is told why the start takes so long.
        self.systemd.alive(line if self.heartbeat.telegram_at else "")
        if now is not told:
            logger.log(logging.INFO if now is Health.GOOD else logging.ERROR, "%s", line)
        try:
            self.heartbeat.give(sign)
        except OSError as error:
            logger.warning("no sign of life can be written: %s", error.strerror)
        return now

    async def _prune(self) -> None:
        try:
            await self.inbox.prune()
        except StoreError as error:
            logger.warning("old updates cannot be forgotten yet: %s", error)

    async def _close(self) -> None:
        await _within(CLOSE + DRAIN, self.reception.close(DRAIN), "the inbox")
        if self.application.running:
            await _within(CLOSE, self.application.stop(), "the handlers' tasks")
        await _within(CLOSE, self.application.shutdown(), "the connections")
        await asyncio.to_thread(self.database.close)


def _code(done: Iterable[asyncio.Task[object]]) -> ExitCode:
    """How the process ends by what its tasks came to."""
    errors = [task.exception() for task in done if not task.cancelled()]
    codes = [
        error.exit_code if isinstance(error, GaveUpError) else ExitCode.UNDONE for error in errors if error
    ]
    return codes[0] if codes else ExitCode.DONE


async def _within(seconds: float, step: Coroutine[object, object, None], what: str) -> None:
    """Let one step of the stop take so long, and go on to the next whatever becomes of it."""
    task = asyncio.ensure_future(step)
    done, _ = await asyncio.wait({task}, timeout=seconds)
    if not done:
        task.cancel()
        logger.warning("stopping without waiting for %s any longer", what)
    elif not task.cancelled() and (error := task.exception()) is not None:
        logger.warning("stopping: %s failed (%s)", what, type(error).__name__)


@contextmanager
def _signals(stop: asyncio.Event, guard: Guard) -> Iterator[None]:
    """Stop at SIGTERM and SIGINT.

    Not by ``loop.add_signal_handler``, which waits for the event loop: a hung handler would keep the guard
    from hearing of it.
    """
    loop = asyncio.get_running_loop()

    def ask(_number: int, _frame: object) -> None:
        guard.stop_soon()
        loop.call_soon_threadsafe(stop.set)

    before = {number: signal.signal(number, ask) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
