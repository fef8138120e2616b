"""One message as several questions: by sentence, or at a joining word where both sides can be asked alone."""

import re

from knowledge.lexicon import Lexicon
from knowledge.text.characters import clean
from knowledge.text.tokens import tokenize

MOST_PARTS = 3
"""Questions answered in one message."""

ASKING = frozenset({"hoi", "biet", "la", "mat", "ro", "nho"})
"""Last words of the courtesies behind which the question itself begins."""

ASKS = "hoi3"
"""The form of "hỏi", behind which a story's question begins; without its accent it is many other words."""

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


_CLAUSES = re.compile(r"\s*[,;:()\[\]“”\"–—]+\s*|\s+-\s+")


def clauses(sentence: str, lexicon: Lexicon) -> list[str]:
    """The clauses between commas, dashes, brackets and askings ("cho mình hỏi"); none for one alone."""
    parts = []
    for clause in _CLAUSES.split(clean(sentence)):
        start = 0
        tokens = tokenize(clause)
        for asking in lexicon.frame_openings.find(tokens):
            if asking.end - asking.start > 1 and tokens[asking.end - 1].fold in ASKING:
                parts.append(clause[start : tokens[asking.start].start])
                start = tokens[asking.end - 1].end
        for token in tokens:
            if token.form == ASKS and start < token.start:
                parts.append(clause[start : token.start])
                start = token.end
        parts.append(clause[start:])
    parts = [part.strip() for part in parts if len(part.split()) > 1]
    return parts if len(parts) > 1 or (parts and parts[0] != sentence.strip()) else []


def first_sentence(text: str) -> str:
    """The first sentence: up to a full stop that a space follows."""
    for place, character in enumerate(text):
        if character in _SENTENCE_END and (place + 1 == len(text) or text[place + 1].isspace()):
            return text[: place + 1]
    return text
