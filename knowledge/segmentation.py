"""One message as several questions: by sentence, or at a joining word where both sides can be asked alone."""

import re

from knowledge.text.characters import clean

MOST_PARTS = 3
"""Questions answered in one message."""

_SENTENCES = re.compile(r"(?<=[?!;\n])\s*|(?<![Nn]o\.)(?<=[.…])\s+")
_JOINTS = re.compile(
    r"\s*[,;]?\s+(?:và|va|với lại|voi lai|rồi|roi|đồng thời|dong thoi|còn|con|and|&)\s+|\s*[,;+/]\s+",
    re.IGNORECASE,
)


_SENTENCE_END = ".!?;\n"


def sentences(text: str) -> list[str]:
    """The sentences of a message, as typed; at least one."""
    parts = [
        part.strip() for part in _SENTENCES.split(clean(text)) if part and any(c.isalnum() for c in part)
    ]
    return parts or [text]


def splits(sentence: str) -> list[tuple[str, ...]]:
    """Ways to part a sentence in two at a joining word, both parts as typed."""
    ways: list[tuple[str, ...]] = []
    for joint in _JOINTS.finditer(sentence):
        left, right = sentence[: joint.start()].strip(), sentence[joint.end() :].strip()
        if left and right:
            ways.append((left, right))
    return ways


def first_sentence(text: str) -> str:
    """The first sentence: up to a full stop that a space follows."""
    for place, character in enumerate(text):
        if character in _SENTENCE_END and (place + 1 == len(text) or text[place + 1].isspace()):
            return text[: place + 1]
    return text
