"""A text in a private chat is a question, and so is what stands behind /hoi."""

from dataclasses import dataclass

from telegram import Update

from handlers.address import Address
from handlers.addressing import commanded, question_in
from handlers.answering import Answering
from handlers.chats import Chats
from handlers.delivery import Delivery
from handlers.phrases import private_chat as phrases
from handlers.reply import Block, Reply
from handlers.strays import Strays
from handlers.updates import Context, message_of


@dataclass(frozen=True, slots=True)
class Questions:
    """Answers what is asked in private chats."""

    chats: Chats
    delivery: Delivery
    answering: Answering
    strays: Strays

    async def asked(self, update: Update, context: Context) -> None:
        """Answer the question, or the number of a choice just offered; under a picture, its caption."""
        message = message_of(update)
        self.strays.albums.begin(message)  # the other pictures of an album get no line of their own
        await self._answer(update, question_in(message, context.bot.bot), context)

    async def commanded(self, update: Update, context: Context) -> None:
        """Answer what stands behind /hoi, or what it replies to; alone, it teaches."""
        await self._answer(update, commanded(message_of(update), context.bot.bot), context)

    async def _answer(self, update: Update, question: str, context: Context) -> None:
        message = message_of(update)
        if question:
            await self.answering.answer(context.bot, update.update_id, message, question)
        else:
            lesson = phrases.ASK_ALONE.format(example=self.chats.editions.current.wording.example)
            await self.delivery.send(context.bot, Address.under(message), Reply((Block(lesson),)))
