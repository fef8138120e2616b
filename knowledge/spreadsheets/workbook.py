"""A whole fact file as an XLSX workbook, a sheet for each table."""

import datetime
import io
import warnings
import zipfile
import zlib
from collections.abc import Iterable

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import WriteOnlyCell
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils.exceptions import InvalidFileException

from knowledge.factfile import FactFileError
from knowledge.facts import FactFile
from knowledge.problems import Place, Problem, ProblemKind
from knowledge.spreadsheets.archive import archive_problem
from knowledge.spreadsheets.columns import COLUMNS, Cell, Form, OddCell, is_blank
from knowledge.spreadsheets.sheet import MAX_COLUMNS, MAX_ROWS, Row, Sheet, lines_of

MAX_CELL = 32_767
"""Characters that a cell holds; what is longer would be cut without a word."""

_WIDTHS = {Form.TEXT: 24, Form.NAME: 24, Form.LINES: 56, Form.VALUES: 24}
_ANSWER_WIDTH = 72
_OTHER_WIDTH = 12
_TEXT = "@"
"""The number format of text: what is typed over "2024-10" or "2, 3" is not made a date or a number of."""


_MALFORMED = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,  # ElementTree's ParseError
    TypeError,
    ValueError,
    InvalidFileException,
    zipfile.BadZipFile,
    zlib.error,
)
"""What openpyxl raises for a workbook with a malformed part: whatever the part happens to cause."""


def workbook_of(factfile: FactFile) -> bytes:
    """The workbook.

    Raises:
        FactFileError: a cell would hold more than it can; the TOML file has no such limit.
    """
    tables = {table: list(lines_of(factfile, table)) for table in COLUMNS}
    problems = tuple(
        Problem.of(ProblemKind.CELL_TOO_LONG, Place(table, number - 1, line[0], name), limit=MAX_CELL)
        for table, lines in tables.items()
        for number, line in enumerate(lines)
        for name, text in zip(COLUMNS[table], line, strict=True)
        if len(text) > MAX_CELL
    )
    if problems:
        raise FactFileError(problems)
    workbook = Workbook(write_only=True)
    for table, columns in COLUMNS.items():
        sheet = workbook.create_sheet(table)
        sheet.freeze_panes = "B2"
        for letter, (name, form) in zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", columns.items(), strict=False):
            width = _ANSWER_WIDTH if name == "answer" else _WIDTHS.get(form, _OTHER_WIDTH)
            sheet.column_dimensions[letter].width = width
        for number, line in enumerate(tables[table]):
            row = []
            for text in line:
                cell = WriteOnlyCell(sheet, text or None)
                cell.number_format = _TEXT
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                if number == 0:
                    cell.font = Font(bold=True)
                row.append(cell)
            sheet.append(row)
    made = io.BytesIO()
    workbook.save(made)
    return made.getvalue()


def read_workbook(content: bytes) -> tuple[Sheet, ...] | Problem:
    """The sheets in ``content``, or why it is not read."""
    problem = archive_problem(content)
    if problem is not None:
        return problem
    try:
        with warnings.catch_warnings(action="ignore"):  # of styles and extensions that it leaves out
            return _sheets(content)
    except _TooMuchError as error:
        return error.problem
    except _MALFORMED:
        return Problem.of(ProblemKind.ARCHIVE_BROKEN)


class _TooMuchError(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.kind.code)
        self.problem = problem


def _sheets(content: bytes) -> tuple[Sheet, ...]:
    workbook = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    sheets = []
    left = MAX_ROWS
    for worksheet in workbook.worksheets:
        rows = []
        # What the file says of a sheet's extent may be wrong in both directions.
        worksheet.reset_dimensions()
        for number, cells in enumerate(worksheet.iter_rows(), 1):
            if number > left:
                raise _TooMuchError(
                    Problem.of(ProblemKind.ROWS_TOO_MANY, Place(worksheet.title), limit=MAX_ROWS)
                )
            if len(cells) > MAX_COLUMNS:
                at = Place(worksheet.title, row=number)
                raise _TooMuchError(Problem.of(ProblemKind.COLUMNS_TOO_MANY, at, limit=MAX_COLUMNS))
            row = Row(number, _row(cells))
            if not all(is_blank(cell) for cell in row.cells):
                rows.append(row)
        left -= len(rows)
        sheets.append(Sheet(worksheet.title, rows))
    return tuple(sheets)


def _row(cells: Iterable[object]) -> tuple[Cell, ...]:
    return tuple(_cell(cell) for cell in cells)


def _cell(cell: object) -> Cell:
    if not isinstance(cell, ReadOnlyCell):
        return None  # a cell that is not written at all
    value: object = cell.value
    match cell.data_type:
        case "f":
            return OddCell.FORMULA
        case "e":
            return OddCell.FAULT
    match value:
        case None | str() | int() | float():
            return value
        case datetime.datetime():
            return value.date()
        case datetime.date():
            return value
    return OddCell.DATE  # a time of day, or a span of time
