"""A text in a private chat is a question, and so is what stands behind /hoi."""

from dataclasses import dataclass

from telegram import Update

from handlers.address import Address
from handlers.answering import Answering
from handlers.chats import Chats
from handlers.delivery import Delivery
from handlers.phrases import private_chat as phrases
from handlers.reply import Block, Reply
from handlers.updates import Context, message_of


@dataclass(frozen=True, slots=True)
class Questions:
    """Answers what is asked in private chats."""

    chats: Chats
    delivery: Delivery
    answering: Answering

    async def asked(self, update: Update, context: Context) -> None:
        """Answer the question, or the number of a choice just offered; under a picture, its caption."""
        message = message_of(update)
        await self._answer(update, message.text or message.caption or "", context)

    async def commanded(self, update: Update, context: Context) -> None:
        """Answer what stands behind /hoi; alone, it teaches."""
        question = " ".join(context.args or ())
        if question:
            await self._answer(update, question, context)
        else:
            lesson = phrases.ASK_ALONE.format(example=self.chats.editions.current.wording.example)
            to = Address.under(message_of(update))
            await self.delivery.send(context.bot, to, Reply((Block(lesson),)))

    async def _answer(self, update: Update, question: str, context: Context) -> None:
        await self.answering.answer(context.bot, update.update_id, message_of(update), question)
