"""Yes/no questions: a claim confirmed or refuted on what a fact declares, and on nothing else.

A claim names a value; without it the claim is a question ("Trần Quốc Tỏ chủ trì hội nghị?" asks "ai chủ trì hội nghị").
The question finds the fact, and the fact's relation judges the value.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from knowledge.constraint import Constraint
from knowledge.factbase import FactBase
from knowledge.query import Query, without
from knowledge.reading import Term
from knowledge.relation import ASKED_KINDS, Relation
from knowledge.text.syllable import fold
from knowledge.veto import satisfies


class Ruling(Enum):
    """What a fact says of a claim."""

    CONFIRMED = "confirmed"
    REFUTED = "refuted"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Opening:
    """A claim with one of its values taken out, and what it then asks for."""

    query: Query
    value: Constraint | None


def openings(query: Query, constraints: Sequence[Constraint]) -> Iterator[Opening]:
    """The claim as it stands, then with each thing it names taken out as the value asked for."""
    yield Opening(replace(query, claims=False), None)
    asked_by_kind = {kind: asked for asked, kinds in ASKED_KINDS.items() for kind in kinds}
    for constraint in constraints:
        asked = asked_by_kind.get(constraint.kind, "who" if constraint.kind == "name" else "what")
        rest = without(query, frozenset(range(constraint.start, constraint.end)))
        if rest.terms:
            yield Opening(replace(rest, claims=False, asked=query.asked | {asked}), constraint)


def rule(relation: Relation, number: int, query: Query, constraints: Sequence[Constraint], base: FactBase) -> Ruling:
    """What the relation of fact ``number`` says of the claim."""
    named = frozenset(key for constraint in constraints for key in _meanings(constraint, base))
    subject_named = bool(relation.subject & named)
    subject_rivals = [
        constraint
        for constraint in constraints
        if constraint.kind == relation.subject_kind and not constraint.keys & relation.subject
    ]
    has_value = bool(relation.values & named) or any(_says(query.terms, phrase) for phrase in relation.phrases)
    others = [c for c in constraints if not _meanings(c, base) & (relation.values | relation.subject)]
    rivals = [c for c in others if _is_rival(c, relation)]
    if any(_contradicts(query.terms, phrase, base) for phrase in relation.phrases):
        return Ruling.REFUTED if relation.exclusive else Ruling.OPEN
    support = base.support(number)
    strangers = [c for c in others if c not in rivals and c not in subject_rivals and not satisfies(support, c, base)]
    if strangers:
        return Ruling.OPEN
    if has_value and not rivals:
        if subject_named or not subject_rivals:
            return Ruling.CONFIRMED
        return Ruling.REFUTED if relation.exclusive and _only_holder(relation, number, base) else Ruling.OPEN
    if rivals and not has_value and relation.exclusive and (subject_named or not subject_rivals):
        return Ruling.REFUTED
    return Ruling.OPEN


def _meanings(constraint: Constraint, base: FactBase) -> frozenset[tuple[str, ...]]:
    """The constraint's keys; a lone title also names the person who alone has it."""
    return constraint.keys


def _is_rival(constraint: Constraint, relation: Relation) -> bool:
    if constraint.kind == "name":
        return bool(relation.kinds & {"person", "place", "organisation"})
    if constraint.kind == "term":
        return bool({key[0] for key in constraint.keys} & relation.kinds) or "term" in relation.kinds
    return constraint.kind in relation.kinds


def _only_holder(relation: Relation, number: int, base: FactBase) -> bool:
    """Whether no other fact gives the same value to another subject."""
    for other in range(len(base.facts)):
        if other != number:
            theirs = base.relation(other)
            if theirs is not None and theirs.values & relation.values and theirs.subject != relation.subject:
                return False
    return True


def _says(terms: Sequence[Term], phrase: str) -> bool:
    """Whether the words of a value stand in the claim, in order and together."""
    words = [fold(word) for word in phrase.replace(",", " ").split()]
    folds = [term.fold for term in terms]
    return any(folds[start : start + len(words)] == words for start in range(len(folds) - len(words) + 1))


def _contradicts(terms: Sequence[Term], phrase: str, base: FactBase) -> bool:
    """Whether the claim says the opposite of a value ("trực tiếp" for "trực tuyến")."""
    for word, opposites in base.lexicon.data.contrasts.items():
        if fold_all(word) in fold_all(phrase) and any(_says(terms, opposite) for opposite in opposites):
            return not _says(terms, word)
    return False


def fold_all(text: str) -> str:
    """A text with each word folded."""
    return " ".join(fold(word) for word in text.split())
