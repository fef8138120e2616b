"""One message as several questions: by sentence, or at a joining word where both sides can be asked alone."""

import re

from knowledge.text.characters import clean

MOST_PARTS = 3
"""Questions answered in one message."""

_SENTENCES = re.compile(r"(?<=[?!;\n])\s*|(?<=[.…])\s+")
_JOINTS = re.compile(
    r"\s*[,;]?\s+(?:và|va|với lại|voi lai|rồi|roi|đồng thời|dong thoi|còn|con|and|&)\s+|\s*[,;+/]\s+", re.IGNORECASE
)


def sentences(text: str) -> list[str]:
    """The sentences of a message, as typed; at least one."""
    parts = [part.strip() for part in _SENTENCES.split(clean(text)) if part and any(c.isalnum() for c in part)]
    return parts or [text]


def splits(sentence: str) -> list[tuple[str, ...]]:
    """Ways to part a sentence in two at a joining word, the later question's tail lent to the first where it has none."""
    ways: list[tuple[str, ...]] = []
    for joint in _JOINTS.finditer(sentence):
        left, right = sentence[: joint.start()].strip(), sentence[joint.end() :].strip()
        if left and right:
            ways.append((left, right))
    return ways


_CLAUSES = re.compile(r"\s*[,;:()\[\]“”\"–—]+\s*|\s+-\s+")


def clauses(sentence: str) -> list[str]:
    """The clauses of a sentence between commas, dashes and brackets, where there are several."""
    parts = [part for part in _CLAUSES.split(sentence) if len(part.split()) > 1]
    return parts if len(parts) > 1 else []
