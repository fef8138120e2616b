"""What is deliberately not answered, counted by kind: nothing that comes is simply lost."""

import logging
from dataclasses import dataclass
from typing import Final

from telegram import Message, Update

from handlers.updates import Context
from knowledge.stores.passed_over import SILENCED, PassedOver
from knowledge.stores.problems import StoreError

logger = logging.getLogger(__name__)

UNKNOWN_KIND: Final = "unknown"
"""A kind of update that is younger than this release."""


@dataclass(frozen=True, slots=True)
class Oversight:
    """Counts updates that get no reply."""

    passed_over: PassedOver

    async def pass_over(self, update: Update, _: Context) -> None:
        """Count ``update`` and do nothing else."""
        await self.count(update)

    async def count(self, update: Update) -> None:
        """The same where there is no handler."""
        await self._count(kind_of(update), 1)

    async def silenced(self, updates: int) -> None:
        """Count so many ``updates`` of a flood, which nobody has looked into."""
        await self._count(SILENCED, updates)

    async def _count(self, kind: str, updates: int) -> None:
        try:
            await self.passed_over.count(kind, updates)
        except StoreError as error:
            logger.warning("%d updates that were passed over are not counted: %s", updates, error)


def kind_of(update: Update) -> str:
    """What came, as Telegram names it; of messages also the kind of chat, and whether Telegram made them."""
    kind = next((name for name in Update.ALL_TYPES if getattr(update, name, None) is not None), UNKNOWN_KIND)
    message = getattr(update, kind, None)
    if not isinstance(message, Message):
        return kind
    made = "" if message.text is not None or message.effective_attachment is not None else " (service)"
    return f"{kind} {message.chat.type}"[:30] + made
