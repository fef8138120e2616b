"""What tells the facts of a base apart, learnt from all their phrasings at once.

Alignment and centroid look at one fact at a time. Ridge regression looks at all of them: a word that many
facts share counts for none, and what only one of them says counts for it (R. Rifkin, R. Klautau, "In Defense
of One-Vs-All Classification", 2004). Phrasings are bags of their words, as read, of every two words said near
each other, in whichever order, and of the characters that were typed, accents aside. They are hashed with
signs into so few dimensions that the fit is quick however many there are (K. Weinberger et al., "Feature
Hashing for Large Scale Multitask Learning", 2009). Holding phrasings out takes no new fit: what the fit would
say without some of them follows from its own errors on them. Nor does a phrasing more or less: the inverse
that a fit rests on is brought up to date (W. Hager, "Updating the Inverse of a Matrix", 1989).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from knowledge.ngrams import BUCKETS, counted, grams
from knowledge.reading import Term
from knowledge.text.syllable import fold

DIMENSIONS = 2048
"""Dimensions that traits are hashed into; twice as many tell facts apart no better, half as many worse."""

RIDGE = 0.4
"""What a weight is held back by; flat from 0.2 to 0.5."""

TOGETHER = 12
"""Words within which two are said together. On real FAQ bases the right fact comes first of 87.7 questions of
a hundred, of 85.8 with neighbouring words in their order alone; farther finds no more, 5 words fewer."""

CHUNK = 1024
"""Wordings sketched in one pass: enough to be fast, few enough to take little memory."""

SMALL = 64
"""Rows of half a triangle below which it is inverted at once."""

MOST_UPDATED = 256
"""Wordings that come and go up to which a former fit is brought up to date: a tenth of the work of a new one.
Its scores are as near to the exact ones as a new fit's, within 5e-6, and still so after 100 such changes of
120 wordings each."""

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Wording:
    """A question as it is compared: the folds of its words in order, and its text as typed, accents aside."""

    folds: tuple[str, ...]
    text: str

    @classmethod
    def of(cls, terms: Sequence[Term]) -> "Wording":
        """The wording of a question's words; shorthand written out stands once, as it was typed."""
        # The words of a follow-up come from several messages: only neighbours can be one shorthand.
        pairs = zip(terms, (None, *terms), strict=False)
        texts = [
            term.text
            for term, last in pairs
            if last is None or (term.start, term.end) != (last.start, last.end)
        ]
        return cls(
            tuple(term.fold for term in terms),
            " ".join(fold(word) for text in texts for word in text.split()),
        )


ToldApart = Callable[[Wording, frozenset[int]], NDArray[np.float32] | None]
"""Scores a wording for every fact as if some phrasings were hidden; None in a base that is not learnt."""


def sketches(wordings: Sequence[Wording], dimensions: int) -> NDArray[np.float32]:
    """The wordings as rows of length 1 at most: words with pairs of words, and n-grams, half each."""
    rows = np.empty((len(wordings), dimensions), dtype=np.float32)
    for start in range(0, len(wordings), CHUNK):
        some = wordings[start : start + CHUNK]
        columns, owners, weights = _traits(some, dimensions)
        places = owners * dimensions + columns
        flat = np.bincount(places, weights=weights, minlength=len(some) * dimensions)
        rows[start : start + CHUNK] = flat.reshape(len(some), dimensions)
    return rows


def _traits(
    wordings: Sequence[Wording], dimensions: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """The traits of wordings: the dimension of each, the number of its wording, and its signed weight."""
    shapes, owners = grams([wording.text for wording in wordings])
    said = [_said(wording) for wording in wordings]
    numbers = np.repeat(np.arange(len(said)), [len(words) for words in said])
    traits = np.concatenate(
        (shapes, np.asarray([trait for words in said for trait in words], dtype=np.int64))
    )
    keys, counts = np.unique(np.concatenate((owners, numbers)) * (2 * BUCKETS) + traits, return_counts=True)
    traits, owners = keys % (2 * BUCKETS), keys // (2 * BUCKETS)
    parts = 2 * owners + (traits < BUCKETS)
    # A trait that is said n times weighs sqrt(n): the squares of a part's weights add up to its traits.
    lengths = np.bincount(parts, weights=counts, minlength=2 * len(wordings))
    weights = np.sqrt(counts / np.maximum(2.0 * lengths, 1.0)[parts])
    columns, signs = hashed(traits, dimensions)
    return columns, owners, weights * signs


def sketched(
    wording: Wording, dimensions: int, further: Iterable[str] = ()
) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """One wording as its row in ``sketches``, without what is empty there: the dimensions and the weights.

    ``further`` traits count as words do.
    """
    shapes, counts = counted(wording.text)
    said = sorted(Counter((*_said(wording), *map(trait, further))).items())
    words, times = [word for word, _ in said], [count for _, count in said]
    lengths = max(2.0 * counts.sum(), 1.0), max(2.0 * sum(times), 1.0)
    weights = np.sqrt(np.concatenate((counts / lengths[0], [count / lengths[1] for count in times])))
    columns, signs = hashed(np.concatenate((shapes, words)) if words else shapes, dimensions)
    return columns, (weights * signs).astype(np.float32)


def _said(wording: Wording) -> list[int]:
    """The traits of a wording's words, and of every two that it says together, in whichever order."""
    folds = wording.folds
    pairs = [
        f"{one} {other}" if one < other else f"{other} {one}"
        for place, one in enumerate(folds)
        for other in folds[place + 1 : place + TOGETHER]
    ]
    return [trait(said) for said in (*folds, *pairs)]


def trait(said: str) -> int:
    """The number of a trait that is no n-gram."""
    return BUCKETS + crc32(said.encode()) % BUCKETS


def hashed(traits: NDArray[np.int64], dimensions: int) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The dimension of each trait, and the sign with which it counts there."""
    mixed = (traits + 1).view(np.uint64) * _MULTIPLIER
    signs = np.where(mixed >> np.uint64(63), 1.0, -1.0)
    return ((mixed >> np.uint64(40)) % np.uint64(dimensions)).view(np.int64), signs


@dataclass(frozen=True, slots=True)
class Discriminant:
    """A linear score for every fact: ``weights`` has a row a dimension and a column a fact."""

    weights: NDArray[np.float32]

    def scores(self, wording: Wording) -> NDArray[np.float32]:
        """For every fact how much the wording speaks for it: about 1 for its own, about 0 for others'."""
        columns, weights = sketched(wording, len(self.weights))
        scores: NDArray[np.float32] = weights @ self.weights.take(columns, axis=0)
        return scores


class Learner:
    """Fits a discriminant, and tells what one would say that had not seen some of the phrasings."""

    def __init__(
        self,
        wordings: Mapping[int, Wording],
        owners: Sequence[int],
        facts: int,
        former: "Learner | None" = None,
    ) -> None:
        """Learn from the ``wordings`` of some phrasings, by number; ``owners[i]`` is the fact of the i-th.

        What a ``former`` learner has learnt from nearly the same wordings is brought up to date.
        """
        self._places = {number: place for place, number in enumerate(wordings)}
        self._wordings = tuple(wordings.values())
        self._owned = np.zeros((len(owners), facts), dtype=np.float32)
        self._owned[np.arange(len(owners)), owners] = 1.0
        self._few = len(owners) < DIMENSIONS
        updated = None if former is None or self._few or former._few else former._updated(self._wordings)
        self._rows, self._inverse = updated or self._fitted()
        self._errors = lru_cache(maxsize=1)(self._errors_on)  # one fact's phrasings are held out together

    def _fitted(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """The rows, and the inverse of what phrasings share, or dimensions if they are fewer, held back by
        the ridge.
        """
        rows = sketches(self._wordings, DIMENSIONS)
        shared = rows @ rows.T if self._few else rows.T @ rows
        shared[np.diag_indices_from(shared)] += RIDGE
        root = _inverse_of_triangle(np.linalg.cholesky(shared))
        return rows, root.T @ root

    def _updated(self, wordings: Sequence[Wording]) -> tuple[NDArray[np.float32], NDArray[np.float32]] | None:
        """The same for other ``wordings``, by dimensions; None where too many of them differ."""
        places = {wording: place for place, wording in enumerate(self._wordings)}
        more = Counter(wordings)
        more.subtract(self._wordings)
        changed = {wording: times for wording, times in more.items() if times}
        if sum(map(abs, changed.values())) > MOST_UPDATED:
            return None
        new = tuple(wording for wording in changed if wording not in places)
        places.update((wording, len(self._rows) + place) for place, wording in enumerate(new))
        known = np.concatenate((self._rows, sketches(new, DIMENSIONS))) if new else self._rows
        rows = known[[places[wording] for wording in wordings]]
        if not changed:
            return rows, self._inverse
        differing = known[[places[wording] for wording in changed]]
        spread = differing @ self._inverse
        within = spread @ differing.T
        within[np.diag_indices_from(within)] += 1.0 / np.asarray([*changed.values()], dtype=np.float32)
        return rows, self._inverse - spread.T @ np.linalg.solve(within, spread)

    @cached_property
    def _weights(self) -> NDArray[np.float32]:
        rows, owned = self._rows, self._owned
        weights: NDArray[np.float32]
        weights = rows.T @ (self._inverse @ owned) if self._few else self._inverse @ (rows.T @ owned)
        return weights

    def discriminant(self) -> Discriminant:
        """The fit to all phrasings."""
        return Discriminant(self._weights)

    def scores_without(self, wording: Wording, hidden: Iterable[int]) -> NDArray[np.float32]:
        """The scores of ``wording`` by a fit that has not seen the ``hidden`` phrasings."""
        out = tuple(self._places[number] for number in sorted(hidden) if number in self._places)
        said, errors = self._errors(out)
        columns, weights = sketched(wording, DIMENSIONS)
        influenced: NDArray[np.float32]
        influenced = said[:, columns] @ weights if self._few else said @ (weights @ self._inverse[columns])
        seen: NDArray[np.float32] = weights @ self._weights[columns] + influenced @ errors
        return seen

    def _errors_on(self, out: tuple[int, ...]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """What each of some phrasings says, to each dimension where phrasings are few, and the errors on them
        of a fit without them.

        The identity behind leave-one-out residuals, for several rows at once (R. Rifkin, R. Lippert, "Notes
        on Regularized Least Squares", 2007).
        """
        places = list(out)
        rows, own = self._rows[places], np.eye(len(places), dtype=np.float32)
        if self._few:
            said = self._inverse[places] @ self._rows
            return said, np.linalg.solve(own - said @ rows.T, rows @ self._weights - self._owned[places])
        filled = np.flatnonzero(rows.any(axis=0))  # one fact's phrasings leave most dimensions empty
        dense = rows.take(filled, axis=1)
        own -= dense @ self._inverse.take(filled, axis=0).take(filled, axis=1) @ dense.T
        return rows, np.linalg.solve(own, dense @ self._weights.take(filled, axis=0) - self._owned[places])


def _inverse_of_triangle(lower: NDArray[np.float32]) -> NDArray[np.float32]:
    """The inverse of a lower triangle, by halves: products of matrices are what a processor does best."""
    half = len(lower) // 2
    if half < SMALL:
        small: NDArray[np.float32] = np.linalg.inv(lower)
        return small
    first, last = (_inverse_of_triangle(part) for part in (lower[:half, :half], lower[half:, half:]))
    inverse = np.zeros_like(lower)
    inverse[:half, :half], inverse[half:, half:] = first, last
    inverse[half:, :half] = -last @ (lower[half:, :half] @ first)
    return inverse
