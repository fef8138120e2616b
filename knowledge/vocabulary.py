"""The words a fact base knows, and which of them a mistyped word may mean."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import chain, pairwise
from math import log

from rapidfuzz.distance import OSA

from knowledge.text.syllable import fold, form, is_accented

LONGEST_PIECE = 12
"""Longest word, in letters, that a run without spaces is cut into."""

SHORTEST_SHORTHAND = 3
"""Letters of shorthand that is a piece of a run; shorter would be found in any."""

MISWRITTEN = 6.0
"""Surprise of a piece whose accents no known word has ("cấphàm" is no "phàm")."""


class Vocabulary:
    """Words by their fold, how often they stand in the phrasings, and which word follows which."""

    def __init__(
        self,
        sentences: Iterable[Sequence[str]],
        extra: Iterable[str] = (),
        forms: Iterable[tuple[str, str]] = (),
        shorthand: Iterable[str] = (),
    ) -> None:
        """Count the folds of ``sentences``; ``extra`` words are known too, but stand in no phrasing.

        ``forms`` are known words as they are written, with their folds, ``shorthand`` what may stand for
        words in a run without spaces.
        """
        sentences = list(sentences)
        self.counts = Counter(chain.from_iterable(sentences))
        self._pairs = {pair for words in sentences for pair in pairwise(words)}
        self._extra = frozenset(extra)
        self._forms = dict(forms)
        self._shorthand = frozenset(shorthand)
        self._total = sum(self.counts.values()) + 1

    def __contains__(self, word: str) -> bool:
        """Whether the fold is a word of the base or of the language of asking."""
        return word in self.counts or word in self._extra

    def joins(self, word: str, other: str) -> bool:
        """Whether the folds ``word`` and ``other`` follow each other in a phrasing."""
        return (word, other) in self._pairs

    def spells_as(self, other: "Vocabulary") -> bool:
        """Whether both know the same words, written in the same ways."""
        return self.counts.keys() == other.counts.keys() and self._forms == other._forms

    def meant(self, typed: str, folded: str, neighbours: Sequence[str] = ()) -> tuple[str, str] | None:
        """The form and fold of the only word of the base one slip away from what is none; None for several,
        or none.

        ``typed`` and ``folded`` are its form and fold; of several forms the nearest counts. Of several words
        the only one that stands in a phrasing beside one of the ``neighbours``, the folds before and behind.
        """
        near = [other for other in self.near(folded) if OSA.distance(folded, other) == 1]
        if len(near) > 1 and neighbours:
            before, behind = neighbours
            near = [word for word in near if not self._pairs.isdisjoint(((before, word), (word, behind)))]
        written = self._written.get(near[0], ()) if len(near) == 1 else ()
        form = min(written, key=lambda other: OSA.distance(typed, other), default=None)
        return None if form is None else (form, near[0])

    @cached_property
    def _written(self) -> Mapping[str, Sequence[str]]:
        """The forms of each fold."""
        written: dict[str, list[str]] = {}
        for spelt, folded in self._forms.items():
            written.setdefault(folded, []).append(spelt)
        return written

    def has_form(self, typed: str) -> bool:
        """Whether a known word has this form."""
        return typed in self._forms

    @cached_property
    def _deletions(self) -> dict[str, list[str]]:
        """Each word under itself and under every form with one letter left out.

        Symmetric delete, W. Garbe 2012.
        """
        index: dict[str, list[str]] = {}
        for word in self.counts:
            if word.isalpha() and len(word) > 1:
                for key in _one_left_out(word):
                    index.setdefault(key, []).append(word)
        return index

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self.counts), default=0)

    def near(self, word: str) -> dict[str, float]:
        """Words of the base one slip away (two in words of eight letters and more), with their similarity,
        0-1.

        A slip is a letter too many, too few, changed, or swapped with its neighbour (optimal string
        alignment).
        """
        found: dict[str, float] = {}
        reach = 2 if len(word) >= 8 else 1
        if len(word) > self._longest + reach:
            return found
        for key in _one_left_out(word):
            for other in self._deletions.get(key, ()):
                if other != word and other not in found:
                    slips = OSA.distance(word, other, score_cutoff=reach)
                    if slips <= reach:
                        found[other] = 1.0 - slips / max(len(word), len(other), 3)
        return found

    def cost(self, word: str) -> float:
        """The word's surprise, the negative logarithm of its share of all words."""
        return log(self._total / (self.counts[word] + 0.2))

    def split(self, run: str) -> tuple[float, list[str]] | None:
        """The words of a run typed without spaces, by the likeliest cut, and its cost; None for no run of
        known words.

        Viterbi over unigram frequencies, with known neighbours preferred, and accents that known words have.
        """
        best: list[tuple[float, int] | None] = [(0.0, 0)] + [None] * len(run)
        for end in range(1, len(run) + 1):
            for start in range(max(0, end - LONGEST_PIECE), end):
                behind = best[start]
                piece = fold(run[start:end])
                if behind is None or not self._is_piece(piece):
                    continue
                cost = behind[0] + self.cost(piece) + (4.0 if len(piece) == 1 else 0.0)
                if is_accented(run[start:end]) and form(run[start:end]) not in self._forms:
                    cost += MISWRITTEN
                before = fold(run[behind[1] : start])
                if before and (before, piece) in self._pairs:
                    cost -= 3.0
                here = best[end]
                if here is None or cost < here[0]:
                    best[end] = (cost, start)
        last = best[-1]
        if last is None:
            return None
        pieces = []
        end = len(run)
        while end:
            cell = best[end]
            if cell is None:
                return None
            pieces.append(run[cell[1] : end])
            end = cell[1]
        return (last[0], pieces[::-1]) if len(pieces) > 1 else None

    def _is_piece(self, piece: str) -> bool:
        if len(piece) == 1:
            return piece in "aeiouy" and piece in self
        return piece in self or (len(piece) >= SHORTEST_SHORTHAND and piece in self._shorthand)


def _one_left_out(word: str) -> dict[str, None]:
    """Keys in a fixed order, so that the same question always gets the same score."""
    return dict.fromkeys([word, *(word[:i] + word[i + 1 :] for i in range(len(word)))])
