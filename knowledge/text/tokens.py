"""A message as tokens: words and numbers with their two keys and their place in the text."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from knowledge.text.syllable import fold, form, is_accented

_TOKEN = re.compile(r"\d+(?:[.,]\d+)+|[^\W_]+")
_EDGE = re.compile(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)")
_KEYSTROKES = re.compile(r"[a-z]{1,6}\d[a-z0-9]{0,8}", re.ASCII)
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")


COURTEOUS = frozenset({"a5", "nhi3", "nhe1"})
"""Forms of words that are typed with their accents where nothing else is."""


class Token(NamedTuple):
    """A word or number as typed; a tuple, since a base is read into half a million of them.

    ``form`` and ``fold`` are the keys of ``knowledge.text.syllable``; ``accented`` says that diacritics were
    typed, ``capital`` that the word begins in upper case, ``start``/``end`` are offsets in the cleaned text.
    """

    text: str
    form: str
    fold: str
    accented: bool
    capital: bool
    start: int
    end: int

    @property
    def is_number(self) -> bool:
        """Whether the token is written in digits."""
        return self.text[:1].isdigit()


def tokenize(text: str, most: int | None = None) -> list[Token]:
    """The tokens of a cleaned text, the first ``most`` of them.

    Digits part from letters ("NQ12"), unless they can be VNI keystrokes ("hoi65").
    """
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text):
        word, start = match.group(), match.start()
        if word.isalpha() or not _is_run(word):
            # A base has half a million: ``_make`` takes half the time of the constructor.
            tokens.append(Token._make((word, *_keys(word), start, match.end())))
        else:
            for part in _EDGE.split(word):
                tokens.append(Token(part, *_keys(part), start, start + len(part)))
                start += len(part)
        if most is not None and len(tokens) >= most:
            return tokens[:most]
    return tokens


def are_bare(tokens: Iterable[Token]) -> bool:
    """Whether a message was typed without accents, but for those of its courtesies ("ai chu tri v ạ")."""
    return not any(token.accented and token.form not in COURTEOUS for token in tokens)


def _is_run(word: str) -> bool:
    """Whether digits and letters stand in one word and are no keystrokes."""
    if word[0].isdigit() and not any(c.isalpha() for c in word):
        return False
    return not (_KEYSTROKES.fullmatch(word.casefold()) and any(c in "aeiouyAEIOUY" for c in word))


@lru_cache(maxsize=65536)
def _keys(word: str) -> tuple[str, str, bool, bool]:
    """A word's form and fold, whether it has accents and whether it begins in upper case."""
    if word[0].isdigit():
        number = _plain_number(word)
        return number, number, False, False
    return form(word), fold(word), is_accented(word), word[0].isupper()


def _plain_number(word: str) -> str:
    """ "1.000" -> "1000", "012" -> "12"; decimals keep a point."""
    if _THOUSANDS.fullmatch(word):
        word = re.sub(r"[.,]", "", word)
    return word.lstrip("0") or "0" if word.isdigit() else word.replace(",", ".")
