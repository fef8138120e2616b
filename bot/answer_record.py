"""An exchange as the JSON object that ``ask --jsonl`` writes."""

from collections.abc import Sequence

from handlers.chats import Chats, Exchange
from handlers.rendering import plain
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


def record(chats: Chats, exchange: Exchange) -> dict[str, object]:
    """The object for ``exchange``; several questions have a part each, and the least answered one leads."""
    decisions = exchange.decisions
    least = max(decisions, key=lambda decision: _BY_ANSWERING.index(status(decision.outcome)))
    whole = {
        **_decision(least),
        "facts": list(
            dict.fromkeys(fact.id for decision in decisions for fact in facts_of(decision.outcome))
        ),
        "reply": plain(exchange.reply.blocks),
    }
    if len(decisions) > 1:
        whole["parts"] = [
            {
                "q": decision.question,
                **_decision(decision),
                "reply": plain(chats.wording.reply([decision]).blocks),
            }
            for decision in decisions
        ]
    return whole


def _decision(decision: Decision) -> dict[str, object]:
    return {
        "status": status(decision.outcome),
        "facts": [fact.id for fact in facts_of(decision.outcome)],
        "score": round(decision.score, _SCORE_DECIMALS),
        "reply": "",
        "candidates": [
            {"fact": candidate.fact.id, "score": round(candidate.score, _SCORE_DECIMALS)}
            for candidate in decision.candidates
        ],
    }
