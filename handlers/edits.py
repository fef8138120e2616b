"""Edited questions: the bot edits its own earlier reply, instead of answering twice."""

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import Message, Update

from handlers.addressing import commanded, is_called, question_in
from handlers.answering import Answering
from handlers.oversight import Oversight
from handlers.updates import Context
from knowledge.stores.problems import StoreError
from knowledge.stores.replies import Replies


@dataclass(frozen=True, slots=True)
class Edits:
    """Revises answers. What was never answered stays so: Telegram reports more edits than people make."""

    answering: Answering
    replies: Replies
    oversight: Oversight

    async def edited(self, update: Update, context: Context) -> None:
        """Answer the question as it reads now."""
        message = update.edited_message
        if message is None:
            return
        bot = context.bot.bot
        for_bot = message.chat.type == message.chat.PRIVATE or is_called(message, bot)
        await self._revise(update, message, question_in(message, bot) if for_bot else "", context)

    async def commanded(self, update: Update, context: Context) -> None:
        """Answer what stands behind an edited /hoi."""
        message = update.edited_message
        if message is not None:
            await self._revise(update, message, commanded(message, context.bot.bot), context)

    async def _revise(self, update: Update, message: Message, question: str, context: Context) -> None:
        earlier = await self._earlier(message) if question else ()
        if not earlier:
            await self.oversight.pass_over(update, context)
            return
        await self.answering.answer(context.bot, update.update_id, message, question, earlier)

    async def _earlier(self, message: Message) -> Sequence[int]:
        try:
            return await self.replies.messages(message.chat.id, message.message_id)
        except StoreError:
            return ()
