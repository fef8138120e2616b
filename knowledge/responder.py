"""The core's face: a message and what the chat talked about in, decisions and the new conversation out."""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge import lexicon as lexicons
from knowledge.calibration import calibrate
from knowledge.calibration_cache import CalibrationCache, Lesson
from knowledge.conversation import Conversation, Turn
from knowledge.courtesy import courtesy, holds_injection
from knowledge.decision import Decider
from knowledge.dialogue import FRAGMENT, Dialogue, Followup, aspect_asked, lean
from knowledge.factbase import FactBase
from knowledge.facts import Fact, FactFile
from knowledge.finding import Finding
from knowledge.outcome import (
    Answer,
    Clarification,
    Confirmation,
    Courtesy,
    Decision,
    NotStated,
    Refutation,
    SmallTalk,
    Unknown,
    UnknownReason,
    facts_of,
    status,
)
from knowledge.prior import Priors
from knowledge.query import analyse, strip_frame
from knowledge.reading import Term, legible
from knowledge.segmentation import MOST_PARTS, sentences, splits
from knowledge.story import Story
from knowledge.text.characters import clean

LONGEST_PARTED = 40
"""Words of a sentence that is tried as two joined questions; longer ones are stories."""

SPLITS_TRIED = 5
"""Joining words at which a sentence is parted at most."""


@dataclass(frozen=True, slots=True)
class Response:
    """The decisions on one message, at least one, in the order of its questions, and the talk so far."""

    decisions: tuple[Decision, ...]
    conversation: Conversation


class Responder:
    """Answers messages from one fact file. Immutable once built, and safe to share between threads."""

    def __init__(self, factfile: FactFile, decider: Decider) -> None:
        """Answer with ``decider``; use ``build`` unless you have one."""
        self.factfile = factfile
        self.decider = decider
        self._base = decider.base
        self._dialogue = Dialogue(decider)
        self._story = Story(decider)

    @classmethod
    def build(
        cls, factfile: FactFile, cache: CalibrationCache | None = None, former: "Responder | None" = None
    ) -> "Responder":
        """Index and calibrate a fact file. Deterministic: the same file always gives the same answers.

        A ``cache`` spares the calibration of a file that was calibrated before, a ``former`` responder
        whatever it has read and found out of the same facts.
        """
        lesson = cache.get(factfile) if cache is not None else None
        taught = lesson.discriminant if lesson is not None else None
        known = former.decider.base.predecessor() if former is not None else None
        base = FactBase(factfile, lexicons.shipped(), taught, known)
        if lesson is None:
            lesson = Lesson(calibrate(base, Priors.shipped()), base.learning.discriminant)
            if cache is not None:
                cache.put(factfile, lesson)
        return cls(factfile, Decider(base, lesson.calibration))

    def fact(self, fact_id: str) -> Fact | None:
        """The fact with this id."""
        number = self._base.number.get(fact_id)
        return None if number is None else self._base.facts[number]

    def choose(self, fact_id: str, conversation: Conversation, now: float) -> Response | None:
        """The answer to a pressed button; None when the fact is no longer there."""
        fact = self.fact(fact_id)
        if fact is None:
            return None
        outcome = NotStated(fact) if fact.status == "not_stated" else Answer(fact)
        decision = Decision(fact.label, outcome)
        return Response((decision,), conversation.with_turn(_turn(fact.questions[0], decision, now)))

    def respond(self, text: str, conversation: Conversation, now: float) -> Response:
        """Decide on a message at ``now`` (seconds since the epoch); any text whatever gets a response."""
        turns = conversation.recent(now)
        kept = Conversation(turns)
        decisions = self._decide(text, turns)
        for decision, question in decisions:
            if not isinstance(decision.outcome, SmallTalk):
                kept = kept.with_turn(_turn(question, decision, now))
        return Response(tuple(decision for decision, _ in decisions), kept)

    def _decide(self, text: str, turns: Sequence[Turn]) -> list[tuple[Decision, str]]:
        terms = self._base.read(text)[0]
        if not terms:
            symbols = any(not c.isspace() for c in clean(text))
            outcome = SmallTalk(Courtesy.EMOJI) if symbols else Unknown(UnknownReason.EMPTY)
            return [(Decision(text, outcome), text)]
        polite = courtesy(terms, self._base.lexicon)
        if polite is not None and not self._is_curated(text):
            return [(Decision(text, SmallTalk(polite)), text)]
        parts = [part for part in sentences(text) if not self._is_courtesy(part)][:MOST_PARTS]
        if len(parts) > 1:
            several = self._several(parts, turns)
            if several is not None:
                return several
        whole = parts[0] if len(parts) == 1 else text
        decided = self._one(whole, turns)
        if holds_injection(terms, self._base.lexicon) and not _is_settled(decided[0][0]):
            return [(Decision(text, SmallTalk(Courtesy.INJECTION)), text)]
        return decided

    def _is_curated(self, courteous: str) -> bool:
        """Whether the curator's own fact answers a greeting or thanks, asked for by such courtesies."""
        answered = facts_of(self.decider.find(courteous).outcome)
        return any(self._is_courtesy(question) for fact in answered for question in fact.questions)

    def _is_courtesy(self, part: str) -> bool:
        terms = self._base.read(part)[0]
        return courtesy(terms, self._base.lexicon) is not None if terms else True

    def _several(self, parts: Sequence[str], turns: Sequence[Turn]) -> list[tuple[Decision, str]] | None:
        """Each sentence on its own, those that ask nothing passed over; None if better read as one."""
        decided: list[tuple[Decision, str]] = []
        context = list(turns)
        for part in parts:
            for decision, question in self._one(part, context):
                settled = _is_settled(decision)
                if settled or self._asks(part):
                    decided.append((decision, question))
                    context.append(_turn(question, decision, context[-1].at if context else 0.0))
        if not any(_is_settled(decision) for decision, _ in decided):
            return None
        return decided

    def _is_nameless(self, terms: Sequence[Term]) -> bool:
        """Whether a short question names nothing that it asks about."""
        words = strip_frame(terms, self._base.lexicon)
        if len(words) > FRAGMENT or self._base.constraints.find(words):
            return False
        return bool(analyse(words, self._base.lexicon).asked)

    def _asks_alone(self, terms: Sequence[Term]) -> bool:
        """Whether the words name what they ask for."""
        return bool(analyse(terms, self._base.lexicon).asked - {"what", "how"})

    def _asks(self, part: str) -> bool:
        query = analyse(self._base.read(part)[0], self._base.lexicon)
        return bool(query.asked - {"what"}) or query.claims or part.rstrip().endswith("?")

    def _questions(self, part: str) -> bool:
        """Whether a question word or a yes/no form stands in ``part``."""
        terms = self._base.read(part)[0]
        return bool(self._base.lexicon.questions.find(terms)) or analyse(terms, self._base.lexicon).claims

    def _one(self, text: str, turns: Sequence[Turn]) -> list[tuple[Decision, str]]:
        """The decision on one sentence, or on two questions joined in it."""
        terms = self._base.read(text)[0]
        aspect = aspect_asked(terms, self.decider)
        if aspect is not None:
            answer = self._dialogue.last_answer(turns, aspect)
            return [(Decision(text, answer or Clarification(())), turns[-1].question if answer else text)]
        followup = lean(terms, self.decider)
        if followup.leans:
            found = self._dialogue.resolve(followup, turns)
            if found is not None:
                return [(self.decider.decision(text, found), _spoken(found, text))]
            if followup.pronoun is not None and not followup.plain and not turns:
                return [(Decision(text, Clarification(())), text)]
        if followup.continuing and not turns and not self._asks_alone(followup.rest):
            return [(Decision(text, Clarification(())), text)]
        if turns and not followup.leans and self._is_nameless(terms):
            # "Cấp bậc gì?" after a question about somebody asks about them, whatever overview could answer.
            found = self._dialogue.resolve(followup, turns[-1:])
            if found is not None:
                return [(self.decider.decision(text, found), _spoken(found, text))]
        finding = self.decider.find(text)
        return self._parted(text, finding) or [self._undivided(text, finding, followup, turns)]

    def _undivided(
        self, text: str, finding: Finding, followup: Followup, turns: Sequence[Turn]
    ) -> tuple[Decision, str]:
        """The decision on one question; when not answered as it stands, tried as a story or a fragment."""
        unruled = isinstance(finding.outcome, Answer) and finding.verdict.query.claims
        if not finding.decided or unruled:
            told = self._story.question(self._base.read(text)[0], legible(text))
            if told is not None and (not unruled or isinstance(told.outcome, Confirmation | Refutation)):
                return self.decider.decision(text, told), text
        if not finding.decided:
            if followup.leans and not turns:
                return Decision(text, Clarification(())), text
            words = strip_frame(self._base.read(text)[0], self._base.lexicon)
            if turns and len(words) <= FRAGMENT:
                found = self._dialogue.resolve(followup, turns[-1:])
                if found is not None:
                    return self.decider.decision(text, found), _spoken(found, text)
        return self.decider.decision(text, finding), text

    def _parted(self, text: str, whole: Finding) -> list[tuple[Decision, str]]:
        """Two questions joined in one sentence: kept only if both parts decide, on different facts."""
        questions = self._base.lexicon.questions.find(whole.verdict.query.terms)
        if (whole.decided and len(questions) < 2) or len(whole.verdict.query.terms) > LONGEST_PARTED:
            return []
        for left, right in splits(text)[:SPLITS_TRIED]:
            tail = _tail(right, left)
            asks, asks_too = self._questions(left), self._questions(right)
            if asks and not asks_too:
                continue  # "Ai điều hành, chủ trì?" asks once
            # A bare name borrows what is asked of the other one ("NQ 12 và CT 11 của ai?").
            for first in (left,) if asks or not asks_too else (f"{left} {tail}",) if tail else ():
                findings = [self.decider.find(first)]
                if findings[0].decided and (other := self.decider.find(right)).decided:
                    findings.append(other)
                    facts = [facts_of(f.outcome) for f in findings]
                    if facts[0] != facts[1] and (
                        not whole.decided or min(f.chance for f in findings) >= whole.chance * 0.9
                    ):
                        pairs = zip((first, right), findings, strict=True)
                        return [(self.decider.decision(part, found), part) for part, found in pairs]
        return []


def _tail(right: str, left: str) -> str:
    """The later question's last words, lent to a first part that is a bare name ("A và B của ai?")."""
    words = right.split()
    return " ".join(words[len(left.split()) :]) if len(words) > len(left.split()) else ""


def _is_settled(decision: Decision) -> bool:
    return status(decision.outcome) in ("answered", "confirmed", "refuted", "not_stated")


def _turn(question: str, decision: Decision, now: float) -> Turn:
    return Turn(
        question, tuple(fact.id for fact in facts_of(decision.outcome)), status(decision.outcome), now
    )


def _spoken(finding: Finding, text: str) -> str:
    """The full question that a follow-up stood for."""
    words: list[Term] = list(finding.verdict.query.terms)
    return " ".join(dict.fromkeys(term.text for term in words)) or text
