"""What the core decides about a question: a closed union of frozen values, without a word for the asker.

``handlers.wording`` turns an outcome into Vietnamese.
"""

from dataclasses import dataclass
from enum import Enum
from typing import assert_never

from knowledge.facts import Fact, OutcomeStatus


class Aspect(Enum):
    """Which side of a fact was asked for."""

    ANSWER = "answer"
    MORE = "more"  # "nói rõ hơn": the answer with its related facts
    SOURCE = "source"  # "nguồn đâu?": where the fact stands


class Timeliness(Enum):
    """Whether the present ("hiện nay") is asked for, which an article answers only as of its date."""

    AS_ASKED = "as_asked"
    PRESENT = "present"


class Courtesy(Enum):
    """The kinds of small talk."""

    GREETING = "greeting"
    THANKS = "thanks"
    FAREWELL = "farewell"
    PRAISE = "praise"
    ABUSE = "abuse"
    IDENTITY = "identity"  # who or what are you
    ABILITY = "ability"  # what can you do
    INJECTION = "injection"  # "ignore your instructions"
    EMOJI = "emoji"
    ACKNOWLEDGEMENT = "acknowledgement"  # "ok", "vâng"


class UnknownReason(Enum):
    """Why nothing is answered."""

    UNMENTIONED = "unmentioned"  # terms of the question stand nowhere in the facts
    MISMATCHED = "mismatched"  # each term is known, but no fact joins them as asked
    NO_MATCH = "no_match"  # nothing near enough
    NEGATED = "negated"  # the question asks for the complement of a fact
    EMPTY = "empty"  # nothing readable in the message


@dataclass(frozen=True, slots=True)
class Answer:
    """A fact answers the question."""

    fact: Fact
    aspect: Aspect = Aspect.ANSWER
    timeliness: Timeliness = Timeliness.AS_ASKED


@dataclass(frozen=True, slots=True)
class Confirmation:
    """The claim in a yes/no question is what the fact says."""

    fact: Fact


@dataclass(frozen=True, slots=True)
class Refutation:
    """The claim contradicts a fact that can have only one value."""

    fact: Fact


@dataclass(frozen=True, slots=True)
class NotStated:
    """A curated fact says that the article is silent on this."""

    fact: Fact


@dataclass(frozen=True, slots=True)
class Clarification:
    """Several facts fit (2-4 choices); with no facts at all, a follow-up came without anything to follow."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """Nothing may be answered.

    ``missing`` holds the asker's own terms that no fact explains, ``present`` what the facts have in their
    place ("Nghị quyết số 13" / "Nghị quyết số 12"), ``nearest`` the facts closest to the question.
    """

    reason: UnknownReason
    missing: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    nearest: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class SmallTalk:
    """The message is a courtesy and nothing else."""

    courtesy: Courtesy


Outcome = Answer | Confirmation | Refutation | NotStated | Clarification | Unknown | SmallTalk


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact and the confidence, 0-100, that it answers the question."""

    fact: Fact
    score: float


@dataclass(frozen=True, slots=True)
class Review:
    """What a reviewed decision was ``before``, how likely what stands is, 0-1, or the likeliest fact where
    nothing is told, and how far the chances of all are from deciding otherwise.
    """

    before: Outcome
    chance: float
    leeway: float


@dataclass(frozen=True, slots=True)
class Decision:
    """One question's outcome with the candidates it was decided on, best first, ten at most.

    ``question`` is the part of the message this decision is about, as the asker typed it; ``review`` is None
    for a decision that nobody reviewed.
    """

    question: str
    outcome: Outcome
    candidates: tuple[Candidate, ...] = ()
    review: Review | None = None

    @property
    def score(self) -> float:
        """Confidence, 0-100, that the first candidate answers, under every status; 0 for none."""
        return self.candidates[0].score if self.candidates else 0.0


def status(outcome: Outcome) -> OutcomeStatus:
    """The outcome's name on the command line and in evaluation files."""
    match outcome:
        case Answer():
            return "not_stated" if outcome.fact.status == "not_stated" else "answered"
        case Confirmation():
            return "confirmed"
        case Refutation():
            return "refuted"
        case NotStated():
            return "not_stated"
        case Clarification():
            return "clarify"
        case Unknown():
            return "unknown"
        case SmallTalk():
            return "smalltalk"
        case _:
            assert_never(outcome)


def facts_of(outcome: Outcome) -> tuple[Fact, ...]:
    """The facts answered, or the choices of a clarification; none for unknown and small talk."""
    match outcome:
        case Answer(fact=fact) | Confirmation(fact=fact) | Refutation(fact=fact) | NotStated(fact=fact):
            return (fact,)
        case Clarification(facts=facts):
            return facts
        case Unknown() | SmallTalk():
            return ()
        case _:
            assert_never(outcome)
