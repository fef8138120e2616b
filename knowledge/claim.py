"""Yes/no questions: a claim confirmed or refuted on what a fact declares, and on nothing else.

A claim names a subject and a value. A fact whose relation has that subject, or that value, rules on it, provided that
it speaks of everything else the claim names and of most of its words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from knowledge.constraint import Constraint
from knowledge.factbase import FactBase
from knowledge.query import Query
from knowledge.reading import Term
from knowledge.relation import Relation
from knowledge.support import Support
from knowledge.text.syllable import fold
from knowledge.veto import is_title_of_next, satisfies

EXPLAINED = 0.7
"""Share of a claim's other words that the fact has to speak of; below it the claim is about something else."""


AGENTS = frozenset({"person", "post", "name"})
"""Kinds that can be the value wherever an organisation can."""


class Ruling(Enum):
    """What a fact says of a claim."""

    CONFIRMED = "confirmed"
    REFUTED = "refuted"


@dataclass(frozen=True, slots=True)
class Ruled:
    """A ruling of fact ``number`` and how well the fact fits the claim, 0-1."""

    number: int
    ruling: Ruling
    fit: float

    @property
    def precedence(self) -> tuple[bool, float]:
        """What one fact confirms no other one refutes; else the better fit counts."""
        return (self.ruling is Ruling.CONFIRMED, self.fit)


def rule(
    query: Query, constraints: Sequence[Constraint], base: FactBase, proposed: Sequence[int]
) -> Ruled | None:
    """The ruling of the best fitting fact on a claim; ``proposed`` are facts that match its words. None for no ruling."""
    numbers = dict.fromkeys(proposed)
    for constraint in constraints:
        for key in sorted(constraint.keys):
            numbers.update(dict.fromkeys(base.about(key)))
    best: Ruled | None = None
    for number in numbers:
        relation = base.relation(number)
        if relation is None:
            continue
        ruled = _rule(query, constraints, number, relation, base)
        if ruled is not None and (best is None or ruled.precedence > best.precedence):
            best = ruled
    return best


def _rule(
    query: Query, constraints: Sequence[Constraint], number: int, relation: Relation, base: FactBase
) -> Ruled | None:
    support = base.support(number)
    values: list[Constraint] = []
    subjects: list[Constraint] = []
    rivals: list[Constraint] = []
    usurpers: list[Constraint] = []
    attached: list[Constraint] = []
    for place, constraint in enumerate(constraints):
        meant = _meant(constraint, relation, base)
        if meant & relation.values:
            values.append(constraint)
        elif meant & relation.subject:
            subjects.append(constraint)
        elif is_title_of_next(constraints, place, base):
            continue
        elif _is_rival(constraint, relation) and (
            _is_topic(query.terms, constraint) or not constraint.keys & base.common
        ):
            rivals.append(constraint)
        elif (
            relation.subject
            and constraint.kind == relation.subject_kind
            and (_is_topic(query.terms, constraint) or not constraint.keys & base.common)
        ):
            usurpers.append(constraint)
        elif rivals and constraint.kind == "organisation" and constraint.start == rivals[-1].end:
            attached.append(constraint)  # "Thủ tướng Chính phủ": the body belongs to the rival post
        elif not satisfies(support, constraint, base):
            return None
    if relation.roles - {key for constraint in constraints for key in constraint.keys}:
        return None
    said = any(says(query.terms, phrase) for phrase in relation.phrases)
    contradicted = not said and any(_contradicts(query.terms, phrase, base) for phrase in relation.phrases)
    has_value = bool(values) or said
    if values and subjects and (owner := _owner(query.terms, values[0], subjects[0])):
        # "Công an xã là cánh tay nối dài của lực lượng ...": what stands behind "của" is the owner, not the holder.
        holders = [
            c
            for c in constraints
            if c.end <= min(values[0].start, subjects[0].start) and c.kind == owner.kind
        ]
        if holders and owner in values:
            values, rivals, has_value = [], rivals + holders, False
        elif holders:
            subjects, usurpers = [], usurpers + holders
    elif usurpers and subjects:
        usurpers = [c for c in usurpers if not satisfies(support, c, base)]
        if usurpers:
            return None
    ruling = None
    if has_value and not rivals and not contradicted:
        beside = [c for c in constraints if c.kind == relation.subject_kind and c not in values]
        if subjects or not relation.subject or not (usurpers or beside):
            ruling = Ruling.CONFIRMED
        elif usurpers and values and relation.exclusive and base.only_holder(number):
            ruling = Ruling.REFUTED
    elif (rivals or contradicted) and not has_value and relation.exclusive and not usurpers:
        if subjects or not relation.subject or relation.subject & base.common:
            ruling = Ruling.REFUTED
    fit = _fit(query, [*values, *rivals, *attached, *usurpers, *subjects], relation, support, base)
    if ruling is None or fit < EXPLAINED:
        return None
    likeness = max((_likeness(rival, relation, base) for rival in rivals), default=0.0)
    return Ruled(number, ruling, fit + 0.5 * likeness + (0.2 if subjects else 0.0) + (0.1 if values else 0.0))


def _owner(terms: Sequence[Term], one: Constraint, other: Constraint) -> Constraint | None:
    """The later of two named things when "của" stands between them."""
    first, last = sorted((one, other), key=lambda constraint: constraint.start)
    return last if any(term.fold == "cua" for term in terms[first.end : last.start]) else None


def _meant(constraint: Constraint, relation: Relation, base: FactBase) -> frozenset[tuple[str, ...]]:
    """The constraint's keys; a title also stands for the person who alone has it, unless titles are the matter."""
    if "term" in relation.kinds or constraint.kind != "term":
        return constraint.keys
    return constraint.keys.union(*(base.same.get(key, frozenset()) for key in constraint.keys))


def _is_topic(terms: Sequence[Term], constraint: Constraint) -> bool:
    """Whether the claim is about the constraint: it stands first, before "là"."""
    return constraint.start == 0 and constraint.end < len(terms) and terms[constraint.end].fold == "la"


def _is_rival(constraint: Constraint, relation: Relation) -> bool:
    """Whether the constraint could have been the relation's value: another person, rank, number of the same kind.

    Where a body could be the value ("của ai"), so could a person or a post.
    """
    kinds = relation.kinds | AGENTS if "organisation" in relation.kinds else relation.kinds
    if "person" in kinds:
        kinds |= {"name", "post"}
    classes = {key[0] for key in constraint.keys} - {"entity"}
    if classes or constraint.kind == "term":
        # A term without a class (a slogan, a kind of building) excludes no other.
        return bool(classes & kinds)
    return constraint.kind in kinds


def _fit(
    query: Query, accounted: Sequence[Constraint], relation: Relation, support: Support, base: FactBase
) -> float:
    """The share of the claim's weight that the named things and the fact's own words explain."""
    places = {place for constraint in accounted for place in range(constraint.start, constraint.end)}
    phrases = {fold(word) for phrase in relation.phrases for word in phrase.replace(",", " ").split()}
    opposites = base.opposites(relation.phrases)
    explained = total = 0.0
    for place, term in enumerate(query.terms):
        if place in places or base.lexicon.light.get(term.form, 1.0) < 1.0:
            continue
        weight = base.index.weight(term)
        known = term.fold in support.folds or term.fold in phrases or term.fold in opposites
        near = max(
            (similarity for other, similarity in term.near.items() if other in support.folds), default=0.0
        )
        explained += weight * (1.0 if known else near)
        total += weight
    return explained / total if total else 1.0


def _likeness(rival: Constraint, relation: Relation, base: FactBase) -> float:
    """How like a rival's words are to a value's: "Thứ trưởng Bộ Công an" rivals "Bộ trưởng Bộ Công an" first."""
    words = {fold(word) for word in rival.text.split()}
    best = 0.0
    for key in relation.values:
        if key[0] == "entity":
            names = base.entities[key[1]]
            for name in (names.name, *names.aliases):
                others = {fold(word) for word in name.split()}
                best = max(best, len(words & others) / len(words | others))
    return best


def says(terms: Sequence[Term], phrase: str) -> bool:
    """Whether the words of a value stand in the claim, in order and together."""
    words = [fold(word) for word in phrase.replace(",", " ").split()]
    folds = [term.fold for term in terms]
    return any(folds[start : start + len(words)] == words for start in range(len(folds) - len(words) + 1))


def _contradicts(terms: Sequence[Term], phrase: str, base: FactBase) -> bool:
    """Whether the claim says the opposite of a value ("trực tiếp" for "trực tuyến")."""
    return any(
        says(terms, opposite)
        for word, opposites in base.lexicon.data.contrasts.items()
        if _folded(word) in _folded(phrase)
        for opposite in opposites
    )


def _folded(text: str) -> str:
    return " ".join(fold(word) for word in text.split())
