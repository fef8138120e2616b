"""Changes of single records, made by a curator one at a time; what comes of them is a whole fact file."""

import re
from collections.abc import Callable, Collection, Container, Iterable, Mapping
from typing import Final

from pydantic import ValidationError

from knowledge.facts import MAX_ID, UNKNOWN, Fact, FactFile, Record
from knowledge.problems import Place, Problem, ProblemKind
from knowledge.spreadsheets.columns import COLUMNS, Form, OddCell, value_of
from knowledge.tables import FIELDS, KEYS, records, set_fields
from knowledge.text.characters import clean
from knowledge.text.tokens import tokenize
from knowledge.validation.violations import violations

Amended = FactFile | tuple[Problem, ...]
"""The file with the change, or why the record cannot be so."""

Amendment = Callable[[FactFile], Amended]
"""Makes a change to whatever file is served when it is made."""

Fields = Mapping[str, object]

NOTHING: Final = "-"
"""What a curator types for a field that shall be empty."""

BAR: Final = "|"
"""What parts values for whom a line break sends the message."""

_DAY: Final = re.compile(r"^\s*(\d\d)[./-](\d\d)[./-](\d{4})\s*$")
"""A day as it is written in Vietnam."""

_LOCATING = ("paragraph", "evidence", "subject", "relation", "value", "exclusive")
"""Fields of a fact that a silent article leaves empty."""


def find(factfile: FactFile, table: str, key: str) -> Record | None:
    """The record of that key."""
    return next((one for one in records(factfile, table) if key_of(one, table) == key), None)


def key_of(record: Record, table: str) -> str:
    """What a record is known by."""
    return str(getattr(record, KEYS[table]))


def read(table: str, field: str, typed: str) -> object | Problem:
    """The value of ``field`` that a curator has typed; None is none.

    Several values are lines, or stand on one line with bars between.
    """
    if typed.strip() == NOTHING:
        return None
    form = COLUMNS[table][field]
    typed = clean(typed)
    if form is Form.DATE:
        typed = _DAY.sub(r"\3-\2-\1", typed)
    value = value_of(typed.replace(BAR, "\n") if form in {Form.LINES, Form.VALUES} else typed, form)
    if isinstance(value, OddCell):
        return Problem.of(ProblemKind.VALUE_REFUSED, Place(table, field=field))
    return value


def with_field(factfile: FactFile, table: str, key: str, field: str, value: object) -> Amended:
    """The file in which one field of a record is ``value``; None empties it."""
    record = find(factfile, table, key)
    if record is None:
        return _gone(table, key)
    return with_record(factfile, table, {**set_fields(record, table), field: value}, key)


def with_phrasings(factfile: FactFile, fact_id: str, more: Iterable[str], less: Container[str]) -> Amended:
    """The file in which a fact can be asked for in ``more`` ways, and no longer in those of ``less``."""
    fact = find(factfile, "facts", fact_id)
    if not isinstance(fact, Fact):
        return _gone("facts", fact_id)
    questions = dict.fromkeys((*(one for one in fact.questions if one not in less), *more))
    return with_field(factfile, "facts", fact_id, "questions", list(questions))


def with_record(factfile: FactFile, table: str, fields: Fields, key: str | None = None) -> Amended:
    """The file in which the record of ``key`` has ``fields``; without a key it is a new one, the last."""
    given = {name: value for name, value in fields.items() if value is not None}
    try:
        (record,) = records(FactFile.model_validate({table: [given]}), table)
    except ValidationError as error:
        found = tuple(violations(error, {table: [given]}))
        return found or (Problem.of(ProblemKind.VALUE_REFUSED, Place(table)),)
    standing = records(factfile, table)
    if key is None:
        return factfile.model_copy(update={table: (*standing, record)})
    return factfile.model_copy(
        update={table: tuple(record if key_of(one, table) == key else one for one in standing)}
    )


def without(factfile: FactFile, table: str, key: str) -> FactFile:
    """The file without a record, and without what cannot stand when it is gone: checks that expect it, and
    its name among the relatives of other facts.
    """
    left = factfile.model_copy(
        update={table: tuple(one for one in records(factfile, table) if key_of(one, table) != key)}
    )
    if table != "facts":
        return left
    return left.model_copy(
        update={
            "checks": tuple(check for check in left.checks if check.expect != key),
            "facts": tuple(
                fact.model_copy(update={"related": tuple(one for one in fact.related if one != key)})
                if key in fact.related
                else fact
                for fact in left.facts
            ),
        }
    )


def merged(factfile: FactFile, part: FactFile) -> FactFile:
    """The file with every record of ``part``: in the place of the one with its key, or behind the others."""
    tables: dict[str, tuple[Record, ...]] = {}
    for table in FIELDS:
        new = {key_of(one, table): one for one in records(part, table)}
        standing = tuple(new.pop(key_of(one, table), one) for one in records(factfile, table))
        tables[table] = (*standing, *new.values())
    return factfile.model_copy(update=tables)


def silenced(factfile: FactFile, fact_id: str, answer: str) -> Amended:
    """The file in which the article is silent on a fact, as ``answer`` says."""
    fact = find(factfile, "facts", fact_id)
    if fact is None:
        return _gone("facts", fact_id)
    kept = {name: value for name, value in set_fields(fact, "facts").items() if name not in _LOCATING}
    return with_record(factfile, "facts", {**kept, "answer": answer, "status": "not_stated"}, fact_id)


def _gone(table: str, key: str) -> tuple[Problem, ...]:
    return (Problem.of(ProblemKind.RECORD_GONE, Place(table), value=key),)


def new_id(text: str, taken: Collection[str]) -> str:
    """An id that ``text`` can be known by, and nothing else is."""
    words = "-".join(token.fold for token in tokenize(clean(text)))
    base = re.sub(r"[^a-z0-9-]", "", words)[: MAX_ID - 4].strip("-") or "muc"
    number, made = 1, base
    while made in taken or made == UNKNOWN:
        number += 1
        made = f"{base}-{number}"
    return made


def fields_of(table: str) -> tuple[str, ...]:
    """The fields of a table's records that a curator may change one by one."""
    return tuple(name for name in FIELDS[table] if name != KEYS[table])
