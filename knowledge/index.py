"""The phrasings of a fact base as numbers: term weights, postings, and the candidates for a question."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
from numpy.typing import NDArray

from knowledge.ngrams import GramIndex
from knowledge.reading import Term


@dataclass(frozen=True, slots=True)
class Phrasing:
    """One known question of a fact: the folds, forms and weights of its terms, in order.

    ``bare`` says that the curator typed no accents, so that none are expected of the asker.
    """

    fact: int
    folds: tuple[str, ...]
    forms: tuple[str, ...]
    weights: tuple[float, ...]
    bare: bool


class Weights:
    """How much a word tells: inverse fact frequency, with the language of asking held low."""

    def __init__(self, light: Mapping[str, float], spread: Mapping[str, int], facts: int) -> None:
        """``light`` weighs words by form and fold, ``spread`` says in how many of the ``facts`` a fold stands."""
        self._light = light
        self._spread = spread
        self._facts = facts
        self._most = log((facts + 1.0) / 0.5)

    def of(self, form: str, fold: str, *, unknown: bool = False) -> float:
        """The weight, 0-1, of a word by its form (its fold again for a word typed without accents)."""
        light = self._light.get(form, 1.0)
        if unknown:
            return light
        return light * max(0.15, log((self._facts + 1.0) / (self._spread.get(fold, 0) + 0.5)) / self._most)


class Index:
    """All phrasings, and which of them share words with a question."""

    def __init__(self, readings: Sequence[tuple[int, Sequence[Term]]], facts: int, light: Mapping[str, float]) -> None:
        """Index (fact number, terms) of each phrasing of ``facts`` facts."""
        self.facts = facts
        spread: dict[str, set[int]] = {}
        for fact, terms in readings:
            for term in terms:
                spread.setdefault(term.fold, set()).add(fact)
        self.weights = Weights(light, {fold: len(owners) for fold, owners in spread.items()}, facts)
        self.phrasings = [self._phrasing(fact, terms) for fact, terms in readings]
        self.grams = GramIndex([" ".join(p.folds) for p in self.phrasings], [p.fact for p in self.phrasings], facts)
        self.of_fact: list[list[int]] = [[] for _ in range(facts)]
        postings: dict[str, list[int]] = {}
        for number, phrasing in enumerate(self.phrasings):
            self.of_fact[phrasing.fact].append(number)
            for fold in set(phrasing.folds):
                postings.setdefault(fold, []).append(number)
        self._postings = {fold: np.asarray(numbers, dtype=np.int32) for fold, numbers in postings.items()}
        self._norms = np.asarray([sum(p.weights) + 0.5 for p in self.phrasings], dtype=np.float32)

    def _phrasing(self, fact: int, terms: Sequence[Term]) -> Phrasing:
        return Phrasing(
            fact,
            tuple(term.fold for term in terms),
            tuple(term.form for term in terms),
            tuple(self.weights.of(term.form, term.fold) for term in terms),
            bare=all(term.form == term.fold for term in terms),
        )

    def weight(self, term: Term, hidden: frozenset[int] = frozenset()) -> float:
        """The weight of a word of a question; one that stands only in ``hidden`` phrasings is a word nobody has."""
        unknown = False
        if hidden:
            postings = self._postings.get(term.fold)
            unknown = postings is None or (len(postings) <= len(hidden) and hidden.issuperset(postings.tolist()))
        return self.weights.of(term.fold if term.bare else term.form, term.fold, unknown=unknown)

    def overlap(self, terms: Sequence[Term], hidden: frozenset[int] = frozenset()) -> NDArray[np.float32]:
        """For each phrasing the weight it shares with the question over the weight of both together (0-1)."""
        shared = np.zeros(len(self.phrasings), dtype=np.float32)
        total = 0.0
        for term in terms:
            weight = self.weight(term, hidden)
            total += weight
            for fold, similarity in ((term.fold, 1.0), *term.near.items()):
                postings = self._postings.get(fold)
                if postings is not None:
                    shared[postings] += np.float32(2.0 * self.weights.of(fold, fold) * similarity)
        shared /= self._norms + np.float32(total)
        return shared

    def facts_with_all(self, folds: Iterable[str]) -> list[int]:
        """The facts that have all of ``folds`` in one phrasing, in order."""
        found: NDArray[np.int32] | None = None
        for word in folds:
            postings = self._postings.get(word)
            if postings is None:
                return []
            found = postings if found is None else np.intersect1d(found, postings, assume_unique=True)
        if found is None:
            return []
        return list(dict.fromkeys(self.phrasings[number].fact for number in found.tolist()))
