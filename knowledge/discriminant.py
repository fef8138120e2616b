"""What tells the facts of a base apart, learnt from all their phrasings at once.

Alignment and centroid look at one fact at a time. Ridge regression looks at all of them: a word that many
facts share counts for none, and what only one of them says counts for it (R. Rifkin, R. Klautau, "In Defense
of One-Vs-All Classification", 2004). Phrasings are bags of their words, as read, and of the characters that
were typed, accents aside. Holding phrasings out takes no new fit: the inverse without some rows follows from
the whole one.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from knowledge.ngrams import BUCKETS, grams
from knowledge.postings import Postings
from knowledge.reading import Term
from knowledge.text.syllable import fold

RIDGE = 0.15
"""What a phrasing's own weight is held back by; on the FAQ bases the figures are flat from 0.15 to 0.6."""


DENSE = 15
"""A trait is common if more than one in so many phrasings has it."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A question as it is compared: the folds of its words in order, and its text as typed, accents aside."""

    folds: tuple[str, ...]
    text: str

    @classmethod
    def of(cls, terms: Sequence[Term]) -> "Wording":
        """The wording of a question's words; shorthand written out stands once, as it was typed."""
        texts: list[str] = []
        end = -1
        for term in terms:
            if term.start >= end:
                texts.append(term.text)
            end = max(end, term.end)
        return cls(
            tuple(term.fold for term in terms),
            " ".join(fold(word) for text in texts for word in text.split()),
        )


ToldApart = Callable[[Wording, frozenset[int]], NDArray[np.float32] | None]
"""Scores a wording for every fact as if some phrasings were hidden; None in a base that is not learnt."""


@dataclass(frozen=True, slots=True)
class Traits:
    """The words, pairs of words and character n-grams of wordings, hashed, and what each weighs.

    ``known`` are those of the wordings learnt from, ``rarity`` has a number for every possible one.
    """

    known: NDArray[np.int64]
    rarity: NDArray[np.float32]

    @classmethod
    def learn(cls, wordings: Sequence[Wording]) -> "Traits":
        """Learn from ``wordings`` how rare each trait is."""
        buckets, _, _ = _count(wordings)
        spread = np.bincount(buckets, minlength=2 * BUCKETS)
        rarity = np.log((1.0 + len(wordings)) / (1.0 + spread)) + 1.0
        return cls(np.flatnonzero(spread), rarity.astype(np.float32))

    def of(
        self, wordings: Sequence[Wording]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float32]]:
        """Traits, the number of each one's wording (in order), and weights.

        Words and n-grams each have half of a wording's length of 1.
        """
        buckets, owners, counts = _count(wordings)
        weights = np.sqrt(counts).astype(np.float32) * self.rarity[buckets]
        parts = 2 * owners + (buckets < BUCKETS)
        lengths = np.bincount(parts, weights=weights * weights, minlength=2 * len(wordings))
        weights /= np.sqrt(np.maximum(2.0 * lengths, 1e-9))[parts].astype(np.float32)
        return buckets, owners, weights


def _count(wordings: Sequence[Wording]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """The distinct traits of each wording, the number of the wording, and how often they stand there."""
    shapes, owners = grams([wording.text for wording in wordings])
    said = [
        (*wording.folds, *(f"{first} {second}" for first, second in pairwise(wording.folds)))
        for wording in wordings
    ]
    hashed = [BUCKETS + crc32(word.encode()) % BUCKETS for words in said for word in words]
    numbers = np.repeat(np.arange(len(said)), [len(words) for words in said])
    traits = np.concatenate((shapes, np.asarray(hashed, dtype=np.int64)))
    keys, counts = np.unique(np.concatenate((owners, numbers)) * (2 * BUCKETS) + traits, return_counts=True)
    return keys % (2 * BUCKETS), keys // (2 * BUCKETS), counts


class Discriminant:
    """A linear score for every fact."""

    def __init__(self, traits: Traits, weights: NDArray[np.float32]) -> None:
        """``weights[i + 1]`` are those of the i-th known trait for every fact; the first are all 0."""
        self.traits = traits
        self.weights = weights
        self._rows = np.zeros(2 * BUCKETS, dtype=np.int32)
        self._rows[traits.known] = np.arange(1, len(traits.known) + 1)

    def scores(self, wording: Wording) -> NDArray[np.float32]:
        """For every fact how much the wording speaks for it: about 1 for its own, about 0 for others'."""
        buckets, _, shares = self.traits.of((wording,))
        scores: NDArray[np.float32] = shares @ self.weights[self._rows[buckets]]
        return scores


class Learner:
    """Fits a discriminant, and tells what one would say that had not seen some of the phrasings."""

    def __init__(self, wordings: Mapping[int, Wording], owners: Sequence[int], facts: int) -> None:
        """Learn from the ``wordings`` of some phrasings, by number; ``owners[i]`` is the fact of the i-th."""
        self._places = {number: place for place, number in enumerate(wordings)}
        self._owners = np.asarray(owners)
        self._facts = facts
        said = tuple(wordings.values())
        self._traits = Traits.learn(said)
        buckets, holders, weights = self._traits.of(said)
        self._postings = Postings(
            buckets.astype(np.int32), holders.astype(np.int32), weights,
            keys_known=2 * BUCKETS, holders_known=len(said),
        )  # fmt: skip
        self._bounds = np.searchsorted(holders, np.arange(len(said) + 1))
        self._buckets, self._holders, self._weights = buckets, holders, weights

    def _phrasings(self) -> Iterator[tuple[NDArray[np.int64], NDArray[np.float32]]]:
        """The traits and weights of each phrasing."""
        for start, end in pairwise(self._bounds.tolist()):
            yield self._buckets[start:end], self._weights[start:end]

    def _likeness(self, buckets: NDArray[np.int64], weights: NDArray[np.float32]) -> NDArray[np.float32]:
        """The cosine to every phrasing."""
        return self._postings.sums(buckets, weights, most=None)[0]

    @cached_property
    def _inverse(self) -> NDArray[np.float32]:
        # What many phrasings have is multiplied out as it is, the rest looked up: each is faster at its own.
        spread = np.bincount(self._buckets, minlength=2 * BUCKETS)
        common = np.flatnonzero(spread > max(len(self._owners) // DENSE, 1))
        columns = np.full(2 * BUCKETS, -1)
        columns[common] = np.arange(len(common))
        dense = np.zeros((len(self._owners), len(common)), dtype=np.float32)
        often = columns[self._buckets] >= 0
        dense[self._holders[often], columns[self._buckets[often]]] = self._weights[often]
        likeness = dense @ dense.T
        for row, (buckets, weights) in zip(likeness, self._phrasings(), strict=True):
            rare = columns[buckets] < 0
            np.add(row, self._likeness(buckets[rare], weights[rare]), out=row)
        likeness[np.diag_indices_from(likeness)] += RIDGE
        inverse: NDArray[np.float32] = np.linalg.inv(likeness)
        return inverse

    @cached_property
    def _coefficients(self) -> NDArray[np.float32]:
        """What each phrasing says for each fact."""
        owned = np.zeros((len(self._owners), self._facts), dtype=np.float32)
        owned[np.arange(len(self._owners)), self._owners] = 1.0
        coefficients: NDArray[np.float32] = self._inverse @ owned
        return coefficients

    def discriminant(self) -> Discriminant:
        """The fit to all phrasings."""
        known = self._traits.known
        weights = np.zeros((len(known) + 1, self._facts), dtype=np.float32)
        for (buckets, shares), coefficients in zip(self._phrasings(), self._coefficients, strict=True):
            weights[np.searchsorted(known, buckets) + 1] += shares[:, None] * coefficients
        return Discriminant(self._traits, weights)

    def scores_without(self, wording: Wording, hidden: Iterable[int]) -> NDArray[np.float32]:
        """The scores of ``wording`` by a fit that has not seen the ``hidden`` phrasings."""
        buckets, _, weights = self._traits.of((wording,))
        likeness = self._likeness(buckets, weights)
        out = [self._places[number] for number in sorted(hidden) if number in self._places]
        likeness[out] = 0.0
        unseen = self._inverse[out]
        seen: NDArray[np.float32] = likeness @ self._coefficients - (unseen @ likeness) @ np.linalg.solve(
            unseen[:, out], self._coefficients[out]
        )
        return seen
