"""Replies on Telegram: text in HTML, buttons under the last message."""

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

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
from handlers.buttons import BROWSE, KNOWN, Action, Mark, Press, marked
from handlers.echo import shortened
from handlers.links import sharing
from handlers.phrases import feedback, private_chat
from handlers.phrases import replies as phrases
from handlers.rendering import messages
from handlers.reply import Reply
from handlers.wishing import wish_button

LABEL_LENGTH = 60
"""Characters of a button's label; a phone shows about half of them in one line and cuts the rest."""

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_UNCHANGED = "Message is not modified"
"""How Telegram's refusal begins when a button was pressed twice and the answer stands there already."""

Row = list[InlineKeyboardButton]


@dataclass(frozen=True, slots=True)
class Delivery:
    """Sends replies. Each method returns the numbers of the messages that hold the reply, in order."""

    async def send(self, bot: Bot, to: Address, reply: Reply, key: str = "") -> tuple[int, ...]:
        """Send ``reply``, in several messages where it is too long for one.

        Under the ``key`` of an exchange it can be rated, and where something could not be answered, an answer
        can be wished for.
        """
        return await self.revise(bot, to, (), reply, key)

    async def replace(
        self, bot: Bot, message: MaybeInaccessibleMessage, reply: Reply, key: str = ""
    ) -> tuple[int, ...]:
        """Put ``reply`` in the place of ``message``, or below where that can no longer change."""
        if not (message.is_accessible and isinstance(message, Message)):
            return await self.send(bot, Address(message.chat.id), reply, key)
        return await self.revise(bot, Address.under(message), (message.message_id,), reply, key)

    async def revise(
        self, bot: Bot, to: Address, earlier: Sequence[int], reply: Reply, key: str = ""
    ) -> tuple[int, ...]:
        """Put ``reply`` in the place of the ``earlier`` messages: edited, with more below or fewer left.

        The first new message quotes what it answers, the last bears the buttons.
        """
        texts = messages(reply.blocks)
        keyboard = _keyboard(bot, to, reply, key)
        standing: list[int] = []
        for number, text in enumerate(texts):
            markup = keyboard if number == len(texts) - 1 else None
            # Once a message had to be sent, the rest follows it: otherwise they would stand in another order.
            if number < len(earlier) and standing == list(earlier[:number]):
                edited = await _edited(bot, to.chat, earlier[number], text, markup)
                if edited:
                    standing.append(earlier[number])
                    continue
            message = await bot.send_message(
                to.chat,
                text,
                message_thread_id=to.thread,
                parse_mode=ParseMode.HTML,
                link_preview_options=NO_PREVIEW,
                reply_parameters=None if standing else to.reply_parameters,
                reply_markup=markup,
            )
            standing.append(message.message_id)
        for message_id in earlier:
            if message_id not in standing:
                with contextlib.suppress(BadRequest):  # gone already, or too old to be deleted
                    await bot.delete_message(to.chat, message_id)
        return tuple(standing)


async def _edited(bot: Bot, chat: int, message: int, text: str, markup: InlineKeyboardMarkup | None) -> bool:
    """Whether ``message`` now says ``text``; not where it can no longer change."""
    try:
        await bot.edit_message_text(
            text,
            chat,
            message,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            reply_markup=markup,
        )
    except BadRequest as refusal:
        return refusal.message.startswith(_UNCHANGED)
    return True


def _keyboard(bot: Bot, to: Address, reply: Reply, key: str) -> InlineKeyboardMarkup | None:
    rows = [*_rows(bot, reply), *(_marks(to, reply, key) if key else ())]
    return InlineKeyboardMarkup(rows) if rows else None


def _marks(to: Address, reply: Reply, key: str) -> Iterator[Row]:
    """What can be done about a reply: wishing for an answer, looking around, and rating it."""
    if reply.wanting and to.private:
        yield [wish_button(Mark.WISH, key)]
    if reply.wanting:
        yield [InlineKeyboardButton(feedback.TOPICS, callback_data=BROWSE)]
    yield rating_row(key)


def rating_row(key: str) -> Row:
    """The thumbs that rate the exchange under ``key``."""
    thumbs = ((feedback.UP, Mark.UP), (feedback.DOWN, Mark.DOWN))
    return [InlineKeyboardButton(label, callback_data=marked(mark, key)) for label, mark in thumbs]


def choice_rows(reply: Reply, action: Action) -> Iterator[Row]:
    """A row for each choice that is numbered in the text."""
    for number, fact in enumerate(reply.choices, 1):
        label = phrases.CHOICE.format(number=number, title=_title(fact.label))
        yield [_button(label, Press(action, fact).data)]


def _rows(bot: Bot, reply: Reply) -> Iterator[Row]:
    """A row each for numbered choices and related facts, then one for the source and for sharing."""
    yield from choice_rows(reply, Action.SETTLE if reply.settling else Action.OPEN)
    for fact in reply.related:
        yield [_button(_title(fact.label), Press(Action.OPEN, fact).data)]
    match reply.sourced:
        case [fact]:
            yield [
                _button(private_chat.SOURCE_BUTTON, Press(Action.SOURCE, fact).data),
                _share_button(bot.username, fact.id, fact.label),
            ]
        case facts:
            for fact in facts:
                label = private_chat.SOURCE_OF.format(title=fact.label)
                yield [_button(_title(label), Press(Action.SOURCE, fact).data)]


@lru_cache(KNOWN)
def _title(label: str) -> str:
    return shortened(label, LABEL_LENGTH)


@lru_cache(KNOWN)
def _button(label: str, data: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(label, callback_data=data)


@lru_cache(KNOWN)
def _share_button(bot: str, fact_id: str, title: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(private_chat.SHARE_BUTTON, url=sharing(bot, fact_id, title))
