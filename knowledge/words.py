"""A text as the words by which it is compared with another text, word by word."""

from functools import lru_cache

from knowledge.text.characters import clean
from knowledge.text.tokens import tokenize

Words = tuple[str, ...]
"""Words without what does not count: case, Unicode form, tone placement, spacing, punctuation."""

REMEMBERED = 16_384
"""Texts whose words are remembered: a curator at work has nearly the same ones compared many times."""


@lru_cache(maxsize=REMEMBERED)
def words(text: str) -> Words:
    """The words of a text, of as much of it as a message can hold."""
    return tuple(token.form for token in tokenize(clean(text)))


def stands_in(fragment: Words, text: Words) -> bool:
    """Whether the fragment's words stand in the text, side by side and in their order."""
    if not fragment:
        return True
    size = len(fragment)
    return any(
        text[start : start + size] == fragment
        for start, word in enumerate(text[: len(text) - size + 1])
        if word == fragment[0]
    )
