"""Buttons under replies."""

from dataclasses import dataclass

from telegram import Message, Update

from handlers.address import Address, talk
from handlers.buttons import Action, Press
from handlers.chats import Chats
from handlers.delivery import Delivery
from handlers.edition import Edition
from handlers.memories import ChatKey
from handlers.phrases import private_chat as phrases
from handlers.reply import Reply
from handlers.updates import Context, acknowledge, press_of


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
            await acknowledge(query, phrases.STALE_BUTTON)
            return
        message = query.message
        if isinstance(message, Message) and message.is_accessible:
            to, chat = Address.under(message), talk(message, query.from_user.id)
        else:
            to, chat = Address(message.chat.id), message.chat.id
        reply = self._reply(press, chat, edition)
        if reply is None:
            await acknowledge(query, phrases.STALE_BUTTON)
            return
        await acknowledge(query)
        if press.action is Action.SETTLE:
            await self.delivery.replace(context.bot, message, reply)
        else:
            await self.delivery.send(context.bot, to, reply)

    def _reply(self, press: Press, chat: ChatKey, edition: Edition) -> Reply | None:
        if press.action is Action.SOURCE:
            return edition.wording.source(press.fact)
        exchange = self.chats.choose(press.fact.id, chat)
        return None if exchange is None else exchange.reply
