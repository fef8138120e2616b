"""A text in a private chat is a question."""

from dataclasses import dataclass

from telegram import Update

from handlers.chats import Chats
from handlers.delivery import Delivery
from handlers.ledger import Ledger
from handlers.updates import Context, message_of
from knowledge.stores.exchanges import Surface


@dataclass(frozen=True, slots=True)
class Questions:
    """Answers what is asked in private chats."""

    chats: Chats
    delivery: Delivery
    ledger: Ledger

    async def asked(self, update: Update, context: Context) -> None:
        """Answer the question, or the number of a choice just offered."""
        message = message_of(update)
        exchange = self.chats.ask(message.text or "", message.chat.id)
        await self.delivery.send(context.bot, message.chat.id, exchange.reply)
        await self.ledger.note(update.update_id, exchange, Surface.PRIVATE)
