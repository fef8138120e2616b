"""Phrases with a label each, found in the words of a text: longest first, accents where they were typed."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
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


def matches(word: Word, typed: Word) -> bool:
    """Whether a typed word can be the lexicon's ``word``: a typed accent counts, a missing one does not."""
    return typed.fold == word.fold and (not typed.accented or compatible(typed.form, word.form))


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
        table: dict[str, list[tuple[tuple[Token, ...], Label]]] = {}
        for phrase, label in phrases:
            words = tuple(tokenize(clean(phrase)))
            if words:
                table.setdefault(words[0].fold, []).append((words, label))
        for entries in table.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        self._table = table
        # Most words that begin a phrase are no phrase alone, and followed by another word than it has.
        self.lone = frozenset(fold for fold, entries in table.items() if len(entries[-1][0]) == 1)
        self.pairs = frozenset(
            (fold, words[1].fold) for fold, entries in table.items() for words, _ in entries if len(words) > 1
        )
        ending: dict[str, list[tuple[Token, ...]]] = {}
        for entries in table.values():
            for words, _ in entries:
                ending.setdefault(words[-1].fold, []).append(words)
        self._ending = {fold: sorted(phrases, key=len, reverse=True) for fold, phrases in ending.items()}

    def at(self, tokens: Sequence[Word], start: int) -> Span[Label] | None:
        """The longest phrase that begins at ``start``."""
        fold = tokens[start].fold
        if fold not in self._table:
            return None
        followed = start + 1 < len(tokens) and (fold, tokens[start + 1].fold) in self.pairs
        if not followed and fold not in self.lone:
            return None
        for words, label in self._table[fold]:
            end = start + len(words)
            # Most entries that begin alike end otherwise.
            alike = end <= len(tokens) and tokens[end - 1].fold == words[-1].fold
            if alike and self._fits(words, tokens, start):
                return Span(start, end, label)
        return None

    def _fits(self, words: Sequence[Word], tokens: Sequence[Word], start: int) -> bool:
        end = start + len(words)
        if end > len(tokens):
            return False
        # The last word first: it tells phrases that begin alike apart.
        for place in range(len(words) - 1, -1, -1):
            if not matches(words[place], tokens[start + place]):
                return False
        return not self._strict or len(words) > 1 or words[0].form == tokens[start].form

    def find(self, tokens: Sequence[Word], barred: Container[int] = ()) -> list[Span[Label]]:
        """All phrases, left to right, longest first, not overlapping; none begins at a ``barred`` place."""
        spans: list[Span[Label]] = []
        table = self._table
        if table.keys().isdisjoint([token.fold for token in tokens]):
            return spans
        free = 0
        for position, token in enumerate(tokens):
            if position >= free and token.fold in table and position not in barred:
                span = self.at(tokens, position)
                if span is not None:
                    spans.append(span)
                    free = span.end
        return spans

    def before(self, tokens: Sequence[Word]) -> int | None:
        """The length in words of the longest phrase that ends ``tokens``."""
        if tokens:
            for words in self._ending.get(tokens[-1].fold, ()):
                if len(words) <= len(tokens) and self._fits(words, tokens, len(tokens) - len(words)):
                    return len(words)
        return None

    def covers(self, tokens: Sequence[Word]) -> bool:
        """Whether one phrase is all of ``tokens``."""
        return bool(tokens) and any(
            len(words) == len(tokens) and self._fits(words, tokens, 0)
            for words, _ in self._table.get(tokens[0].fold, ())
        )

    def whole(self, tokens: Sequence[Word]) -> Label | None:
        """The label of the phrase that is all of ``tokens``."""
        span = self.at(tokens, 0) if tokens else None
        return span.label if span is not None and span.end == len(tokens) else None
