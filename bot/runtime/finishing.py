"""Marks updates as done, many in one commit, without anyone waiting for it."""

import asyncio
import logging
from typing import Final

from bot.runtime.recorder import Recorder
from knowledge.stores.inbox import Inbox
from knowledge.stores.problems import StoreError

logger = logging.getLogger(__name__)

GATHER: Final = 0.05
"""Seconds in which answered updates gather for one commit. A kill in that time is covered by the recorder."""

RETRY: Final = 2.0
"""Seconds after which a mark is tried again that the store refused."""


class Finishing:
    """Updates that are answered, but not yet marked so in the inbox.

    A process killed in between still knows them by its recorder. After a loss of power they are answered
    again: twice is better than never.
    """

    def __init__(self, inbox: Inbox, recorder: Recorder) -> None:
        """Mark in ``inbox``, and in ``recorder`` until then."""
        self._inbox = inbox
        self._recorder = recorder
        self._finished: set[int] = set()
        self._marking: asyncio.Task[None] | None = None

    def add(self, update_id: int) -> None:
        """Mark ``update_id`` soon."""
        self._recorder.answer(update_id)
        self._finished.add(update_id)
        if self._marking is None or self._marking.done():
            self._marking = asyncio.create_task(self._mark(), name="finishing")

    async def settled(self) -> None:
        """Wait until all is marked."""
        while self._marking is not None and not self._marking.done():
            await asyncio.wait({self._marking})

    async def _mark(self) -> None:
        while self._finished:
            await asyncio.sleep(GATHER)
            finished = tuple(self._finished)
            try:
                await self._inbox.finish(finished)
            except StoreError as error:
                logger.warning("%d answered updates cannot be marked so yet: %s", len(finished), error)
                await asyncio.sleep(RETRY)
            else:
                self._finished.difference_update(finished)
                for update_id in finished:
                    self._recorder.end(update_id)
