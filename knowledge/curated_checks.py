"""The fact file's own checks: questions that the curator wants kept right, asked of the responder."""

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.conversation import Conversation
from knowledge.facts import UNKNOWN, Check, OutcomeStatus
from knowledge.outcome import Decision, facts_of, status
from knowledge.responder import Responder


@dataclass(frozen=True, slots=True)
class BrokenCheck:
    """A check that came out otherwise: which one, counted from 0, and what was answered instead."""

    index: int
    check: Check
    statuses: tuple[OutcomeStatus, ...]
    facts: tuple[str, ...]


def broken_checks(responder: Responder) -> Iterator[BrokenCheck]:
    """Every check of the responder's fact file that does not come out as its curator wants it."""
    for index, check in enumerate(responder.factfile.checks):
        decisions = responder.respond(check.question, Conversation(), now=0.0).decisions
        if not is_kept(check, decisions):
            facts = (fact.id for decision in decisions for fact in facts_of(decision.outcome))
            yield BrokenCheck(
                index, check, tuple(status(decision.outcome) for decision in decisions), tuple(facts)
            )


def is_kept(check: Check, decisions: tuple[Decision, ...]) -> bool:
    """Whether some part of the message came out as expected; a clarification only where it is asked for."""
    wanted = check.status or ("unknown" if check.expect == UNKNOWN else None)
    return any(
        status(decision.outcome) == wanted if wanted else status(decision.outcome) != "clarify"
        for decision in decisions
        if check.expect in ([fact.id for fact in facts_of(decision.outcome)] or [UNKNOWN])
    )
