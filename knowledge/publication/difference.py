"""What differs between two fact files, record by record and field by field, as a curator thinks of them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final, Literal

from knowledge.facts import Entity, Fact, FactFile, Record, Source
from knowledge.tables import KEYS, records

Table = Literal["facts", "entities", "sources", "checks", "abbreviations"]

TABLES: Final[tuple[Table, ...]] = ("facts", "entities", "sources", "checks", "abbreviations")
"""In the order in which changes are told."""


class Deed(Enum):
    """What happened to a record."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field with what it held and holds; one value is a tuple of one, none an empty tuple."""

    field: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    listed: bool = False

    @property
    def added(self) -> tuple[str, ...]:
        """The items that are new."""
        return tuple((Counter(self.after) - Counter(self.before)).elements())

    @property
    def removed(self) -> tuple[str, ...]:
        """The items that are gone."""
        return tuple((Counter(self.before) - Counter(self.after)).elements())


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record that was added, removed or changed; ``label`` is what a curator knows it by."""

    table: Table
    id: str
    label: str
    deed: Deed
    fields: tuple[FieldChange, ...] = ()

    @property
    def key(self) -> tuple[Table, str]:
        """Which record it is."""
        return (self.table, self.id)


@dataclass(frozen=True, slots=True)
class Difference:
    """All changes, facts first; none where only comments, order or layout differ."""

    changes: tuple[RecordChange, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything differs that a reply could depend on."""
        return bool(self.changes)

    @property
    def keys(self) -> frozenset[tuple[Table, str]]:
        """The records that differ."""
        return frozenset(change.key for change in self.changes)

    def count(self, deed: Deed, table: Table = "facts") -> int:
        """How many records of a table were added, removed or changed."""
        return sum(change.deed is deed and change.table == table for change in self.changes)


NO_DIFFERENCE: Final = Difference()


def difference(before: FactFile, after: FactFile) -> Difference:
    """What is different in ``after``."""
    pairs = ((table, named(before, table), named(after, table)) for table in TABLES)
    return Difference(tuple(change for table, old, new in pairs for change in _changes(table, old, new)))


def _changes(table: Table, old: Mapping[str, Record], new: Mapping[str, Record]) -> Iterator[RecordChange]:
    for key, record in new.items():
        before = old.get(key)
        if before is None:
            yield RecordChange(table, key, _label(record, key), Deed.ADDED, tuple(_fields(None, record)))
        elif before != record:
            yield RecordChange(table, key, _label(record, key), Deed.CHANGED, tuple(_fields(before, record)))
    for key, record in old.items():
        if key not in new:
            yield RecordChange(table, key, _label(record, key), Deed.REMOVED, tuple(_fields(record, None)))


def _fields(before: Record | None, after: Record | None) -> Iterator[FieldChange]:
    model = type(before or after)
    assert issubclass(model, Record)  # noqa: S101  (one of the two is there)
    for name, field in model.model_fields.items():
        old, new = (_values(record, name, field.default) for record in (before, after))
        if old != new and name != "id":
            yield FieldChange(name, old, new, listed=isinstance(getattr(after or before, name), tuple))


def _values(record: Record | None, name: str, default: object) -> tuple[str, ...]:
    if record is None:
        return ()
    value: object = getattr(record, name)
    if isinstance(value, tuple):
        return tuple(str(item) for item in value)
    return () if value in (None, "", default) else (str(value),)


def named(factfile: FactFile, table: Table) -> Mapping[str, Record]:
    """A table's records by what names them, in order; two of one name are told apart by number."""
    found: dict[str, Record] = {}
    seen: Counter[str] = Counter()
    for record in records(factfile, table):
        name = str(getattr(record, KEYS[table]))
        seen[name] += 1
        found[name if seen[name] == 1 else f"{name} ({seen[name]})"] = record
    return found


def _label(record: Record, name: str) -> str:
    match record:
        case Fact():
            return record.label
        case Entity():
            return record.name
        case Source():
            return record.title
        case _:
            return name
