"""Phrases with a label each, found in the words of a text: longest first, accents where they were typed."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from typing import Generic, Protocol, TypeVar

from knowledge.text.characters import clean
from knowledge.text.syllable import compatible
from knowledge.text.tokens import Token, tokenize

Label = TypeVar("Label")


class Word(Protocol):
    """What phrases are matched on: a ``Token``, or a term read from one."""

    @property
    def form(self) -> str:
        """The accented key."""

    @property
    def fold(self) -> str:
        """The bare key."""

    @property
    def accented(self) -> bool:
        """Whether accents were typed."""


def _accents_fit(word: Word, typed: Word) -> bool:
    """Whether a typed word can be one with its fold: a typed accent counts, a missing one does not."""
    return not typed.accented or compatible(typed.form, word.form)


@dataclass(frozen=True, slots=True)
class Span(Generic[Label]):
    """A phrase found at ``start`` .. ``end`` (token positions, end exclusive)."""

    start: int
    end: int
    label: Label


class PhraseTable(Generic[Label]):
    """Phrases with a label each, found longest first.

    ``lone`` are the folds of phrases of one word, ``pairs`` those with which longer ones begin.
    """

    def __init__(self, phrases: Iterable[tuple[str, Label]], *, lone_words_as_written: bool = False) -> None:
        """Read the phrases; of two with the same words the first one counts.

        ``lone_words_as_written``: a phrase of one word matches only with its accents ("dặn" is no "dan").
        """
        self._strict = lone_words_as_written
        # By their folds, since few phrases differ in nothing but accents.
        self._phrases: dict[tuple[str, ...], list[tuple[tuple[Token, ...], Label]]] = {}
        for phrase, label in phrases:
            words = tuple(chain.from_iterable(map(_tokens, phrase.split())))
            if words:
                self._phrases.setdefault(tuple(word.fold for word in words), []).append((words, label))
        self._beginning = _lengths((folds[0], len(folds)) for folds in self._phrases)
        self._ending = _lengths((folds[-1], len(folds)) for folds in self._phrases)
        # Most words that begin a phrase are no phrase alone, and followed by another word than it has.
        self.lone = frozenset(folds[0] for folds in self._phrases if len(folds) == 1)
        self.pairs = frozenset(folds[:2] for folds in self._phrases if len(folds) > 1)

    def at(self, tokens: Sequence[Word], start: int) -> Span[Label] | None:
        """The longest phrase that begins at ``start``."""
        fold = tokens[start].fold
        if fold not in self._beginning:
            return None
        followed = start + 1 < len(tokens) and (fold, tokens[start + 1].fold) in self.pairs
        if not followed and fold not in self.lone:
            return None
        for length in self._beginning[fold] if followed else (1,):
            for label in self._fitting(tokens[start : start + length], length):
                return Span(start, start + length, label)
        return None

    def _fitting(self, typed: Sequence[Word], length: int) -> Iterator[Label]:
        """The labels of the phrases of ``length`` words that the ``typed`` ones can be."""
        if len(typed) == length:
            for words, label in self._phrases.get(tuple([word.fold for word in typed]), ()):
                written = not self._strict or length > 1 or words[0].form == typed[0].form
                if written and all(map(_accents_fit, words, typed)):
                    yield label

    def find(self, tokens: Sequence[Word], barred: Container[int] = ()) -> list[Span[Label]]:
        """All phrases, left to right, longest first, not overlapping; none begins at a ``barred`` place."""
        spans: list[Span[Label]] = []
        beginning = self._beginning
        if beginning.keys().isdisjoint([token.fold for token in tokens]):
            return spans
        free = 0
        for position, token in enumerate(tokens):
            if position >= free and token.fold in beginning and position not in barred:
                span = self.at(tokens, position)
                if span is not None:
                    spans.append(span)
                    free = span.end
        return spans

    def before(self, tokens: Sequence[Word]) -> int | None:
        """The length in words of the longest phrase that ends ``tokens``."""
        if tokens:
            for length in self._ending.get(tokens[-1].fold, ()):
                for _ in self._fitting(tokens[-length:], length):
                    return length
        return None

    def covers(self, tokens: Sequence[Word]) -> bool:
        """Whether one phrase is all of ``tokens``."""
        return any(True for _ in self._fitting(tokens, len(tokens)))

    def whole(self, tokens: Sequence[Word]) -> Label | None:
        """The label of the phrase that is all of ``tokens``."""
        span = self.at(tokens, 0) if tokens else None
        return span.label if span is not None and span.end == len(tokens) else None


@lru_cache(maxsize=4096)
def _tokens(word: str) -> Sequence[Token]:
    """The tokens of what stands between two spaces: the same words make up most phrases."""
    return tuple(tokenize(clean(word)))


def _lengths(counted: Iterable[tuple[str, int]]) -> Mapping[str, Sequence[int]]:
    """The lengths of the phrases of each word, the longest first."""
    lengths: dict[str, set[int]] = {}
    for word, length in counted:
        lengths.setdefault(word, set()).add(length)
    return {word: sorted(known, reverse=True) for word, known in lengths.items()}
