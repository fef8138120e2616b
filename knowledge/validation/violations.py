"""What pydantic refuses, as problems: never in its words, and one for each place."""

from collections.abc import Iterator, Mapping

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from knowledge.facts import MAX_ID, Abbreviation, Check, Entity, Fact, FactFile, Source
from knowledge.problems import Place, Problem, ProblemKind
from knowledge.validation.suggestion import identifier, nearest

_FIELDS: Mapping[str, tuple[str, ...]] = {
    "sources": tuple(Source.model_fields),
    "entities": tuple(Entity.model_fields),
    "facts": tuple(Fact.model_fields),
    "checks": tuple(Check.model_fields),
    "abbreviations": tuple(Abbreviation.model_fields),
}
_TOP_LEVEL = tuple(field.alias or name for name, field in FactFile.model_fields.items())

_REFERENCES = frozenset({"related", "expect"})
"""Ids of other records: ``consistency`` says that there is no such record, whatever the id looks like."""

_EXPECTED = {
    "string_type": "text",
    "string_unicode": "text",
    "int_type": "integer",
    "bool_type": "boolean",
    "date_type": "day",
    "date_from_datetime_inexact": "day",
    "tuple_type": "list",
    "model_type": "table",
}


def violations(error: ValidationError, document: Mapping[str, object]) -> Iterator[Problem]:
    """The problems behind ``error``, which pydantic raised for ``document``."""
    seen = set()
    for details in error.errors(include_url=False, include_context=True):
        place = _place(details["loc"], document)
        # A union reports every type that it tried.
        if place.path in seen:
            continue
        seen.add(place.path)
        problem = _problem(details, place)
        if problem is not None:
            yield problem


def _place(location: tuple[int | str, ...], document: Mapping[str, object]) -> Place:
    table, index, field, item, *_ = (*location, None, None, None, None)
    records = document.get(str(table))
    record: object = None
    if isinstance(records, list) and isinstance(index, int) and isinstance(records[index], dict):
        record = records[index].get("id")
    return Place(
        table=str(table),
        index=index if isinstance(index, int) else None,
        record=record if isinstance(record, str) else "",
        field=field if isinstance(field, str) else "",
        item=item if isinstance(item, int) else None,
    )


def _problem(details: ErrorDetails, place: Place) -> Problem | None:  # noqa: PLR0911 - one line a kind
    written: object = details["input"]
    match details["type"]:
        case "extra_forbidden" if place.index is None:
            return Problem.of(ProblemKind.TABLE_UNKNOWN, place, suggestion=nearest(place.table, _TOP_LEVEL))
        case "extra_forbidden":
            return Problem.of(
                ProblemKind.FIELD_UNKNOWN, place, suggestion=nearest(place.field, _FIELDS[place.table])
            )
        case "missing":
            return Problem.of(ProblemKind.FIELD_MISSING, place)
        case "string_too_short" | "too_short":
            return Problem.of(ProblemKind.EMPTY, place)
        case "literal_error" if place.table == "schema":
            return Problem.of(ProblemKind.SCHEMA_UNSUPPORTED, place, value=str(written))
        case "literal_error":
            choices = details["ctx"]["expected"].replace("'", "").replace(" or ", ", ").split(", ")
            return Problem.of(
                ProblemKind.CHOICE_UNKNOWN,
                place,
                value=str(written),
                choices=", ".join(choices),
                suggestion=nearest(str(written), choices),
            )
        case "string_pattern_mismatch" | "string_too_long":
            return _misspelt(str(written), place)
        case "greater_than_equal":
            return Problem.of(ProblemKind.PARAGRAPH_BELOW_ONE, place)
        case "tuple_type" if place.index is None and isinstance(written, dict):
            return Problem.of(ProblemKind.TABLE_SINGLE, place)
        case kind if kind in _EXPECTED:
            expected = "text or integer" if place.field == "value" else _EXPECTED[kind]
            return Problem.of(ProblemKind.TYPE_WRONG, place, expected=expected, found=_type_of(written))
        case _:
            return Problem.of(ProblemKind.VALUE_REFUSED, place)


def _misspelt(written: str, place: Place) -> Problem | None:
    match place.field:
        case field if field in _REFERENCES:
            return None
        case "sha256":
            return Problem.of(ProblemKind.DIGEST_MALFORMED, place)
        case "url":
            return Problem.of(ProblemKind.ADDRESS_MALFORMED, place, value=written)
    if len(written) > MAX_ID:
        return Problem.of(ProblemKind.ID_TOO_LONG, place, limit=MAX_ID)
    return Problem.of(ProblemKind.ID_MALFORMED, place, value=written, suggestion=identifier(written))


def _type_of(written: object) -> str:
    """The type's name for the wording: as in TOML, not as in Python."""
    match written:
        case bool():
            return "boolean"
        case int() | float():
            return "number"
        case str():
            return "text"
        case list() | tuple():
            return "list"
        case dict():
            return "table"
        case _:
            return "date"
