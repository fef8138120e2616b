"""Keeps what was asked and how it was answered. A store that refuses costs the record, never the answer."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

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

    async def note(
        self,
        key: str,
        exchange: Exchange,
        surface: Surface,
        *,
        typed: bool = True,
        replied: Replied | None = None,
    ) -> None:
        """Keep ``exchange`` under ``key``, each of its questions for itself, and what was ``replied``.

        What was not ``typed`` but pressed is kept without a question, since nobody asked in those words.
        """
        now = self.clock()
        parts = [
            _asked(decision, key, part, now, surface, typed=typed)
            for part, decision in enumerate(exchange.decisions)
        ]
        try:
            await self.archive.exchanges.record(parts, replied)
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

    async def renew(self, replied: Replied) -> None:
        """Keep the reply that stands now in the place of an earlier one."""
        try:
            await self.archive.replies.renew(replied)
        except StoreError as error:
            logger.warning("a reply was not recorded: %s", error)


def _asked(decision: Decision, key: str, part: int, now: float, surface: Surface, *, typed: bool) -> Asked:
    """One question as it is kept; of small talk, that there was some."""
    outcome = decision.outcome
    question, normal = _worded(decision.question if typed and not isinstance(outcome, SmallTalk) else "")
    return Asked(
        key=key,
        part=part,
        asked_at=now,
        surface=surface,
        status=status(outcome),
        question=question,
        normal=normal,
        facts=tuple(fact.id for fact in facts_of(outcome)),
        nearly=tuple(candidate.fact.id for candidate in decision.candidates[:NEARLY_KEPT]),
        vetoed=isinstance(outcome, Unknown)
        and outcome.reason in {UnknownReason.UNMENTIONED, UnknownReason.MISMATCHED, UnknownReason.NEGATED},
        score=decision.score,
    )


@lru_cache(maxsize=1_024)
def _worded(question: str) -> tuple[str, str]:
    """A question as it is kept, and the form by which it is grouped; many people ask the same."""
    kept = without_contacts(clean(question).strip())
    return kept, " ".join(token.fold for token in tokenize(kept))
