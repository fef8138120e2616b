"""The phrasings of a fact base as numbers: term weights, postings, and the candidates for a question."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from math import log
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from knowledge.ngrams import GramIndex
from knowledge.postings import Postings, Scores
from knowledge.reading import Term
from knowledge.text.syllable import compatible

_NOBODY = np.empty(0, dtype=np.int32)


class Phrasing(NamedTuple):
    """One known question of a fact: the folds, forms and weights of its terms, in order.

    ``bare`` says that the curator typed no accents, so that none are expected of the asker.
    """

    fact: int
    folds: tuple[str, ...]
    forms: tuple[str, ...]
    weights: tuple[float, ...]
    bare: bool


class Spelling(Protocol):
    """A word as far as it is indexed."""

    @property
    def form(self) -> str: ...  # noqa: D102
    @property
    def fold(self) -> str: ...  # noqa: D102


class Weights:
    """How much a word tells: inverse fact frequency, with the language of asking held low."""

    def __init__(self, light: Mapping[str, float], spread: Mapping[str, int], facts: int) -> None:
        """``light`` weighs words by form and fold.

        ``spread`` says in how many of the ``facts`` a fold stands.
        """
        self._light = light
        most = log((facts + 1.0) / 0.5)
        self._rarity = {
            fold: max(0.15, log((facts + 1.0) / (count + 0.5)) / most) for fold, count in spread.items()
        }  # fmt: skip

    def of(self, form: str, fold: str, *, unknown: bool = False) -> float:
        """The weight, 0-1, of a word by its form (its fold again for a word typed without accents)."""
        light = self._light.get(form, 1.0)
        return light if unknown else light * self._rarity.get(fold, 1.0)


class Index:
    """All phrasings, and which of them share words with a question."""

    def __init__(
        self, readings: Iterable[tuple[int, Sequence[Spelling]]], facts: int, light: Mapping[str, float]
    ) -> None:
        """Index (fact number, terms) of each phrasing of ``facts`` facts, in the order of the facts."""
        self.facts = facts
        words: defaultdict[str, int] = defaultdict()
        words.default_factory = words.__len__  # a word that is new is the next one
        forms: dict[str, str] = {}
        one = forms.setdefault  # one string object a word, however often it stands in the base
        read: list[tuple[int, tuple[str, ...], tuple[str, ...]]] = []
        stream: list[int] = []
        for fact, terms in readings:
            folds = tuple([one(term.fold, term.fold) for term in terms])
            stream.extend(map(words.__getitem__, folds))
            read.append((fact, folds, tuple([one(term.form, term.form) for term in terms])))
        words.default_factory = None
        self._words: Mapping[str, int] = words
        owners = np.fromiter((fact for fact, _, _ in read), dtype=np.int64, count=len(read))
        lengths = np.fromiter((len(folds) for _, folds, _ in read), dtype=np.int64, count=len(read))
        flat = np.asarray(stream, dtype=np.int64)
        in_phrasing = np.repeat(np.arange(len(read)), lengths)
        spread = np.bincount(_unique(flat, owners[in_phrasing])[0], minlength=len(words))
        self._spread: dict[str, int] = dict(zip(words, spread.tolist(), strict=True))
        self.weights = Weights(light, self._spread, facts)
        # Cached, so that equal weights are one object.
        weigh = lru_cache(maxsize=None)(self.weights.of)
        self.phrasings = [
            Phrasing._make((fact, folds, forms, tuple(map(weigh, forms, folds)), forms == folds))
            for fact, folds, forms in read
        ]
        keys, holders = _unique(flat, in_phrasing)
        self._postings = Postings(
            keys.astype(np.int32), holders.astype(np.int32), keys_known=len(words), holders_known=len(read)
        )
        self._norms = np.asarray([sum(p.weights) + 0.5 for p in self.phrasings], dtype=np.float32)
        self.grams = GramIndex([" ".join(p.folds) for p in self.phrasings], owners.tolist(), facts)
        ends = np.searchsorted(owners, np.arange(facts + 1)).tolist()
        self.of_fact: list[range] = [range(ends[fact], ends[fact + 1]) for fact in range(facts)]

    def weight(self, term: Term, hidden: frozenset[int] = frozenset()) -> float:
        """The weight of a word of a question.

        One that stands only in ``hidden`` phrasings is a word nobody has.
        """
        unknown = False
        if hidden:
            holders = self._holders(term.fold)
            unknown = len(holders) <= len(hidden) and hidden.issuperset(holders.tolist())
        return self.weights.of(term.fold if term.bare else term.form, term.fold, unknown=unknown)

    def share(self, fold: str) -> float:
        """The share of the facts that have a word."""
        return self._spread.get(fold, 0) / max(self.facts, 1)

    def writes(self, fact: int, term: Term) -> bool:
        """Whether a fact has an accented word with accents that can be meant, or not at all.

        What some other fact has just as it was typed is meant so.
        """
        forms = self._written(term.fold, self.of_fact[fact])
        if not forms or term.form in forms:
            return True
        others = self._written(term.fold, self._holders(term.fold).tolist())
        return term.form not in others and any(compatible(term.form, form) for form in forms)

    def _written(self, fold: str, phrasings: Iterable[int]) -> frozenset[str]:
        """The forms of a word in some phrasings."""
        some = (self.phrasings[number] for number in phrasings)
        return frozenset(p.forms[p.folds.index(fold)] for p in some if fold in p.folds and not p.bare)

    def _holders(self, fold: str) -> NDArray[np.int32]:
        """The phrasings that have a word."""
        word = self._words.get(fold)
        return _NOBODY if word is None else self._postings.holders(word)

    def facts_with_all(self, folds: Iterable[str]) -> list[int]:
        """The facts that have all of ``folds`` in one phrasing, in order."""
        holders = sorted(map(self._holders, folds), key=len)  # the rarest first: it leaves few to look up
        if not holders or not len(holders[0]):
            return []
        found, *others = holders
        for other in others:
            found = found[other.take(np.searchsorted(other, found), mode="clip") == found]
        return list(dict.fromkeys(self.phrasings[number].fact for number in found.tolist()))

    def overlap(
        self, terms: Sequence[Term], weights: Sequence[float], hidden: frozenset[int] = frozenset()
    ) -> Scores:
        """For each phrasing the weight it shares with the question over the weight of both together (0-1).

        ``weights[i]`` is the weight of ``terms[i]``.
        """
        shares: dict[int, float] = {}
        for term in terms:
            for fold, similarity in ((term.fold, 1.0), *term.near):
                word = self._words.get(fold)
                if word is not None:
                    worth = 2.0 * self.weights.of(fold, fold) * similarity
                    shares[word] = shares.get(word, 0.0) + worth
        keys = np.fromiter(shares, dtype=np.int64, count=len(shares))
        worths = np.fromiter(shares.values(), dtype=np.float32, count=len(shares))
        overlap = Scores(self._postings, keys, worths, self._norms + np.float32(sum(weights)))
        for number in hidden:
            overlap.put(number, -1.0)
        return overlap


def _unique(
    keys: NDArray[np.int64], holders: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The distinct (key, holder) pairs, by holder."""
    width = np.int64(int(keys.max(initial=0)) + 1)
    pairs = np.sort(holders * width + keys)
    pairs = pairs[np.flatnonzero(np.diff(pairs, prepend=-1))]
    return pairs % width, pairs // width
