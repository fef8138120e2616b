"""One message answered: decided, sent where it was asked, and noted."""

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import Bot, Message

from handlers.address import Address, talk
from handlers.chats import Chats
from handlers.delivery import Delivery
from handlers.ledger import Ledger
from knowledge.stores.exchanges import Surface
from knowledge.stores.replies import Replied


@dataclass(frozen=True, slots=True)
class Answering:
    """Answers questions in private chats and groups, wherever in a message they stood."""

    chats: Chats
    delivery: Delivery
    ledger: Ledger

    async def answer(
        self, bot: Bot, update_id: int, message: Message, question: str, earlier: Sequence[int] = ()
    ) -> None:
        """Answer ``question``, asked by ``message``; in the place of an ``earlier`` reply if there is one."""
        sender, before = message.sender_chat or message.from_user, message.reply_to_message
        pointed = await self.ledger.told(before) if before is not None and before.from_user == bot.bot else ()
        exchange = self.chats.ask(question, talk(message, sender.id if sender else None), pointed)
        to, key = Address.under(message), self.ledger.key(update_id)
        sent = await self.delivery.revise(bot, to, earlier, exchange.reply, key)
        replied = Replied(message.chat.id, message.message_id, key, sent)
        surface = Surface.PRIVATE if to.private else Surface.GROUP
        await self.ledger.note(key, exchange, surface, replied=replied)
        if earlier:
            await self.ledger.renew(replied)
