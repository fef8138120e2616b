"""The words of which names of Vietnamese people are made."""

from collections.abc import Mapping
from functools import cached_property
from typing import Protocol

from knowledge.phrase_table import PhraseTable
from knowledge.text.syllable import fold, form


class Spelt(Protocol):
    """A word as far as it is looked at: a term."""

    @property
    def form(self) -> str: ...  # noqa: D102
    @property
    def fold(self) -> str: ...  # noqa: D102
    @property
    def bare(self) -> bool: ...  # noqa: D102
    @property
    def accented(self) -> bool: ...  # noqa: D102
    @property
    def rewritten(self) -> bool: ...  # noqa: D102


class NameWords:
    """The words of the lexicon's section on names."""

    def __init__(self, phrases: Mapping[str, tuple[str, ...]]) -> None:
        """Index the words of each kind when they are first asked for.

        Forms are looked up among accented words, folds among those without accents.
        """
        self._phrases = phrases

    @cached_property
    def _surnames(self) -> frozenset[str]:
        return frozenset(map(form, self._phrases["surnames"]))

    @cached_property
    def _bare_surnames(self) -> frozenset[str]:
        return frozenset(map(fold, self._phrases["surnames"]))

    @cached_property
    def _sure_surnames(self) -> frozenset[str]:
        return frozenset(map(fold, self._phrases["bare_surnames"]))

    def is_surname(self, word: Spelt) -> bool:
        """Whether a word, as typed, is a family name: one without accents, if it is hardly anything else."""
        return self.is_sure_surname(word) if word.bare else word.form in self._surnames

    def is_sure_surname(self, word: Spelt) -> bool:
        """Whether a word, whatever accents it may lack, is hardly anything but a family name."""
        return word.fold in self._sure_surnames

    def may_be_surname(self, word: Spelt) -> bool:
        """Whether a word, whatever accents it may lack, can be a family name."""
        return word.fold in self._bare_surnames

    @cached_property
    def nouns(self) -> frozenset[str]:
        """The forms of family names that are common words as well ("lương")."""
        return frozenset(map(form, self._phrases["nouns"]))

    @cached_property
    def _given(self) -> frozenset[str]:
        return frozenset(map(form, self._phrases["given"]))

    @cached_property
    def _bare_given(self) -> frozenset[str]:
        return frozenset(map(fold, self._phrases["given"]))

    def is_given(self, word: Spelt, *, bare: bool) -> bool:
        """Whether a word is a middle or given name, and not written out from shorthand; ``bare``: it has no
        accents, and may lack some.
        """
        if bare:
            return word.fold in self._bare_given and not (word.accented or word.rewritten)
        return word.form in self._given and not word.rewritten

    @cached_property
    def media(self) -> frozenset[str]:
        """The folds of what people read news in ("facebook"), which they name beside what they ask."""
        return frozenset(map(fold, self._phrases["media"]))

    @cached_property
    def compounds(self) -> PhraseTable[None]:
        """Compounds that are only by chance like a name."""
        return PhraseTable((phrase, None) for phrase in self._phrases["compounds"])
