"""Where calls wait for the moment at which Telegram lets them through."""

import asyncio
from collections.abc import Callable
from typing import Final

from bot.runtime.calls import Call
from bot.runtime.pacing import Flood, Pace, Passage, Rates, Window
from bot.runtime.recipients import Recipient, Recipients

CONNECTIONS: Final = 32
"""Requests under way at most. More would be slower: httpcore looks through all of them for each request."""


class Gate:
    """The limits and pauses of all chats, and of the bot as a whole."""

    def __init__(self, rates: Rates, connections: int = CONNECTIONS) -> None:
        """Hold messages to ``rates``, and calls to so many ``connections`` at once."""
        self.recipients = Recipients(rates)
        self._overall = Pace(Window(rates.per_second, 1.0))
        self._turn = asyncio.Lock()
        self._connections = asyncio.Semaphore(connections)
        self._flood = Flood()

    async def enter(self, call: Call, recipient: Recipient | None) -> Passage:
        """Take a connection at a moment when ``call`` may be sent. ``leave`` gives it back."""
        passage = Passage()
        pace = self._overall if recipient is None else recipient.pace
        if call is not Call.MESSAGE:
            await _sleep_until(lambda _: max(pace.paused_until, self._overall.paused_until))
            await self._connections.acquire()
            return passage
        while True:
            await _sleep_until(pace.free_at)
            await self._connections.acquire()
            try:
                if await self._take_turn(pace, passage):
                    return passage
            except BaseException:
                self._connections.release()
                raise
            self._connections.release()

    def leave(self, passage: Passage) -> None:
        """The call has returned."""
        passage.over = _now()
        self._connections.release()

    def paused(self, recipient: Recipient | None) -> bool:
        """Whether Telegram has asked to send nothing now."""
        until = 0.0 if recipient is None else recipient.pace.paused_until
        return max(until, self._overall.paused_until) > _now()

    def pause(self, recipient: Recipient | None, seconds: float) -> None:
        """Send nothing to the chat for so long; nor to any other, where that is what Telegram means."""
        until = _now() + seconds
        if recipient is None:
            self._overall.pause(until)
            return
        recipient.pace.pause(until)
        if self._flood.refused(recipient.chat, until):
            self._overall.pause(until)

    def passed(self, recipient: Recipient | None) -> None:
        """Telegram took a call."""
        self._flood.passed()
        if recipient is not None:
            self.recipients.unblock(recipient.chat)

    async def _take_turn(self, pace: Pace, passage: Passage) -> bool:
        """Leave after those that came before; not if ``pace`` was paused meanwhile."""
        async with self._turn:
            await _sleep_until(self._overall.free_at)
            if pace.free_at(_now()) > _now():
                return False
            for each in {self._overall, pace}:
                each.record(passage)
            return True


async def _sleep_until(free_at: Callable[[float], float]) -> None:
    now = _now()
    free = free_at(now)
    while free > now:
        await asyncio.sleep(free - now)
        now = _now()
        free = free_at(now)


def _now() -> float:
    return asyncio.get_running_loop().time()
