"""Which texts a change of names and abbreviations may have read, or understood, otherwise."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from knowledge.entity_names import shorthand_of, writings
from knowledge.facts import Fact, FactFile
from knowledge.lexicon import FUNCTION_WORD, Lexicon
from knowledge.text.characters import clean
from knowledge.text.tokens import tokenize

_Item = TypeVar("_Item")

REMEMBERED = 8_192
"""Texts whose words are remembered: each is asked about several times while one change is tried."""

SHARED = 2
"""Words of a person's name that a near name shares with it (``knowledge.person_names``)."""


@dataclass(frozen=True, slots=True)
class _Named:
    """One name of an entity, with its ``writings``."""

    id: str
    kind: str
    name: str
    writings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Renaming:
    """The names and abbreviations in which two fact files differ.

    ``entities`` are the ids of the entities that differ, ``names`` the words of each of their names, by fold,
    with how many of them may stand for it, and ``shorts`` those of each abbreviation as it is found.
    """

    entities: frozenset[str]
    names: tuple[tuple[frozenset[str], int], ...]
    shorts: tuple[frozenset[str], ...]

    @classmethod
    def of(cls, before: FactFile, after: FactFile, lexicon: Lexicon) -> "Renaming":
        """Compare two files."""
        if before.entities == after.entities and before.abbreviations == after.abbreviations:
            return cls(frozenset(), (), ())
        was, now = (_named(file, lexicon) for file in (before, after))
        entities = _differing(was, now)
        shortened = _differing(before.abbreviations, after.abbreviations)
        return cls(
            frozenset(named.id for named in entities),
            tuple(part for named in entities for part in _parts(named, lexicon)),
            tuple(_written(entry.short) for entry in shortened),
        )

    def __bool__(self) -> bool:
        """Whether they differ in any."""
        return bool(self.entities or self.shorts)

    def names_in(self, words: Set[str]) -> bool:
        """Whether a text that is read as ``words`` may name one of the entities, or somebody nearly so."""
        return any(len(name & words) >= least for name, least in self.names)

    def shortens(self, text: str) -> bool:
        """Whether a text, as it is written, has one of the abbreviations."""
        if not self.shorts:
            return False
        words = _words(text) | _forms(text)
        return any(short <= words for short in self.shorts)

    def reads_otherwise(self, fact: Fact) -> bool:
        """Whether something that a fact says has one of the abbreviations, or is declared of the entities."""
        if not self.entities.isdisjoint({fact.subject, *map(str, fact.value)}):
            return True
        texts = (fact.title, fact.answer, fact.relation, *fact.evidence, *fact.questions)
        return bool(self.shorts) and any(map(self.shortens, texts))


def _named(factfile: FactFile, lexicon: Lexicon) -> list[_Named]:
    shorthand = shorthand_of(factfile.abbreviations)
    return [
        _Named(entity.id, entity.kind, name, tuple(writings(name, lexicon, shorthand)))
        for entity in factfile.entities
        for name in (entity.name, *entity.aliases)
    ]


def _differing(before: Sequence[_Item], after: Sequence[_Item]) -> list[_Item]:
    """What only one of the files has; all where the rest stands in another order."""
    was, now = frozenset(before), frozenset(after)
    gone = [item for item in before if item not in now]
    added = [item for item in after if item not in was]
    ordered = [it for it in before if it in now] == [it for it in after if it in was]
    return [*gone, *added] if ordered else [*before, *after]


def _parts(named: _Named, lexicon: Lexicon) -> Iterator[tuple[frozenset[str], int]]:
    """The words of a name as it is written and read, with how many of them may stand for it."""
    person = named.kind == "person"
    for words in {_words(text) for text in named.writings}:
        yield words, min(len(words), SHARED) if person else len(words)
    if person:
        # A word of grammar is none where somebody is named so; what has an accent is taken for none anyway.
        plain = {token.fold for token in tokenize(clean(named.name)) if not token.accented}
        yield from ((frozenset({word}), 1) for word in plain if lexicon.light.get(word, 1.0) <= FUNCTION_WORD)


def _written(short: str) -> frozenset[str]:
    """What stands in a text that has an abbreviation: one word as it is written, several accents aside."""
    return _forms(short) if len(tokenize(clean(short))) == 1 else _words(short)


@lru_cache(maxsize=REMEMBERED)
def _forms(text: str) -> frozenset[str]:
    return frozenset(token.form for token in tokenize(clean(text)))


@lru_cache(maxsize=REMEMBERED)
def _words(text: str) -> frozenset[str]:
    return frozenset(token.fold for token in tokenize(clean(text)))
