"""Questions put to a responder as a chat would put them, with what was decided and how long it took."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from time import perf_counter

from knowledge.conversation import Conversation
from knowledge.facts import OutcomeStatus
from knowledge.outcome import Decision, facts_of, status
from knowledge.responder import Responder

SETTLED: frozenset[OutcomeStatus] = frozenset({"answered", "confirmed", "refuted", "not_stated"})
"""The statuses that present a fact as the answer."""

NOW = 0.0
"""The moment, in seconds, at which everything is asked: no conversation expires."""

Clock = Callable[[], float]
"""Tells seconds, of which only differences count."""


@dataclass(frozen=True, slots=True)
class Part:
    """What was decided on one question of a message: its status and the facts answered or offered."""

    status: OutcomeStatus
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """What was decided on a message.

    ``score`` is the confidence, 0-100, that fact ``top`` answers it, of the least sure part where there are
    several; ``seconds`` is how long the decision took.
    """

    parts: tuple[Part, ...]
    score: float
    top: str
    seconds: float = 0.0

    @classmethod
    def of(cls, decisions: Iterable[Decision], seconds: float) -> "Asked":
        """The decisions on one message."""
        decided = tuple(decisions)
        parts = tuple(Part(status(d.outcome), tuple(f.id for f in facts_of(d.outcome))) for d in decided)
        least = min(decided, key=lambda decision: decision.score)
        return cls(parts, least.score, least.candidates[0].fact.id if least.candidates else "", seconds)

    @property
    def is_settled(self) -> bool:
        """Whether any part presents a fact as the answer."""
        return any(part.status in SETTLED for part in self.parts)

    @property
    def facts(self) -> frozenset[str]:
        """The facts that are presented as answers."""
        return frozenset(fact for part in self.parts if part.status in SETTLED for fact in part.facts)


def ask_one(responder: Responder, question: str, clock: Clock = perf_counter) -> Asked:
    """Ask one question that nothing went before."""
    return next(ask(responder, [(question, None)], clock))


def ask(
    responder: Responder, questions: Iterable[tuple[str, str | None]], clock: Clock = perf_counter
) -> Iterator[Asked]:
    """Ask (question, chat) pairs in order; those of one chat are one conversation."""
    conversations: dict[str, Conversation] = {}
    for question, chat in questions:
        before = Conversation() if chat is None else conversations.get(chat, Conversation())
        start = clock()
        response = responder.respond(question, before, NOW)
        seconds = clock() - start
        if chat is not None:
            conversations[chat] = response.conversation
        yield Asked.of(response.decisions, seconds)
