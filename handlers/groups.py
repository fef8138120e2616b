"""Questions in groups: answered when the bot is spoken to, in the thread, quoting what was asked."""

from dataclasses import dataclass

from telegram import Message, Update

from handlers.address import Address
from handlers.addressing import commanded, question_in
from handlers.answering import Answering
from handlers.chats import Chats
from handlers.delivery import Delivery
from handlers.phrases import groups as phrases
from handlers.reply import Block, Reply
from handlers.strays import Strays
from handlers.updates import Context, message_of


@dataclass(frozen=True, slots=True)
class Groups:
    """Answers in groups, and keeps to itself otherwise."""

    chats: Chats
    delivery: Delivery
    answering: Answering
    strays: Strays

    async def spoken_to(self, update: Update, context: Context) -> None:
        """Answer a message that mentions the bot or replies to it."""
        message = message_of(update)
        question = question_in(message, context.bot.bot)
        if question:
            self.strays.albums.begin(message)  # the other pictures of an album get no line of their own
        if not question and message.text is None and message.caption is None:
            await self.strays.not_text(update, context)
        else:
            await self._answer(update, message, question, context)

    async def asked(self, update: Update, context: Context) -> None:
        """Answer /hoi: what stands behind it, or what the message says that it replies to."""
        message = message_of(update)
        await self._answer(update, message, commanded(message, context.bot.bot), context)

    async def help(self, update: Update, context: Context) -> None:
        """Teach how to ask here."""
        await self.teach(Address.under(message_of(update)), context)

    async def _answer(self, update: Update, message: Message, question: str, context: Context) -> None:
        if not question:
            await self.teach(Address.under(message), context)
            return
        await self.answering.answer(context.bot, update.update_id, message, question)

    async def teach(self, address: Address, context: Context) -> None:
        """Say how the bot is asked in a group."""
        lesson = phrases.LESSON.format(
            bot=context.bot.username, example=self.chats.editions.current.wording.example
        )
        await self.delivery.send(context.bot, address, Reply((Block(lesson),)))
