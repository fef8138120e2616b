"""The button under a refusal: an asker wants to be told when there is an answer, or wants so no more."""

import contextlib
import logging
from dataclasses import dataclass

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.error import BadRequest

from handlers.buttons import MARKED, Mark, marked
from handlers.phrases import feedback as phrases
from handlers.phrases import private_chat
from handlers.updates import Context, acknowledge, press_of
from knowledge.stores.archive import Archive
from knowledge.stores.problems import StoreError

logger = logging.getLogger(__name__)


def wish_button(mark: Mark, key: str) -> InlineKeyboardButton:
    """The button that makes a wish about the exchange under ``key``, or withdraws it."""
    label = phrases.TELL_ME if mark is Mark.WISH else phrases.TELL_ME_NOT
    return InlineKeyboardButton(label, callback_data=marked(mark, key))


@dataclass(frozen=True, slots=True)
class Wishing:
    """Takes wishes in private chats, the only ones that can be told anything later."""

    archive: Archive

    async def pressed(self, update: Update, context: Context) -> None:
        """Make the wish, or withdraw it, and offer the other on the same button."""
        query = press_of(update)
        found = MARKED.fullmatch(query.data or "")
        message = query.message
        if found is None or message is None or message.chat.type != message.chat.PRIVATE:
            await acknowledge(query, private_chat.STALE_BUTTON)
            return
        mark, key = Mark(found["mark"]), found["key"]
        try:
            known = await self._keep(mark, key, message.chat.id, message.message_id)
        except StoreError as error:
            logger.warning("a wish was not kept: %s", error)
            await acknowledge(query, phrases.NOT_KEPT)
            return
        if not known:
            await acknowledge(query, private_chat.STALE_BUTTON)
            return
        await acknowledge(query, phrases.WILL_TELL if mark is Mark.WISH else phrases.WILL_NOT_TELL)
        await _turn(query, mark, key, context)

    async def _keep(self, mark: Mark, key: str, chat: int, message: int) -> bool:
        if mark is Mark.UNWISH:
            await self.archive.wishes.withdraw(key, chat)
            return True
        replied = await self.archive.replies.find(chat, message)
        parts = await self.archive.exchanges.find(key)
        lone = (one.part for one in parts if one.status == "unknown")
        question = replied.question_id if replied else message
        return await self.archive.wishes.make(key, chat, question, next(lone, None))


async def _turn(query: CallbackQuery, pressed: Mark, key: str, context: Context) -> None:
    """Let the pressed button offer the opposite."""
    message = query.message
    if not isinstance(message, Message) or not message.is_accessible or message.reply_markup is None:
        return
    other = Mark.UNWISH if pressed is Mark.WISH else Mark.WISH
    rows = [
        [wish_button(other, key) if button.callback_data == query.data else button for button in row]
        for row in message.reply_markup.inline_keyboard
    ]
    with contextlib.suppress(BadRequest):  # pressed twice, or the message is gone
        await context.bot.edit_message_reply_markup(
            message.chat.id, message.message_id, reply_markup=InlineKeyboardMarkup(rows)
        )
