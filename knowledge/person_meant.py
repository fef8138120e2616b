"""Whether a question means the person whom its best candidate is about, or nobody, or somebody near them."""

from itertools import pairwise

from knowledge.factbase import FactBase
from knowledge.judgement import Judgement, Verdict
from knowledge.leaning import CONTRACTED, PERSONAL
from knowledge.text.syllable import fold
from knowledge.veto import is_title

WHO_IS = ("la", "ai")
"""Folds of the words behind whom a question asks for, or the other way round before them."""

ADDRESSES = frozenset({"sep", "dao", "truong", "thay", "ban", "con", "pho", "linh", "ba"})
"""Folds of last words of what people are to somebody by which they are also called ("sếp Quang")."""

BEING = frozenset({"la", "lam", "giu", "chuc"})
"""Folds of the words between somebody and a title that they are said to have."""

OF = "cua3"
"""The form of the word between somebody and whose they are."""


def means_other(verdict: Verdict, best: Judgement, base: FactBase) -> bool:
    """Whether the question does not mean the person whom the best candidate is about."""
    nobody = means_nobody(verdict, best, base)
    return nobody or means_another(verdict, base) or is_mistitled(verdict, best, base)


def means_nobody(verdict: Verdict, best: Judgement, base: FactBase) -> bool:
    """Whether the nearest phrasing names a person, and the question names nothing at all ("ông là ai?")."""
    if verdict.constraints:
        return False
    named = base.constraints.find(base.question(best.match.phrasing).terms)
    persons = [key[1] for c in named if c.kind == "person" for key in c.keys if key[0] == "entity"]
    words = {fold(word) for person in persons for word in base.entities[person].name.split()}
    return bool(persons) and words.isdisjoint(term.fold for term in verdict.query.terms)


def means_another(verdict: Verdict, base: FactBase) -> bool:
    """Whether it asks who somebody is that belongs to a person named ("thư ký của ông Quang là ai?"), or to
    whoever was spoken of ("bố ổng là ai?").
    """
    terms = verdict.query.terms
    if WHO_IS not in (tuple(t.fold for t in terms[-2:]), tuple(t.fold for t in terms[1::-1])):
        return False
    for place, term in enumerate(terms):
        span = base.lexicon.followup("pronouns").at(terms, place)
        stands = term.form in CONTRACTED or (
            span is not None and span.end - place > 1 and term.fold in PERSONAL
        )
        if stands and base.lexicon.belonging.before(terms[:place]) is not None:
            return True
    for person in verdict.constraints:
        of = person.start > 1 and terms[person.start - 1].form == OF
        titled = terms[person.start].fold in PERSONAL or terms[person.start - 1].fold not in ADDRESSES
        before = terms[: person.start - of]
        if person.kind == "person" and (of or titled) and base.lexicon.belonging.before(before) is not None:
            return True
    return False


def is_mistitled(verdict: Verdict, best: Judgement, base: FactBase) -> bool:
    """Whether an open question takes another one's title for somebody's ("Ông Quang là Thứ trưởng bộ nào?"),
    and the best candidate is not about them.
    """
    terms = verdict.query.terms
    if verdict.query.claims:
        return False
    for person, title in pairwise(verdict.constraints):
        between = {term.fold for term in terms[person.end : title.start]}
        if person.kind != "person" or not is_title(title) or not between or between - BEING:
            continue
        relation = base.relation(best.fact)
        about = relation is not None and not relation.subject.isdisjoint(person.keys)
        held = [base.titles.get(key, frozenset()) for key in person.keys]
        if not about and any(held) and all(titles.isdisjoint(title.keys) for titles in held):
            return any(not titles.isdisjoint(title.keys) for titles in base.titles.values())
    return False
