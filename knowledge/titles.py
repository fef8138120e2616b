"""The ranks and posts that people hold, and which of them stand for their only holder."""

from collections.abc import Callable, Mapping, Sequence

from knowledge.facts import Fact
from knowledge.person_names import Key
from knowledge.relation import Relation

Titles = Mapping[Key, frozenset[Key]]

SHARED = ("phó ", "thứ ", "ủy viên ", "đại biểu ")
"""What begins the posts that several people hold at a time."""


def titles_held(facts: Sequence[Fact], relation: Callable[[int], Relation | None]) -> Titles:
    """For each person's key the keys of the ranks and posts that declared relations give them."""
    titles: dict[Key, set[Key]] = {}
    for number, fact in enumerate(facts):
        found = relation(number) if fact.value else None
        if found is not None and found.subject_kind == "person" and "term" in found.kinds:
            for key in found.subject:
                titles.setdefault(key, set()).update(found.values)
    return {key: frozenset(values) for key, values in titles.items()}


def only_holders(titles: Titles) -> Titles:
    """Keys that name one person: a person and each title that is only theirs."""
    holders: dict[Key, set[Key]] = {}
    for person, held in titles.items():
        for title in held:
            holders.setdefault(title, set()).add(person)
    same: dict[Key, set[Key]] = {}
    for title, persons in holders.items():
        if len(persons) == 1 and title[0] == "entity":
            (person,) = persons
            same.setdefault(title, set()).add(person)
            same.setdefault(person, set()).add(title)
    return {key: frozenset(others) for key, others in same.items()}


def is_of_one(key: Key) -> bool:
    """Whether a key is a post that only one person at a time holds."""
    return key[0] == "post" and not key[1].startswith(SHARED)
