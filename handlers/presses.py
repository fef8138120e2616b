"""Buttons under replies that lead to facts."""

import contextlib
from dataclasses import dataclass, field

from telegram import MaybeInaccessibleMessage, Message, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest

from handlers.address import Address, talk
from handlers.buttons import MARKED, Action, Press
from handlers.chats import Chats
from handlers.delivery import NO_PREVIEW, Delivery
from handlers.inline import posted
from handlers.ledger import Ledger
from handlers.phrases import private_chat as phrases
from handlers.taps import Taps
from handlers.updates import Context, acknowledge, press_of
from knowledge.stores.exchanges import Surface
from knowledge.stores.replies import Replied


@dataclass(frozen=True, slots=True)
class Presses:
    """Does what a pressed button says."""

    chats: Chats
    delivery: Delivery
    ledger: Ledger
    taps: Taps = field(default_factory=Taps)

    async def pressed(self, update: Update, context: Context) -> None:
        """Settle a choice, open a fact, or tell a source; an outdated button says that it is one."""
        query = press_of(update)
        edition = self.chats.editions.current
        press = edition.buttons.press(query.data or "")
        message = query.message
        if query.inline_message_id and press is not None and press.action is Action.SETTLE:
            await self._settle_elsewhere(update, press, query.inline_message_id, context)
            return
        if message is None or press is None:
            await acknowledge(query, phrases.STALE_BUTTON)
            return
        button = message.chat.id, message.message_id, press.data
        if self.taps.again(button, self.chats.clock()):
            await acknowledge(query)
            return
        if press.action is Action.SOURCE:
            await acknowledge(query)
            await self.delivery.send(context.bot, _below(message), edition.wording.source(press.fact))
            return
        await self._answer(update, press, message, context)

    async def _settle_elsewhere(self, update: Update, press: Press, posted_in: str, context: Context) -> None:
        """Answer in the place of a message that the bot does not see, in a chat that is not its own."""
        exchange, key = self.chats.choose(press.fact.id), self.ledger.key(update.update_id)
        await acknowledge(press_of(update), phrases.STALE_BUTTON if exchange is None else None)
        if exchange is None:
            return
        text, buttons = posted(exchange, key)
        with contextlib.suppress(BadRequest):  # pressed twice, or the message is gone
            await context.bot.edit_message_text(
                text,
                inline_message_id=posted_in,
                parse_mode=ParseMode.HTML,
                link_preview_options=NO_PREVIEW,
                reply_markup=buttons,
            )
        await self.ledger.note(key, exchange, Surface.INLINE, typed=False)

    async def _answer(
        self, update: Update, press: Press, message: MaybeInaccessibleMessage, context: Context
    ) -> None:
        query = press_of(update)
        person = query.from_user.id
        chat = talk(message, person) if isinstance(message, Message) else message.chat.id
        exchange = self.chats.choose(press.fact.id, chat)
        if exchange is None:
            await acknowledge(query, phrases.STALE_BUTTON)
            return
        await acknowledge(query)
        if press.action is Action.SETTLE:
            # It is still the reply to the question that the choice was offered for.
            await self.delivery.replace(context.bot, message, exchange.reply, _exchange_under(message))
            return
        to, key = _below(message), self.ledger.key(update.update_id)
        sent = await self.delivery.send(context.bot, to, exchange.reply, key)
        surface = Surface.PRIVATE if to.private else Surface.GROUP
        replied = Replied(message.chat.id, message.message_id, key, sent)
        await self.ledger.note(key, exchange, surface, typed=False, replied=replied)


def _below(message: MaybeInaccessibleMessage) -> Address:
    if isinstance(message, Message) and message.is_accessible:
        return Address.under(message)
    return Address(message.chat.id)


def _exchange_under(message: MaybeInaccessibleMessage) -> str:
    """The key of the exchange that ``message`` can be rated for; empty where there is none."""
    keyboard = message.reply_markup if isinstance(message, Message) else None
    for row in keyboard.inline_keyboard if keyboard is not None else ():
        for button in row:
            found = MARKED.fullmatch(str(button.callback_data or ""))
            if found is not None:
                return found["key"]
    return ""
