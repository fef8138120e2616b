"""Buttons under replies."""

import contextlib
from dataclasses import dataclass

from telegram import CallbackQuery, Update
from telegram.error import BadRequest

from handlers.buttons import Action, Press
from handlers.chats import Chats
from handlers.delivery import Delivery
from handlers.edition import Edition
from handlers.phrases import private_chat as phrases
from handlers.reply import Reply
from handlers.updates import Context, press_of


@dataclass(frozen=True, slots=True)
class Presses:
    """Does what a pressed button says."""

    chats: Chats
    delivery: Delivery

    async def pressed(self, update: Update, context: Context) -> None:
        """Settle a choice, open a fact, or tell a source; an outdated button says that it is one."""
        query = press_of(update)
        edition = self.chats.editions.current
        press = edition.buttons.press(query.data or "")
        if query.message is None or press is None:
            await _acknowledge(query, phrases.STALE_BUTTON)
            return
        chat = query.message.chat.id
        reply = self._reply(press, chat, edition)
        if reply is None:
            await _acknowledge(query, phrases.STALE_BUTTON)
            return
        await _acknowledge(query)
        if press.action is Action.SETTLE:
            await self.delivery.replace(context.bot, query.message, reply)
        else:
            await self.delivery.send(context.bot, chat, reply)

    def _reply(self, press: Press, chat: int, edition: Edition) -> Reply | None:
        if press.action is Action.SOURCE:
            return edition.wording.source(press.fact)
        exchange = self.chats.choose(press.fact.id, chat)
        return None if exchange is None else exchange.reply


async def _acknowledge(query: CallbackQuery, alert: str | None = None) -> None:
    """End the button's waiting, with an alert if there is one to show."""
    with contextlib.suppress(BadRequest):  # a press is too old to be acknowledged after some seconds
        await query.answer(alert, show_alert=alert is not None)
