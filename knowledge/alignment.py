"""A question laid beside a phrasing, word by word: what each explains of the other."""

from collections.abc import Sequence
from functools import lru_cache
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
        self._weights = weights
        self._total = sum(weights)
        self._none = [0.0] * len(terms)
        # By fold what each word of the question may mean, numbered word by word, each word itself first: most
        # words of most phrasings share nothing, and only what may be meant is looked at.
        self._meant: dict[str, list[tuple[int, int, float, str]]] = {}
        meaning = 0
        for number, term in enumerate(terms):
            typed = "" if term.bare else term.form
            for fold, similarity in ((term.fold, 1.0), *term.near):
                self._meant.setdefault(fold, []).append((meaning, number, similarity, typed))
                meaning, typed = meaning + 1, ""

    def align(self, phrasing: Phrasing) -> Alignment:
        """Match each word of the question to one word of the phrasing: the likest that is free, and of
        several the neighbour of the last match.
        """
        meant, known, forms, accented = self._meant, phrasing.weights, phrasing.forms, not phrasing.bare
        options = []
        for place, fold in enumerate(phrasing.folds):
            if fold in meant:
                for meaning, number, alike, typed in meant[fold]:
                    differs = typed and accented and typed != forms[place]
                    similarity = _accents_apart(typed, forms[place]) if differs else alike
                    options.append((meaning, place, number, similarity))
        options.sort()
        options.append(_END)
        taken: set[int] = set()
        left = list(known)
        weights, total, similarities = self._weights, self._total, self._none[:]
        explained = shared = literal = order = ordered = last_weight = best = 0.0
        word = at = -1
        last = -2
        for _, place, number, similarity in options:
            if number != word:
                if best:
                    taken.add(at)
                    similarities[word] = best
                    weight, other = weights[word], known[at]
                    left[at] = other - other * best
                    shared += other * best
                    literal += best
                    if best >= ACCENT_DROPPED and other > weight:
                        total += other - weight
                        weight = other
                    if last >= 0:
                        ordered += weight + last_weight
                        if at == last + 1:
                            order += weight + last_weight
                    last_weight = weight
                    last = at
                    explained += weight * best
                word, best = number, 0.0
            if similarity >= best and (similarity > best or place == last + 1) and place not in taken:
                best, at = similarity, place
        return Alignment._make((
            explained / total if total else 0.0,
            shared / (sum(known) or 1.0),
            order / ordered if ordered else 1.0,
            max(left, default=0.0),
            2.0 * literal / ((len(known) + len(similarities)) or 1),
            tuple(similarities),
        ))  # fmt: skip


def align(terms: Sequence[Term], weights: Sequence[float], phrasing: Phrasing) -> Alignment:
    """Lay a question beside one phrasing."""
    return Aligner(terms, weights).align(phrasing)


_END = (0, 0, -1, -1.0)
"""What no word of a question means."""


@lru_cache(maxsize=8192)
def _accents_apart(typed: str, known: str) -> float:
    """The similarity of two forms of one fold that are not the same."""
    return ACCENT_DROPPED if compatible(typed, known) else ACCENT_DIFFERS
