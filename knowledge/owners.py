"""Questions on things named with whose they are, by name alone: where the facts declare that the Ministry
held the conference, "hội nghị của Bộ Công an" is no other one.
"""

from dataclasses import replace
from itertools import pairwise

from knowledge.constraint import Constraint
from knowledge.factbase import FactBase
from knowledge.judgement import Verdict
from knowledge.query import Query

OWNERS = frozenset({"organisation", "person"})
"""The kinds of those whose a thing is, beside whoever holds a post."""

OF = "cua"
"""The fold of the word between a thing and its owner, which may be left out."""


def unowned(verdict: Verdict, base: FactBase) -> Query | None:
    """The judged question without the owner of a thing that is nobody else's; None where it names none."""
    terms = verdict.query.terms
    named = [constraint for constraint in verdict.constraints if constraint.kind != "contrast"]
    for thing, owner in pairwise(named):
        between = [term.fold for term in terms[thing.end : owner.start]]
        if _may_own(owner) and between in ([], [OF]) and _is_declared(thing, owner, base):
            return replace(verdict.query, terms=(*terms[: thing.end], *terms[owner.end :]))
    return None


def _may_own(owner: Constraint) -> bool:
    return owner.kind in OWNERS or any(key[0] == "post" for key in owner.keys)


def _is_declared(thing: Constraint, owner: Constraint, base: FactBase) -> bool:
    relations = (base.relation(number) for key in sorted(thing.keys) for number in base.about(key))
    return any(
        relation is not None and thing.keys & relation.subject and owner.keys & relation.values
        for relation in relations
    )
