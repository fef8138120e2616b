"""The core's face: a message and what the chat talked about in, decisions and the new conversation out."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from knowledge import lexicon as lexicons
from knowledge.calibration import NOTHING_KNOWN, calibrate, still_known
from knowledge.calibration_cache import CalibrationCache, Lesson
from knowledge.constraint import Constraint
from knowledge.conversation import Conversation, Turn
from knowledge.courtesy import courtesy, holds_injection
from knowledge.decision import Decider
from knowledge.factbase import FactBase
from knowledge.facts import Fact, FactFile
from knowledge.finding import Finding, Watch
from knowledge.garbage import uncollected
from knowledge.listener import Heard, Listener
from knowledge.outcome import (
    Answer,
    Clarification,
    Courtesy,
    Decision,
    NotStated,
    SmallTalk,
    Unknown,
    UnknownReason,
    facts_of,
)
from knowledge.parting import MOST_PARTS, Parting
from knowledge.query import analyse
from knowledge.reading import Term, legible
from knowledge.repertoire import Repertoire, Talk
from knowledge.reviewer import Reviewer
from knowledge.segmentation import sentences
from knowledge.story_words import Lead
from knowledge.text.characters import clean
from knowledge.veto import vetoes

AS_SURE = 0.9
"""The share of the whole sentence's chance that each of its parts needs to be a question of its own."""


@dataclass(frozen=True, slots=True)
class Response:
    """The decisions on one message, at least one, in the order of its questions, and the talk so far."""

    decisions: tuple[Decision, ...]
    conversation: Conversation


class Responder:
    """Answers messages from one fact file, always in the same way, and is safe to share between threads."""

    def __init__(self, factfile: FactFile, decider: Decider, reviewer: Reviewer | None = None) -> None:
        """Answer with ``decider``, reviewed by ``reviewer``; use ``build`` unless you have one."""
        self.factfile = factfile
        self.decider = decider
        self._base = decider.base
        self._listener = Listener(decider)
        self._reviewer = reviewer or Reviewer(decider)
        self._parting = Parting(decider.base)
        self._repertoire = Repertoire()

    @classmethod
    @uncollected()
    def build(
        cls, factfile: FactFile, cache: CalibrationCache | None = None, former: "Responder | None" = None
    ) -> "Responder":
        """Index and calibrate a fact file. Deterministic: the same file always gives the same answers.

        A ``cache`` spares the calibration of a file that was calibrated before, a ``former`` responder
        whatever it has read and found out of the same facts.
        """
        lesson = cache.get(factfile) if cache is not None else None
        if lesson is not None:
            base = FactBase(factfile, lexicons.shipped(), lesson.discriminant, lesson.record)
            return cls(factfile, Decider(base, lesson.calibration))
        known = former.decider if former is not None else None
        base = FactBase(
            factfile, lexicons.shipped(), former=None if known is None else known.base.predecessor()
        )
        calibration = calibrate(
            base, NOTHING_KNOWN if known is None else still_known(known.calibration, known.base, base)
        )
        built = cls(factfile, Decider(base, calibration))
        if cache is not None:
            cache.put(factfile, built.lesson)
        return built

    @property
    def lesson(self) -> Lesson:
        """What its facts have taught so far."""
        return Lesson(self.decider.calibration, self._base.learning.discriminant, self._base.record())

    def afresh(self, watch: Watch | None = None) -> "Responder":
        """The same with nothing decided yet, to be watched while it decides."""
        return Responder(self.factfile, self.decider.afresh(watch))

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
        return Response((decision,), conversation.with_turn(Heard(decision, fact.questions[0]).turn(now)))

    def respond(self, text: str, conversation: Conversation, now: float) -> Response:
        """Decide on a message at ``now`` (seconds since the epoch); any text whatever gets a response."""
        turns = conversation.recent(now)
        kept = Conversation(turns)
        decided = self._repertoire.recall(text, turns)
        if decided is None:
            talk = Talk(turns)
            decided = tuple(self._decide(text, talk))
            self._repertoire.keep(text, talk, decided)
        for heard in decided:
            if not isinstance(heard.decision.outcome, SmallTalk):
                kept = kept.with_turn(heard.turn(now))
        return Response(tuple(heard.decision for heard in decided), kept)

    def _decide(self, text: str, turns: Sequence[Turn]) -> list[Heard]:
        terms = self._base.read(text)[0]
        if not terms:
            symbols = any(not c.isspace() for c in clean(text))
            outcome = SmallTalk(Courtesy.EMOJI) if symbols else Unknown(UnknownReason.EMPTY)
            return [Heard(Decision(text, outcome), text)]
        polite = courtesy(terms, self._base.lexicon)
        if polite is not None and not self._is_curated(text):
            return [Heard(Decision(text, SmallTalk(polite)), text)]
        parts = [part for part in sentences(text) if not self._is_courtesy(part)][:MOST_PARTS]
        if len(parts) > 1:
            several = self._several(parts, turns)
            if several is not None:
                return several
        whole = parts[0] if len(parts) == 1 else text
        decided = self._one(whole, turns)
        if len(decided) == 1:
            decided = [self._reviewer.review(whole, decided[0], turns)]
        if holds_injection(terms, self._base.lexicon) and not decided[0].settled:
            return [Heard(Decision(text, SmallTalk(Courtesy.INJECTION)), text)]
        return decided

    def _is_curated(self, courteous: str) -> bool:
        """Whether the curator's own fact answers a greeting or thanks, asked for by such courtesies."""
        answered = facts_of(self.decider.find(courteous).outcome)
        return any(self._is_courtesy(question) for fact in answered for question in fact.questions)

    def _is_courtesy(self, part: str) -> bool:
        terms = self._base.read(part)[0]
        return courtesy(terms, self._base.lexicon) is not None if terms else True

    def _several(self, parts: Sequence[str], turns: Sequence[Turn]) -> list[Heard] | None:
        """Each sentence on its own, those that ask nothing passed over; None if better read as one."""
        asking = [self._asks(part) for part in parts]
        decided: list[Heard] = []
        context = list(turns)
        for part, asks in zip(parts, asking, strict=True):
            words = self._base.read(part)[0]
            if self._base.lexicon.story.retracting.find(words):
                decided = []
            beside = not asks and any(asking) and self._tells(words)
            for heard in self._one(part, context):
                if asks or (heard.settled and not beside):
                    decided.append(heard)
                elif not heard.settled and not self._base.constraints.find(words):
                    continue  # what only tells of somebody says whom the next sentence means
                context.append(heard.turn(context[-1].at if context else 0.0))
        return decided[:MOST_PARTS] if any(heard.settled for heard in decided) else None

    def _asks(self, part: str) -> bool:
        query = analyse(self._base.read(part)[0], self._base.lexicon)
        return bool(query.asked - {"what"}) or query.claims or part.rstrip().endswith("?")

    def _tells(self, words: Sequence[Term]) -> bool:
        """Whether a sentence tells of whoever asks, or what they heard, and requests nothing."""
        lexicon = self._base.lexicon
        own = any(word.form in lexicon.story.tellers for word in words)
        heard = any(span.label is Lead.REPORT for span in lexicon.story.leads.find(words))
        return (own or heard) and not lexicon.requests.find(words)

    def _one(self, text: str, turns: Sequence[Turn]) -> list[Heard]:
        """The decision on one sentence, or on several questions joined in it."""
        named = self._listener.both_named(text, turns)
        if named is not None:
            told = [each.on(text) for each in self._one(named, ())]
            if all(each.settled for each in told):
                return told
        heard = self._listener.follow(text, turns)
        if heard is not None and heard.decision.outcome != Clarification(()):
            return [heard]
        whole = self.decider.find(text)
        # A pronoun that follows nothing may follow the first half of its own sentence.
        return self._parted(text, whole, turns) or [heard or self._listener.hear(text, whole, turns)]

    def _parted(self, text: str, whole: Finding, turns: Sequence[Turn]) -> list[Heard]:
        """The questions joined in one sentence; none unless it is better read as several than as one."""
        best = whole.verdict.best
        if whole.decided and best is not None and best.is_verbatim:
            return []  # a curator has asked it as one question
        terms, typed = self._base.read(text)[0], legible(text)
        parts = self._parting.parts(terms, typed)
        if not parts:
            return []
        doubtful = any(part.doubtful for part in parts)
        if whole.decided and doubtful:
            return []
        context, decided, refused = list(turns), list[Heard](), list[Constraint]()
        least = AS_SURE * 100.0 * whole.chance
        for part, following in zip_longest(parts, parts[1:]):
            words = terms[part.start : part.end]
            piece = typed[words[0].start : words[-1].end]
            after = () if following is None else terms[following.start : following.end]
            lendings = [*self._parting.lendings(words, after)]
            heard = self._listener.part(piece, part, lendings, context)
            numbers = [self._base.number[fact.id] for fact in facts_of(heard.decision.outcome)]
            if self._parting.is_elliptic(words) and any(vetoes(refused, n, self._base) for n in numbers):
                return []  # what it leaves out is what was refused before it
            if not heard.settled:
                refused += self._base.constraints.find(words)
            context.append(heard.turn(context[-1].at if context else 0.0))
            if heard.settled and any(heard.decision.outcome == other.decision.outcome for other in decided):
                continue
            if whole.decided and not (heard.settled and heard.decision.score >= least):
                return []
            decided.append(heard)
        settled = [heard for heard in decided if heard.settled]
        if not settled or (doubtful and len(settled) < len(decided)):
            return []
        return [] if whole.decided and len(settled) < 2 else decided
