"""Edited questions: the bot edits its own earlier reply, instead of answering twice."""

from collections.abc import Sequence
from dataclasses import dataclass

from telegram import Message, Update

from handlers.addressing import is_called, question_in
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
        private = message.chat.type == message.chat.PRIVATE
        if private:
            question = message.text or message.caption or ""
        else:
            question = question_in(message, context.bot.bot) if is_called(message, context.bot.bot) else ""
        await self._revise(update, message, question, context)

    async def commanded(self, update: Update, context: Context) -> None:
        """Answer what stands behind an edited /hoi."""
        if update.edited_message is not None:
            await self._revise(update, update.edited_message, " ".join(context.args or ()), context)

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
