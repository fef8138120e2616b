"""The numbers and entity names in an answer: what its proof must show."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from knowledge.facts import Entity
from knowledge.text.characters import clean
from knowledge.text.tokens import Token, tokenize
from knowledge.words import Words, stands_in, words

SENTENCE_MARKS = frozenset('.!?:…\n“"')
"""What a sentence may begin behind."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as written in a text, and the entities that bear it: several, if the name is ambiguous."""

    name: str
    entities: frozenset[str]


@dataclass(frozen=True)
class Names:
    """The names of all entities, found in a text longest first: "Phó Bí thư" is no mention of "Bí thư"."""

    entities: Collection[Entity]

    def mentions(self, text: str) -> Iterator[Mention]:
        """The names in a text, from left to right."""
        text = clean(text)
        tokens = tokenize(text)
        for position, length, entities in self._found(_row(tokens)):
            yield Mention(text[tokens[position].start : tokens[position + length - 1].end], entities)

    def bearers(self, text: str) -> frozenset[str]:
        """The entities whose names stand in a text."""
        return frozenset().union(*(entities for _, _, entities in self._found(words(text))))

    def unknown(self, text: str) -> Iterator[str]:
        """What is spelt like a name and is no entity's: two words or more with a capital, side by side.

        A sentence begins with a capital anyway: its first word counts for nothing.
        """
        text = clean(text)
        tokens = tokenize(text)
        known = {
            place
            for position, length, _ in self._found(_row(tokens))
            for place in range(position, position + length)
        }
        run: list[Token] = []
        end = 0
        for place, token in enumerate(tokens):
            between = text[end : token.start]
            begins = not end or any(mark in between for mark in SENTENCE_MARKS)
            spelt = place not in known and not begins and token.capital
            if run and (not spelt or between.strip()):
                yield from _spelt(text, run)
                run = []
            if spelt:
                run.append(token)
            end = token.end
        yield from _spelt(text, run)

    def _found(self, row: Words) -> Iterator[tuple[int, int, frozenset[str]]]:
        """Where a name begins among the words, how many it has, and whose it is."""
        position = 0
        while position < len(row):
            length, entities = self._at(row, position)
            if length:
                yield position, length, entities
            position += length or 1

    def any_stands_in(self, mention: Mention, texts: Iterable[Words]) -> bool:
        """Whether a text holds any name of an entity that the mention can mean."""
        names = [name for entity in mention.entities for name in self._names_of[entity]]
        return any(stands_in(name, text) for text in texts for name in names)

    def _at(self, row: Words, position: int) -> tuple[int, frozenset[str]]:
        for name, entities in self._by_first_word.get(row[position], ()):
            if row[position : position + len(name)] == name:
                return len(name), entities
        return 0, frozenset()

    @cached_property
    def _names_of(self) -> dict[str, tuple[Words, ...]]:
        written = {entity.id: (entity.name, *entity.aliases) for entity in self.entities}
        return {entity: tuple(filter(None, map(words, names))) for entity, names in written.items()}

    @cached_property
    def _by_first_word(self) -> dict[str, list[tuple[Words, frozenset[str]]]]:
        bearers: dict[Words, set[str]] = {}
        for entity, names in self._names_of.items():
            for name in names:
                bearers.setdefault(name, set()).add(entity)
        index: dict[str, list[tuple[Words, frozenset[str]]]] = {}
        for name in sorted(bearers, key=len, reverse=True):
            index.setdefault(name[0], []).append((name, frozenset(bearers[name])))
        return index


def _row(tokens: Sequence[Token]) -> Words:
    return tuple(token.form for token in tokens)


def _spelt(text: str, run: Sequence[Token]) -> Iterator[str]:
    if len(run) > 1:
        yield text[run[0].start : run[-1].end]


@dataclass(frozen=True, slots=True)
class Unsupported:
    """What an answer says and a text does not: names, and numbers in digits, each once and as written.

    A number within such a name is not counted again.
    """

    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.names or self.numbers)


def unsupported(answer: str, texts: Collection[Words], names: Names) -> Unsupported:
    """The names and numbers of ``answer`` that stand in none of ``texts``; an entity by any of its own."""
    absent_names = {
        mention.name: words(mention.name)
        for mention in names.mentions(answer)
        if not names.any_stands_in(mention, texts)
    }
    for name in names.unknown(answer):
        row = words(name)
        if not any(stands_in(row, text) for text in texts):
            absent_names[name] = row
    absent_numbers = {
        token.text: None
        for token in tokenize(clean(answer))
        if token.is_number and not any(token.form in text for text in (*texts, *absent_names.values()))
    }
    return Unsupported(tuple(absent_names), tuple(absent_numbers))
