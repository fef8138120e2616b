"""Questions on people named with a rank or by their surname, by name alone: "Thượng tướng Quang" is not every
Thượng tướng.
"""

from dataclasses import replace

from knowledge.constraint import Constraint
from knowledge.factbase import FactBase
from knowledge.judgement import Verdict
from knowledge.person_names import SURNAME
from knowledge.query import Query


def bare_named(verdict: Verdict, base: FactBase) -> Query | None:
    """The judged question with the plain name of whom it names so; None where it names nobody so."""
    terms = verdict.query.terms
    for person in verdict.constraints:
        if person.kind == "person" and len(person.keys) == 1 and _is_roundabout(person, verdict.query, base):
            ((_, entity_id),) = person.keys
            name = base.read(base.entities[entity_id].name)[0]
            return replace(verdict.query, terms=(*terms[: person.start], *name, *terms[person.end :]))
    return None


def _is_roundabout(person: Constraint, query: Query, base: FactBase) -> bool:
    rank = base.lexicon.classes.at(query.terms, person.start)
    return (rank is not None and rank.label[0] == "rank") or query.terms[person.start].form in SURNAME
