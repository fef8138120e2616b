"""Replies on Telegram: text in HTML, buttons under the last message."""

from collections.abc import Iterator
from dataclasses import dataclass

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    MaybeInaccessibleMessage,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest

from handlers.buttons import Action, Press
from handlers.echo import shortened
from handlers.phrases import private_chat
from handlers.phrases import replies as phrases
from handlers.rendering import messages
from handlers.reply import Reply

LABEL_LENGTH = 60
"""Characters of a button's label; a phone shows about half of them in one line and cuts the rest."""

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_UNCHANGED = "Message is not modified"
"""How Telegram's refusal begins when a button was pressed twice and the answer stands there already."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """Sends replies."""

    async def send(self, bot: Bot, chat: int, reply: Reply) -> None:
        """Send ``reply`` to ``chat``, in several messages where it is too long for one."""
        await self._send(bot, chat, messages(reply.blocks), reply)

    async def replace(self, bot: Bot, message: MaybeInaccessibleMessage, reply: Reply) -> None:
        """Put ``reply`` in the place of ``message``, or below where that can no longer change."""
        chat = message.chat.id
        first, *rest = messages(reply.blocks)
        if not message.is_accessible:
            await self._send(bot, chat, [first, *rest], reply)
            return
        try:
            await bot.edit_message_text(
                first,
                chat,
                message.message_id,
                parse_mode=ParseMode.HTML,
                link_preview_options=_NO_PREVIEW,
                reply_markup=None if rest else self._keyboard(reply),
            )
        except BadRequest as refusal:
            if refusal.message.startswith(_UNCHANGED):
                return
            rest.insert(0, first)
        await self._send(bot, chat, rest, reply)

    async def _send(self, bot: Bot, chat: int, texts: list[str], reply: Reply) -> None:
        for number, text in enumerate(texts, 1):
            await bot.send_message(
                chat,
                text,
                parse_mode=ParseMode.HTML,
                link_preview_options=_NO_PREVIEW,
                reply_markup=self._keyboard(reply) if number == len(texts) else None,
            )

    def _keyboard(self, reply: Reply) -> InlineKeyboardMarkup | None:
        rows = [[button] for button in self._row_buttons(reply)]
        return InlineKeyboardMarkup(rows) if rows else None

    def _row_buttons(self, reply: Reply) -> Iterator[InlineKeyboardButton]:
        """One button a row: numbered choices, related facts, the source."""
        action = Action.SETTLE if reply.settling else Action.OPEN
        for number, fact in enumerate(reply.choices, 1):
            label = phrases.CHOICE.format(number=number, title=shortened(fact.label, LABEL_LENGTH))
            yield self._button(label, Press(action, fact))
        for fact in reply.related:
            yield self._button(shortened(fact.label, LABEL_LENGTH), Press(Action.OPEN, fact))
        if reply.sourced is not None:
            yield self._button(private_chat.SOURCE_BUTTON, Press(Action.SOURCE, reply.sourced))

    def _button(self, label: str, press: Press) -> InlineKeyboardButton:
        return InlineKeyboardButton(label, callback_data=press.data)
