"""What people say in place of one another: the notions that a message speaks of, in whatever words.

A notion replaces no word, as the lexicon's synonyms do: it is one more trait by which experience knows that
two askers who chose other words may mean the same.
"""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib import resources

from knowledge import lexicon as lexicons
from knowledge.phrase_table import PhraseTable
from knowledge.reading import Term
from knowledge.text.characters import clean
from knowledge.text.tokens import tokenize


class Thesaurus:
    """Finds notions in the words of a message."""

    def __init__(self, notions: Iterable[Sequence[str]], rewrites: PhraseTable[tuple[str, ...]]) -> None:
        """Each notion is the expressions for it, called by the first; ``rewrites`` are applied to them as to
        messages.
        """
        phrases = ((phrase, said[0]) for said in notions for each in said for phrase in _read(each, rewrites))
        self._phrases = PhraseTable(phrases, lone_words_as_written=True)

    def notions(self, terms: Sequence[Term]) -> tuple[str, ...]:
        """The notions that a message speaks of, in order."""
        return tuple(span.label for span in self._phrases.find(terms))

    @classmethod
    @lru_cache(maxsize=1)
    def shipped(cls) -> "Thesaurus":
        """The thesaurus that comes with the project, read once."""
        text = resources.files("knowledge").joinpath("thesaurus.toml").read_text(encoding="utf-8")
        return cls(tomllib.loads(text)["notions"], lexicons.shipped().rewrites)


def _read(expression: str, rewrites: PhraseTable[tuple[str, ...]]) -> Iterator[str]:
    """An expression as it stands, and as a message that has it is read."""
    yield expression
    tokens = tokenize(clean(expression))
    words: list[str] = []
    place = 0
    while place < len(tokens):
        span = rewrites.at(tokens, place)
        words.append(tokens[place].text if span is None else span.label[0])
        place = place + 1 if span is None else span.end
    if (read := " ".join(words)) != expression:
        yield read
