"""Long work for admins, done beside the handling of updates: nobody's question waits for it."""

import asyncio
import contextvars
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Final

logger = logging.getLogger(__name__)

AT_ONCE: Final = 2
"""Works that go on side by side: each takes a processor for itself, and the memory of a whole base."""


@dataclass(frozen=True, slots=True)
class Works:
    """What is under way. ``mishap`` tells the admin who waits that it came to nothing."""

    tasks: set[asyncio.Task[None]] = field(default_factory=set)
    turns: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))

    def begin(
        self, work: Coroutine[object, object, None], mishap: Callable[[], Coroutine[object, object, None]]
    ) -> None:
        """Do ``work`` from now on; what it raises is logged, and ``mishap`` done in its place."""
        # A context of its own: what is sent from it belongs to no update that is being handled.
        task = asyncio.create_task(
            self._supervised(work, mishap), name="curators' work", context=contextvars.Context()
        )
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def _supervised(
        self, work: Coroutine[object, object, None], mishap: Callable[[], Coroutine[object, object, None]]
    ) -> None:
        try:
            async with self.turns:
                await work
        except Exception as error:
            # The boundary of the work: nobody else would hear of it. Its message may hold a curator's words.
            logger.error("curators' work failed: %s", type(error).__name__, exc_info=error)  # noqa: TRY400
            await mishap()
        finally:
            work.close()  # where it was never begun

    async def idle(self) -> None:
        """Wait until nothing is under way."""
        while self.tasks:
            await asyncio.gather(*self.tasks)
