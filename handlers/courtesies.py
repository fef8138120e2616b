"""Notices around an answer: that it comes late, that something came too late, that there was too much."""

from dataclasses import dataclass

from telegram import Message, Update

from handlers.address import Address
from handlers.addressing import FOR_BOT
from handlers.delivery import Delivery
from handlers.phrases import private_chat as phrases
from handlers.reply import Block, Reply


@dataclass(frozen=True, slots=True)
class Courtesies:
    """Says them where the update came from: above a pressed button, or as a message."""

    delivery: Delivery

    async def late(self, update: Update) -> None:
        """Apologise for the answer that follows."""
        await self._say(update, phrases.LATE)

    async def expired(self, update: Update) -> None:
        """Say that it is too late for what was asked to be done."""
        await self._say(update, phrases.EXPIRED)

    async def too_many(self, update: Update) -> None:
        """Ask for patience."""
        await self._say(update, phrases.TOO_MANY)

    async def _say(self, update: Update, line: str) -> None:
        if update.callback_query is not None:
            await update.callback_query.answer(line)
        elif update.message is not None and _concerns(update.message):
            message = update.message
            await self.delivery.send(message.get_bot(), Address.under(message), Reply((Block(line),)))


def _concerns(message: Message) -> bool:
    """Whether the message was said to the bot: what people say to each other in a group gets no notice."""
    private = message.chat.type == message.chat.PRIVATE
    return private or FOR_BOT.filter(message) or (message.text or "").startswith("/")
