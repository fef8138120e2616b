"""Facts as bags of character n-grams: the shape of a fact's phrasings taken together, robust to slips and word forms.

Grams are hashed (K. Weinberger et al., "Feature Hashing for Large Scale Multitask Learning", 2009), so that building
is a few numpy passes. A fact is the centroid of its phrasings (J. Rocchio 1971) in which a gram counts for more the
larger the share of the fact's phrasings that have it (H. Guan et al., "A Class-Feature-Centroid Classifier", 2009).
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

SIZES = (2, 3, 4)
"""Gram lengths in characters, word boundaries included."""

_BITS = 18
BUCKETS = 1 << _BITS

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(64 - _BITS)
_RADIX = np.uint64(131071)


def grams(text: str) -> NDArray[np.int64]:
    """The hashed grams of a folded text, repetitions included."""
    codes = np.frombuffer(f" {text} ".encode("utf-16-le"), dtype=np.uint16).astype(np.uint64)
    parts = []
    for size in SIZES:
        count = len(codes) - size + 1
        if count < 1:
            continue
        value = np.full(count, np.uint64(size))
        for offset in range(size):
            value = value * _RADIX + codes[offset : count + offset]
        parts.append((value * _MULTIPLIER) >> _SHIFT)
    return np.concatenate(parts).astype(np.int64) if parts else np.empty(0, dtype=np.int64)


class GramIndex:
    """Cosine similarity of a text to each fact's centroid."""

    def __init__(self, texts: Sequence[str], owners: Sequence[int], facts: int) -> None:
        """Index ``texts`` (folded phrasings); ``owners[i]`` is the number of the fact that text i belongs to."""
        self._facts = max(facts, 1)
        self._texts = list(texts)
        self._phrasings = np.maximum(np.bincount(np.asarray(owners, dtype=np.int64), minlength=self._facts), 1)
        buckets, holders, shares, having = self._merge(texts, np.asarray(owners, dtype=np.int64))
        spread = np.bincount(buckets, minlength=BUCKETS)
        self._idf = np.log((1.0 + facts) / (1.0 + spread)).astype(np.float32) + np.float32(1.0)
        weights = self._weigh(buckets, shares, having / self._phrasings[holders])
        norms = np.sqrt(np.bincount(holders, weights=weights * weights, minlength=self._facts))
        self._weights = (weights / np.maximum(norms[holders], 1e-9)).astype(np.float32)
        self._holders = holders.astype(np.int32)
        self._starts = np.concatenate(([0], np.cumsum(spread))).astype(np.int64)

    def _merge(
        self, texts: Sequence[str], owners: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64], NDArray[np.int64]]:
        """Per (bucket, fact), sorted: the summed share of the texts' grams, and how many texts have the gram."""
        each = [grams(text) for text in texts]
        lengths = np.fromiter((len(found) for found in each), dtype=np.int64, count=len(each))
        flat = np.concatenate(each) if each else np.empty(0, dtype=np.int64)
        text = np.repeat(np.arange(len(each), dtype=np.int64), lengths)
        in_text, count = np.unique(flat * max(len(each), 1) + text, return_counts=True)
        bucket, number = in_text // max(len(each), 1), in_text % max(len(each), 1)
        keys, inverse = np.unique(bucket * self._facts + owners[number], return_inverse=True)
        shares = np.bincount(inverse, weights=count / np.maximum(lengths[number], 1), minlength=len(keys))
        having = np.bincount(inverse, minlength=len(keys))
        return keys // self._facts, keys % self._facts, shares, having

    def _weigh(
        self, buckets: NDArray[np.int64], shares: NDArray[np.float64], having: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        weights: NDArray[np.float64] = np.sqrt(shares) * self._idf[buckets] * np.exp(having)
        return weights

    def _ask(self, text: str) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        buckets, counts = np.unique(grams(text), return_counts=True)
        weights = np.sqrt(counts).astype(np.float32) * self._idf[buckets]
        return buckets, weights / np.float32(max(float(np.sqrt((weights * weights).sum())), 1e-9))

    def similarities(self, text: str) -> NDArray[np.float32]:
        """The cosine of the folded ``text`` to every fact, 0-1, in the order of their numbers."""
        result = np.zeros(self._facts, dtype=np.float32)
        buckets, weights = self._ask(text)
        starts, ends = self._starts[buckets], self._starts[buckets + 1]
        for start, end, weight in zip(starts.tolist(), ends.tolist(), weights, strict=True):
            if start < end:
                result[self._holders[start:end]] += weight * self._weights[start:end]
        return result

    def without(self, text: str, others: Sequence[int]) -> float:
        """The cosine of ``text`` to a fact that has only the phrasings ``others`` (for holding a phrasing out)."""
        if not others:
            return 0.0
        texts = [self._texts[number] for number in others]
        buckets, _, shares, having = self._merge(texts, np.zeros(len(texts), dtype=np.int64))
        # All texts are one fact's here, so that a key is its bucket times the number of facts.
        weights = self._weigh(buckets, shares, having / len(texts))
        asked, asked_weights = self._ask(text)
        _, here, there = np.intersect1d(buckets, asked, assume_unique=True, return_indices=True)
        norm = max(float(np.sqrt((weights * weights).sum())), 1e-9)
        return float((weights[here] * asked_weights[there]).sum() / norm)
