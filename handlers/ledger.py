"""Keeps what was asked and how it was answered. A store that refuses costs the record, never the answer."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from telegram import MaybeInaccessibleMessage

from handlers.chats import Exchange
from knowledge.conversation import Turn
from knowledge.outcome import Decision, SmallTalk, Unknown, UnknownReason, facts_of, status
from knowledge.stores.archive import Archive
from knowledge.stores.exchanges import Asked, Surface
from knowledge.stores.problems import StoreError
from knowledge.stores.replies import Replied
from knowledge.text.characters import clean
from knowledge.text.contacts import without_contacts
from knowledge.text.tokens import tokenize

logger = logging.getLogger(__name__)

NEARLY_KEPT = 3
"""Candidates kept of a question: what the bot nearly said."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """Notes exchanges, without who asked or how anybody is reached. ``clock`` tells epoch seconds."""

    archive: Archive
    clock: Callable[[], float]

    def key(self, update_id: int) -> str:
        """What an exchange is kept under: opaque, and the same when its update is handled again."""
        return self.archive.digests.update(update_id)

    async def note(self, key: str, exchange: Exchange, surface: Surface, *, typed: bool = True) -> None:
        """Keep ``exchange`` under ``key``, each of its questions for itself.

        What was not ``typed`` but pressed is kept without a question, since nobody asked in those words.
        """
        now = self.clock()
        parts = [
            _asked(decision, key, part, now, surface, typed=typed)
            for part, decision in enumerate(exchange.decisions)
        ]
        try:
            await self.archive.exchanges.record(parts)
        except StoreError as error:
            logger.warning("an exchange was not recorded: %s", error)

    async def told(self, reply: MaybeInaccessibleMessage) -> tuple[Turn, ...]:
        """What was asked and answered in a ``reply`` of the bot; nothing where it is not kept (any more)."""
        try:
            replied = await self.archive.replies.find(reply.chat.id, reply.message_id)
            parts = () if replied is None else await self.archive.exchanges.find(replied.exchange)
        except StoreError as error:
            logger.warning("a reply was not looked up: %s", error)
            return ()
        return tuple(Turn(it.question, it.facts, it.status, it.asked_at) for it in parts if it.facts)

    async def note_reply(
        self, key: str, question: MaybeInaccessibleMessage, sent: Sequence[int], *, renewed: bool = False
    ) -> None:
        """Keep which messages answer ``question``; ``renewed``, they stand in the place of earlier ones."""
        replied = Replied(question.chat.id, question.message_id, key, tuple(sent))
        replies = self.archive.replies
        try:
            await (replies.renew(replied) if renewed else replies.keep(replied))
        except StoreError as error:
            logger.warning("a reply was not recorded: %s", error)


def _asked(decision: Decision, key: str, part: int, now: float, surface: Surface, *, typed: bool) -> Asked:
    """One question as it is kept; of small talk, that there was some."""
    outcome = decision.outcome
    question = clean(decision.question).strip() if typed and not isinstance(outcome, SmallTalk) else ""
    question = without_contacts(question)
    return Asked(
        key=key,
        part=part,
        asked_at=now,
        surface=surface,
        status=status(outcome),
        question=question,
        normal=" ".join(token.fold for token in tokenize(question)),
        facts=tuple(fact.id for fact in facts_of(outcome)),
        nearly=tuple(candidate.fact.id for candidate in decision.candidates[:NEARLY_KEPT]),
        vetoed=isinstance(outcome, Unknown)
        and outcome.reason in {UnknownReason.UNMENTIONED, UnknownReason.MISMATCHED, UnknownReason.NEGATED},
        score=decision.score,
    )
