"""Replies on Telegram: text in HTML, buttons under the last message."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from telegram import (
    Bot,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    MaybeInaccessibleMessage,
    Message,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest

from handlers.address import Address
from handlers.buttons import Action, Press
from handlers.echo import shortened
from handlers.links import sharing
from handlers.phrases import private_chat
from handlers.phrases import replies as phrases
from handlers.rendering import messages
from handlers.reply import Reply

LABEL_LENGTH = 60
"""Characters of a button's label; a phone shows about half of them in one line and cuts the rest."""

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_UNCHANGED = "Message is not modified"
"""How Telegram's refusal begins when a button was pressed twice and the answer stands there already."""

Row = list[InlineKeyboardButton]


@dataclass(frozen=True, slots=True)
class Delivery:
    """Sends replies. Each method returns the numbers of the messages that hold the reply, in order."""

    async def send(self, bot: Bot, to: Address, reply: Reply) -> tuple[int, ...]:
        """Send ``reply``, in several messages where it is too long for one."""
        return await self._send(bot, to, messages(reply.blocks), reply)

    async def replace(self, bot: Bot, message: MaybeInaccessibleMessage, reply: Reply) -> tuple[int, ...]:
        """Put ``reply`` in the place of ``message``, or below where that can no longer change."""
        first, *rest = messages(reply.blocks)
        if not (message.is_accessible and isinstance(message, Message)):
            return await self._send(bot, Address(message.chat.id), [first, *rest], reply)
        to = Address.under(message)
        try:
            await bot.edit_message_text(
                first,
                to.chat,
                message.message_id,
                parse_mode=ParseMode.HTML,
                link_preview_options=NO_PREVIEW,
                reply_markup=None if rest else _keyboard(bot, reply),
            )
        except BadRequest as refusal:
            if refusal.message.startswith(_UNCHANGED):
                return (message.message_id,)
            return await self._send(bot, to, [first, *rest], reply)
        return (message.message_id, *await self._send(bot, to, rest, reply))

    async def _send(self, bot: Bot, to: Address, texts: Sequence[str], reply: Reply) -> tuple[int, ...]:
        """Send ``texts``; the first quotes what it answers, the last bears the buttons."""
        sent = []
        for number, text in enumerate(texts, 1):
            message = await bot.send_message(
                to.chat,
                text,
                message_thread_id=to.thread,
                parse_mode=ParseMode.HTML,
                link_preview_options=NO_PREVIEW,
                reply_parameters=to.reply_parameters if number == 1 else None,
                reply_markup=_keyboard(bot, reply) if number == len(texts) else None,
            )
            sent.append(message.message_id)
        return tuple(sent)


def _keyboard(bot: Bot, reply: Reply) -> InlineKeyboardMarkup | None:
    rows = list(_rows(bot, reply))
    return InlineKeyboardMarkup(rows) if rows else None


def _rows(bot: Bot, reply: Reply) -> Iterator[Row]:
    """A row each for numbered choices and related facts, then one for the source and for sharing."""
    action = Action.SETTLE if reply.settling else Action.OPEN
    for number, fact in enumerate(reply.choices, 1):
        label = phrases.CHOICE.format(number=number, title=shortened(fact.label, LABEL_LENGTH))
        yield [_button(label, Press(action, fact))]
    for fact in reply.related:
        yield [_button(shortened(fact.label, LABEL_LENGTH), Press(Action.OPEN, fact))]
    if reply.sourced is not None:
        yield [
            _button(private_chat.SOURCE_BUTTON, Press(Action.SOURCE, reply.sourced)),
            InlineKeyboardButton(private_chat.SHARE_BUTTON, url=sharing(bot.username, reply.sourced)),
        ]


def _button(label: str, press: Press) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=press.data)
