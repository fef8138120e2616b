"""Fact bases of any size: the shipped phrasings with their content words consistently replaced.

The shape of the questions stays natural, as does the share of words that facts have in common: replacements
are syllables put together from the onsets and rimes of the shipped text, drawn with the long tail of words.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from random import Random

import knowledge
from knowledge import lexicon as lexicons
from knowledge.factfile import load
from knowledge.facts import Entity, Fact, FactFile
from knowledge.text.characters import clean
from knowledge.text.syllable import form, is_syllable
from knowledge.text.tokens import tokenize

SEED = 7
PHRASINGS = 5
SHIPPED = Path(knowledge.__file__).with_name("facts.toml")

_WORD = re.compile(r"[^\W_]+")
_SYLLABLE = re.compile(r"(ngh|ng|nh|th|tr|ch|gi|gh|kh|ph|qu|[bcdđghklmnpqrstvx])?(.+)")
_TAIL = 0.8
"""Exponent of the falling frequency of words (G. Zipf)."""


class Synthesis:
    """Deterministic synthetic facts."""

    def __init__(self, seed: int = SEED) -> None:
        """Learn shapes and syllables from the shipped fact file."""
        self._random = Random(seed)
        self._light = lexicons.shipped().light
        facts = load(SHIPPED).facts
        self._shapes = [fact.questions for fact in facts if len(fact.questions) >= PHRASINGS]
        self._syllables = self._recombined(text for fact in facts for text in (*fact.questions, fact.answer))
        self._weights = list(accumulate(1.0 / (rank + 10) ** _TAIL for rank in range(len(self._syllables))))

    def _recombined(self, texts: Iterator[str]) -> list[str]:
        words = sorted(
            {unicodedata.normalize("NFC", w.lower()) for text in texts for w in _WORD.findall(text)}
        )
        halves = [
            match.groups("") for word in words if word.isalpha() and (match := _SYLLABLE.fullmatch(word))
        ]
        onsets, rimes = sorted({onset for onset, _ in halves}), sorted({rime for _, rime in halves})
        found = [onset + rime for onset in onsets for rime in rimes]
        found = [word for word in found if len(word) > 1 and is_syllable(tokenize(clean(word))[0].fold)]
        self._random.shuffle(found)
        return found

    def factfile(self, facts: int, entities: int = 0) -> FactFile:
        """A fact file of ``facts`` facts of five phrasings each, and ``entities`` people."""
        return FactFile(
            facts=tuple(self._fact(number) for number in range(facts)),
            entities=tuple(
                Entity(id=f"p{number}", kind="person", name=" ".join(word.title() for word in self._words(3)))
                for number in range(entities)
            ),
        )

    def _fact(self, number: int) -> Fact:
        shape = self._random.choice(self._shapes)
        replaced: dict[str, str] = {}
        questions = [self._replace(question, replaced) for question in self._random.sample(shape, PHRASINGS)]
        return Fact(
            id=f"f{number}", questions=tuple(questions), answer=" ".join(self._words(20)).capitalize() + "."
        )

    def _replace(self, question: str, replaced: dict[str, str]) -> str:
        def other(match: re.Match[str]) -> str:
            word = match.group()
            key = word.lower()
            if self._light.get(form(key), 1.0) < 1.0:
                return word
            if key not in replaced:
                replaced[key] = str(self._random.randrange(1, 10_000)) if key.isdigit() else self._words(1)[0]
            return replaced[key].capitalize() if word[0].isupper() else replaced[key]

        return _WORD.sub(other, unicodedata.normalize("NFC", question))

    def _words(self, count: int) -> Sequence[str]:
        return self._random.choices(self._syllables, cum_weights=self._weights, k=count)
