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


def align(terms: Sequence[Term], weights: Sequence[float], phrasing: Phrasing) -> Alignment:
    """Match each word of the question to one word of the phrasing, preferring the neighbour of the last match."""
    places: dict[str, list[int]] = {}
    for place, fold in enumerate(phrasing.folds):
        places.setdefault(fold, []).append(place)
    taken = [0.0] * len(phrasing.folds)
    similarities = []
    explained = total = worst = order = ordered = 0.0
    last = -2
    last_weight = 0.0
    for term, weight in zip(terms, weights, strict=True):
        best, at = _best(term, places, taken, phrasing, last)
        similarities.append(best)
        if at >= 0:
            taken[at] = best
            weight = max(weight, phrasing.weights[at]) if best >= ACCENT_DROPPED else weight
            pair = weight + last_weight
            if last >= 0:
                ordered += pair
                if at == last + 1:
                    order += pair
            last_weight = weight
            last = at
        explained += weight * best
        total += weight
        worst = max(worst, weight * (1.0 - best))
    whole = sum(phrasing.weights) or 1.0
    covered = sum(map(float.__mul__, phrasing.weights, taken))
    missing = max((w * (1.0 - t) for w, t in zip(phrasing.weights, taken, strict=True)), default=0.0)
    return Alignment(
        question=explained / total if total else 0.0,
        phrasing=covered / whole,
        order=order / ordered if ordered else 1.0,
        worst=worst,
        missing=missing,
        literal=2.0 * sum(taken) / (len(taken) + len(similarities)) if taken else 0.0,
        similarities=tuple(similarities),
    )


def _best(
    term: Term, places: dict[str, list[int]], taken: list[float], phrasing: Phrasing, last: int
) -> tuple[float, int]:
    best, at = 0.0, -1
    for fold, similarity in ((term.fold, 1.0), *term.near.items()):
        for place in places.get(fold, ()):
            if taken[place]:
                continue
            here = similarity
            if similarity == 1.0 and fold == term.fold and not (term.bare or phrasing.bare):
                if phrasing.forms[place] != term.form:
                    here = ACCENT_DROPPED if compatible(term.form, phrasing.forms[place]) else ACCENT_DIFFERS
            if here > best or (here == best and place == last + 1):
                best, at = here, place
    return best, at
