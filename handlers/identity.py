"""/id: who somebody is to the bot, which is a number; an admin-to-be needs it for the configuration."""

from dataclasses import dataclass

from telegram import Update

from handlers.address import Address
from handlers.delivery import Delivery
from handlers.phrases import private_chat as phrases
from handlers.reply import Block, Reply
from handlers.updates import Context, message_of


@dataclass(frozen=True, slots=True)
class Identity:
    """Tells people their own number, in private chats only."""

    delivery: Delivery

    async def asked(self, update: Update, context: Context) -> None:
        """Tell the number of whoever asks."""
        message = message_of(update)
        if message.from_user is not None:
            told = phrases.IDENTITY.format(number=message.from_user.id)
            await self.delivery.send(context.bot, Address.under(message), Reply((Block(told),)))
