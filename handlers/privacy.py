"""What is kept of an asker: told by /riengtu, erased by /xoa."""

import logging
from dataclasses import dataclass

from telegram import Update

from handlers.address import Address
from handlers.delivery import Delivery
from handlers.memories import Memories
from handlers.phrases import privacy as phrases
from handlers.reply import Block, Reply
from handlers.updates import Context, message_of
from knowledge.stores.archive import Archive
from knowledge.stores.inbox import KEPT_QUARANTINED
from knowledge.stores.problems import StoreError
from knowledge.stores.retention import DAY, Retention

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Privacy:
    """Answers for what is kept."""

    archive: Archive
    memories: Memories
    retention: Retention
    delivery: Delivery

    async def told(self, update: Update, context: Context) -> None:
        """Tell what is kept, how long, and how it is erased."""
        days = {
            "questions": self.retention.questions_days,
            "feedback": self.retention.feedback_days,
            "aside": round(KEPT_QUARANTINED / DAY),
        }
        kept = (phrases.QUESTIONS, phrases.FEEDBACK, phrases.WISHES, phrases.MESSAGES, phrases.RECORD)
        blocks = tuple(Block(line.format(**days)) for line in (phrases.LEAD, *kept, phrases.ERASING))
        await self.delivery.send(context.bot, Address.under(message_of(update)), Reply(blocks))

    async def erased(self, update: Update, context: Context) -> None:
        """Erase what is kept of the private chat and of whoever says so there."""
        message = message_of(update)
        person = message.from_user
        self.memories.forget(message.chat.id)  # a private chat has its person's number
        line = phrases.ERASED
        try:
            voter = self.archive.digests.person(person.id if person is not None else message.chat.id)
            await self.archive.erasure.erase(message.chat.id, voter)
        except StoreError as error:
            logger.warning("nothing was erased: %s", error)
            line = phrases.NOT_ERASED
        await self.delivery.send(context.bot, Address.under(message), Reply((Block(line),)))

    async def elsewhere(self, update: Update, context: Context) -> None:
        """Say in a group where one erases."""
        line = phrases.PRIVATELY.format(bot=context.bot.username)
        await self.delivery.send(context.bot, Address.under(message_of(update)), Reply((Block(line),)))
