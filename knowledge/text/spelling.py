"""Syllables of chat written with fewer or other letters than the dictionary's: "côg" for "công"."""

import re

from knowledge.text.syllable import fold, is_syllable

_OPEN = re.compile(r".*[aeiouy]$")
"""Folds that end in a vowel, as no syllable does before a "g" or "h" alone."""

_RULES = tuple(
    (re.compile(pattern, re.IGNORECASE), letters)
    for pattern, letters in (
        (r"^f", "ph"), (r"^w", "qu"), (r"^z", "d"), (r"^j", "gi"), (r"^k(?!h)", "c"), (r"^c(?!h)", "k"),
    )
)  # fmt: skip
"""Beginnings in chat, and those of the dictionary."""


def spelt_out(word: str) -> str | None:
    """The syllable that a word is by the habits of chat; None for a syllable as it stands, and for what is
    none that way either.
    """
    if is_syllable(fold(word)):
        return None
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
