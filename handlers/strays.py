"""Messages that are no question: unknown commands, pictures, stickers, voice …"""

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Final

from telegram import Message, Update

from handlers.address import Address
from handlers.delivery import Delivery
from handlers.oversight import Oversight
from handlers.phrases import private_chat as phrases
from handlers.reply import Block, Reply
from handlers.updates import Context, message_of

_ALBUMS_REMEMBERED: Final = 1_000


class Albums:
    """The albums answered lately: Telegram sends each of their pictures as a message of its own."""

    def __init__(self) -> None:
        """None yet."""
        self._answered: OrderedDict[str, None] = OrderedDict()

    def begin(self, message: Message) -> bool:
        """Whether ``message`` is to be answered: it is in no album, or the first of one that came."""
        album = message.media_group_id
        if album is None:
            return True
        if album in self._answered:
            return False
        self._answered[album] = None
        if len(self._answered) > _ALBUMS_REMEMBERED:
            self._answered.popitem(last=False)
        return True


@dataclass(frozen=True, slots=True)
class Strays:
    """Answers each stray message, and each album, with one polite line."""

    delivery: Delivery
    oversight: Oversight
    albums: Albums = field(default_factory=Albums)

    async def unknown_command(self, update: Update, context: Context) -> None:
        """Say that there is no such command."""
        await self._say(phrases.UNKNOWN_COMMAND, update, context)

    async def not_text(self, update: Update, context: Context) -> None:
        """Say that only text can be read."""
        if self.albums.begin(message_of(update)):
            await self._say(phrases.NOT_TEXT, update, context)
        else:
            await self.oversight.pass_over(update, context)

    async def _say(self, line: str, update: Update, context: Context) -> None:
        await self.delivery.send(context.bot, Address.under(message_of(update)), Reply((Block(line),)))
