"""Notices around an answer: that it comes late, that something came too late, that there was too much."""

from dataclasses import dataclass

from telegram import Message, Update

from handlers.address import Address
from handlers.addressing import FOR_BOT
from handlers.delivery import Delivery
from handlers.oversight import Oversight
from handlers.phrases import private_chat as phrases
from handlers.reply import Block, Reply


@dataclass(frozen=True, slots=True)
class Courtesies:
    """Says them where the update came from: above a pressed button, or as a message. What was not said to
    the bot, or what nobody waits for any more, gets none and is counted.
    """

    delivery: Delivery
    oversight: Oversight

    async def late(self, update: Update) -> None:
        """Apologise for the answer that follows."""
        await self._say(update, phrases.LATE)

    async def expired(self, update: Update) -> None:
        """Say that it is too late for what was asked to be done; of an inline query nobody needs to know."""
        if not await self._say(update, phrases.EXPIRED):
            await self.oversight.count(update)

    async def too_many(self, update: Update) -> None:
        """Ask for patience."""
        if not await self._say(update, phrases.TOO_MANY):
            await self.oversight.count(update)

    async def silenced(self, updates: int) -> None:
        """Say nothing more; they are counted."""
        await self.oversight.silenced(updates)

    async def _say(self, update: Update, line: str) -> bool:
        """Whether there was somebody to say it to."""
        if update.callback_query is not None:
            await update.callback_query.answer(line)
        elif update.message is not None and _concerns(update.message):
            message = update.message
            await self.delivery.send(message.get_bot(), Address.under(message), Reply((Block(line),)))
        else:
            return False
        return True


def _concerns(message: Message) -> bool:
    """Whether the message was said to the bot: what people say to each other in a group gets no notice."""
    private = message.chat.type == message.chat.PRIVATE
    return private or FOR_BOT.filter(message) or (message.text or "").startswith("/")
