"""The sentences of a message."""

import re

from knowledge.text.characters import clean

_SENTENCES = re.compile(r"(?<=[?!;\n])\s*|(?<![Nn][Oo]\.)(?<=[.…])\s+")
_COUNT = re.compile(r"^\(?(?:\d{1,2}|[a-dA-D])[.)](?:\s+|$)")
_SENTENCE_END = re.compile(r"[.!?;\n](?=\s|\Z)")


def sentences(text: str) -> list[str]:
    """The sentences of a message, as typed but for what counts them ("1.", "b)"); at least one."""
    parts = [_COUNT.sub("", part.strip()) for part in _SENTENCES.split(clean(text)) if part]
    return [part for part in parts if any(c.isalnum() for c in part)] or [text]


def first_sentence(text: str) -> str:
    """The first sentence: up to a full stop that a space follows."""
    end = _SENTENCE_END.search(text)
    return text if end is None else text[: end.end()]
