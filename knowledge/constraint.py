"""What a question insists on: the people, places, documents, numbers, posts and roles it names.

Each is a constraint that a fact has to satisfy before it may answer (see ``veto``). Titles and names are
atomic, longest first: "Phó Bí thư" is not "Bí thư". A number belongs to its noun: (nghị quyết, 12) is not
(chỉ thị, 12).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from knowledge.entity_names import Name, Spellings, entity_names
from knowledge.facts import Entity
from knowledge.lexicon import FUNCTION_WORD, Lexicon
from knowledge.numerals import numerals
from knowledge.person_names import OTHER, Key, PersonNames
from knowledge.phrase_table import Span, Word
from knowledge.reading import Term
from knowledge.text.syllable import fold, form
from knowledge.unknown_names import Joins, is_foreign, unknown_names

SAME = "cung2"
"""The form of the word behind which "một" counts nothing ("cùng một người", "cùng về một việc")."""

REMEMBERED = 64
"""Runs of words remembered with what they name: those of one message come up several times."""


@dataclass(frozen=True, slots=True)
class Constraint:
    """One thing a question names.

    ``kind`` is an entity's kind or a class of the lexicon, ``number``, ``year`` or ``name``; ``keys`` are
    what it may stand for (several for an ambiguous alias), ``text`` is what the asker typed, ``start`` and
    ``end`` its term places; ``excepted`` says that others of its kind are asked for ("ngoài ông Quang").
    """

    kind: str
    keys: frozenset[Key]
    text: str
    start: int
    end: int
    excepted: bool = False

    @property
    def generic(self) -> bool:
        """Whether it names a kind of document without a number, which tells nobody which one."""
        return all(kind == "document" and not words[-1] for kind, *words in self.keys)


class Constraints:
    """Finds the constraints in the terms of a question or of a fact's text."""

    def __init__(
        self, lexicon: Lexicon, entities: Sequence[Entity], shorthand: Spellings, joins: Joins
    ) -> None:
        """Know the names of ``entities``, with their ``shorthand`` written out, and the lexicon's classes.

        ``joins`` tells which words stand side by side in the base, and so are no stranger's name. ``persons``
        are the names of the persons among the entities.
        """
        self._lexicon = lexicon
        self._joins = joins
        self._names = entity_names(entities, lexicon, shorthand)
        self.persons = PersonNames(entities)
        self._people = sum(entity.kind == "person" for entity in entities)
        self._remembered = lru_cache(maxsize=REMEMBERED)(self._found)
        people = [
            name.split()
            for entity in entities
            if entity.kind == "person"
            for name in (entity.name, *entity.aliases)
        ]
        self._named_so = frozenset(form(word) for name in people for word in name)
        # In English order, or muddled, a name is still the same one ("to quoc tran").
        self._muddled = frozenset(frozenset(map(fold, name)) for name in people)

    def find(self, terms: Sequence[Term], *, nested: bool = False) -> Sequence[Constraint]:
        """The constraints in order of place.

        ``nested`` adds those inside a longer name, for a fact's own text.
        """
        return self._remembered(tuple(terms), nested)

    def inside_names(self, words: Sequence[Word]) -> frozenset[int]:
        """The places at which the name of an entity goes on."""
        return frozenset(p for name in self._names.find(words) for p in range(name.start + 1, name.end))

    def _found(self, terms: tuple[Term, ...], nested: bool) -> Sequence[Constraint]:
        found: list[Constraint] = []
        taken: set[int] = set()
        classes = self._lexicon.classes.find(terms)
        for start, end, member in self._numbered(terms, classes):
            document: frozenset[Key] = frozenset({("document", member, terms[end - 1].fold)})
            found.append(Constraint("document", document, _text(terms, start, end), start, end))
            taken.update(range(start, end))
        inside = {
            place for span in self._lexicon.compounds.find(terms) for place in range(span.start + 1, span.end)
        }
        # "trong Trung ương" has no "Trọng Trung", "thủ tướng Quang" no "tướng Quang".
        grammar = {place for place, term in enumerate(terms) if self._is_function_word(term)}
        grammar.update(place for span in classes for place in range(span.start + 1, span.end))
        for entity in self._names.find(terms, inside):
            width = entity.end - entity.start
            longer = any(
                span.start <= entity.start and entity.end <= span.end and span.end - span.start > width
                for span in classes
            )
            misread = entity.label.kind == "person" and entity.start in grammar
            if misread or entity.start in taken or longer:
                continue  # "Bộ trưởng Quốc phòng" is another one than "Bộ trưởng"
            keys: frozenset[Key] = frozenset(("entity", name) for name in entity.label.ids)
            keys |= self._class_of(terms, entity)
            text = _text(terms, entity.start, entity.end)
            before = terms[entity.start - 1] if entity.start else None
            if (
                entity.label.kind == "person"
                and before is not None
                and self._lexicon.names.is_surname(before)
            ):
                # "Nguyễn Tam Quang" is somebody else than "Tam Quang".
                text = f"{before.text} {text}"
                words = (term.fold for term in terms[entity.start - 1 : entity.end])
                keys = frozenset({("name", OTHER, *words)})
                found.append(Constraint("name", keys, text, entity.start - 1, entity.end))
                taken.update(range(entity.start - 1, entity.end))
                continue
            found.append(Constraint(entity.label.kind, keys, text, entity.start, entity.end))
            if not nested or entity.label.kind == "document":
                taken.update(range(entity.start, entity.end))
        for kind, keys, start, end in self.persons.find(terms, taken | grammar, _behind_titles(classes)):
            found.append(Constraint(kind, keys, _text(terms, start, end), start, end))
            taken.update(range(start, end))
        for span in self._lexicon.classes.find(terms):
            if taken.intersection(range(span.start, span.end)):
                continue
            if span.end - span.start == 1 and (not _certain(terms[span.start]) or span.start in inside):
                continue
            kind, member = span.label
            start = span.start
            if kind == "post" and start and terms[start - 1].form == "pho1":
                start, member = start - 1, f"phó {member}"
            keys = frozenset({(kind, member)} if kind != "document" else {("document", member, "")})
            found.append(Constraint(kind, keys, _text(terms, start, span.end), start, span.end))
            taken.update(range(start, span.end))
        found.extend(self._contrasts(terms))
        found.extend(self._numbers(terms, taken))
        found += self._strangers(terms, taken, found, _behind_titles(classes))
        found = [_excepted(constraint, terms) for constraint in found]
        return tuple(sorted(found, key=lambda constraint: constraint.start))

    def _numbered(
        self, terms: Sequence[Term], classes: Sequence[Span[tuple[str, str]]]
    ) -> Iterator[tuple[int, int, str]]:
        """Where documents with a number stand, and of what type they are."""
        for span in classes:
            kind, member = span.label
            if kind == "document" and not (span.end - span.start == 1 and terms[span.start].bare):
                end = _number_after(terms, span.end)
                if end is not None:
                    yield span.start, end, member
        for numbered in self._lexicon.numbered_documents.find(terms):
            end = _number_after(terms, numbered.end)
            # "Kế hoạch 5 năm" counts years; behind "số", or with nothing counted, stands a document's number.
            counts = end is not None and end == numbered.end + 1 and end < len(terms)
            if end is not None and not (
                counts and self._lexicon.light.get(terms[end].form, 1.0) > FUNCTION_WORD
            ):
                yield numbered.start, end, numbered.label

    def _strangers(
        self, terms: Sequence[Term], taken: set[int], found: Sequence[Constraint], titled: set[int]
    ) -> list[Constraint]:
        """Names that are nobody's whom a curator has named."""
        offices = {constraint.end for constraint in found if any(key[0] == "post" for key in constraint.keys)}
        return [
            Constraint(
                "name",
                frozenset({("name", *(term.fold for term in terms[start:end]))}),
                _text(terms, start, end),
                start,
                end,
            )
            for start, end in unknown_names(terms, taken, titled, offices, self._lexicon, joins=self._joins)
            if frozenset(term.fold for term in terms[start:end]) not in self._muddled
        ]

    def _is_function_word(self, term: Term) -> bool:
        """Whether a word as typed, among accented ones, is one of grammar, and no person is named so."""
        light = self._lexicon.light.get(term.form, 1.0) <= FUNCTION_WORD
        return light and not (term.bare or term.capital or term.accented or term.form in self._named_so)

    def _class_of(self, terms: Sequence[Term], entity: Span[Name]) -> frozenset[Key]:
        """The rank or post that an entity's name begins with, so that it rivals other ranks and posts."""
        if entity.label.kind != "term":
            return frozenset()
        span = self._lexicon.classes.at(terms, entity.start)
        return frozenset({span.label}) if span is not None and span.end <= entity.end else frozenset()

    def _contrasts(self, terms: Sequence[Term]) -> list[Constraint]:
        """Words of which a fact may say the opposite; none where both are offered ("tăng hay giảm")."""
        spans = self._lexicon.contrasts.find(terms)
        return [
            Constraint(
                "contrast",
                frozenset({("contrast", *span.label)}),
                _text(terms, span.start, span.end),
                span.start,
                span.end,
            )
            for span in spans
            if len({s.label for s in spans if s.label[0] == span.label[0]}) == 1
        ]

    def _numbers(self, terms: Sequence[Term], taken: set[int]) -> list[Constraint]:
        numbers = []
        for place, value in numerals(terms, self._lexicon, self._people):
            same = any(term.form == SAME for term in terms[max(0, place - 2) : place])
            if place not in taken and not same:
                kind = "year" if len(value) == 4 and value[:2] in ("19", "20") else "number"
                keys = frozenset({(kind, value)})
                numbers.append(Constraint(kind, keys, terms[place].text, place, place + 1))
        return numbers


def _behind_titles(classes: Sequence[Span[tuple[str, str]]]) -> set[int]:
    return {span.end for span in classes if span.label[0] in ("rank", "post")}


def _excepted(constraint: Constraint, terms: Sequence[Term]) -> Constraint:
    before = terms[constraint.start - 1].fold if constraint.start else ""
    return replace(constraint, excepted=True) if before == "ngoai" else constraint


def _certain(term: Term) -> bool:
    """Whether a lone word is surely what it looks like: a syllable without accents may be another one."""
    return term.accented or term.rewritten or is_foreign(term)


def _number_after(terms: Sequence[Term], place: int) -> int | None:
    """The place behind the number that follows, with "số" allowed between; None for no number."""
    if place < len(terms) and terms[place].fold == "so":
        place += 1
    return place + 1 if place < len(terms) and terms[place].is_number else None


def _text(terms: Sequence[Term], start: int, end: int) -> str:
    texts: list[str] = []
    for term in terms[start:end]:
        if not texts or not (term.rewritten and texts[-1] == term.text):
            texts.append(term.text)
    return " ".join(texts)
