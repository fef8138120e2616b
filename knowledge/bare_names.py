"""Questions on people named with a rank, by name alone: "Thượng tướng Quang" is not every Thượng tướng."""

from dataclasses import replace

from knowledge.factbase import FactBase
from knowledge.judgement import Verdict
from knowledge.query import Query


def bare_named(verdict: Verdict, base: FactBase) -> Query | None:
    """The judged question with the plain name of whom it names with a rank; None where it names nobody so."""
    terms = verdict.query.terms
    for person in verdict.constraints:
        rank = base.lexicon.classes.at(terms, person.start) if person.kind == "person" else None
        if rank is not None and rank.label[0] == "rank" and len(person.keys) == 1:
            ((_, entity_id),) = person.keys
            name = base.read(base.entities[entity_id].name)[0]
            return replace(verdict.query, terms=(*terms[: person.start], *name, *terms[person.end :]))
    return None
