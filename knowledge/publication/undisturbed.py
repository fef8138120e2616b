"""Which questions a change of the facts leaves as they were answered, told without asking them again.

Where phrasings, names and abbreviations are the same, every question has the same candidates; its answer
stands unless one of the facts that were asked for it (``knowledge.witnesses``) says something else.

Else all candidates shift a little. An answer stands if it has the leeway for that (``knowledge.leeway``), and
the change passes it by (``knowledge.succession``). A phrasing that stands word for word in one fact alone is
answered by that fact whatever its chance, and only a fact that holds nearly all of its words can make a
rival: it stands even where touched facts were asked, as long as none is that fact, or has a new phrasing and
holds so many of the words. Everything else is asked.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.decision import Decider
from knowledge.factbase import FactBase
from knowledge.publication.answers import Answers, Told
from knowledge.relation import Relation
from knowledge.succession import Succession, touched

STEADY = 0.05
"""Leeway that no change overtakes which passes by: of 97,955 answers that 58 random changes of the shipped
facts might have touched and passed by, none with a leeway of 0.03 came out otherwise."""

RIVAL = 0.75
"""Share of a phrasing's words, by weight, from which a touched fact may be its rival. One becomes a rival at
0.95 (``WHOLE`` in ``decision``); the rest is for words that are heard behind others."""

SHIFTED = 0.05
"""Change of the threshold above which everything is asked: what the base taught is no longer the same."""


@dataclass(frozen=True, slots=True)
class _Phrasing:
    """A phrasing as it is indexed, and the one fact that has it."""

    fact: str
    folds: tuple[str, ...]
    weights: tuple[float, ...]

    def held(self, words: frozenset[str]) -> float:
        """The share of its words, by weight, that stand among ``words``."""
        total = sum(self.weights)
        known = sum(w for fold, w in zip(self.folds, self.weights, strict=True) if fold in words)
        return known / total if total else 1.0


@dataclass(frozen=True, slots=True)
class _Change:
    """A change that may differ in phrasings.

    ``own`` are the phrasings that one fact alone has, and ``words`` what each fact says that has a new one;
    ``rulings`` tells that claims may be ruled on otherwise, ``others`` that they may by facts that
    were not asked; ``shift`` is how far the threshold has moved.
    """

    succession: Succession
    own: Mapping[str, _Phrasing]
    words: tuple[frozenset[str], ...]
    rulings: bool
    others: bool
    shift: float

    @classmethod
    def of(cls, old: Decider, new: Decider) -> "_Change | None":
        """Compare two releases; None where everything may be answered otherwise."""
        succession = Succession.of(old.base, new.base)
        shift = abs(old.calibration.threshold - new.calibration.threshold)
        if succession is None or shift > SHIFTED or _strangers(old) != _strangers(new):
            return None
        facts = succession.facts
        relations = [(_relation(old.base, fact), _relation(new.base, fact)) for fact in facts]
        return cls(
            succession,
            _own(new.base),
            tuple(new.base.support(number).folds for number in succession.enlarged),
            rulings=any(was != now for was, now in relations),
            others=any(now is not None and was != now for was, now in relations),
            shift=shift,
        )

    def answer(self, question: str, told: Told) -> Told | None:
        """What is answered to ``question`` as was ``told`` before; None where it has to be asked."""
        if told.leeway - self.shift < STEADY:
            return None
        if self._is_own(question, told) or self._passes_by(question, told):
            return told.aged(self.succession.renumbered(told.witnesses))
        return None

    def _is_own(self, question: str, told: Told) -> bool:
        """Whether the answer is a phrasing's own, and no touched fact can be its rival."""
        own = self.own.get(question)
        return (
            own is not None
            and own.fact == told.fact
            and own.fact not in self.succession.facts
            and not (told.claims and self.rulings)
            and not any(own.held(words) >= RIVAL for words in self.words)
        )

    def _passes_by(self, question: str, told: Told) -> bool:
        """Whether nothing that was asked for the answer is touched, and nothing new comes near."""
        ruled = told.claims and self.others
        return not ruled and self.succession.passes_by(question, told.witnesses)


@dataclass(frozen=True, slots=True)
class Undisturbed:
    """What stands when another release takes the place of what gave the answers ``before``.

    ``changed`` are the facts, by number, that may say something else where nothing but these differs, and
    None otherwise; ``change`` is all that differs, and None where it may disturb everything.
    """

    before: Answers
    changed: frozenset[int] | None
    change: _Change | None

    @classmethod
    def of(cls, before: Answers, after: Answers) -> "Undisturbed":
        """Compare two releases."""
        old, new = before.responder.decider, after.responder.decider
        return cls(before, _changed(old, new), _Change.of(old, new))

    def answer(self, question: str) -> Told | None:
        """What is answered to ``question`` as before; None where it has to be asked."""
        told = self.before.known(question)
        if told is None:
            return None
        if self.changed is not None and told.exact and self.changed.isdisjoint(told.witnesses):
            return told
        return None if self.change is None else self.change.answer(question, told)


def _changed(old: Decider, new: Decider) -> frozenset[int] | None:
    """The facts, by number, that may say something else where nothing but these differs; None otherwise."""
    if old.calibration != new.calibration or old.stand_ins.strangers != new.stand_ins.strangers:
        return None
    return touched(old.base, new.base)


def _strangers(decider: Decider) -> list[frozenset[tuple[str, ...]]]:
    return [stranger.keys for _, stranger in decider.stand_ins.strangers]


def _relation(base: FactBase, fact: str) -> Relation | None:
    number = base.number.get(fact)
    return None if number is None else base.relation(number)


def _own(base: FactBase) -> Mapping[str, _Phrasing]:
    """The phrasings that no other fact has, by their text."""
    index = base.index
    holders: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for phrasing in index.phrasings:
        holders[phrasing.folds].add(phrasing.fact)
    found = {}
    for number, fact in enumerate(base.facts):
        for question, place in zip(fact.questions, index.of_fact[number], strict=True):
            phrasing = index.phrasings[place]
            if len(holders[phrasing.folds]) == 1:
                found[question] = _Phrasing(fact.id, phrasing.folds, phrasing.weights)
    return found
