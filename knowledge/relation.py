"""What a fact may confirm or refute: a subject joined to one or more values, declared or derived.

A relation is derived only where it is safe: the phrasings ask *who* (*where*, *when*, *how many*, *which
document*), and the answer holds exactly one entity or number of that kind, which the phrasings do not name.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knowledge.constraint import Constraint
from knowledge.facts import Entity, Fact
from knowledge.person_names import Key
from knowledge.query import Query
from knowledge.text.syllable import fold

ASKED_KINDS: Mapping[str, frozenset[str]] = {
    "who": frozenset({"person"}),
    "where": frozenset({"place"}),
    "when": frozenset({"year"}),
    "how_many": frozenset({"number", "year"}),
    "which_document": frozenset({"document"}),
    "which_organisation": frozenset({"organisation"}),
}
"""The kinds of value that answer a question word."""


@dataclass(frozen=True, slots=True)
class Relation:
    """What a fact joins.

    ``subject`` and ``values`` hold constraint keys, ``subject_kind`` is the kind of entity that the subject
    is; ``phrases`` are the values that are plain words; ``kinds`` are the kinds a rival value would have;
    ``exclusive`` says that no other value is possible; ``roles`` are the roles that the relation is about,
    which a claim has to name; ``declared`` tells a curator's relation from a derived one;
    ``subject_words`` are the folds of a subject in plain words.
    """

    subject: frozenset[Key]
    subject_kind: str
    values: frozenset[Key]
    phrases: tuple[str, ...]
    kinds: frozenset[str]
    exclusive: bool
    declared: bool
    roles: frozenset[Key] = frozenset()
    subject_words: tuple[str, ...] = ()


def declared(
    fact: Fact,
    entities: Mapping[str, Entity],
    keys_of: Mapping[str, frozenset[Key]],
    roles: frozenset[Key],
) -> Relation:
    """The relation a curator declared.

    ``keys_of`` gives the constraint keys of an entity's own name, ``roles`` those in the relation's words.
    """
    values: set[Key] = set()
    phrases: list[str] = []
    kinds: set[str] = set()
    for value in fact.value:
        if isinstance(value, int):
            kind = "year" if 1900 <= value <= 2099 else "number"
            values.add((kind, str(value)))
            kinds.add(kind)
        elif value in entities:
            values |= {("entity", value), *keys_of[value]}
            kinds |= {entities[value].kind, *(key[0] for key in keys_of[value] if key[0] != "entity")}
        else:
            phrases.append(value)
            kinds.add("phrase")
    subject = (
        frozenset({("entity", fact.subject), *keys_of[fact.subject]})
        if fact.subject in entities
        else frozenset()
    )
    exclusive = len(fact.value) == 1 if fact.exclusive is None else fact.exclusive
    return Relation(
        subject=subject,
        subject_kind=entities[fact.subject].kind if subject else "",
        values=frozenset(values),
        phrases=tuple(phrases),
        kinds=frozenset(kinds),
        exclusive=exclusive,
        declared=True,
        roles=roles,
        subject_words=() if subject else tuple(fold(word) for word in fact.subject.replace(",", " ").split()),
    )


def derived(
    phrasings: Sequence[Query], in_phrasings: Sequence[Constraint], in_answer: Sequence[Constraint]
) -> Relation | None:
    """The relation that phrasings and answer show; None where it would not be safe."""
    for asked, kinds in ASKED_KINDS.items():
        if sum(asked in phrasing.asked for phrasing in phrasings) * 2 <= len(phrasings):
            continue
        named = {key for constraint in in_phrasings for key in constraint.keys}
        found = {
            constraint.keys: constraint.kind
            for constraint in in_answer
            if constraint.kind in kinds and not constraint.keys & named
        }
        if len(found) == 1:
            ((values, kind),) = found.items()
            if len(values) == 1:
                return Relation(
                    frozenset(), "", values, (), frozenset({kind}), exclusive=True, declared=False
                )
    return None
