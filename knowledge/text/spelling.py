"""Syllables written with other letters than the dictionary's: "côg" for "công" in chat, "côông" by a slip."""

import re

from knowledge.text.syllable import fold, is_syllable

_OPEN = re.compile(r".*[aeiouy]$")
"""Folds that end in a vowel, as no syllable does before a "g" or "h" alone."""

_DOUBLED = re.compile(r"([^\W\d_])\1", re.IGNORECASE)
"""A letter typed twice, as hardly any syllable has one."""

_DOUBLED_MARK = re.compile(r"([^\W\d_a-z])\1", re.IGNORECASE)
"""The same with a mark: only bare letters are doubled in a syllable ("xoong")."""

_RULES = tuple(
    (re.compile(pattern, re.IGNORECASE), letters)
    for pattern, letters in (
        (r"^ng(?=[iêe])", "ngh"), (r"^g(?=[eê])", "gh"), (r"^ngh(?![iêe])", "ng"), (r"^gh(?![iêe])", "g"),
        (r"^f", "ph"), (r"^w", "qu"), (r"^z", "d"), (r"^j", "gi"), (r"^k(?!h)", "c"), (r"^c(?!h)", "k"),
    )
)  # fmt: skip
"""Beginnings in chat, and those of the dictionary."""


def spelt_out(word: str) -> str | None:
    """The syllable that a word is by the habits of chat; None for a syllable as it stands, and for what is
    none that way either.
    """
    if is_syllable(fold(word)) and _DOUBLED_MARK.search(word) is None:
        return None
    spelt = _DOUBLED.sub(r"\1", word)
    if spelt != word and is_syllable(fold(spelt)):
        return spelt
    spelt = word
    if spelt[-1:].casefold() in ("g", "h") and _OPEN.match(fold(spelt[:-1])):
        spelt = f"{spelt[:-1]}n{spelt[-1:]}"
    if not is_syllable(fold(spelt)):
        for pattern, letters in _RULES:
            spelt = pattern.sub(letters, spelt, count=1)
            if is_syllable(fold(spelt)):
                break
        else:
            return None
    return spelt
