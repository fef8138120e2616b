"""Which questions a change of the facts leaves as they were answered, told without asking them again.

Where phrasings, names and abbreviations are the same, every question has the same candidates; its answer
stands unless one of the facts that were asked for it (``knowledge.witnesses``) says something else. Else a
phrasing that stands word for word in one fact alone is answered by that fact whatever its chance. Only a
fact that holds nearly all of its words can make a rival; so where that fact is untouched, and no touched one
holds so many of the words, the answer stands. Everything else is asked. No other question can be spared
there: which phrasings are laid beside it at all turns on differences that any change of them makes.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from knowledge.decision import Decider
from knowledge.factbase import FactBase
from knowledge.facts import FactFile
from knowledge.publication.answers import Answers, Told
from knowledge.relation import Relation
from knowledge.succession import touched

RIVAL = 0.75
"""Share of a question's words, by weight, from which a touched fact may be its rival. One becomes a rival at
0.95 (``WHOLE`` in ``decision``); the rest is for words that are heard behind others."""

STEADY = 5.0
"""Lead, in points, from which an answer is not overtaken by what any change of the facts shifts a little: the
rarity of words, and what the base has taught. Of 40 random changes of the shipped facts, none overtook a lead
of more than 2.1 points."""

MOST_TOUCHED = 0.2
"""Share of the facts above which so much has changed that everything is asked."""

SHIFTED = 0.05
"""Change of the threshold above which everything is asked: what the base taught is no longer the same."""


@dataclass(frozen=True, slots=True)
class _Phrasing:
    """A phrasing as it is indexed, and the one fact that has it."""

    fact: str
    folds: tuple[str, ...]
    weights: tuple[float, ...]
    claims: bool

    def held(self, words: frozenset[str]) -> float:
        """The share of its words, by weight, that stand among ``words``."""
        total = sum(self.weights)
        known = sum(w for fold, w in zip(self.folds, self.weights, strict=True) if fold in words)
        return known / total if total else 1.0


@dataclass(frozen=True, slots=True)
class Undisturbed:
    """What stands when another release takes the place of what gave the answers ``before``.

    ``phrasings`` are those that one fact alone has, ``differing`` the facts that differ (None where all may),
    and ``words`` what each of them says, before and after; ``ruling`` tells that yes/no questions may be
    ruled on otherwise. ``changed`` are the facts, by number, that may say something else where nothing but
    these differs, and None otherwise.
    """

    before: Answers
    phrasings: Mapping[str, _Phrasing]
    differing: frozenset[str] | None
    words: tuple[frozenset[str], ...]
    ruling: bool
    changed: frozenset[int] | None

    @classmethod
    def of(cls, before: Answers, after: Answers) -> "Undisturbed":
        """Compare two releases."""
        old, new = before.responder, after.responder
        changed = _changed(old.decider, new.decider)
        differing = _differing(old.factfile, new.factfile)
        bases = (old.decider.base, new.decider.base)
        if differing is None or _is_another(before, after):
            return cls(before, {}, None, (), ruling=True, changed=changed)
        words = tuple(words for base in bases for words in _words(base, differing))
        ruling = any(_relation(bases[0], fact) != _relation(bases[1], fact) for fact in differing)
        return cls(before, _own(bases[1]), differing, words, ruling, changed)

    def answer(self, question: str) -> Told | None:
        """What is answered to ``question`` as before; None where it has to be asked."""
        told = self.before.known(question)
        if told is None:
            return None
        if self._is_unmoved(told):
            return told
        return told.aged() if self._is_safe(question, told) else None

    def _is_unmoved(self, told: Told) -> bool:
        """Whether no fact that was asked for the answer says something else."""
        changed, witnesses = self.changed, told.witnesses
        return changed is not None and witnesses is not None and changed.isdisjoint(witnesses)

    def _is_safe(self, question: str, told: Told) -> bool:
        """Whether the answer is a phrasing's own, and far from every other."""
        if told.fact is None or self.differing is None or told.fact in self.differing:
            return False
        own = self.phrasings.get(question)
        if own is None or own.fact != told.fact or told.lead < STEADY or (own.claims and self.ruling):
            return False
        return not any(own.held(words) >= RIVAL for words in self.words)


def _changed(old: Decider, new: Decider) -> frozenset[int] | None:
    """The facts, by number, that may say something else where nothing but these differs; None otherwise."""
    if old.calibration != new.calibration or old.stand_ins.strangers != new.stand_ins.strangers:
        return None
    return touched(old.base, new.base)


def _differing(before: FactFile, after: FactFile) -> frozenset[str] | None:
    """The facts that differ; None where what differs may concern every question."""
    if before.entities != after.entities or before.abbreviations != after.abbreviations:
        return None
    old, new = ({fact.id: fact for fact in file.facts} for file in (before, after))
    differing = frozenset(name for name in old.keys() | new.keys() if old.get(name) != new.get(name))
    return differing if len(differing) <= MOST_TOUCHED * min(len(old), len(new)) else None


def _is_another(before: Answers, after: Answers) -> bool:
    """Whether what holds for all facts together has changed."""
    old, new = before.responder.decider, after.responder.decider
    return (
        old.base.learning.happens != new.base.learning.happens
        or abs(old.calibration.threshold - new.calibration.threshold) > SHIFTED
        or old.base.common != new.base.common
    )


def _relation(base: FactBase, fact: str) -> Relation | None:
    number = base.number.get(fact)
    return None if number is None else base.relation(number)


def _words(base: FactBase, facts: frozenset[str]) -> Iterator[frozenset[str]]:
    """All words of each of the facts, phrasings and answer."""
    for fact in facts:
        number = base.number.get(fact)
        if number is not None:
            yield base.support(number).folds


def _own(base: FactBase) -> Mapping[str, _Phrasing]:
    """The phrasings that no other fact has, by their text."""
    index = base.index
    holders: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for phrasing in index.phrasings:
        holders[phrasing.folds].add(phrasing.fact)
    found = {}
    for number, fact in enumerate(base.facts):
        numbers = index.of_fact[number]
        for question, place, stance in zip(
            fact.questions, numbers, base.matcher.stances(numbers), strict=True
        ):
            phrasing = index.phrasings[place]
            if len(holders[phrasing.folds]) == 1:
                found[question] = _Phrasing(fact.id, phrasing.folds, phrasing.weights, stance.claims)
    return found
