"""Once a day, and at the start, forgets what is past the time that the configuration sets."""

import asyncio
from dataclasses import dataclass

from telegram import Bot

from knowledge.stores.database import Database
from knowledge.stores.retention import DAY, Retention
from knowledge.stores.revisions import Revisions


@dataclass(slots=True)
class Forgetting:
    """A round that does something once a day. ``due_at`` is by the event loop's clock."""

    retention: Retention
    database: Database
    revisions: Revisions
    due_at: float = 0.0

    async def round(self, _: Bot) -> None:
        """Forget, if a day has passed.

        Raises:
            StoreError: the store refused; the next round tries again.
        """
        now = asyncio.get_running_loop().time()
        if now >= self.due_at:
            await self.retention.apply(self.database)
            await asyncio.to_thread(self.revisions.forget_drafts)
            self.due_at = now + DAY
