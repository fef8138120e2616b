"""The handling of one update: its share of the concurrency and of the time.

A handler that waits for Telegram is not at work: it gives its slot to another chat and its clock stands
still. Otherwise a chat's pause of 30 s would hold up, or time out, others.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from contextvars import ContextVar
from types import TracebackType
from typing import Self


class Handling:
    """One update being handled, as an asynchronous context: entered when there is a slot, left in time.

    Leaving raises ``TimeoutError`` when the time was up.
    """

    def __init__(self, chat: int | None, slots: asyncio.Semaphore, limit: float) -> None:
        """An update of ``chat``, to be handled within ``limit`` seconds of work."""
        self.chat = chat
        self.undelivered = False
        """Set by the sender when Telegram could not be reached in time: the update is to be handled again."""
        self._slots = slots
        self._left = limit
        self._timeout = asyncio.timeout(None)
        self._active = False
        self._holding = False
        self._elsewhere = 0

    async def __aenter__(self) -> Self:
        """Wait for a slot and start the clock."""
        await self._slots.acquire()
        self._holding = True
        self._timeout = asyncio.timeout(self._left)
        await self._timeout.__aenter__()
        self._active = True
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """Stop the clock and give the slot back."""
        self._active = False
        self._release()
        await self._timeout.__aexit__(kind, error, traceback)

    @asynccontextmanager
    async def elsewhere(self) -> AsyncIterator[None]:
        """A time that is Telegram's: the clock stands still, and the slot is another's."""
        self._elsewhere += 1
        if self._elsewhere == 1 and self._active:
            now = asyncio.get_running_loop().time()
            self._left = max((self._timeout.when() or now) - now, 0.0)
            self._timeout.reschedule(None)
            self._release()
        try:
            yield
        finally:
            self._elsewhere -= 1
            if not self._elsewhere and self._active:
                await self._resume()

    async def _resume(self) -> None:
        if self._timeout.expired():
            return
        await self._slots.acquire()
        if self._elsewhere or not self._active:  # another task of the same handler has left meanwhile
            self._slots.release()
            return
        self._holding = True
        self._timeout.reschedule(asyncio.get_running_loop().time() + self._left)

    def _release(self) -> None:
        if self._holding:
            self._holding = False
            self._slots.release()


Current = ContextVar[Handling | None]
"""Where the sender finds the handling it sends for: one variable, made by the composition root for both."""
