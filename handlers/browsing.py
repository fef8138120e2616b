"""Topics and facts to leaf through, on one message that changes in place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest

from handlers.address import Address
from handlers.buttons import Action, Press
from handlers.chats import Chats
from handlers.delivery import LABEL_LENGTH, Row
from handlers.echo import shortened
from handlers.phrases import browsing as phrases
from handlers.phrases import private_chat
from handlers.rendering import messages
from handlers.reply import Block
from handlers.topics import Topic, topics
from handlers.updates import Context, acknowledge, message_of, press_of

PAGE = 8
"""Buttons on a page: as many as a phone shows without scrolling."""

BROWSING = re.compile(r"t(?P<topic>[\w-]{16})?(?P<page>\d{1,4})", re.ASCII)
"""Callback data: a topic, or none for the list of topics, and the page, counted from 0."""


def page_of(topic: Topic | None, page: int) -> str:
    """The callback data that opens a page of ``topic``, or of the list of topics."""
    return f"t{topic.key if topic else ''}{page}"


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on one page."""

    text: str
    keyboard: InlineKeyboardMarkup


@dataclass(frozen=True, slots=True)
class Browsing:
    """Lets people see what can be asked."""

    chats: Chats

    async def opened(self, update: Update, context: Context) -> None:
        """Show the topics, or the facts where there is only one topic."""
        await self._open(Address.under(message_of(update)), context)

    async def opened_below(self, update: Update, context: Context) -> None:
        """The same, below the reply whose button was pressed."""
        query = press_of(update)
        if query.message is None:
            await acknowledge(query, private_chat.STALE_BUTTON)
            return
        await acknowledge(query)
        message = query.message
        await self._open(
            Address.under(message) if isinstance(message, Message) else Address(message.chat.id), context
        )

    async def leafed(self, update: Update, context: Context) -> None:
        """Turn to another page."""
        query = press_of(update)
        wanted = BROWSING.fullmatch(query.data or "")
        page = None if wanted is None else self._page(wanted["topic"] or "", int(wanted["page"]))
        if page is None or query.message is None:
            await acknowledge(query, private_chat.STALE_BUTTON)
            return
        await acknowledge(query)
        try:
            await context.bot.edit_message_text(
                page.text,
                query.message.chat.id,
                query.message.message_id,
                parse_mode=ParseMode.HTML,
                reply_markup=page.keyboard,
            )
        except BadRequest:  # pressed twice, or the message can no longer change
            return

    async def _open(self, to: Address, context: Context) -> None:
        page = self._page("", 0)
        if page is not None:
            await context.bot.send_message(
                to.chat,
                page.text,
                message_thread_id=to.thread,
                parse_mode=ParseMode.HTML,
                reply_parameters=to.reply_parameters,
                reply_markup=page.keyboard,
            )

    def _page(self, key: str, number: int) -> Page | None:
        """A page of the topic under ``key``, or of the topics; None where there is no such page."""
        every = topics(self.chats.editions.current.responder.factfile)
        topic = every[0] if len(every) == 1 else next((one for one in every if one.key == key), None)
        if topic is None and key:
            return None
        if topic is None:
            labels = (phrases.TOPIC.format(name=one.name, count=len(one.facts)) for one in every)
            leaves = [[_leaf(label, one, 0)] for label, one in zip(labels, every, strict=True)]
            return _paged(phrases.TOPICS, leaves, None, number)
        rows = [
            [
                InlineKeyboardButton(
                    shortened(fact.label, LABEL_LENGTH), callback_data=Press(Action.OPEN, fact).data
                )
            ]
            for fact in topic.facts
        ]
        page = _paged(phrases.FACTS.format(name=topic.name), rows, topic, number)
        if page is None or len(every) == 1:
            return page
        back = [_leaf(phrases.BACK, None, every.index(topic) // PAGE)]
        return Page(page.text, InlineKeyboardMarkup([*page.keyboard.inline_keyboard, back]))


def _paged(lead: str, rows: Sequence[Row], topic: Topic | None, number: int) -> Page | None:
    pages = -(-len(rows) // PAGE)
    if number >= pages:
        return None
    turns = [
        _leaf(label, topic, to)
        for label, to in ((phrases.PREVIOUS, number - 1), (phrases.NEXT, number + 1))
        if 0 <= to < pages
    ]
    blocks = [Block(lead)]
    if pages > 1:
        blocks.append(Block(phrases.PAGE.format(page=number + 1, pages=pages)))
    shown = [*rows[number * PAGE : (number + 1) * PAGE], *([turns] if turns else [])]
    return Page(messages(blocks)[0], InlineKeyboardMarkup(shown))


def _leaf(label: str, topic: Topic | None, page: int) -> InlineKeyboardButton:
    return InlineKeyboardButton(shortened(label, LABEL_LENGTH), callback_data=page_of(topic, page))
