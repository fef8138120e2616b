"""Askers who wanted to be told are told, once, when their question can be answered."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from telegram import Bot
from telegram.error import BadRequest, Forbidden

from handlers.address import Address
from handlers.chats import Exchange
from handlers.delivery import Delivery
from handlers.edition import Edition, Editions
from handlers.ledger import Ledger
from handlers.phrases import feedback as phrases
from handlers.reply import Block, Style
from knowledge.conversation import Conversation
from knowledge.facts import Fact
from knowledge.outcome import Answer, Confirmation, Decision, NotStated, Refutation, facts_of
from knowledge.responder import Responder
from knowledge.stores.archive import Archive
from knowledge.stores.exchanges import Surface
from knowledge.stores.replies import Replied
from knowledge.stores.wishes import Due, Wanted

logger = logging.getLogger(__name__)

AT_ONCE: Final = 50
"""People told in one round; the others in the next, so that a round takes seconds."""

_SETTLED = (Answer, Confirmation, Refutation, NotStated)


@dataclass(slots=True)
class _Examined:
    """The edition that waiting questions were asked of, and which; none since the start."""

    edition: Edition | None = None
    normals: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Telling:
    """Tells people what they wished to know. What is to be told is kept: a restart forgets nobody.

    A message that was sent as the process ended is sent again; no store can know that it arrived.
    """

    editions: Editions
    archive: Archive
    delivery: Delivery
    clock: Callable[[], float]
    examined: _Examined = field(default_factory=_Examined)

    async def round(self, bot: Bot) -> None:
        """Look for answers in facts that were not asked yet, and tell those who are due.

        Raises:
            StoreError: the store refused; the next round goes on.
            TelegramError: Telegram cannot be reached; likewise.
        """
        edition = self.editions.current
        if edition is not self.examined.edition:
            self.examined.edition, self.examined.normals = edition, set()
        await self._examine(edition)
        for due in await self.archive.wishes.due(AT_ONCE):
            await self._tell(bot, due, edition)

    async def _examine(self, edition: Edition) -> None:
        """Ask the waiting questions anew, each once: they were asked of other facts."""
        waiting = [it for it in await self.archive.wishes.wanted() if it.normal not in self.examined.normals]
        # In a thread: many may be waiting, and askers are answered meanwhile.
        facts = await asyncio.to_thread(_answers, edition.responder, waiting, self.clock())
        for wanted, fact in zip(waiting, facts, strict=True):
            if fact is not None:
                await self.archive.wishes.answered([wanted.normal], fact.id)
            self.examined.normals.add(wanted.normal)

    async def _tell(self, bot: Bot, due: Due, edition: Edition) -> None:
        exchange = self._exchange(due, edition)
        if exchange is None:
            await self.archive.wishes.reopen(due)
            return
        key = self.archive.digests.notice(due.exchange, due.chat_id)
        sent: Sequence[int] = ()
        try:
            to = Address(due.chat_id, replying=due.message_id)
            sent = await self.delivery.send(bot, to, exchange.reply, key)
        except Forbidden:
            await self.archive.chats.block(due.chat_id)
            return
        except BadRequest as refusal:  # the chat is gone: nobody is left to tell
            logger.warning("somebody could not be told: %s", refusal.message)
        await self.archive.wishes.told(due)
        # An exchange of its own: a thumb down under it is about this answer, not about the refusal before.
        replied = Replied(due.chat_id, due.message_id, key, tuple(sent))
        await Ledger(self.archive, self.clock).note(key, exchange, Surface.PRIVATE, replied=replied)

    def _exchange(self, due: Due, edition: Edition) -> Exchange | None:
        """The question with its answer; None where the facts no longer have it."""
        decided = _decisions(edition.responder, due, self.clock())
        if not decided:
            return None
        decisions = tuple(replace(decision, question=due.question) for decision in decided)
        reply = edition.wording.reply(decisions)
        lead = (Block(phrases.ANSWERED_NOW, Style.ASIDE), Block(due.question, Style.QUOTE))
        return Exchange(decisions, replace(reply, blocks=(*lead, *reply.blocks)))


def _answers(responder: Responder, waiting: Sequence[Wanted], now: float) -> list[Fact | None]:
    return [
        _answering(responder.respond(wanted.question, Conversation(), now).decisions) for wanted in waiting
    ]


def _decisions(responder: Responder, due: Due, now: float) -> Sequence[Decision]:
    """What answers the question now: asked anew, else the fact that was published for it."""
    decisions = responder.respond(due.question, Conversation(), now).decisions
    if _answering(decisions) is not None:
        return decisions
    chosen = responder.choose(due.fact, Conversation(), now)
    return () if chosen is None else chosen.decisions


def _answering(decisions: Sequence[Decision]) -> Fact | None:
    """The fact that answers, where every part of the question is answered."""
    if not all(isinstance(decision.outcome, _SETTLED) for decision in decisions):
        return None
    return next((fact for decision in decisions for fact in facts_of(decision.outcome)), None)
