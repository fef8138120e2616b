"""What one release answers, each question asked once and remembered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from knowledge.conversation import Conversation
from knowledge.heard import Heard
from knowledge.outcome import Decision
from knowledge.responder import Responder

AGEING = 1.0
"""What an answer's lead loses each time that it is taken over without asking: none is taken over for ever."""


@dataclass(frozen=True, slots=True)
class Told:
    """What was heard, and how far it was from being something else, in points, 0-100.

    ``lead`` is by how much it was surer than the next candidate, ``score`` how sure it was.
    """

    heard: Heard
    lead: float
    score: float

    @classmethod
    def of(cls, decisions: Sequence[Decision]) -> "Told":
        """The decisions on a message; one that holds several questions has no lead."""
        scores = [candidate.score for candidate in decisions[0].candidates] or [0.0]
        lead = scores[0] - max(scores[1:], default=0.0) if len(decisions) == 1 else 0.0
        return cls(Heard.of(decisions), lead, scores[0])

    @property
    def fact(self) -> str | None:
        """The one fact that answered, as it answers a question that asks for something; None for others."""
        match self.heard.parts:
            case (("answered" | "not_stated", (fact,)),):
                return fact
            case _:
                return None


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
        self._told.setdefault(question, replace(told, lead=told.lead - AGEING))

    def remember(self, told: Mapping[str, Told]) -> None:
        """Know what an equal responder was asked before."""
        self._told.update(told)

    def remembered(self) -> dict[str, Told]:
        """All that was heard."""
        return dict(self._told)
