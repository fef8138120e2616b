"""A spreadsheet read back into the text of a fact file: every row is taken or named in a problem."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from pydantic import ValidationError

from knowledge.factfile import MAX_PROBLEMS, FactFileError, parse
from knowledge.facts import FactFile
from knowledge.problems import Place, Problem, ProblemKind
from knowledge.rewriting import rewritten
from knowledge.spreadsheets.columns import COLUMNS, REQUIRED, Cell, Form, OddCell, is_blank, value_of
from knowledge.spreadsheets.csv_text import read_csv
from knowledge.spreadsheets.sheet import Row, Sheet
from knowledge.tables import KEYS, keyed, records, set_fields
from knowledge.validation.consistency import inconsistencies
from knowledge.validation.suggestion import nearest
from knowledge.validation.violations import violations

SUFFIXES = (".csv", ".xlsx")
"""How the names of files end that can be imported."""

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_ODD = {
    OddCell.FORMULA: ProblemKind.CELL_FORMULA,
    OddCell.FAULT: ProblemKind.CELL_FAULT,
    OddCell.DATE: ProblemKind.CELL_DATE,
    OddCell.NUMBER: ProblemKind.CELL_NUMBER,
    OddCell.FLAG: ProblemKind.CELL_FLAG,
    OddCell.NO_DATE: ProblemKind.CELL_NO_DATE,
}

Fields = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the rows of one sheet, and how many records of the current file it no longer has."""

    table: str
    same: int
    changed: int
    added: int
    removed: int


@dataclass(frozen=True, slots=True)
class Imported:
    """The new text of the fact file, and what became of every row."""

    content: bytes
    tallies: tuple[Tally, ...]


@dataclass(slots=True)
class _Reading:
    """What is gathered from the sheets: the tables, in which row each record stands, and what is wrong."""

    current: FactFile | None
    document: dict[str, list[Fields]] = field(default_factory=dict)
    rows: dict[tuple[str, int], int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def imported(content: bytes, name: str, current: bytes) -> Imported:
    """The fact file that the spreadsheet ``content`` makes of ``current``, itself without errors or empty.

    A table without a sheet, and a field without a column, stay as they are; a record without a row is
    removed. Whether ``content`` is CSV or XLSX is told by its bytes, whatever the ``name``.

    Raises:
        FactFileError: everything that is wrong, with sheet and row.
    """
    sheets = _sheets(content)
    if isinstance(sheets, Problem):
        raise FactFileError((replace(sheets, file=name),))
    if len(sheets) == 1 and sheets[0].name.strip().casefold() not in COLUMNS:
        sheets = (replace(sheets[0], name="facts"),)  # like a CSV file, which has no name to be wrong
    standing = parse(current, name) if current.strip() else None
    reading = _Reading(standing)
    for sheet in sheets:
        _read(sheet, reading)
    if "facts" not in reading.document and not reading.problems:
        found = ", ".join(sheet.name for sheet in sheets)
        reading.problems.append(Problem.of(ProblemKind.SHEET_MISSING, Place("facts"), value=found))
    if reading.problems:
        # What a sheet that is half read says of the others would be noise.
        raise _refusal(reading.problems, name)
    factfile = _validated(reading, name)
    tallies = tuple(_tally(table, standing, factfile) for table in COLUMNS if table in reading.document)
    return Imported(rewritten(current, factfile), tallies)


def _sheets(content: bytes) -> tuple[Sheet, ...] | Problem:
    if content.startswith(_ZIP):
        # Reading a CSV file need not wait for openpyxl to be loaded.
        from knowledge.spreadsheets.workbook import read_workbook  # noqa: PLC0415

        return read_workbook(content)
    if content.startswith(_OLE):
        return Problem.of(ProblemKind.WORKBOOK_OTHER)
    sheet = read_csv(content)
    return sheet if isinstance(sheet, Problem) else (sheet,)


def _read(sheet: Sheet, reading: _Reading) -> None:
    table = sheet.name.strip().casefold()
    if table not in COLUMNS:
        if sheet.rows:
            suggestion = nearest(table, COLUMNS)
            at = Place(sheet.name)
            reading.problems.append(Problem.of(ProblemKind.SHEET_UNKNOWN, at, suggestion=suggestion))
        return
    if table in reading.document:
        reading.problems.append(Problem.of(ProblemKind.SHEET_REPEATED, Place(table)))
        return
    if not sheet.rows:
        return
    heading, *rows = sheet.rows
    columns = _columns(table, heading, reading.problems)
    reading.document[table] = []
    if columns is None:
        return
    before = {} if reading.current is None else keyed(table, records(reading.current, table))
    seen: Counter[str] = Counter()
    for row in rows:
        fields = _fields(table, row, columns, reading.problems)
        key = str(fields.get(KEYS[table], ""))
        known = before.get((key, seen[key]))
        seen[key] += 1
        if known is not None:
            kept = {name: value for name, value in set_fields(known, table).items() if name not in columns}
            fields = {**kept, **fields}
        reading.rows[table, len(reading.document[table])] = row.number
        reading.document[table].append(fields)


def _columns(table: str, heading: Row, problems: list[Problem]) -> Mapping[str, int] | None:
    """Which column holds which field; None where the heading is not to be relied on."""
    columns: dict[str, int] = {}
    found: list[Problem] = []
    for number, cell in enumerate(heading.cells):
        if is_blank(cell):
            continue
        name = cell.strip().casefold() if isinstance(cell, str) else ""
        at = Place(table, row=heading.number)
        if name not in COLUMNS[table]:
            suggestion = nearest(name, COLUMNS[table])
            value = str(cell) if isinstance(cell, str) else ""
            found.append(Problem.of(ProblemKind.COLUMN_UNKNOWN, at, value=value, suggestion=suggestion))
        elif name in columns:
            found.append(Problem.of(ProblemKind.COLUMN_REPEATED, at, value=name))
        columns[name] = number
    found += (
        Problem.of(ProblemKind.COLUMN_MISSING, Place(table, row=heading.number), value=name)
        for name in REQUIRED[table]
        if name not in columns
    )
    problems += found
    return None if found else columns


def _fields(table: str, row: Row, columns: Mapping[str, int], problems: list[Problem]) -> Fields:
    """The fields that the row sets; what must be there is at least empty, so that it is missed."""
    fields: dict[str, object] = {}
    record = ""
    for name, column in columns.items():
        form = COLUMNS[table][name]
        cell: Cell = row.cells[column] if column < len(row.cells) else None
        value = value_of(cell, form)
        if name == "id" and isinstance(value, str):
            record = value
        if isinstance(value, OddCell):
            at = Place(table, 0, record, name, row=row.number)
            problems.append(Problem.of(_ODD[value], at))
        elif value is not None:
            fields[name] = value
        elif name in REQUIRED[table]:
            fields[name] = [] if form is Form.LINES else ""
    known = frozenset(columns.values())
    for column, cell in enumerate(row.cells):
        if column not in known and not is_blank(cell):
            at = Place(table, row=row.number)
            problems.append(Problem.of(ProblemKind.CELL_BEYOND, at, column=column + 1))
    return fields


def _validated(reading: _Reading, name: str) -> FactFile:
    document: dict[str, object] = dict(reading.document)
    if reading.current is not None:
        for table in COLUMNS.keys() - document.keys():
            kept = [set_fields(record, table) for record in records(reading.current, table)]
            document[table] = kept
    problems = list(islice(inconsistencies(document), MAX_PROBLEMS))
    try:
        factfile = FactFile.model_validate(document)
    except ValidationError as error:
        problems += islice(violations(error, document), MAX_PROBLEMS)
        raise _refusal(list(_in_rows(problems, reading)), name) from error
    if problems:
        raise _refusal(list(_in_rows(problems, reading)), name)
    return factfile


def _in_rows(problems: Sequence[Problem], reading: _Reading) -> Iterator[Problem]:
    def at(place: Place) -> Place:
        number = None if place.index is None else reading.rows.get((place.table, place.index))
        return replace(place, row=number)

    for problem in problems:
        yield replace(problem, place=at(problem.place), other=problem.other and at(problem.other))


def _refusal(problems: Sequence[Problem], name: str) -> FactFileError:
    order = list(COLUMNS)
    ordered = sorted(
        problems,
        key=lambda problem: (
            order.index(problem.place.table) if problem.place.table in order else -1,
            problem.place.row or 0,
        ),
    )
    return FactFileError(tuple(replace(problem, file=name) for problem in ordered[:MAX_PROBLEMS]))


def _tally(table: str, standing: FactFile | None, factfile: FactFile) -> Tally:
    before = {} if standing is None else keyed(table, records(standing, table))
    after = keyed(table, records(factfile, table))
    same = sum(before.get(key) == record for key, record in after.items())
    added = sum(key not in before for key in after)
    removed = sum(key not in after for key in before)
    return Tally(table, same, len(after) - same - added, added, removed)
