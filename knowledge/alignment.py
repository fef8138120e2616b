"""A question laid beside a phrasing, word by word: what each explains of the other."""

from collections.abc import Mapping, Sequence
from operator import mul
from typing import NamedTuple

from knowledge.index import Phrasing
from knowledge.reading import Term
from knowledge.text.syllable import compatible

ACCENT_DROPPED = 0.9
"""Similarity of a word typed without its accent in a message that has accents elsewhere."""

ACCENT_DIFFERS = 0.55
"""Similarity of two words that differ in accents alone, both typed."""


class Alignment(NamedTuple):
    """What a question and a phrasing share, each share 0-1 of the total weight; a tuple, since a question is
    laid beside some thirty.

    ``question`` is the share of the question that the phrasing explains, ``phrasing`` the reverse; ``order``
    the share of the matched words that follow each other in both; ``missing`` the heaviest word of the
    phrasing left out; ``literal`` the Dice coefficient of all words, light ones counted in full;
    ``similarities`` the similarity found for each word of the question.
    """

    question: float
    phrasing: float
    order: float
    missing: float
    literal: float
    similarities: tuple[float, ...]


class Aligner:
    """Lays one question beside many phrasings."""

    def __init__(self, terms: Sequence[Term], weights: Sequence[float]) -> None:
        """``weights[i]`` is the weight of ``terms[i]``."""
        self._words = [(term, tuple(term.near.items())) for term in terms]
        self._weights = list(weights)
        self._none = [0.0] * len(terms)
        # For each fold a bit for every word of the question that may mean it: most words of most phrasings
        # share nothing, and only what may be meant is looked at.
        self._meant: dict[str, int] = {}
        for number, term in enumerate(terms):
            for fold in (term.fold, *term.near):
                self._meant[fold] = self._meant.get(fold, 0) | (1 << number)

    def align(self, phrasing: Phrasing) -> Alignment:
        """Match each word of the question to one word of the phrasing.

        The neighbour of the last match first.
        """
        meant, known = self._meant, phrasing.weights
        places: dict[str, tuple[int, ...]] = {}
        sought = 0
        for place, fold in enumerate(phrasing.folds):
            if fold in meant:
                sought |= meant[fold]
                places[fold] = (*places[fold], place) if fold in places else (place,)
        taken = [0.0] * len(known)
        left = list(known)
        similarities, weights = self._none[:], self._weights[:]
        explained = order = ordered = last_weight = 0.0
        last = -2
        while sought:
            number = (sought & -sought).bit_length() - 1
            sought &= sought - 1
            term, near = self._words[number]
            best, at = _best(term, near, places, taken, phrasing, last)
            if at < 0:
                continue
            taken[at] = similarities[number] = best
            left[at] *= 1.0 - best
            weight = weights[number]
            if best >= ACCENT_DROPPED and known[at] > weight:
                weight = weights[number] = known[at]
            if last >= 0:
                ordered += weight + last_weight
                if at == last + 1:
                    order += weight + last_weight
            last_weight = weight
            last = at
            explained += weight * best
        total = sum(weights)
        return Alignment._make((
            explained / total if total else 0.0,
            sum(map(mul, known, taken)) / (sum(known) or 1.0),
            order / ordered if ordered else 1.0,
            max(left, default=0.0),
            2.0 * sum(taken) / (len(taken) + len(similarities)) if taken else 0.0,
            tuple(similarities),
        ))  # fmt: skip


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
    if term.fold in places:
        forms, form, accents = phrasing.forms, term.form, not (term.bare or phrasing.bare)
        for place in places[term.fold]:
            if taken[place]:
                continue
            here = 1.0
            if accents and forms[place] != form:
                here = ACCENT_DROPPED if compatible(form, forms[place]) else ACCENT_DIFFERS
            if here > best or (here == best and place == last + 1):
                best, at = here, place
    for fold, here in near:
        if here < best or fold not in places:
            continue
        for place in places[fold]:
            if not taken[place] and (here > best or place == last + 1):
                best, at = here, place
    return best, at
