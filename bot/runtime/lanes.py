"""One lane a chat: what a chat says is handled in order, different chats side by side.

PTB offers either: strictly one update at a time for the whole bot, or all at once without order within a
chat.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Final

from bot.runtime.envelope import Envelope

BACKLOG: Final = 2_000
"""Updates waiting or being handled before no more are taken in; Telegram keeps the rest for 24 hours."""


class Lanes:
    """What waits to be handled and what is being handled, in bounded number."""

    def __init__(self, handle: Callable[[Envelope], Awaitable[None]], backlog: int = BACKLOG) -> None:
        """Hand each update to ``handle``, which does not raise."""
        self._handle = handle
        self._backlog = backlog
        self._waiting: dict[str, deque[Envelope]] = {}
        self._workers: set[asyncio.Task[None]] = set()
        self._count = 0
        self._idle, self._room = asyncio.Event(), asyncio.Event()
        self._idle.set()
        self._room.set()

    def __len__(self) -> int:
        """Updates waiting or being handled."""
        return self._count

    def free(self, lane: str) -> bool:
        """Whether an update in ``lane`` would be handled at once."""
        return lane not in self._waiting

    def waiting(self, lane: str) -> tuple[Envelope, ...]:
        """What waits in ``lane``, first come first, without the one being handled."""
        return tuple(self._waiting.get(lane, ()))

    def full(self) -> bool:
        """Whether no more is to be taken in."""
        return self._count >= self._backlog

    async def room(self) -> None:
        """Wait until there is room for more."""
        await self._room.wait()

    async def idle(self) -> None:
        """Wait until nothing waits and nothing is being handled."""
        await self._idle.wait()

    def put(self, envelope: Envelope) -> None:
        """Let ``envelope`` wait its turn."""
        self._count += 1
        self._idle.clear()
        if self.full():
            self._room.clear()
        waiting = self._waiting.get(envelope.lane)
        if waiting is not None:
            waiting.append(envelope)
            return
        self._waiting[envelope.lane] = deque([envelope])
        worker = asyncio.create_task(self._work(envelope.lane), name=f"lane {envelope.lane}")
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def cancel(self) -> None:
        """Break off whatever is being handled; the inbox still has it."""
        for worker in self._workers:
            worker.cancel()
        await asyncio.gather(*self._workers, return_exceptions=True)

    async def _work(self, lane: str) -> None:
        waiting = self._waiting[lane]
        try:
            while waiting:
                await self._handle(waiting.popleft())
                self._count -= 1
                if not self.full():
                    self._room.set()
                if not self._count:
                    self._idle.set()
        finally:
            del self._waiting[lane]
