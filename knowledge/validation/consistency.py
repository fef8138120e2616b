"""What a fact file's records say of each other: ids, references, relations, checks and abbreviations."""

import re
from collections.abc import Collection, Iterator, Mapping

from knowledge.facts import UNKNOWN
from knowledge.problems import Place, Problem, ProblemKind
from knowledge.validation.rows import Row, rows
from knowledge.validation.suggestion import identifier, nearest
from knowledge.words import Words, words

_TABLES = ("sources", "entities", "facts", "checks", "abbreviations")
_RELATION = ("subject", "relation", "value")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters but for line break and tab, marks that turn the writing direction, lone surrogates."""

_UNANSWERED = frozenset({"unknown", "smalltalk"})
_SILENT = frozenset({"unknown", "smalltalk", "not_stated"})
"""The statuses of a question that no fact answers; the article's silence may be a fact or not."""


def inconsistencies(document: Mapping[str, object]) -> Iterator[Problem]:
    """Every problem between the records of a parsed file."""
    sources = rows(document, "sources")
    entities = rows(document, "entities")
    facts = rows(document, "facts")
    checks = rows(document, "checks")
    if not document.get("facts"):
        yield Problem.of(ProblemKind.NO_FACTS, Place("facts"))
    for records in (sources, entities, facts):
        yield from _duplicate_ids(records)
    known = {fact.id for fact in facts}
    source_ids = {source.id for source in sources}
    entity_ids = {entity.id for entity in entities}
    for fact in facts:
        yield from _references(fact, known, source_ids)
        yield from _silence(fact)
        yield from _relation(fact, entity_ids)
    yield from _checks(checks, known)
    yield from _abbreviations(rows(document, "abbreviations"))
    for table in _TABLES:
        for record in rows(document, table):
            yield from _control_characters(record)


def _duplicate_ids(records: list[Row]) -> Iterator[Problem]:
    first: dict[str, Row] = {}
    for record in records:
        if record.id == UNKNOWN and record.table == "facts":
            yield Problem.of(ProblemKind.ID_RESERVED, record.place("id"), value=UNKNOWN)
        elif record.id and first.setdefault(record.id, record) is not record:
            other = first[record.id].place("id")
            yield Problem.of(ProblemKind.ID_DUPLICATE, record.place("id"), other=other, value=record.id)


def _references(fact: Row, known: Collection[str], sources: Collection[str]) -> Iterator[Problem]:
    for item, other in fact.texts("related"):
        if other not in known:
            place = fact.place("related", item)
            yield Problem.of(ProblemKind.FACT_UNKNOWN, place, value=other, suggestion=nearest(other, known))
    source = fact.text("source")
    if source and source not in sources:
        place = fact.place("source")
        yield Problem.of(ProblemKind.SOURCE_UNKNOWN, place, value=source, suggestion=nearest(source, sources))


def _silence(fact: Row) -> Iterator[Problem]:
    if fact.text("status") == "not_stated":
        for field in ("paragraph", "evidence"):
            if fact.has(field):
                yield Problem.of(ProblemKind.NOT_STATED_LOCATED, fact.place(field))


def _relation(fact: Row, entities: Collection[str]) -> Iterator[Problem]:
    """A relation is whole; since plain words may stand in it, only an id close to an entity's is a slip."""
    if any(fact.has(field) for field in (*_RELATION, "exclusive")):
        for field in _RELATION:
            if not fact.has(field):
                yield Problem.of(ProblemKind.RELATION_INCOMPLETE, fact.place(field))
    for field in ("subject", "value"):
        for item, written in fact.texts(field):
            if written in entities or "-" not in written or identifier(written) != written:
                continue
            suggestion = nearest(written, entities)
            if suggestion:
                place = fact.place(field, item)
                yield Problem.of(ProblemKind.ENTITY_UNKNOWN, place, value=written, suggestion=suggestion)


def _checks(checks: list[Row], known: Collection[str]) -> Iterator[Problem]:
    first: dict[Words, Row] = {}
    for check in checks:
        expected, status = check.text("expect"), check.text("status")
        place = check.place("expect")
        if expected and expected != UNKNOWN and expected not in known:
            suggestion = nearest(expected, known)
            yield Problem.of(ProblemKind.FACT_UNKNOWN, place, value=expected, suggestion=suggestion)
        elif status and expected and _impossible(expected, status):
            at = check.place("status")
            yield Problem.of(ProblemKind.CHECK_IMPOSSIBLE, at, value=expected, status=status)
        other = first.setdefault(words(check.text("question")), check)
        if expected and other.text("expect") not in ("", expected):
            yield Problem.of(
                ProblemKind.CHECK_CONTRADICTED, place, other=other.place("expect"), value=other.text("expect")
            )


def _impossible(expected: str, status: str) -> bool:
    """Whether no decision can be both."""
    return status not in _SILENT if expected == UNKNOWN else status in _UNANSWERED


def _abbreviations(abbreviations: list[Row]) -> Iterator[Problem]:
    first: dict[Words, Row] = {}
    for abbreviation in abbreviations:
        short = abbreviation.text("short")
        if short and first.setdefault(words(short), abbreviation) is not abbreviation:
            other = first[words(short)].place("short")
            place = abbreviation.place("short")
            yield Problem.of(ProblemKind.ABBREVIATION_DUPLICATE, place, other=other, value=short)


def _control_characters(record: Row) -> Iterator[Problem]:
    for field in record.fields:
        for item, written in record.texts(field):
            found = _CONTROL.search(written)
            if found:
                place = record.place(field, item)
                yield Problem.of(ProblemKind.CONTROL_CHARACTER, place, codepoint=f"U+{ord(found[0]):04X}")
