"""What one release answers, each question asked once and remembered."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from knowledge.conversation import Conversation
from knowledge.heard import Heard
from knowledge.outcome import Decision
from knowledge.responder import Responder

AGEING = 1.0
"""What an answer's lead loses each time that it is taken over without asking: none is taken over for ever."""


@dataclass(frozen=True, slots=True)
class Told:
    """What was heard, and its ``lead``: the points, 0-100, by which it was surer than the next candidate."""

    heard: Heard
    lead: float

    @classmethod
    def of(cls, decisions: Sequence[Decision]) -> "Told":
        """The decisions on a message; where it holds several questions, the least lead of them."""
        return cls(Heard.of(decisions), min(map(_lead, decisions), default=0.0))


@dataclass(frozen=True, slots=True)
class Answers:
    """A responder with what was heard of it; two threads that ask alike hear the same."""

    responder: Responder
    _told: dict[str, Told] = field(default_factory=dict)

    def of(self, question: str) -> Heard:
        """What is answered to a question that begins a talk."""
        told = self._told.get(question)
        if told is None:
            told = Told.of(self.responder.respond(question, Conversation(), now=0.0).decisions)
            self._told[question] = told
        return told.heard

    def known(self, question: str) -> Told | None:
        """The same where it was asked before."""
        return self._told.get(question)

    def inherit(self, question: str, told: Told) -> None:
        """Take over an answer that another release gave, and that this one must give too."""
        self._told.setdefault(question, Told(told.heard, told.lead - AGEING))


def _lead(decision: Decision) -> float:
    first, *others = (candidate.score for candidate in decision.candidates) if decision.candidates else (0.0,)
    return first - max(others, default=0.0)
