"""An article's text: its paragraphs, its sentences, and whether words stand in them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Self

from knowledge.words import Words, stands_in, words

_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")
_FULL_STOP = re.compile(r"(?P<word>\w*)(?P<stop>[.!?…]+[\"”’)]*)\s+(?=[\"“‘(]?(?P<next>\w))")
_SHORT = 2
"""Letters of an abbreviation ("TP.", "Th.") whose full stop ends no sentence."""


@dataclass(frozen=True)
class Sentence:
    """A sentence as it is printed."""

    text: str

    @cached_property
    def words(self) -> Words:
        """The sentence's words for comparing."""
        return words(self.text)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph as a row of sentences."""

    sentences: tuple[Sentence, ...]

    @property
    def text(self) -> str:
        """The paragraph as it is printed, on one line."""
        return " ".join(sentence.text for sentence in self.sentences)

    @cached_property
    def words(self) -> Words:
        """The words of the whole paragraph."""
        return tuple(word for sentence in self.sentences for word in sentence.words)


@dataclass(frozen=True)
class Article:
    """An article as paragraphs, parted by blank lines and counted from 1, and the file's SHA-256."""

    paragraphs: tuple[Paragraph, ...]
    digest: str = ""

    @classmethod
    def of(cls, text: str, digest: str = "") -> Self:
        """Part a text."""
        text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
        return cls(tuple(_paragraph(part) for part in _BLANK_LINE.split(text) if part), digest)

    @classmethod
    def read(cls, content: bytes) -> Self:
        """Part an article file; bytes that are no UTF-8 become characters that match nothing."""
        return cls.of(content.decode("utf-8-sig", errors="replace"), sha256(content).hexdigest())

    def paragraph(self, number: int) -> Paragraph | None:
        """The paragraph of that number, counted from 1, or None beyond the end."""
        return self.paragraphs[number - 1] if 1 <= number <= len(self.paragraphs) else None


def fewest_holding(fragments: Iterable[Words], sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """The fewest sentences that hold every fragment that one sentence can hold, in their order.

    "Fewest" is greedy: first the sentence with the most fragments, the earliest of several.
    """
    wanted = set(fragments)
    held = [{fragment for fragment in wanted if stands_in(fragment, other.words)} for other in sentences]
    wanted = set[Words]().union(*held)
    chosen = set()
    while wanted:
        best = max(range(len(held)), key=lambda position: len(held[position] & wanted))
        chosen.add(best)
        wanted -= held[best]
    return tuple(sentences[position] for position in sorted(chosen))


def _paragraph(text: str) -> Paragraph:
    text = " ".join(text.split())
    sentences = []
    start = 0
    for match in _FULL_STOP.finditer(text):
        word = match["word"]
        abbreviated = word.isalpha() and len(word) <= _SHORT and match["stop"] == "." and not word.islower()
        if match["next"].isupper() and not abbreviated:
            sentences.append(Sentence(text[start : match.end("stop")]))
            start = match.end()
    return Paragraph((*sentences, Sentence(text[start:])))
