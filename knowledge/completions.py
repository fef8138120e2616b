"""Completions of follow-ups: the full questions that a message may stand for after a turn of the talk."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from knowledge.constraint import Constraint
from knowledge.conversation import Turn
from knowledge.factbase import FactBase
from knowledge.fragment import KEYWORD
from knowledge.leaning import DEICTIC, Followup, lean
from knowledge.query import Query, analyse
from knowledge.reading import Term
from knowledge.referents import Referents
from knowledge.relation import ASKED_KINDS
from knowledge.veto import TITLES

ASKINGS = 4
"""Phrasings of the last answer that are tried with what is offered in its place."""

CLAIMED: Mapping[str, frozenset[str]] = {
    **ASKED_KINDS,
    "who": frozenset({"person", "name", "post", "organisation"}),
}
"""The kinds of things that a question word asks for, where they are claimed ("Bộ Công an à?", "Vậy ai?")."""


class Completions:
    """Proposes completions, over a fact base."""

    def __init__(self, base: FactBase, referents: Referents) -> None:
        """Know what turns were about by ``referents``."""
        self._base = base
        self._referents = referents

    def query(self, terms: Sequence[Term], *, claims: bool = False) -> Query:
        """Words as a question; ``claims``: as a claim, whatever its form."""
        query = analyse(terms, self._base.lexicon)
        return replace(query, claims=True) if claims else query

    def of(self, followup: Followup, turn: Turn) -> Iterator[list[Query]]:
        """What the follow-up may stand for, the likeliest first."""
        if followup.pronoun is not None:
            yield from self._with_name(followup, followup.pronoun, turn)
            return
        before = self.query(self._base.read(turn.question)[0])
        own = self.query(followup.rest)
        named = self._base.constraints.find(followup.rest)
        if followup.continuing and not own.claims and self._is_another(before, named):
            # After who it was, "còn ông Tỏ?" asks what the other one did, and claims nothing.
            yield [own]
            yield [self.query(name) for title in named for name in self._referents.holders(title)]
            yield [self.query((*followup.rest, *self._subject(before)))]
            return
        if followup.continuing and own.claims and len(named) > 1:
            # "Còn ông Trung là thiếu tướng hả?" names both of whom and what it claims.
            yield [own]
        if own.claims or not (own.asked or followup.continuing):
            yield from self._offered(turn, before, own, named)
        if not own.asked - {"what"}:
            yield from self._in_its_place(followup, turn, before, own)
        if own.asked and before.claims and len(own.terms) <= KEYWORD:
            yield [self.query(terms) for terms in self._reopened(before, own)]
        if own.asked or (len(followup.rest) <= KEYWORD and not own.claims and not named):
            yield from self._on_subjects(followup, turn, before)
        if own.asked and not before.claims and not named:
            # "Khen ai?", then "vì chuyện gì?"
            yield [self.query((*self._unasked(before), *followup.rest))]
        if followup.continuing:
            yield [own]

    def _with_name(self, followup: Followup, pronoun: tuple[int, int], turn: Turn) -> Iterator[list[Query]]:
        """The follow-up with the name of what its pronoun may stand for."""
        before, behind = followup.rest[: pronoun[0]], followup.rest[pronoun[1] :]
        noun = {term.fold for term in followup.rest[pronoun[0] : pronoun[1]] if term.form not in DEICTIC}
        tiers = [*self._referents.tiers(turn, personal=followup.personal)]
        # "Lực lượng đó" is one that is called so, if one was spoken of.
        called = [name for names in tiers for name in names if noun and noun <= {term.fold for term in name}]
        for names in (called, *tiers):
            yield [self.query((*before, *name, *behind)) for name in names]

    def _offered(
        self, turn: Turn, before: Query, own: Query, named: Sequence[Constraint]
    ) -> Iterator[list[Query]]:
        """The claim that what the follow-up names is what was asked for, or somebody's title."""
        proposed = [*self._proposed(before, own.terms, named)]
        yield [self.query(terms, claims=True) for terms in proposed]
        if own.claims and named:
            yield [self.query(terms, claims=True) for terms in self._as_curated(turn, own, named)]
        yield [self.query(terms, claims=True) for terms in self._entitled(turn, own)]

    def _in_its_place(
        self, followup: Followup, turn: Turn, before: Query, own: Query
    ) -> Iterator[list[Query]]:
        """The last question about what the follow-up names, or with what it adds."""
        rest = followup.rest
        named = self._base.constraints.find(rest)
        replaced = [*self._replaced(before, rest, named)]
        yield [self.query(terms, claims=before.claims) for terms in replaced]
        if not followup.continuing:
            return
        if not own.asked and not replaced:
            yield from self._offered(turn, before, own, named)
        if not named:
            for names in self._referents.tiers(turn, personal=None):
                yield [self.query((*rest, *name)) for name in names]
            yield [self.query((*rest, *before.terms), claims=before.claims)]
        elif not replaced:
            yield [self.query((*before.terms, *rest), claims=before.claims)]

    def _on_subjects(self, followup: Followup, turn: Turn, before: Query) -> Iterator[list[Query]]:
        """What the follow-up asks, of each thing that the turn was about."""
        rest = followup.rest
        subject = [] if followup.continuing else [(*self._subject(before), *rest)]
        asking = self._base.lexicon.questions.at(rest, 0) is not None
        for names in self._referents.tiers(turn, personal=None):
            named = [(*rest, *name) if asking else (*name, *rest) for name in names]
            yield [self.query(terms) for terms in (*named, *subject)]
            subject = []

    def _is_another(self, before: Query, named: Sequence[Constraint]) -> bool:
        """Whether the last question asked who, of nobody that it named, and somebody is named now."""
        return (
            not before.claims
            and "who" in before.asked
            and any(self._referents.is_somebody(c) for c in named)
            and not any(self._referents.is_somebody(c) for c in self._base.constraints.find(before.terms))
        )

    def _unasked(self, before: Query) -> tuple[Term, ...]:
        """The last question without its question words."""
        spans = self._base.lexicon.questions.find(before.terms)
        asking = {place for span in spans for place in range(span.start, span.end)}
        return tuple(term for place, term in enumerate(before.terms) if place not in asking)

    def _subject(self, before: Query) -> tuple[Term, ...]:
        """The content words of the last question, without its own question word and what was done."""
        passed = {
            p for span in self._base.lexicon.questions.find(before.terms) for p in range(span.start, span.end)
        }
        for constraint in self._base.constraints.find(before.terms):
            if constraint.kind == "role":
                passed.update(range(constraint.start, constraint.end))
        light = self._base.lexicon.light
        return tuple(
            term
            for place, term in enumerate(before.terms)
            if place not in passed and light.get(term.fold if term.bare else term.form, 1.0) == 1.0
        )

    def _replaced(
        self, before: Query, rest: Sequence[Term], named: Sequence[Constraint]
    ) -> Iterator[tuple[Term, ...]]:
        """The last question with a thing it named, or pointed at, replaced by the new one."""
        if not named:
            return
        written: list[Sequence[Term]] = [*(name for c in named for name in self._referents.only(c)), rest]
        pointing = lean(before.terms, self._base).pronoun
        for new in written:
            if pointing is not None:
                yield (*before.terms[: pointing[0]], *new, *before.terms[pointing[1] :])
            replaceable = [
                old
                for old in reversed(self._base.constraints.find(before.terms))
                if any(self._referents.alike(constraint, old) for constraint in named)
            ]
            # A person stands where a person stood, rather than in the place of a title.
            same = [old for old in replaceable if any(constraint.kind == old.kind for constraint in named)]
            for old in (same or replaceable)[:1]:
                yield (*before.terms[: old.start], *new, *before.terms[old.end :])
        if rest[-1].is_number and [term.fold for term in rest[:-1]] in ([], ["so"]):
            for place in reversed([place for place, term in enumerate(before.terms) if term.is_number]):
                yield (*before.terms[:place], rest[-1], *before.terms[place + 1 :])

    def _proposed(
        self, before: Query, rest: Sequence[Term], named: Sequence[Constraint]
    ) -> Iterator[tuple[Term, ...]]:
        """The last question with a thing that is offered as its answer ("Ông Tỏ chứ?", "3 năm à?")."""
        kinds = {kind for constraint in named for kind in (constraint.kind, *(k[0] for k in constraint.keys))}
        for span in self._base.lexicon.questions.find(before.terms):
            if CLAIMED.get(span.label, frozenset()) & kinds:
                yield (*before.terms[: span.start], *rest, *before.terms[span.end :])

    def _as_curated(self, turn: Turn, own: Query, named: Sequence[Constraint]) -> Iterator[tuple[Term, ...]]:
        """What was told last, as a curator asks for it, with a thing that is offered as the answer."""
        for fact_id in turn.facts[:1]:
            number = self._base.number.get(fact_id)
            for asking in () if number is None else self._base.queries_of(number)[:ASKINGS]:
                yield from self._proposed(asking, own.terms, named)

    def _entitled(self, turn: Turn, own: Query) -> Iterator[tuple[Term, ...]]:
        """Somebody spoken of with a title that is offered as theirs ("Bộ trưởng à?")."""
        for title in self._base.constraints.find(own.terms)[:1] if own.claims else ():
            whole = title.end - title.start == len(own.terms)
            if whole and any(key[0] in TITLES for key in title.keys):
                for names in self._referents.tiers(turn, personal=True):
                    yield from ((*name, *own.terms) for name in names)

    def _reopened(self, before: Query, own: Query) -> Iterator[tuple[Term, ...]]:
        """The last claim with what it claimed asked for ("Vậy ai?")."""
        kinds = frozenset[str]().union(*(CLAIMED.get(asked, ()) for asked in own.asked))
        for claimed in self._base.constraints.find(before.terms):
            if claimed.kind in kinds:
                yield (*before.terms[: claimed.start], *own.terms, *before.terms[claimed.end :])
