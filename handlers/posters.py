"""QR pictures of the links that open the bot or one of its answers, for posters."""

import asyncio
import io
from dataclasses import dataclass

import segno
from telegram import Message, Update

from handlers.address import Address
from handlers.buttons import Action
from handlers.chats import Chats
from handlers.delivery import Delivery
from handlers.links import opening
from handlers.phrases import posters as phrases
from handlers.reply import Block, Reply
from handlers.updates import Context, message_of
from knowledge.facts import Fact

_SCALE = 12
"""Pixels of a module: about 500 pixels in all, sharp on a page of A5."""


def poster(link: str, kind: str = "png") -> bytes:
    """The QR picture of ``link``, a ``png`` or an ``svg``; a smudge of up to a quarter does no harm."""
    picture = io.BytesIO()
    segno.make(link, error="q", micro=False).save(picture, kind=kind, scale=_SCALE, border=4)
    return picture.getvalue()


@dataclass(frozen=True, slots=True)
class Posters:
    """Draws QR pictures on demand."""

    chats: Chats
    delivery: Delivery

    async def drawn(self, update: Update, context: Context) -> None:
        """Send the bot's QR picture, or that of a fact: named, or answered in the message replied to."""
        message = message_of(update)
        named = " ".join(context.args or ())
        fact = self.chats.editions.current.responder.fact(named) if named else self._answered(message)
        to = Address.under(message)
        if named and fact is None:
            await self.delivery.send(context.bot, to, Reply((Block(phrases.NO_SUCH_FACT),)))
            return
        link = opening(context.bot.username, fact)
        # In a thread: drawing takes some tens of milliseconds, in which others are answered.
        picture = await asyncio.to_thread(poster, link)
        caption = phrases.BOT if fact is None else phrases.FACT
        await context.bot.send_photo(
            to.chat,
            picture,
            caption=caption.format(link=link, title=fact.label if fact else ""),
            message_thread_id=to.thread,
            reply_parameters=to.reply_parameters,
        )

    def _answered(self, message: Message) -> Fact | None:
        """The fact that a message of the bot answers with: the one that its source button is about."""
        before = message.reply_to_message
        keyboard = before.reply_markup if before is not None else None
        buttons = self.chats.editions.current.buttons
        for row in keyboard.inline_keyboard if keyboard is not None else ():
            for button in row:
                press = buttons.press(str(button.callback_data or ""))
                if press is not None and press.action is Action.SOURCE:
                    return press.fact
        return None
