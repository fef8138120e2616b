"""What one release answers, each question asked once and remembered."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from knowledge.conversation import Conversation
from knowledge.heard import Heard
from knowledge.parting import Parting
from knowledge.reading import legible
from knowledge.responder import Responder
from knowledge.witnesses import hearing

AGEING = 1.0
"""What an answer's lead loses each time that it is taken over without asking: none is taken over for ever."""


@dataclass(frozen=True, slots=True)
class Told:
    """What was heard, and its ``lead``: the points, 0-100, by which it was surer than the next candidate.

    ``witnesses`` are the facts that were asked what they say, by number; None where that is not known.
    """

    heard: Heard
    lead: float
    witnesses: frozenset[int] | None = None

    @classmethod
    def of(cls, question: str, responder: Responder) -> "Told":
        """What is answered to a question that begins a talk.

        One that may be read as several has no lead: whether it is turns on how sure each of them is.
        """
        with hearing() as witnesses:
            decisions = responder.afresh().respond(question, Conversation(), now=0.0).decisions
        base = responder.decider.base
        parted = len(decisions) > 1 or Parting(base).parts(base.read(question)[0], legible(question))
        scores = [candidate.score for candidate in decisions[0].candidates] or [0.0]
        lead = 0.0 if parted else scores[0] - max(scores[1:], default=0.0)
        return cls(Heard.of(decisions), lead, frozenset(witnesses))

    def aged(self) -> "Told":
        """The same in a release that it was not asked of, and where other facts may have been asked."""
        return Told(self.heard, self.lead - AGEING)

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
            told = Told.of(question, self.responder)
            self._told[question] = told
        return told.heard

    def known(self, question: str) -> Told | None:
        """The same where it was asked before."""
        return self._told.get(question)

    def inherit(self, question: str, told: Told) -> None:
        """Take over an answer that another release gave, and that this one must give too."""
        self._told.setdefault(question, told)

    def remember(self, told: Mapping[str, Told]) -> None:
        """Know what an equal responder was asked before."""
        self._told.update(told)

    def remembered(self) -> dict[str, Told]:
        """All that was heard."""
        return dict(self._told)
