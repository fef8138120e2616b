"""The phrasings of a fact base as numbers: term weights, postings, and the candidates for a question."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from math import log

import numpy as np
from numpy.typing import NDArray

from knowledge.ngrams import GramIndex, largest
from knowledge.postings import Postings
from knowledge.reading import Term

SHORTLIST = 128
"""Phrasings looked up in full in a base so large that words which most phrasings have are left aside at first."""


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
        most = log((facts + 1.0) / 0.5)
        self._rarity = {
            fold: max(0.15, log((facts + 1.0) / (count + 0.5)) / most) for fold, count in spread.items()
        }  # fmt: skip

    def of(self, form: str, fold: str, *, unknown: bool = False) -> float:
        """The weight, 0-1, of a word by its form (its fold again for a word typed without accents)."""
        light = self._light.get(form, 1.0)
        return light if unknown else light * self._rarity.get(fold, 1.0)


class Overlap:
    """For each phrasing the weight it shares with a question over the weight of both together (0-1)."""

    def __init__(
        self,
        shared: NDArray[np.float32],
        sizes: NDArray[np.float32],
        postings: Postings,
        common: Sequence[tuple[int, float]],
        hidden: Collection[int],
    ) -> None:
        """``common`` holds the (word, weight) pairs that ``shared`` leaves out; ``hidden`` phrasings share nothing."""
        self._sizes = sizes
        self._postings = postings
        self._common = common
        self._hidden = hidden
        self._values = shared
        self._values /= sizes
        if hidden:
            self._values[list(hidden)] = -1.0

    def of(self, phrasings: Sequence[int]) -> list[float]:
        """The shares of some phrasings."""
        values = self._values[list(phrasings)]
        if self._common:
            chosen = np.asarray(phrasings, dtype=np.int64)
            values = values + self._postings.weight_of(chosen, self._common) / self._sizes[chosen]
        return [float(value) for value in values]

    def largest(self, count: int) -> list[int]:
        """The phrasings that share most, in no particular order; none that shares nothing."""
        if not self._common:
            return [int(number) for number in largest(self._values, count) if self._values[number] > 0]
        touched = np.flatnonzero(self._values > 0)
        leading = touched[largest(self._values[touched], SHORTLIST)]
        leading = leading[largest(np.asarray(self.of(leading.tolist()), dtype=np.float32), count)]
        return [int(number) for number in leading]


class Index:
    """All phrasings, and which of them share words with a question."""

    def __init__(self, readings: Iterable[tuple[int, Sequence[Term]]], facts: int, light: Mapping[str, float]) -> None:
        """Index (fact number, terms) of each phrasing of ``facts`` facts, in the order of the facts."""
        self.facts = facts
        words: dict[str, int] = {}
        forms: dict[str, str] = {}
        read: list[tuple[int, tuple[str, ...], tuple[str, ...]]] = []
        for fact, terms in readings:
            for term in terms:
                words.setdefault(term.fold, len(words))
            # One string object a word, however often it stands in the base.
            folds = tuple(forms.setdefault(term.fold, term.fold) for term in terms)
            read.append((fact, folds, tuple(forms.setdefault(term.form, term.form) for term in terms)))
        self._words = words
        owners = np.fromiter((fact for fact, _, _ in read), dtype=np.int64, count=len(read))
        lengths = np.fromiter((len(folds) for _, folds, _ in read), dtype=np.int64, count=len(read))
        stream = chain.from_iterable(folds for _, folds, _ in read)
        flat = np.fromiter(map(words.__getitem__, stream), dtype=np.int64, count=int(lengths.sum()))
        in_phrasing = np.repeat(np.arange(len(read)), lengths)
        spread = np.bincount(_unique(flat, owners[in_phrasing])[0], minlength=len(words))
        self.weights = Weights(light, dict(zip(words, spread.tolist(), strict=True)), facts)
        # Cached, so that equal weights are one object.
        weigh = lru_cache(maxsize=None)(self.weights.of)
        self.phrasings = [
            Phrasing(fact, folds, forms, tuple(map(weigh, forms, folds)), bare=forms == folds)
            for fact, folds, forms in read
        ]
        keys, holders = _unique(flat, in_phrasing)
        counts = np.bincount(keys, minlength=len(words))
        self._counts = counts.tolist()
        self._postings = Postings(keys.astype(np.int32), holders.astype(np.int32), None, counts)
        self._norms = np.asarray([sum(p.weights) + 0.5 for p in self.phrasings], dtype=np.float32)
        self.grams = GramIndex([" ".join(p.folds) for p in self.phrasings], owners.tolist(), facts)
        ends = np.searchsorted(owners, np.arange(facts + 1)).tolist()
        self.of_fact: list[Sequence[int]] = [range(ends[fact], ends[fact + 1]) for fact in range(facts)]

    def weight(self, term: Term, hidden: frozenset[int] = frozenset()) -> float:
        """The weight of a word of a question; one that stands only in ``hidden`` phrasings is a word nobody has."""
        unknown = False
        if hidden:
            word = self._words.get(term.fold)
            unknown = word is None or (
                self._counts[word] <= len(hidden) and hidden.issuperset(self._postings.holders(word).tolist())
            )
        return self.weights.of(term.fold if term.bare else term.form, term.fold, unknown=unknown)

    def facts_with_all(self, folds: Iterable[str]) -> list[int]:
        """The facts that have all of ``folds`` in one phrasing, in order."""
        found: NDArray[np.int32] | None = None
        for fold in folds:
            word = self._words.get(fold)
            if word is None:
                return []
            postings = self._postings.holders(word)
            found = postings if found is None else np.intersect1d(found, postings, assume_unique=True)
        if found is None:
            return []
        return list(dict.fromkeys(self.phrasings[number].fact for number in found.tolist()))

    def overlap(self, terms: Sequence[Term], hidden: frozenset[int] = frozenset()) -> Overlap:
        """How much each phrasing shares with the words of a question."""
        total = 0.0
        shares: dict[int, float] = {}
        for term in terms:
            total += self.weight(term, hidden)
            for fold, similarity in ((term.fold, 1.0), *term.near.items()):
                word = self._words.get(fold)
                if word is not None:
                    shares[word] = shares.get(word, 0.0) + 2.0 * self.weights.of(fold, fold) * similarity
        keys = np.fromiter(shares, dtype=np.int64, count=len(shares))
        worth = np.fromiter(shares.values(), dtype=np.float32, count=len(shares))
        shared, common = self._postings.sums(keys, worth, len(self.phrasings))
        return Overlap(shared, self._norms + np.float32(total), self._postings, common, hidden)


def _unique(keys: NDArray[np.int64], holders: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The distinct (key, holder) pairs, by holder."""
    width = np.int64(int(keys.max(initial=0)) + 1)
    pairs = np.unique(holders * width + keys)
    return pairs % width, pairs // width
