"""Names of persons with a syllable off: a slip of the same person's name, or the name of somebody else."""

import re
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import OSA

from knowledge.facts import Entity
from knowledge.reading import Term
from knowledge.text.syllable import fold, form, is_syllable

Key = tuple[str, ...]
"""One thing that may be named: ("entity", id), ("document", type, number), ("year", digits), (class, word)"""

OTHER = "≠"
"""Stands in the key of a name that is surely somebody else's: no fact has such a word."""


SURNAME = frozenset({"ho5", "ho"})
"""Forms of the word before a surname by which it names a person ("ông họ Hà")."""


HONORIFICS = frozenset({"ông", "ba2", "anh", "chi5", "chu1", "bac1", "cô"})
"""Forms of words before somebody's name."""

CALLED = frozenset({
    "ong", "ba", "anh", "chi", "vi", "nguoi", "chu", "bac", "sep", "truong", "tuong", "ta",
})  # fmt: skip
"""Folds of the words before it: without one, "họ" are they."""


class NearName(NamedTuple):
    """Not a name, but near it, at term places ``start`` .. ``end``: for a ``person`` or only a ``name``."""

    kind: str
    keys: frozenset[Key]
    start: int
    end: int


class PersonNames:
    """Names of persons with one syllable off: a slip of the same person's name, or the name of somebody else.

    "Hà Trọng Chung" is heard as "Hà Trọng Trung"; "Trần Quốc Toản" is not Trần Quốc Tỏ.
    """

    def __init__(self, entities: Sequence[Entity]) -> None:
        """Know the full names, of three syllables and more, of the persons among ``entities``."""
        self._names = [
            (entity.id, tuple(fold(word) for word in entity.name.split()))
            for entity in entities
            if entity.kind == "person" and len(entity.name.split()) >= 3
        ]
        self._surnamed: dict[str, frozenset[Key]] = {}
        for entity_id, (surname, *_) in self._names:
            self._surnamed[surname] = self._surnamed.get(surname, frozenset()) | {("entity", entity_id)}
        self._given: dict[str, list[str]] = {}
        for entity in entities:
            if entity.kind == "person":
                self._given.setdefault(form(entity.name.split()[-1]), []).append(entity.id)
        self._places: dict[str, list[tuple[int, int]]] = {}
        for number, (_, name) in enumerate(self._names):
            for place, word in enumerate(name):
                self._places.setdefault(word, []).append((number, place))

    def bearer(self, given: str) -> str | None:
        """The id of the only person whose given name has this form."""
        bearers = self._given.get(given, ())
        return bearers[0] if len(bearers) == 1 else None

    def find(
        self, terms: Sequence[Term], taken: Container[int], titled: Container[int] = ()
    ) -> list[NearName]:
        """The near names in ``terms``, outside the places already ``taken``; before those that are ``titled``
        stands a rank or a post.
        """
        found = [*self._by_surname(terms, taken), *self._by_given_name(terms, taken, titled)]
        for number, start in self._shared(terms):
            entity_id, name = self._names[number]
            end = start + len(name)
            pairs = zip(terms[start:end], name, strict=True)
            off = [(term, word) for term, word in pairs if term.fold != word]
            if (len(off) > 1 and not all(_slips(*each) for each in off)) or any(
                place in taken for place in range(start, end)
            ):
                continue
            # With no syllable off only an accent is ("Tọ" for "Tỏ"): a slip.
            term, word = off[0] if off else (terms[start], terms[start].fold)
            if term.is_number:
                continue
            if heard(term.fold) == heard(word) or OSA.distance(term.fold, word) == 1 < len(word) - 1:
                kind, keys = "person", frozenset[Key]({("entity", entity_id)})
            else:
                kind, keys = "name", frozenset[Key]({("name", OTHER, *(t.fold for t in terms[start:end]))})
            found.append(NearName(kind, keys, start, end))
        return found

    def _by_surname(self, terms: Sequence[Term], taken: Container[int]) -> Iterator[NearName]:
        """Persons told by their surname alone."""
        for place, (before, term) in enumerate(pairwise(terms)):
            keys = self._surnamed.get(term.fold) if before.form in SURNAME and place else None
            if keys is not None and terms[place - 1].fold in CALLED and place + 1 not in taken:
                yield NearName("person", keys, place, place + 2)

    def _by_given_name(
        self, terms: Sequence[Term], taken: Container[int], titled: Container[int]
    ) -> Iterator[NearName]:
        """Persons called by their given name alone, behind a title or "ông", where nobody else has it."""
        for place, term in enumerate(terms):
            bearer = self.bearer(term.form) if term.accented or term.capital else None
            called = place in titled or (place > 0 and terms[place - 1].form in HONORIFICS)
            longer = place + 1 < len(terms) and terms[place + 1].capital
            if bearer is not None and called and not longer and place not in taken:
                yield NearName("person", frozenset({("entity", bearer)}), place, place + 1)

    def _shared(self, terms: Sequence[Term]) -> list[tuple[int, int]]:
        """The numbers of names that share syllables with the terms at their places, and where they begin.

        One syllable off leaves two to share.
        """
        shared = Counter(
            (number, start - place)
            for start, term in enumerate(terms)
            for word in (term.fold, *(() if is_syllable(term.fold) else dict(term.near)))
            for number, place in self._places.get(word, ())
            if 0 <= start - place <= len(terms) - len(self._names[number][1])
        )
        return sorted(key for key, count in shared.items() if count > 1)


def _slips(term: Term, word: str) -> bool:
    """Whether what was typed is no syllable, and a letter off ``word``."""
    return not is_syllable(term.fold) and OSA.distance(term.fold, word) == 1


_SOUNDS = (
    (re.compile("^tr"), "ch"),
    (re.compile("^x"), "s"),
    (re.compile("^(?:gi|r)"), "d"),
    (re.compile("^n(?!g|h)"), "l"),
    (re.compile("ng$"), "n"),
    (re.compile("c$"), "t"),
)


def heard(syllable: str) -> str:
    """A folded syllable as heard where dialects merge sounds (tr/ch, s/x, d/gi/r, l/n, final n/ng, t/c)."""
    for pattern, sound in _SOUNDS:
        syllable = pattern.sub(sound, syllable)
    return syllable
