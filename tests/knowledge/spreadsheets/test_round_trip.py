"""What is exported comes back as it was."""

import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from knowledge.factfile import FactFileError, parse
from knowledge.facts import Abbreviation, Check, Entity, Fact, FactFile, Record, Source
from knowledge.problems import ProblemKind
from knowledge.rewriting import written
from knowledge.spreadsheets.columns import COLUMNS, REQUIRED, Form, cell_of, value_of
from knowledge.spreadsheets.csv_text import csv_of
from knowledge.spreadsheets.disarming import disarmed, rearmed
from knowledge.spreadsheets.importing import imported
from knowledge.spreadsheets.workbook import MAX_CELL, workbook_of
from knowledge.tables import FIELDS, RECORDS

SHIPPED = (Path(__file__).parents[3] / "knowledge/facts.toml").read_bytes()


@pytest.mark.parametrize("export", [workbook_of, csv_of])
def test_the_shipped_facts_come_back_byte_for_byte(export: type) -> None:
    assert imported(export(parse(SHIPPED, "t")), "t", SHIPPED).content == SHIPPED


def test_a_workbook_holds_all_there_is() -> None:
    factfile = parse(SHIPPED, "t")
    assert parse(imported(workbook_of(factfile), "t", b"").content, "t") == factfile


@pytest.mark.parametrize("table", FIELDS)
def test_every_field_has_its_column(table: str) -> None:
    fields = RECORDS[table].model_fields
    assert set(FIELDS[table]) == set(fields)
    assert set(REQUIRED[table]) == {name for name, field in fields.items() if field.is_required()}


letters = st.text(st.sampled_from("ab12\"'\\=+-@＝\n\t, ;_x0041đ|<>&"), min_size=1, max_size=20)
texts = letters.map(str.strip).filter(bool)
several = st.lists(texts, max_size=3).map(tuple)
some = st.lists(texts, min_size=1, max_size=3).map(tuple)
ids = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,4}){0,2}", fullmatch=True).filter(lambda it: it != "unknown")


def unique(
    strategy: st.SearchStrategy[Record], key: str, least: int = 0
) -> st.SearchStrategy[tuple[Record, ...]]:
    one_each = st.lists(strategy, min_size=least, max_size=4, unique_by=lambda record: getattr(record, key))
    return one_each.map(tuple)


RELATIONS = st.fixed_dictionaries(
    {
        "subject": letters.filter(str.strip),
        "relation": letters.filter(str.strip),
        "value": st.lists(texts | st.integers(-9999, 9999), min_size=1, max_size=3).map(tuple),
        "exclusive": st.none() | st.booleans(),
    }
)
FACTS = st.builds(
    lambda relation, **fields: Fact(**relation, **fields),
    relation=RELATIONS | st.just({}),
    id=ids,
    questions=some,
    answer=texts,
    topic=letters | st.just(""),
    title=letters | st.just(""),
    status=st.just("stated"),
    source=st.just(""),
    paragraph=st.lists(st.integers(1, 99), max_size=3).map(tuple),
    evidence=several,
)
FACTFILES = st.builds(
    FactFile,
    facts=unique(FACTS, "id", 1),
    entities=unique(st.builds(Entity, id=ids, kind=st.just("term"), name=texts, aliases=several), "id"),
    sources=unique(st.builds(Source, id=ids, title=texts, publisher=texts, date=texts), "id"),
    checks=unique(st.builds(Check, question=texts, expect=st.just("unknown")), "question"),
    abbreviations=st.just(()) | st.builds(lambda long: (Abbreviation(short="xy", long=long),), some),
)


def is_valid(factfile: FactFile) -> bool:
    """Whether it can be a file: records may clash in ways that only the whole shows."""
    try:
        return parse(written(factfile), "t") == factfile
    except FactFileError:
        return False


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(FACTFILES.filter(is_valid))
def test_nothing_is_lost(factfile: FactFile) -> None:
    assert parse(imported(workbook_of(factfile), "t", b"").content, "t") == factfile
    facts = parse(imported(csv_of(factfile), "t", b"").content, "t").facts
    assert facts == factfile.facts


@given(st.text(max_size=8) | st.text(st.sampled_from("'=+-@\t\r\na"), max_size=6))
def test_a_formula_is_disarmed_and_comes_back(text: str) -> None:
    assert rearmed(disarmed(text)) == text
    assert not disarmed(text).startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝"))


@pytest.mark.parametrize("formula", ["=cmd|'/c calc'!A1", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "'=1"])
def test_exported_text_is_no_formula(formula: str) -> None:
    factfile = FactFile(facts=(Fact(id="a", questions=(formula,), answer="=1+1", title=formula),))
    assert b'"\'=1+1"' in csv_of(factfile)
    assert b'"=1+1"' not in csv_of(factfile)


def test_a_date_comes_back_as_a_date() -> None:
    day = datetime.date(2026, 1, 31)
    assert value_of(cell_of(day, Form.DATE), Form.DATE) == day


def test_what_a_cell_cannot_hold_is_not_cut() -> None:
    factfile = FactFile(facts=(Fact(id="a", questions=("A?",), answer="a" * (MAX_CELL + 1)),))
    with pytest.raises(FactFileError) as refusal:
        workbook_of(factfile)
    assert [problem.kind for problem in refusal.value.problems] == [ProblemKind.CELL_TOO_LONG]
    assert list(COLUMNS["facts"])[:2] == ["id", "topic"]
