"""A question laid beside a phrasing, word by word: what each explains of the other."""

from collections.abc import Sequence
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

    ``question`` is the share of the question that the phrasing explains, ``phrasing`` the reverse; ``order`` the
    share of the matched words that follow each other in both; ``worst`` the heaviest word of the question left
    unexplained, ``missing`` the heaviest word of the phrasing left out; ``literal`` the Dice
    coefficient of all words, light ones counted in full; ``similarities`` the similarity found for each
    word of the question.
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
        self._words = [(term, tuple(term.near.items()), weight) for term, weight in zip(terms, weights, strict=True)]

    def align(self, phrasing: Phrasing) -> Alignment:
        """Match each word of the question to one word of the phrasing, preferring the neighbour of the last match."""
        places: dict[str, list[int]] = {}
        for place, fold in enumerate(phrasing.folds):
            if fold in places:
                places[fold].append(place)
            else:
                places[fold] = [place]
        heavy = phrasing.weights
        taken = [0.0] * len(heavy)
        similarities = []
        explained = total = worst = order = ordered = 0.0
        last = -2
        last_weight = 0.0
        for term, near, weight in self._words:
            best, at = 0.0, -1
            own = places.get(term.fold)
            if own is not None:
                best, at = _own(term, own, taken, phrasing, last)
            for fold, similarity in near:
                if similarity >= best and fold in places:
                    for place in places[fold]:
                        if not taken[place] and (similarity > best or (similarity == best and place == last + 1)):
                            best, at = similarity, place
            similarities.append(best)
            if at >= 0:
                taken[at] = best
                if best >= ACCENT_DROPPED and heavy[at] > weight:
                    weight = heavy[at]
                if last >= 0:
                    pair = weight + last_weight
                    ordered += pair
                    if at == last + 1:
                        order += pair
                last_weight = weight
                last = at
                explained += weight * best
            total += weight
            left = weight * (1.0 - best)
            if left > worst:
                worst = left
        missing = covered = 0.0
        for weight, found in zip(heavy, taken, strict=True):
            covered += weight * found
            left = weight * (1.0 - found)
            if left > missing:
                missing = left
        return Alignment(
            question=explained / total if total else 0.0,
            phrasing=covered / (sum(heavy) or 1.0),
            order=order / ordered if ordered else 1.0,
            worst=worst,
            missing=missing,
            literal=2.0 * sum(taken) / (len(taken) + len(similarities)) if taken else 0.0,
            similarities=tuple(similarities),
        )


def align(terms: Sequence[Term], weights: Sequence[float], phrasing: Phrasing) -> Alignment:
    """Lay a question beside one phrasing."""
    return Aligner(terms, weights).align(phrasing)


def _own(
    term: Term, places: Sequence[int], taken: Sequence[float], phrasing: Phrasing, last: int
) -> tuple[float, int]:
    """The best place for a word among those where the phrasing has its fold, and the similarity there."""
    best, at = 0.0, -1
    accents = not (term.bare or phrasing.bare)
    for place in places:
        if taken[place]:
            continue
        here = 1.0
        if accents and phrasing.forms[place] != term.form:
            here = ACCENT_DROPPED if compatible(term.form, phrasing.forms[place]) else ACCENT_DIFFERS
        if here > best or (here == best and place == last + 1):
            best, at = here, place
    return best, at
