"""QR pictures of the links that open the bot or one of its answers, for posters."""

import asyncio
import io
from dataclasses import dataclass

import segno
from telegram import Update

from handlers.address import Address
from handlers.chats import Chats
from handlers.delivery import Delivery
from handlers.links import opening
from handlers.phrases import posters as phrases
from handlers.pointing import fact_under
from handlers.reply import Block, Reply
from handlers.updates import Context, message_of

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
        edition = self.chats.editions.current
        fact = edition.responder.fact(named) if named else fact_under(message, edition.buttons)
        to = Address.under(message)
        if named and fact is None:
            await self.delivery.send(context.bot, to, Reply((Block(phrases.NO_SUCH_FACT),)))
            return
        link = opening(context.bot.username, fact.id if fact else "")
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
