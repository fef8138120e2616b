"""What a typed word may have been meant to be: another one, a slip or a dialect away, or a digit's word."""

from functools import lru_cache

from knowledge.text.sounds import homophones
from knowledge.text.syllable import is_syllable
from knowledge.text.tokens import Token
from knowledge.vocabulary import Vocabulary

KNOWN_WORD_SLIP = 0.6
"""How much less a slip is believed when what was typed is a word itself."""

HOMOPHONE = 0.9
"""Similarity of a word that is only said like another in some dialect."""

SHORTEST_SLIP = 3
"""Letters that a word needs for another to be thought behind it; shorter ones are a slip away from
everything."""

SHORTEST_WORD_MISTAKEN = 4
"""The same for what is a word itself."""

REMEMBERED = 8192
"""Words whose meanings are kept."""

Meanings = tuple[tuple[str, float], ...]
"""What a word may also mean: folds, each with its similarity, 0-1."""

_DIGIT_WORDS = {
    "một": "1", "hai": "2", "ba": "3", "bốn": "4", "tư": "4", "năm": "5", "sáu": "6", "bảy": "7",
    "tám": "8", "chín": "9",
}  # fmt: skip
_WORD_OF_DIGIT = {
    "1": "mot",
    "2": "hai",
    "3": "ba",
    "4": "bon",
    "5": "nam",
    "6": "sau",
    "7": "bay",
    "8": "tam",
    "9": "chin",
}


class Slips:
    """Hears the words of a vocabulary behind others. Safe to share between threads."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        """Hear the words of ``vocabulary``."""
        self._vocabulary = vocabulary
        self._near = lru_cache(maxsize=REMEMBERED)(self._near_words)

    def of(self, token: Token) -> Meanings:
        """What else a token may mean."""
        if token.is_number:
            word = _WORD_OF_DIGIT.get(token.fold)
            return ((word, 1.0),) if word else ()
        near = self._near(token.fold)
        digit = _DIGIT_WORDS.get(token.text.casefold())
        return (*near, (digit, 1.0)) if digit else near

    def _near_words(self, fold: str) -> Meanings:
        known = fold in self._vocabulary
        a_word = known or is_syllable(fold)
        near: dict[str, float] = {}
        if len(fold) >= (SHORTEST_WORD_MISTAKEN if a_word else SHORTEST_SLIP):
            trust = KNOWN_WORD_SLIP if a_word else 1.0
            near = {word: trust * alike for word, alike in self._vocabulary.near(fold).items()}
        if fold not in self._vocabulary.counts or len(fold) >= SHORTEST_WORD_MISTAKEN:
            alike = HOMOPHONE * (KNOWN_WORD_SLIP if known else 1.0)
            for word in homophones(fold):
                if word in self._vocabulary.counts:
                    near[word] = max(alike, near.get(word, 0.0))
        return tuple(near.items())
