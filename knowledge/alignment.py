"""A question laid beside a phrasing, word by word: what each explains of the other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knowledge.index import Phrasing
from knowledge.reading import Term
from knowledge.text.syllable import compatible

ACCENT_DROPPED = 0.9
"""Similarity of a word typed without its accent in a message that has accents elsewhere."""

ACCENT_DIFFERS = 0.55
"""Similarity of two words that differ in accents alone, both typed."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """What a question and a phrasing share, each share 0-1 of the total weight.

    ``question`` is the share of the question that the phrasing explains, ``phrasing`` the reverse; ``order``
    the share of the matched words that follow each other in both; ``worst`` the heaviest word of the question
    left unexplained, ``missing`` the heaviest word of the phrasing left out; ``literal`` the Dice coefficient
    of all words, light ones counted in full; ``similarities`` the similarity found for each word of the
    question.
    """

    question: float
    phrasing: float
    order: float
    worst: float
    missing: float
    literal: float
    similarities: tuple[float, ...]


class Aligner:
    """Lays one question beside many phrasings."""

    def __init__(self, terms: Sequence[Term], weights: Sequence[float]) -> None:
        """``weights[i]`` is the weight of ``terms[i]``."""
        self._words = [
            (term, tuple(term.near.items()), frozenset((term.fold, *term.near)), weight)
            for term, weight in zip(terms, weights, strict=True)
        ]
        self._folds = frozenset[str]().union(*(folds for _, _, folds, _ in self._words))

    def align(self, phrasing: Phrasing) -> Alignment:
        """Match each word of the question to one word of the phrasing.

        The neighbour of the last match first.
        """
        places: dict[str, list[int]] = {}
        for place, fold in enumerate(phrasing.folds):
            if fold in self._folds:
                places.setdefault(fold, []).append(place)
        taken = [0.0] * len(phrasing.folds)
        similarities = []
        explained = total = worst = order = ordered = last_weight = 0.0
        last = -2
        for term, near, folds, typed_weight in self._words:
            if folds.isdisjoint(places):  # most words of most phrasings
                similarities.append(0.0)
                total += typed_weight
                worst = max(worst, typed_weight)
                continue
            best, at = _best(term, near, places, taken, phrasing, last)
            similarities.append(best)
            weight = typed_weight
            if at >= 0:
                taken[at] = best
                if best >= ACCENT_DROPPED:
                    weight = max(weight, phrasing.weights[at])
                if last >= 0:
                    ordered += weight + last_weight
                    if at == last + 1:
                        order += weight + last_weight
                last_weight = weight
                last = at
                explained += weight * best
            total += weight
            left = weight * (1.0 - best)
            worst = max(worst, left)
        whole = sum(phrasing.weights) or 1.0
        covered = sum(map(float.__mul__, phrasing.weights, taken))
        missing = max(map(float.__mul__, phrasing.weights, [1.0 - share for share in taken]), default=0.0)
        return Alignment(
            question=explained / total if total else 0.0,
            phrasing=covered / whole,
            order=order / ordered if ordered else 1.0,
            worst=worst,
            missing=missing,
            literal=2.0 * sum(taken) / (len(taken) + len(similarities)) if taken else 0.0,
            similarities=tuple(similarities),
        )


def align(terms: Sequence[Term], weights: Sequence[float], phrasing: Phrasing) -> Alignment:
    """Lay a question beside one phrasing."""
    return Aligner(terms, weights).align(phrasing)


def _best(  # noqa: PLR0917 - one step of the innermost loop
    term: Term,
    near: Sequence[tuple[str, float]],
    places: Mapping[str, Sequence[int]],
    taken: Sequence[float],
    phrasing: Phrasing,
    last: int,
) -> tuple[float, int]:
    """The highest similarity that a word has to a free word of the phrasing, and where; (0, -1) for none."""
    best, at = 0.0, -1
    accents = not (term.bare or phrasing.bare)
    for place in places.get(term.fold, ()):
        if taken[place]:
            continue
        here = 1.0
        if accents and phrasing.forms[place] != term.form:
            here = ACCENT_DROPPED if compatible(term.form, phrasing.forms[place]) else ACCENT_DIFFERS
        if here > best or (here == best and place == last + 1):
            best, at = here, place
    for fold, here in near:
        if here < best or fold not in places:
            continue
        for place in places[fold]:
            if not taken[place] and (here > best or place == last + 1):
                best, at = here, place
    return best, at
