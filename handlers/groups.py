"""Questions in groups: answered when the bot is spoken to, in the thread, quoting what was asked."""

import logging
from dataclasses import dataclass

from telegram import Chat, ChatMember, Message, Update

from handlers.address import Address, talk
from handlers.addressing import question_in, quoted
from handlers.chats import Chats
from handlers.delivery import Delivery
from handlers.ledger import Ledger
from handlers.phrases import groups as phrases
from handlers.reply import Block, Reply
from handlers.updates import Context, message_of
from knowledge.stores.chats import KnownChats
from knowledge.stores.exchanges import Surface
from knowledge.stores.problems import StoreError

logger = logging.getLogger(__name__)

_PRESENT = {ChatMember.MEMBER, ChatMember.ADMINISTRATOR, ChatMember.RESTRICTED}


@dataclass(frozen=True, slots=True)
class Groups:
    """Answers in groups, and keeps to itself otherwise."""

    chats: Chats
    delivery: Delivery
    ledger: Ledger
    known: KnownChats

    async def spoken_to(self, update: Update, context: Context) -> None:
        """Answer a message that mentions the bot or replies to it."""
        message = message_of(update)
        await self._answer(update, message, question_in(message, context.bot.bot), context)

    async def asked(self, update: Update, context: Context) -> None:
        """Answer /hoi: what stands behind it, or what the message says that it replies to."""
        message = message_of(update)
        question = " ".join(context.args or ()) or quoted(message, context.bot.bot)
        await self._answer(update, message, question, context)

    async def help(self, update: Update, context: Context) -> None:
        """Teach how to ask here."""
        await self._teach(Address.under(message_of(update)), context)

    async def joined_or_left(self, update: Update, context: Context) -> None:
        """Teach a group that the bot was added to, once; forget one that it was removed from."""
        change = update.my_chat_member
        if change is None or change.chat.type not in {Chat.GROUP, Chat.SUPERGROUP}:
            return
        try:
            if change.new_chat_member.status not in _PRESENT:
                await self.known.forget(change.chat.id)
            elif change.old_chat_member.status not in _PRESENT and await self.known.teach(change.chat.id):
                await self._teach(Address(change.chat.id), context)
        except StoreError as error:
            logger.warning("a change of membership was not kept: %s", error)

    async def moved(self, update: Update, _: Context) -> None:
        """Keep what is known of a group that became a supergroup."""
        message = message_of(update)
        if message.migrate_to_chat_id is None:
            return
        try:
            await self.known.move(message.chat.id, message.migrate_to_chat_id)
        except StoreError as error:
            logger.warning("a group's move was not kept: %s", error)

    async def _answer(self, update: Update, message: Message, question: str, context: Context) -> None:
        address = Address.under(message)
        if not question:
            await self._teach(address, context)
            return
        sender = message.sender_chat or message.from_user
        exchange = self.chats.ask(question, talk(message, sender.id if sender else None))
        await self.delivery.send(context.bot, address, exchange.reply)
        await self.ledger.note(update.update_id, exchange, Surface.GROUP)

    async def _teach(self, address: Address, context: Context) -> None:
        lesson = phrases.LESSON.format(
            bot=context.bot.username, example=self.chats.editions.current.wording.example
        )
        await self.delivery.send(context.bot, address, Reply((Block(lesson),)))
