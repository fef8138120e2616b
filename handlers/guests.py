"""Guest mode: answers where the bot is mentioned in a chat that it never joined (Bot API 10.0)."""

from dataclasses import dataclass

from telegram import Update

from handlers.addressing import question_in
from handlers.chats import Chats
from handlers.inline import article
from handlers.ledger import Ledger
from handlers.oversight import Oversight
from handlers.updates import Context
from knowledge.stores.exchanges import Surface


@dataclass(frozen=True, slots=True)
class Guests:
    """Answers as a guest: one message, without a memory of the chat, which is not the bot's."""

    chats: Chats
    ledger: Ledger
    oversight: Oversight

    async def called(self, update: Update, context: Context) -> None:
        """Answer the question beside the mention, or in the message that the mention replies to."""
        message = update.guest_message
        if message is None or message.guest_query_id is None:
            await self.oversight.pass_over(update, context)
            return
        exchange, key = (
            self.chats.ask(question_in(message, context.bot.bot)),
            self.ledger.key(update.update_id),
        )
        await context.bot.answer_guest_query(message.guest_query_id, article(exchange, key))
        await self.ledger.note(key, exchange, Surface.GUEST)
