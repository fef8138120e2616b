"""Which holders (facts, phrasings) have a key (a gram, a word) and with what weight: an inverted index in flat arrays.

Reading costs no more for a hundred thousand holders than for ten thousand: beyond ``MOST_READ`` postings the keys that
most holders have are left aside, to be looked up only for the holders that lead on the rarer ones (the idea of H.
Turtle and J. Flood, "Query Evaluation: Strategies and Optimizations", 1995). Smaller bases never come to that.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

MOST_READ = 65_536
"""Postings read for one question at most, the rarest keys first."""


class Postings:
    """The holders of each key, ascending, with a weight each."""

    def __init__(
        self,
        keys: NDArray[np.int32],
        holders: NDArray[np.int32],
        weights: NDArray[np.float32] | None,
        counts: NDArray[np.int64],
    ) -> None:
        """One posting per place of ``keys`` and ``holders``, by holder; ``counts[key]`` is how many a key has."""
        order = np.argsort(keys, kind="stable")
        self._holders = holders[order]
        self._weights = None if weights is None else weights[order]
        self._starts = np.concatenate(([0], np.cumsum(counts))).astype(np.int64)

    def holders(self, key: int) -> NDArray[np.int32]:
        """The holders of a key."""
        return self._holders[self._starts[key] : self._starts[key + 1]]

    def sums(
        self, keys: NDArray[np.int64], weights: NDArray[np.float32], holders: int
    ) -> tuple[NDArray[np.float32], list[tuple[int, float]]]:
        """For each of ``holders`` the weighted sum over ``keys`` (each once), and the (key, weight) pairs left aside."""
        starts = self._starts[keys]
        lengths = self._starts[keys + 1] - starts
        common: list[tuple[int, float]] = []
        if int(lengths.sum()) > MOST_READ:
            order = np.argsort(lengths, kind="stable")
            kept = max(int(np.searchsorted(np.cumsum(lengths[order]), MOST_READ, side="right")), 1)
            common = [(int(keys[place]), float(weights[place])) for place in order[kept:]]
            order = order[:kept]
            starts, lengths, weights = starts[order], lengths[order], weights[order]
        total = int(lengths.sum())
        if not total:
            return np.zeros(holders, dtype=np.float32), common
        # Places of all postings: each key's range, one behind the other.
        places = np.repeat(starts - (np.cumsum(lengths) - lengths), lengths) + np.arange(total)
        worth = np.repeat(weights, lengths)
        if self._weights is not None:
            worth = worth * self._weights[places]
        return np.bincount(self._holders[places], weights=worth, minlength=holders).astype(np.float32), common

    def weight_of(self, holders: NDArray[np.int64], keys: Sequence[tuple[int, float]]) -> NDArray[np.float32]:
        """For each of some ``holders`` the weighted sum over (key, weight) pairs."""
        found = np.zeros(len(holders), dtype=np.float32)
        for key, weight in keys:
            start = int(self._starts[key])
            postings = self.holders(key)
            places = np.minimum(np.searchsorted(postings, holders), len(postings) - 1)
            having = postings[places] == holders
            worth = weight if self._weights is None else weight * self._weights[start + places]
            found += np.where(having, worth, 0.0).astype(np.float32)
        return found
