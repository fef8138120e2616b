"""Okapi BM25 over phrasings (S. Robertson et al. 1994), as a yardstick."""

from collections import Counter
from collections.abc import Sequence
from math import log

from knowledge.text.characters import clean
from knowledge.text.tokens import tokenize

SATURATION = 1.2
"""How soon a repeated word counts for nothing (k1), the usual value."""

LENGTH = 0.75
"""How much a long text is held against it (b), the usual value."""


class Bm25:
    """Scores texts against a question by their folded words."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Index ``texts``."""
        self._counts = [Counter(_words(text)) for text in texts]
        spread = Counter(word for counts in self._counts for word in counts)
        self._idf = {word: log(1 + (len(texts) - n + 0.5) / (n + 0.5)) for word, n in spread.items()}
        lengths = [counts.total() for counts in self._counts]
        mean = sum(lengths) / max(len(lengths), 1) or 1.0
        self._damping = [SATURATION * (1 - LENGTH + LENGTH * length / mean) for length in lengths]

    def best(self, question: str) -> tuple[int, float]:
        """The number of the best text, and its score."""
        words = [word for word in _words(question) if word in self._idf]
        best, most = 0, 0.0
        for number, (counts, damping) in enumerate(zip(self._counts, self._damping, strict=True)):
            shared = ((self._idf[word], counts[word]) for word in words if word in counts)
            score = sum(idf * count * (SATURATION + 1) / (count + damping) for idf, count in shared)
            if score > most:
                best, most = number, score
        return best, most


def _words(text: str) -> list[str]:
    return [token.fold for token in tokenize(clean(text))]
