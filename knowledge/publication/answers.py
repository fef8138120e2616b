"""What one release answers, each question asked once and remembered."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from knowledge.conversation import Conversation
from knowledge.heard import Heard
from knowledge.judgement import Verdict
from knowledge.leeway import leeway
from knowledge.responder import Responder
from knowledge.witnesses import hearing

AGEING = 0.01
"""What an answer's leeway loses each time that it is taken over unasked: none is taken over for ever."""

PER_CHANCE = 3.0
"""Chance in a review that counts as much as a candidate's chance: trees move by leaps."""


@dataclass(frozen=True, slots=True)
class Told:
    """What was heard, and the ``leeway`` of the verdicts and reviews that led to it (``knowledge.leeway``).

    ``witnesses`` are the facts that were asked what they say, by number; ``claims`` tells that something was
    claimed, and ``exact`` that all this was found out by asking this release.
    """

    heard: Heard
    leeway: float
    witnesses: frozenset[int]
    claims: bool
    exact: bool = True

    @classmethod
    def of(cls, question: str, responder: Responder) -> "Told":
        """What is answered to a question that begins a talk."""
        verdicts: list[Verdict] = []
        with hearing() as witnesses:
            decisions = responder.afresh(verdicts.append).respond(question, Conversation(), now=0.0).decisions
        base, threshold = responder.decider.base, responder.decider.calibration.threshold
        heard = Heard.of(decisions)
        left = [leeway(verdicts, threshold, base, settled=heard.settled)]
        left += [each.review.leeway / PER_CHANCE for each in decisions if each.review is not None]
        return cls(
            heard,
            min(left),
            frozenset(witnesses),
            any(verdict.query.claims for verdict in verdicts),
        )

    def aged(self, witnesses: frozenset[int]) -> "Told":
        """The same in a release that was not asked, where ``witnesses`` may have other numbers."""
        return Told(self.heard, self.leeway - AGEING, witnesses, self.claims, exact=False)

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
