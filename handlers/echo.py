"""Words that are repeated to a person: an asker's, shown in one line and never longer than a glance."""

import unicodedata

ECHO_LENGTH = 100
"""Characters of the asker's text that a reply repeats at most."""

_ELLIPSIS = "…"
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Unicode categories that are never echoed: controls, bidi marks, lone surrogates, private and unassigned."""


def legible(text: str) -> str:
    """``text`` in one line, without characters that cannot be seen or sent."""
    words = ("".join(filter(_is_visible, word)) for word in text.split())
    return " ".join(filter(None, words))


def shortened(text: str, length: int = ECHO_LENGTH) -> str:
    """``text``, made legible and cut at a word where it is longer than ``length`` characters."""
    line = legible(text)
    if len(line) <= length:
        return line
    head = line[: length - len(_ELLIPSIS)]
    word_end = head.rfind(" ")
    return (head[:word_end] if word_end > length // 2 else head).rstrip() + _ELLIPSIS


def _is_visible(character: str) -> bool:
    return unicodedata.category(character) not in _INVISIBLE
