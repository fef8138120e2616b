"""Receives updates by long polling, and acknowledges only what the inbox has.

Not PTB's ``Updater``, whose loop ends for good and in silence at a 401 or 404, or when the queue raises,
and which one update that PTB cannot read blocks for ever.
"""

import asyncio
import logging
from collections.abc import Callable
from typing import Final

from bot.runtime.ending import Cause
from bot.runtime.heartbeat import Heartbeat
from bot.runtime.polling import BATCH, PollFailedError, Polling
from bot.runtime.reception import Reception
from bot.runtime.trouble import Trouble
from knowledge.stores.problems import StoreError

logger = logging.getLogger(__name__)

BUSY: Final = 30.0
"""Seconds between two notes that too much is at hand to fetch more."""


class Poller:
    """The loop that fetches and hands over."""

    def __init__(
        self, polling: Polling, reception: Reception, heartbeat: Heartbeat, clock: Callable[[], float]
    ) -> None:
        """Fetch by ``polling`` for ``reception``; ``clock`` tells seconds that never run backwards."""
        self._polling = polling
        self._reception = reception
        self._heartbeat = heartbeat
        self._trouble = Trouble(clock)
        self._offset: int | None = None

    async def run(self) -> None:
        """Fetch until cancelled.

        Raises:
            GaveUpError: it has failed for too long.
        """
        while True:
            try:
                await self._once()
            except PollFailedError as error:
                wait = max(self._trouble.met(error.cause, error.detail), error.pause)
                logger.warning("no updates (%s); trying again in %.0f s", error.detail, wait)
                await asyncio.sleep(wait)
            except StoreError as error:
                # Not acknowledged, so Telegram gives the same updates again.
                wait = self._trouble.met(Cause.STORE, str(error))
                logger.warning("updates cannot be kept (%s); trying again in %.0f s", error, wait)
                await asyncio.sleep(wait)
            else:
                if self._trouble.over():
                    logger.warning("updates come in again")

    async def _once(self) -> None:
        await self._room()
        since = self._heartbeat.telegram_at or self._heartbeat.last_run_heard
        updates = await self._polling.fetch(self._offset)
        self._heartbeat.heard()
        await self._reception.accept(updates, since or self._heartbeat.telegram_at)
        self._acknowledge(updates)
        if len(updates) < BATCH:
            self._reception.caught_up.set()

    async def _room(self) -> None:
        """Wait while enough is at hand: Telegram keeps what is not fetched. Being busy is no silence."""
        while self._reception.lanes.full():
            try:
                async with asyncio.timeout(BUSY):
                    await self._reception.lanes.room()
            except TimeoutError:
                logger.warning("%d updates wait; fetching no more for now", len(self._reception.lanes))
                self._heartbeat.heard()

    def _acknowledge(self, updates: list[object]) -> None:
        """Let the next request confirm these. One without a number cannot be named: step over it."""
        numbers = [update.get("update_id") for update in updates if isinstance(update, dict)]
        known = [number for number in numbers if isinstance(number, int)]
        if known:
            self._offset = max(known) + 1
        elif updates and self._offset is not None:
            self._offset += 1
