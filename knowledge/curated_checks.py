"""The fact file's own checks: questions that the curator wants kept right, asked of the responder."""

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.conversation import Conversation
from knowledge.facts import Check, OutcomeStatus
from knowledge.heard import Heard
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
        heard = Heard.of(responder.respond(check.question, Conversation(), now=0.0).decisions)
        if not heard.keeps(check):
            yield BrokenCheck(index, check, heard.statuses, heard.facts)
