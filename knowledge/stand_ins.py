"""Strangers asked about where a curator said, of another stranger, that nothing is stated.

"Điểm cầu Hà Nội do ai chủ trì?" as the phrasing of a fact that the article is silent on speaks for every
place that no fact mentions: what is true of one stranger is true of all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from knowledge.constraint import Constraint
from knowledge.factbase import FactBase
from knowledge.query import Query
from knowledge.reading import Term

KINDS = frozenset({"place"})
"""Kinds of which one stranger is like another; of people and documents a refusal should name which."""

MOST_TRIED = 4
"""Strangers put in place of the one asked about; a base's silent facts name a few, mostly together."""


class StandIns:
    """The strangers that the silent facts of a base name."""

    def __init__(self, base: FactBase) -> None:
        """Look them up in ``base`` when first asked."""
        self._base = base

    def queries(self, query: Query, constraints: Sequence[Constraint]) -> Iterator[tuple[Query, Constraint]]:
        """The question about each known stranger in place of the unknown one, with that stranger."""
        unknown = [c for c in constraints if c.kind in KINDS and self._is_stranger(c)]
        if len(unknown) != 1 or not query.terms:
            return
        (place,) = unknown
        for words, stranger in self.strangers[:MOST_TRIED]:
            if stranger.kind == place.kind:
                terms = (*query.terms[: place.start], *words, *query.terms[place.end :])
                yield replace(query, terms=terms), stranger

    def _is_stranger(self, constraint: Constraint) -> bool:
        known = (stranger.keys & constraint.keys for _, stranger in self.strangers)
        return any(known) or not self._base.mentions(constraint)

    def _names_one(self, number: int) -> bool:
        return any(named.kind in KINDS for named in self._base.support(number).named)

    @cached_property
    def strangers(self) -> list[tuple[tuple[Term, ...], Constraint]]:
        """The strangers, as they are written and as they are found."""
        base = self._base
        stated = [number for number, fact in enumerate(base.facts) if fact.status != "not_stated"]
        found: dict[frozenset[tuple[str, ...]], tuple[tuple[Term, ...], Constraint]] = {}
        for number, fact in enumerate(base.facts):
            if fact.status != "not_stated" or not self._names_one(number):
                continue
            for query in base.queries_of(number):
                for constraint in base.constraints.find(query.terms):
                    if constraint.kind in KINDS and constraint.keys not in found:
                        found[constraint.keys] = (query.terms[constraint.start : constraint.end], constraint)
        return [
            (words, constraint)
            for words, constraint in found.values()
            if not any(base.support(number).speaks_of(constraint.keys) for number in stated)
        ]
