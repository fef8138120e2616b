"""Inline mode: @bot and a question in any chat, answered in the list above the keyboard.

The list begins with what was decided. Whatever follows is offered under its own title, so that nobody takes
a neighbouring fact for the answer.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import assert_never

from telegram import (
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)
from telegram.constants import ParseMode

from handlers.buttons import KEY, Action, Press
from handlers.chats import Chats, Exchange
from handlers.delivery import NO_PREVIEW, choice_rows, rating_row
from handlers.echo import shortened
from handlers.edition import Edition
from handlers.ledger import Ledger
from handlers.oversight import Oversight
from handlers.phrases import inline as phrases
from handlers.rendering import messages, plain
from handlers.reply import Block
from handlers.topics import Topic, topics
from handlers.updates import Context
from knowledge.facts import Fact
from knowledge.outcome import (
    Answer,
    Clarification,
    Confirmation,
    NotStated,
    Refutation,
    SmallTalk,
    Unknown,
    facts_of,
)
from knowledge.stores.exchanges import Surface

RESULTS = 20
"""Results at most; Telegram takes 50, and nobody scrolls that far."""

CACHE_HIT = 300
CACHE_MISS = 10
"""Seconds that Telegram may give the same list again: an answer stays, what is missing may soon be there."""

START_PRIVATELY = "hoi"
"""What /start is given by the button that leads to the private chat."""

_DESCRIPTION = 120
"""Characters of a result's description; a phone shows two lines."""


@dataclass(frozen=True, slots=True)
class Inline:
    """Answers inline queries."""

    chats: Chats
    ledger: Ledger
    oversight: Oversight

    async def queried(self, update: Update, _: Context) -> None:
        """Offer answers to what is typed so far, or the topics while nothing is."""
        query = update.inline_query
        if query is None:
            return
        edition = self.chats.editions.current
        if not query.query.strip():
            await self._offer_topics(update, edition)
            return
        exchange, key = self.chats.ask(query.query), self.ledger.key(update.update_id)
        found = bool(exchange.reply.sourced or exchange.reply.settling)
        results = list(islice(_results(edition, exchange, key), RESULTS))
        if found:
            await query.answer(results, cache_time=CACHE_HIT, is_personal=False)
        else:
            privately = InlineQueryResultsButton(phrases.ASK_PRIVATELY, start_parameter=START_PRIVATELY)
            await query.answer(results, cache_time=CACHE_MISS, is_personal=False, button=privately)

    async def chosen(self, update: Update, context: Context) -> None:
        """Keep what was asked, once a result was sent: under the key that its thumbs bear, if it has any."""
        choice = update.chosen_inline_result
        if choice is not None and choice.query.strip():
            rated = re.fullmatch(KEY, choice.result_id)
            key = rated.group() if rated else self.ledger.key(update.update_id)
            await self.ledger.note(key, self.chats.ask(choice.query), Surface.INLINE)
        await self.oversight.pass_over(update, context)

    async def _offer_topics(self, update: Update, edition: Edition) -> None:
        query = update.inline_query
        if query is None:
            return
        first = int(query.offset) if query.offset.isdecimal() else 0
        every = topics(edition.responder.factfile)
        results = [_listing(topic) for topic in every[first : first + RESULTS]]
        further = str(first + RESULTS) if first + RESULTS < len(every) else ""
        await query.answer(results, cache_time=CACHE_HIT, is_personal=False, next_offset=further)


def article(exchange: Exchange, key: str) -> InlineQueryResultArticle:
    """A result that sends the reply of ``exchange``, to be rated under its ``key``, also its id."""
    title = _title(exchange) or plain(exchange.reply.blocks[:1])
    text, buttons = posted(exchange, key)
    return _article(key, title, plain(exchange.reply.blocks[:1]), text, buttons)


def posted(exchange: Exchange, key: str) -> tuple[str, InlineKeyboardMarkup]:
    """The message in which a reply stands where the bot sends none: HTML, and its choices and thumbs.

    What is chosen takes the place of the message, since nothing can be sent below.
    """
    rows = [*choice_rows(exchange.reply, Action.SETTLE), rating_row(key)]
    return messages(exchange.reply.blocks)[0], InlineKeyboardMarkup(rows)


def _results(edition: Edition, exchange: Exchange, key: str) -> Iterator[InlineQueryResultArticle]:
    """What was decided, then the facts that it is near to, each once."""
    shown = set[str]()
    if _title(exchange):
        shown.update(fact.id for decision in exchange.decisions for fact in facts_of(decision.outcome))
        yield article(exchange, key)
    candidates = (
        candidate.fact
        for decision in exchange.decisions
        if not isinstance(decision.outcome, Unknown)
        for candidate in decision.candidates
    )
    for fact in (*exchange.reply.choices, *exchange.reply.related, *candidates):
        if fact.id not in shown:
            shown.add(fact.id)
            yield _result(edition, fact)


def _title(exchange: Exchange) -> str:
    """What stands over the decided answer; nothing where none was decided."""
    if len(exchange.decisions) > 1:
        return shortened(plain(exchange.reply.blocks))
    match exchange.decisions[0].outcome:
        case Answer(fact=fact) | NotStated(fact=fact):
            return fact.label
        case Confirmation(fact=fact):
            return phrases.CONFIRMED.format(title=fact.label)
        case Refutation(fact=fact):
            return phrases.REFUTED.format(title=fact.label)
        case SmallTalk():
            return shortened(plain(exchange.reply.blocks))
        case Clarification() | Unknown():
            return ""
        case outcome:
            assert_never(outcome)


def _result(edition: Edition, fact: Fact) -> InlineQueryResultArticle:
    """A fact under its own title."""
    blocks = (Block(fact.answer), *edition.wording.citations.line(fact))
    return _article(Press(Action.OPEN, fact).data, fact.label, fact.answer, messages(blocks)[0])


def _listing(topic: Topic) -> InlineQueryResultArticle:
    """A topic: sent, it lists what can be asked."""
    lead = phrases.TOPIC_LISTING.format(topic=topic.name)
    items = (phrases.TOPIC_ITEM.format(title=fact.label) for fact in topic.facts)
    listing = messages([Block("\n".join((lead, *items)))])[0]
    return _article(topic.key, topic.name, phrases.TOPIC_FACTS.format(count=len(topic.facts)), listing)


def _article(
    number: str, title: str, description: str, html: str, buttons: InlineKeyboardMarkup | None = None
) -> InlineQueryResultArticle:
    content = InputTextMessageContent(html, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW)
    return InlineQueryResultArticle(
        number, shortened(title), content, buttons, description=shortened(description, _DESCRIPTION)
    )
