"""The tables of a fact file and the fields of their records, in the order in which they are written."""

from collections.abc import Mapping, Sequence
from typing import Final

from knowledge.facts import Abbreviation, Check, Entity, Fact, FactFile, Record, Source

FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "sources": ("id", "title", "publisher", "date", "url", "sha256"),
    "entities": ("id", "kind", "name", "aliases"),
    "facts": (
        "id",
        "topic",
        "title",
        "questions",
        "answer",
        "status",
        "source",
        "paragraph",
        "evidence",
        "related",
        "subject",
        "relation",
        "value",
        "exclusive",
        "review",
    ),
    "checks": ("question", "expect", "status"),
    "abbreviations": ("short", "long"),
}

RECORDS: Final[Mapping[str, type[Record]]] = {
    "sources": Source,
    "entities": Entity,
    "facts": Fact,
    "checks": Check,
    "abbreviations": Abbreviation,
}

KEYS: Final[Mapping[str, str]] = {
    "sources": "id",
    "entities": "id",
    "facts": "id",
    "checks": "question",
    "abbreviations": "short",
}
"""The field by which a record is known again in another version of the file."""


def records(factfile: FactFile, table: str) -> tuple[Record, ...]:
    """The records of one table."""
    found: tuple[Record, ...] = getattr(factfile, table)
    return found


def set_fields(record: Record, table: str) -> dict[str, object]:
    """The fields that say more than their default, in order, with lists for several values."""
    defaults = RECORDS[table].model_fields
    values: dict[str, object] = {}
    for name in FIELDS[table]:
        value: object = getattr(record, name)
        if value != defaults[name].default:
            values[name] = list(value) if isinstance(value, tuple) else value
    return values


def keyed(table: str, written: Sequence[Record]) -> dict[tuple[str, int], Record]:
    """The records by key; the number tells those apart that share one, as two checks may."""
    found: dict[tuple[str, int], Record] = {}
    for record in written:
        key = str(getattr(record, KEYS[table]))
        number = 0
        while (key, number) in found:
            number += 1
        found[key, number] = record
    return found
