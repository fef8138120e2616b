"""Messages of a private chat that are no question: unknown commands, pictures, stickers, voice …"""

from dataclasses import dataclass

from telegram import Update

from handlers.address import Address
from handlers.delivery import Delivery
from handlers.phrases import private_chat as phrases
from handlers.reply import Block, Reply
from handlers.updates import Context, message_of


@dataclass(frozen=True, slots=True)
class Strays:
    """Answers each stray message with one polite line."""

    delivery: Delivery

    async def unknown_command(self, update: Update, context: Context) -> None:
        """Say that there is no such command."""
        await self._say(phrases.UNKNOWN_COMMAND, update, context)

    async def not_text(self, update: Update, context: Context) -> None:
        """Say that only text can be read."""
        await self._say(phrases.NOT_TEXT, update, context)

    async def _say(self, line: str, update: Update, context: Context) -> None:
        await self.delivery.send(context.bot, Address.under(message_of(update)), Reply((Block(line),)))
