"""Spreadsheets as curators and their programs make them, each row taken or named."""

import datetime
import io
import time
import zipfile
from collections.abc import Sequence

import pytest
from openpyxl import Workbook

from handlers.problem_wording import worded
from knowledge.factfile import FactFileError, parse
from knowledge.facts import FactFile
from knowledge.problems import ProblemKind
from knowledge.spreadsheets.importing import Tally, imported
from knowledge.spreadsheets.workbook import workbook_of

CURRENT = b"""\
[[facts]]  # giu
id = "mot"
questions = ["M\xe1\xbb\x99t?"]
answer = "La mot."
topic = "So"

[[facts]]
id = "hai"
questions = ["Hai?"]
answer = "La hai."

[[checks]]
question = "Mot gi?"
expect = "mot"
"""
HEADING = ["id", "questions", "answer"]


def csv(*lines: str, encoding: str = "utf-8") -> bytes:
    return "\r\n".join(lines).encode(encoding)


def workbook(rows: Sequence[Sequence[object]], name: str = "facts") -> Workbook:
    made = Workbook()
    made.remove(made.worksheets[0])
    sheet = made.create_sheet(name)
    for row in rows:
        sheet.append(row)
    return made


def saved(made: Workbook) -> bytes:
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def facts(content: bytes, current: bytes = b"") -> FactFile:
    return parse(imported(content, "t.xlsx", current).content, "t")


def kinds(content: bytes, current: bytes = b"") -> list[tuple[ProblemKind, int | None]]:
    with pytest.raises(FactFileError) as refusal:
        imported(content, "t.xlsx", current)
    assert all(worded(problem).startswith("t.xlsx") for problem in refusal.value.problems)
    return [(problem.kind, problem.place.row) for problem in refusal.value.problems]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_of_every_kind_that_excel_writes_is_read(delimiter: str, encoding: str) -> None:
    content = csv(delimiter.join(HEADING), delimiter.join(["a", "Đâu?", "Đây."]), "", encoding=encoding)
    fact = facts(content).facts[0]
    assert (fact.id, fact.questions, fact.answer) == ("a", ("Đâu?",), "Đây.")


def test_what_has_no_column_or_sheet_stays() -> None:
    content = csv("id,questions,answer", 'mot,"Một?\nMột gì?",Khác.', "ba,Ba?,Là ba.")
    made = imported(content, "t.csv", CURRENT)
    factfile = parse(made.content, "t")
    assert [fact.id for fact in factfile.facts] == ["mot", "ba"]
    one = factfile.facts[0]
    assert (one.questions, one.answer, one.topic) == (("Một?", "Một gì?"), "Khác.", "So")
    assert factfile.checks[0].expect == "mot"
    assert b"# giu" in made.content


def test_rows_are_counted_by_what_became_of_them() -> None:
    content = csv("id,questions,answer", "mot,Một?,La mot.", "ba,Ba?,Là ba.")
    assert imported(content, "t.csv", CURRENT).tallies == (Tally("facts", 1, 0, 1, 1),)


def test_all_problems_come_at_once_with_their_rows() -> None:
    content = csv(
        "id,questions,answer,paragraph,exclusive", "a,A?,,1,", "B b,B?,b,x,vâng", ",C?,c,,", "a,D?,d,,"
    )
    assert kinds(content) == [(ProblemKind.CELL_NUMBER, 3), (ProblemKind.CELL_FLAG, 3)]
    content = csv("id,questions,answer,related", "a,A?,,", "B b,B?,b,khong-co", ",C?,c,", "a,D?,d,")
    assert set(kinds(content)) == {
        (ProblemKind.EMPTY, 2),
        (ProblemKind.ID_MALFORMED, 3),
        (ProblemKind.FACT_UNKNOWN, 3),
        (ProblemKind.ID_MALFORMED, 4),
        (ProblemKind.ID_DUPLICATE, 5),
    }


def test_what_another_table_says_of_a_removed_fact_is_a_problem() -> None:
    assert kinds(csv("id,questions,answer", "hai,Hai?,La hai."), CURRENT) == [
        (ProblemKind.FACT_UNKNOWN, None)
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["xin chào", "bạn"], [(ProblemKind.HEADING_MISSING, None)]),
        (["id,questions"], [(ProblemKind.COLUMN_MISSING, 1)]),
        (["id,questions,answer,answer", "a,b,c,d"], [(ProblemKind.COLUMN_REPEATED, 1)]),
        (
            ["id,questions,anwser", "a,b,c"],
            [(ProblemKind.COLUMN_UNKNOWN, 1), (ProblemKind.COLUMN_MISSING, 1)],
        ),
        (["id,questions,answer", "a,b,c,thừa"], [(ProblemKind.CELL_BEYOND, 2)]),
        (["id,questions,answer", 'a,"b,c'], [(ProblemKind.CSV_BROKEN, 2)]),
        (["id,questions,answer", ",," * 60], [(ProblemKind.COLUMNS_TOO_MANY, 2)]),
        (["id,questions,answer", *["a,b,c"] * 20_000], [(ProblemKind.ROWS_TOO_MANY, None)]),
        (["id,questions,answer"], [(ProblemKind.NO_FACTS, None)]),
    ],
)
def test_csv_that_cannot_be_taken_is_refused(
    lines: list[str], expected: list[tuple[ProblemKind, int | None]]
) -> None:
    assert kinds(csv(*lines)) == expected


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("=1+1", ProblemKind.CELL_FORMULA),
        ("#REF!", ProblemKind.CELL_FAULT),
        (2.5, ProblemKind.CELL_NUMBER),
        (datetime.date(2024, 10, 1), ProblemKind.CELL_DATE),
        (datetime.time(8, 0), ProblemKind.CELL_DATE),
    ],
)
def test_cells_that_excel_turned_into_something_else_are_named(cell: object, kind: ProblemKind) -> None:
    assert kinds(saved(workbook([HEADING, ["a", "A?", "ok"], ["b", "B?", cell]]))) == [(kind, 3)]


def test_whole_numbers_are_text_where_text_belongs() -> None:
    heading = [*HEADING, "paragraph", "exclusive"]
    fact = facts(saved(workbook([heading, ["a", "A?", 12, 3, None]]))).facts[0]
    assert (fact.answer, fact.paragraph) == ("12", (3,))


def test_merged_cells_are_refused() -> None:
    made = workbook([HEADING, ["a", "A?", "a"], ["b", "B?", "b"]])
    made.worksheets[0].merge_cells("A2:A3")
    assert kinds(saved(made)) == [(ProblemKind.CELLS_MERGED, None)]


def test_the_only_sheet_holds_the_facts_whatever_its_name() -> None:
    content = saved(workbook([HEADING, ["a", "A?", "a"]], "Sheet1"))
    assert b'id = "a"' in imported(content, "x.xlsx", b"").content


def test_letters_that_a_program_made_question_marks_of_are_refused() -> None:
    lost = b"id,questions,answer\na,M?y gi? th? vi?n m? c?a?,L?c t?m gi?.\n"
    assert kinds(lost) == [(ProblemKind.CSV_LETTERS_LOST, None)]
    assert b'id = "a"' in imported(b"id,questions,answer\na,A?B?,a?b\n", "x.csv", b"").content


def test_sheets_are_told_by_name() -> None:
    made = workbook([HEADING, ["a", "A?", "a"]], "Sheet1")
    made.create_sheet("Sheet2").append(["x"])
    assert kinds(saved(made))[0] == (ProblemKind.SHEET_UNKNOWN, None)
    assert kinds(saved(workbook([["question", "expect"]], "checks"))) == [(ProblemKind.SHEET_MISSING, None)]
    made = workbook([HEADING, ["a", "A?", "a"]])
    made.create_sheet("Sheet2")
    assert facts(saved(made)).facts[0].id == "a"


def zipped(**parts: bytes) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in {"xl/workbook.xml": b"<workbook/>", **parts}.items():
            archive.writestr(name, part)
    return content.getvalue()


def with_part(name: str, part: bytes) -> bytes:
    """A good workbook in which one part is another."""
    good = zipfile.ZipFile(io.BytesIO(saved(workbook([HEADING, ["a", "A?", "a"]]))))
    content = io.BytesIO()
    with good, zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for each in good.namelist():
            archive.writestr(each, part if each == name else good.read(each))
    return content.getvalue()


LAUGHS = b'<!DOCTYPE a [<!ENTITY b "ha">]><a>&b;</a>'
SHEET = "xl/worksheets/sheet1.xml"
STYLES = b"<styleSheet><cellXfs>" + b"<xf/>" * 30_000 + b"</cellXfs></styleSheet>"
FAR = b'<worksheet><sheetData><row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (zipped(**{"x.bin": bytes(1 << 28)}), ProblemKind.ARCHIVE_TOO_LARGE),
        (zipped(**{f"{number}": b"" for number in range(300)}), ProblemKind.ARCHIVE_UNSAFE),
        (with_part(SHEET, LAUGHS), ProblemKind.ARCHIVE_UNSAFE),
        (with_part(SHEET, LAUGHS.decode().encode("utf-16")), ProblemKind.ARCHIVE_UNSAFE),
        (with_part(SHEET, b"<worksheet><sheetData><row>"), ProblemKind.ARCHIVE_BROKEN),
        (with_part(SHEET, FAR + b"</sheetData></worksheet>"), None),
        (with_part("xl/workbook.xml", b"<html/>"), None),
        (with_part("xl/styles.xml", b"<<<"), ProblemKind.ARCHIVE_BROKEN),
        (with_part(SHEET, b"<a>" * 200_000), ProblemKind.ARCHIVE_BROKEN),
        (with_part(SHEET, b"<worksheet>" + b"<c/>" * 600_000), ProblemKind.ARCHIVE_TOO_LARGE),
        (with_part("xl/styles.xml", STYLES), ProblemKind.ARCHIVE_TOO_LARGE),
        (zipped(), None),
        (saved(workbook([HEADING]))[:-40], ProblemKind.ARCHIVE_BROKEN),
        (b"PK\x03\x04" + bytes(1000), ProblemKind.ARCHIVE_BROKEN),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), ProblemKind.WORKBOOK_OTHER),
        (b"%PDF-1.7", ProblemKind.FILE_NOT_TEXT),
        (b"", ProblemKind.HEADING_MISSING),
        (bytes(5000), None),
        (b'"' * 500_000, None),
        (b"id,questions,answer\n" + b"a" * 500_000, None),
    ],
)
def test_a_hostile_file_is_refused_soon(content: bytes, kind: ProblemKind | None) -> None:
    begun = time.process_time()
    found = kinds(content)
    assert time.process_time() - begun < 2
    assert kind is None or found[0][0] is kind


def test_a_workbook_as_large_as_is_taken_is_read_in_time() -> None:
    fact = '[[facts]]\nid = "f{0}"\nquestions = ["Cau hoi {0}?"]\nanswer = "Tra loi {0}."\n'
    factfile = parse("".join(fact.format(number) for number in range(3000)).encode(), "t")
    content = workbook_of(factfile)
    begun = time.process_time()
    assert len(facts(content).facts) == 3000
    assert time.process_time() - begun < 8
