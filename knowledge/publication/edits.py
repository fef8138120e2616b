"""What a curator does to the facts in chat: small typed edits, each of one record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

from knowledge.facts import Abbreviation, Check, Entity, Fact, FactFile, Record, Source
from knowledge.rewriting import rewritten
from knowledge.tables import KEYS, records


@dataclass(frozen=True, slots=True)
class SetAnswer:
    """Answer a fact's questions otherwise; evidence and paragraph with it, where given."""

    fact: str
    answer: str
    evidence: tuple[str, ...] | None = None
    paragraph: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True)
class SetTitle:
    """Show a fact under another title, in another topic where one is given."""

    fact: str
    title: str
    topic: str | None = None


@dataclass(frozen=True, slots=True)
class AddQuestion:
    """Let a fact be asked for in one more way."""

    fact: str
    question: str


@dataclass(frozen=True, slots=True)
class RemoveQuestion:
    """Take a phrasing away."""

    fact: str
    question: str


@dataclass(frozen=True, slots=True)
class AddFact:
    """Add a fact, after the last one."""

    fact: Fact


@dataclass(frozen=True, slots=True)
class MarkNotStated:
    """Say that the article is silent on a fact's questions, in the words of ``answer``."""

    fact: str
    answer: str


@dataclass(frozen=True, slots=True)
class RetireFact:
    """Take a fact away, with what refers to it: checks that expect it, and others' related ids."""

    fact: str


@dataclass(frozen=True, slots=True)
class PutFact:
    """Put this version in the place of the fact with its id; for fields without an edit of their own."""

    fact: Fact


@dataclass(frozen=True, slots=True)
class SetEntity:
    """Add an entity, or put it in the place of the one with its id."""

    entity: Entity


@dataclass(frozen=True, slots=True)
class RemoveEntity:
    """Take an entity away."""

    entity: str


@dataclass(frozen=True, slots=True)
class SetSource:
    """Add a source, or put it in the place of the one with its id."""

    source: Source


@dataclass(frozen=True, slots=True)
class SetAbbreviation:
    """Add an abbreviation, or put it in the place of the one with its short form."""

    abbreviation: Abbreviation


@dataclass(frozen=True, slots=True)
class RemoveAbbreviation:
    """Take an abbreviation away."""

    short: str


@dataclass(frozen=True, slots=True)
class AddCheck:
    """Keep a question right from now on; a check of the same question gives way."""

    check: Check


@dataclass(frozen=True, slots=True)
class RemoveCheck:
    """No longer keep a question right."""

    question: str


Edit = (
    SetAnswer
    | SetTitle
    | AddQuestion
    | RemoveQuestion
    | AddFact
    | MarkNotStated
    | RetireFact
    | PutFact
    | SetEntity
    | RemoveEntity
    | SetSource
    | SetAbbreviation
    | RemoveAbbreviation
    | AddCheck
    | RemoveCheck
)


@dataclass(frozen=True, slots=True)
class Missing:
    """An edit that finds nothing to change: the record is not there (any more)."""

    edit: Edit


def edited(content: bytes, factfile: FactFile, edits: Sequence[Edit]) -> bytes | Missing:
    """The file's text after ``edits``, with its comments and its order; ``factfile`` is what it holds.

    Raises:
        FactFileError: the result cannot be served.
    """
    for edit in edits:
        changed = _after(factfile, edit)
        if changed is None:
            return Missing(edit)
        factfile = changed
    return rewritten(content, factfile)


def _after(factfile: FactFile, edit: Edit) -> FactFile | None:  # noqa: PLR0911, PLR0912  (a closed union)
    match edit:
        case SetAnswer():
            fields: dict[str, object] = {"answer": edit.answer, "status": "stated"}
            if edit.evidence is not None:
                fields["evidence"] = edit.evidence
            if edit.paragraph is not None:
                fields["paragraph"] = edit.paragraph
            return _fact(factfile, edit.fact, fields)
        case SetTitle():
            topic = {} if edit.topic is None else {"topic": edit.topic}
            return _fact(factfile, edit.fact, {"title": edit.title, **topic})
        case AddQuestion():
            return _questions(factfile, edit.fact, (edit.question,), "")
        case RemoveQuestion():
            return _questions(factfile, edit.fact, (), edit.question)
        case MarkNotStated():
            silent = {"paragraph": (), "evidence": (), "subject": "", "relation": "", "value": ()}
            status = {"answer": edit.answer, "status": "not_stated", "exclusive": None}
            return _fact(factfile, edit.fact, {**silent, **status})
        case RetireFact():
            return _retired(factfile, edit.fact)
        case AddFact():
            return factfile.model_copy(update={"facts": (*factfile.facts, edit.fact)})
        case PutFact():
            return _put(factfile, "facts", edit.fact) if _has(factfile, edit.fact.id) else None
        case SetEntity():
            return _put(factfile, "entities", edit.entity)
        case SetSource():
            return _put(factfile, "sources", edit.source)
        case SetAbbreviation():
            return _put(factfile, "abbreviations", edit.abbreviation)
        case AddCheck():
            return _put(factfile, "checks", edit.check)
        case RemoveEntity():
            return _without(factfile, "entities", edit.entity)
        case RemoveAbbreviation():
            return _without(factfile, "abbreviations", edit.short)
        case RemoveCheck():
            return _without(factfile, "checks", edit.question)
        case _:
            assert_never(edit)


def _has(factfile: FactFile, fact_id: str) -> bool:
    return any(fact.id == fact_id for fact in factfile.facts)


def _fact(factfile: FactFile, fact_id: str, fields: Mapping[str, object]) -> FactFile | None:
    """The file with these fields in one fact; they are validated with the whole."""
    if not _has(factfile, fact_id):
        return None
    facts = (f.model_copy(update=fields) if f.id == fact_id else f for f in factfile.facts)
    return factfile.model_copy(update={"facts": tuple(facts)})


def _questions(factfile: FactFile, fact_id: str, more: tuple[str, ...], less: str) -> FactFile | None:
    found = next((fact for fact in factfile.facts if fact.id == fact_id), None)
    if found is None or (less and less not in found.questions):
        return None
    kept = tuple(question for question in found.questions if question != less)
    return _fact(factfile, fact_id, {"questions": tuple(dict.fromkeys((*kept, *more)))})


def _retired(factfile: FactFile, fact_id: str) -> FactFile | None:
    changed = _without(factfile, "facts", fact_id)
    if changed is None:
        return None
    facts = (
        fact.model_copy(update={"related": tuple(other for other in fact.related if other != fact_id)})
        if fact_id in fact.related
        else fact
        for fact in changed.facts
    )
    checks = (check for check in changed.checks if check.expect != fact_id)
    return changed.model_copy(update={"facts": tuple(facts), "checks": tuple(checks)})


def _put(factfile: FactFile, table: str, record: Record) -> FactFile:
    key = KEYS[table]
    name: object = getattr(record, key)
    old = records(factfile, table)
    if any(getattr(other, key) == name for other in old):
        new = tuple(record if getattr(other, key) == name else other for other in old)
    else:
        new = (*old, record)
    return factfile.model_copy(update={table: new})


def _without(factfile: FactFile, table: str, name: str) -> FactFile | None:
    old = records(factfile, table)
    new = tuple(record for record in old if getattr(record, KEYS[table]) != name)
    return factfile.model_copy(update={table: new}) if len(new) < len(old) else None
