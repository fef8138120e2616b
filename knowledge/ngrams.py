"""Facts as bags of character n-grams: the shape of their phrasings, robust to slips and word forms.

Grams are hashed (K. Weinberger et al., "Feature Hashing for Large Scale Multitask Learning", 2009), so that
building is a few numpy passes. A fact is the centroid of its phrasings (J. Rocchio 1971) in which a gram
counts for more the larger the share of the fact's phrasings that have it (H. Guan et al., "A
Class-Feature-Centroid Classifier", 2009).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from knowledge.postings import Postings, Scores

SIZES = (2, 3, 4)
"""Gram lengths in characters, word boundaries included."""

_BITS = 18
BUCKETS = 1 << _BITS

REMEMBERED = 2
"""Texts whose grams are kept: most questions are compared by their words as they were typed."""

CHUNK = 2048
"""Texts hashed in one pass: enough to be fast, few enough to take little memory."""

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(64 - _BITS)
_RADIX = np.uint64(131071)
_SEPARATOR = "\0"
_NONE = np.empty(0, dtype=np.int32)


def _codes(text: str) -> NDArray[np.uint64]:
    return np.frombuffer(text.encode("utf-16-le"), dtype=np.uint16).astype(np.uint64)


def _windows(codes: NDArray[np.uint64]) -> Iterator[tuple[int, NDArray[np.uint64]]]:
    """A number for each window of each size, by the place where it begins."""
    value = codes
    for size in range(2, min(SIZES[-1], len(codes)) + 1):
        value = value[:-1] * _RADIX + codes[size - 1 :]
        if size in SIZES:
            # The size itself is the first digit of a window's number.
            yield size, value + np.uint64(size * int(_RADIX) ** size % 2**64)


def _hashed(windows: Sequence[NDArray[np.uint64]]) -> NDArray[np.int64]:
    """The buckets of windows."""
    return ((np.concatenate(windows) * _MULTIPLIER) >> _SHIFT).view(np.int64)


def grams(texts: Sequence[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The hashed grams of folded texts, repetitions included, and the number of each one's text."""
    codes = _codes(_SEPARATOR.join(f" {text} " for text in texts))
    breaks = codes == 0
    owner = np.cumsum(breaks)
    windows, numbers = [], []
    for size, numbered in _windows(codes):
        # A window belongs to a text when no separator stands in it: when it ends in the text it begins in.
        inside = (owner[: len(numbered)] == owner[size - 1 :]) & ~breaks[: len(numbered)]
        windows.append(numbered[inside])
        numbers.append(owner[: len(numbered)][inside])
    return _hashed(windows), np.concatenate(numbers)


@lru_cache(maxsize=REMEMBERED)
def counted(text: str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The different hashed grams of one folded text, ascending, and how often each stands in it."""
    found = np.sort(_hashed([windows for _, windows in _windows(_codes(f" {text} "))]))
    changes = np.ones(len(found) + 1, dtype=np.bool_)
    np.not_equal(found[1:], found[:-1], out=changes[1:-1])
    bounds = np.flatnonzero(changes)
    return found[bounds[:-1]], bounds[1:] - bounds[:-1]


@dataclass(frozen=True, slots=True)
class _Bags:
    """Per (fact, bucket), sorted.

    The summed share of its texts' grams, and how many of its texts have the gram.
    """

    facts: NDArray[np.int32]
    buckets: NDArray[np.int32]
    shares: NDArray[np.float64]
    having: NDArray[np.int32]


def _bags(texts: Sequence[str], owners: NDArray[np.int64]) -> _Bags:
    buckets, numbers = grams(texts)
    lengths = np.maximum(np.bincount(numbers, minlength=len(texts)), 1)
    # One sort by fact, bucket and text; runs of equal keys are then counted, and runs of equal fact and
    # bucket summed.
    keys = np.sort(((owners[numbers] << _BITS) | buckets) * len(texts) + numbers)
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    counts = np.diff(first, append=len(keys))
    in_text = keys[first] % len(texts)
    pairs = keys[first] // len(texts)
    start = np.flatnonzero(np.diff(pairs, prepend=-1))
    shares = np.add.reduceat(counts / lengths[in_text], start)
    having = np.diff(start, append=len(pairs)).astype(np.int32)
    facts, gram = pairs[start] >> _BITS, pairs[start] & (BUCKETS - 1)
    return _Bags(facts.astype(np.int32), gram.astype(np.int32), shares, having)


class GramIndex:
    """Cosine similarity of a text to each fact's centroid."""

    def __init__(self, texts: Sequence[str], owners: Sequence[int], facts: int) -> None:
        """Index ``texts`` (folded phrasings).

        ``owners[i]``, never falling, is the number of the fact of text i.
        """
        self._facts = max(facts, 1)
        self._texts = texts
        numbers = np.asarray(owners, dtype=np.int64)
        each = np.maximum(np.bincount(numbers, minlength=self._facts), 1)
        bags = list(self._chunks(texts, numbers))
        holders = np.concatenate([bag.facts for bag in bags] or [_NONE])
        buckets = np.concatenate([bag.buckets for bag in bags] or [_NONE])
        spread = np.bincount(buckets, minlength=BUCKETS)
        self._idf = np.log((1.0 + facts) / (1.0 + spread)).astype(np.float32) + np.float32(1.0)
        scaled = [_scaled(bag, self._weigh(bag, each[bag.facts])) for bag in bags]
        weights = np.concatenate(scaled or [np.empty(0, dtype=np.float32)])
        del bags, scaled
        self._postings = Postings(buckets, holders, weights, keys_known=BUCKETS, holders_known=self._facts)

    def _chunks(self, texts: Sequence[str], owners: NDArray[np.int64]) -> Iterator[_Bags]:
        """The bags of all facts, some facts at a time; the texts of one fact stay together."""
        start = 0
        while start < len(texts):
            end = min(start + CHUNK, len(texts))
            if end < len(texts):
                end = int(np.searchsorted(owners, owners[end - 1], side="right"))
            first = owners[start]
            bags = _bags(texts[start:end], owners[start:end] - first)
            yield _Bags(bags.facts + np.int32(first), bags.buckets, bags.shares, bags.having)
            start = end

    def _weigh(self, bags: _Bags, texts: NDArray[np.int64] | int) -> NDArray[np.float64]:
        weights: NDArray[np.float64] = (
            np.sqrt(bags.shares) * self._idf[bags.buckets] * np.exp(bags.having / texts)
        )
        return weights

    def _ask(self, text: str) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        buckets, counts = counted(text)
        weights = np.sqrt(counts).astype(np.float32) * self._idf[buckets]
        return buckets, weights / np.float32(max(float(np.sqrt((weights * weights).sum())), 1e-9))

    def shapes(self, text: str) -> Scores:
        """The cosine of the folded ``text`` to every fact, 0-1."""
        return Scores(self._postings, *self._ask(text))

    def without(self, text: str, others: Sequence[int]) -> float:
        """The cosine of ``text`` to a fact that has only the phrasings ``others``.

        For holding a phrasing out.
        """
        if not others:
            return 0.0
        texts = [self._texts[number] for number in others]
        bags = _bags(texts, np.zeros(len(texts), dtype=np.int64))
        weights = self._weigh(bags, len(texts))
        asked, asked_weights = self._ask(text)
        _, here, there = np.intersect1d(bags.buckets, asked, assume_unique=True, return_indices=True)
        norm = max(float(np.sqrt((weights * weights).sum())), 1e-9)
        return float((weights[here] * asked_weights[there]).sum() / norm)


def _scaled(bags: _Bags, weights: NDArray[np.float64]) -> NDArray[np.float32]:
    """The weights of each fact scaled to length 1."""
    first = bags.facts[0]
    norms = np.sqrt(np.bincount(bags.facts - first, weights=weights * weights))
    scaled: NDArray[np.float32] = (weights / np.maximum(norms[bags.facts - first], 1e-9)).astype(np.float32)
    return scaled
