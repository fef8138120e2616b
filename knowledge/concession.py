""" "Không phải ông A chủ trì thì ai?": what is conceded before a bare question word says what is asked."""

from knowledge.correction import CONCEDING
from knowledge.factbase import FactBase
from knowledge.person_names import HONORIFICS
from knowledge.query import Query, analyse
from knowledge.substitution import ASKING

LONGEST_ASKING = 2
"""Words of a question that says nothing but what is asked for ("thì là ai")."""


def conceded(query: Query, base: FactBase) -> Query | None:
    """The question with its question word in the place of the thing conceded; None where none is conceded."""
    terms = query.terms
    questions = base.lexicon.questions.find(terms)
    asked = {place for span in questions for place in range(span.start, span.end)}  # "như thế nào"
    conceding = (place for place, term in enumerate(terms) if term.form in CONCEDING and place not in asked)
    asking = next(conceding, None)
    denial = next(iter(base.lexicon.negations.find(terms)), None)
    if asking is None or denial is None or not denial.end < asking < len(terms) - 1:
        return None
    words = terms[asking + 1 :]
    if len(words) > LONGEST_ASKING or not base.lexicon.questions.find(words):
        return None
    for named in base.constraints.find(terms):
        if denial.end <= named.start and named.end <= asking and named.kind in ASKING:
            place = named.start
            if place > denial.end and terms[place - 1].form in HONORIFICS:
                place -= 1
            said = (*terms[: denial.start], *terms[denial.end : place], *words, *terms[named.end : asking])
            return analyse(said, base.lexicon)
    return None
