"""Whether a question means the person whom its best candidate is about, or nobody, or somebody near them."""

from collections.abc import Container, Sequence
from itertools import pairwise

from knowledge.factbase import FactBase
from knowledge.judgement import Judgement, Verdict
from knowledge.leaning import PERSONAL
from knowledge.lexicon import FUNCTION_WORD
from knowledge.reading import Term
from knowledge.text.syllable import fold

WHO_IS = ("la", "ai")
"""Folds of the words behind whom a question asks for, or the other way round before them."""

LONGEST_NOUN = 2
"""Words of a noun at most."""

OF = "cua3"
"""The form of the word between somebody and whose they are."""


def means_nobody(verdict: Verdict, best: Judgement, base: FactBase) -> bool:
    """Whether the nearest phrasing names a person, and the question names nothing at all ("ông là ai?")."""
    if verdict.constraints:
        return False
    named = base.constraints.find(base.question(best.match.phrasing).terms)
    persons = [key[1] for c in named if c.kind == "person" for key in c.keys if key[0] == "entity"]
    words = {fold(word) for person in persons for word in base.entities[person].name.split()}
    return bool(persons) and words.isdisjoint(term.fold for term in verdict.query.terms)


def means_another(verdict: Verdict, best: Judgement, base: FactBase) -> bool:
    """Whether it asks who somebody is that is named by a person whom the candidate is about ("thư ký của ông
    Quang là ai?").
    """
    terms = verdict.query.terms
    if WHO_IS not in (tuple(t.fold for t in terms[-2:]), tuple(t.fold for t in terms[1::-1])):
        return False
    named = {place for c in verdict.constraints for place in range(c.start, c.end)}
    for person in verdict.constraints:
        if person.kind != "person" or not person.start:
            continue
        if person.start > 1 and terms[person.start - 1].form == OF:
            said = (terms[person.start - 2].fold, terms[person.start - 1].fold) in base.pairs(best.fact)
        elif terms[person.start].fold in PERSONAL:
            noun = _noun(terms, person.start, named, base)
            said = not noun or _is_said(noun, best.fact, base)
        else:
            continue
        if not said:
            return True
    return False


def _noun(terms: Sequence[Term], end: int, named: Container[int], base: FactBase) -> tuple[Term, ...]:
    """The content words before ``end`` that may be one noun."""
    light, start = base.lexicon.light, end
    while (
        end - start < LONGEST_NOUN
        and start
        and start - 1 not in named
        and light.get(terms[start - 1].form, 1.0) > FUNCTION_WORD
    ):
        start -= 1
    return tuple(terms[start:end])


def _is_said(noun: Sequence[Term], fact: int, base: FactBase) -> bool:
    """Whether any two neighbouring words of a noun, or its only word, stand in a fact's phrasings."""
    if len(noun) > 1:
        known = base.pairs(fact)
        return any((one.fold, other.fold) in known for one, other in pairwise(noun))
    (word,) = noun
    phrasings = [base.index.phrasings[number] for number in base.index.of_fact[fact]]
    return any(word.fold in p.folds if word.bare else word.form in p.forms for p in phrasings)
