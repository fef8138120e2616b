"""An exchange as the JSON object that ``ask --jsonl`` writes."""

from collections.abc import Sequence

from handlers.chats import Exchange
from handlers.rendering import plain
from handlers.reply import Reply
from handlers.wording import Wording
from knowledge.facts import OutcomeStatus
from knowledge.outcome import Decision, facts_of, status

_BY_ANSWERING: tuple[OutcomeStatus, ...] = (
    "answered",
    "confirmed",
    "refuted",
    "not_stated",
    "smalltalk",
    "clarify",
    "unknown",
)
"""Statuses from the most to the least answered; the first four settle a question."""

_SETTLED = frozenset(_BY_ANSWERING[:4])
_SCORE_DECIMALS = 2


def is_settled(decisions: Sequence[Decision]) -> bool:
    """Whether every question of the message was answered, also by "no" or "the article is silent"."""
    return all(status(decision.outcome) in _SETTLED for decision in decisions)


def record(exchange: Exchange, wording: Wording) -> dict[str, object]:
    """The object for ``exchange``; several questions have a part each, and the least answered one leads."""
    decisions = exchange.decisions
    least = max(decisions, key=lambda decision: _BY_ANSWERING.index(status(decision.outcome)))
    facts = dict.fromkeys(fact.id for decision in decisions for fact in facts_of(decision.outcome))
    whole = _decided(least, exchange.reply) | {"facts": list(facts)}
    if len(decisions) == 1:
        return whole
    parts = [{"q": part.question} | _decided(part, wording.reply([part])) for part in decisions]
    return whole | {"parts": parts}


def _decided(decision: Decision, reply: Reply) -> dict[str, object]:
    return {
        "status": status(decision.outcome),
        "facts": [fact.id for fact in facts_of(decision.outcome)],
        "score": round(decision.score, _SCORE_DECIMALS),
        "reply": plain(reply.blocks),
        "candidates": [
            {"fact": candidate.fact.id, "score": round(candidate.score, _SCORE_DECIMALS)}
            for candidate in decision.candidates
        ],
    }
