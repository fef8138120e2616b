"""The names of a base's entities as questions are read: with standard words, and shorthand written out."""

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.facts import Abbreviation, Entity
from knowledge.lexicon import Lexicon
from knowledge.phrase_table import PhraseTable
from knowledge.text.characters import clean
from knowledge.text.tokens import tokenize


@dataclass(frozen=True, slots=True)
class Name:
    """What an entity's name stands for: the ids and kinds of the entities that share it."""

    ids: tuple[str, ...]
    kind: str


Spellings = PhraseTable[tuple[str, ...]]
"""Shorthand or everyday words, with what they are read as, the likeliest first."""


def shorthand_of(abbreviations: Iterable[Abbreviation]) -> Spellings:
    """A fact file's own abbreviations, with what they are short for."""
    return PhraseTable(((entry.short, entry.long) for entry in abbreviations), lone_words_as_written=True)


def entity_names(entities: Iterable[Entity], lexicon: Lexicon, shorthand: Spellings) -> PhraseTable[Name]:
    """A table of all names and aliases, as they are read; one syllable alone never identifies an entity."""
    owners: dict[str, list[Entity]] = {}
    for entity in entities:
        for name in (entity.name, *entity.aliases):
            if len(name.split()) > 1 or name.isupper():
                for written in writings(name, lexicon, shorthand):
                    owners.setdefault(written, []).append(entity)
    return PhraseTable(
        (name, Name(tuple(e.id for e in shared), shared[0].kind)) for name, shared in owners.items()
    )


def writings(name: str, lexicon: Lexicon, shorthand: Spellings) -> Iterable[str]:
    """A name as it is written and as it is read, each once."""
    spelled = rewritten(name, lexicon.rewrites)
    longhand = rewritten(rewritten(name, shorthand, whole=False), lexicon.rewrites)
    return dict.fromkeys((name, spelled, longhand))


def rewritten(name: str, spellings: Spellings, *, whole: bool = True) -> str:
    """A name with standard words, as questions are read ("phiên họp" as "hội nghị").

    ``whole``: also where nothing else stands in the name; what is all shorthand has its name by it.
    """
    tokens = tokenize(clean(name))
    words: list[str] = []
    place = 0
    for span in spellings.find(tokens):
        if not whole and span.end - span.start == len(tokens):
            return name
        words += [token.text for token in tokens[place : span.start]] + [span.label[0]]
        place = span.end
    return " ".join([*words, *(token.text for token in tokens[place:])])
