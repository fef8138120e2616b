"""The facts as CSV, readable by Excel, LibreOffice and a text editor."""

import codecs
import csv
import io
import re

from knowledge.facts import FactFile
from knowledge.problems import Place, Problem, ProblemKind
from knowledge.spreadsheets.columns import COLUMNS, is_blank
from knowledge.spreadsheets.sheet import MAX_COLUMNS, MAX_ROWS, Row, Sheet, lines_of
from knowledge.toml_text.decoding import decode

TABLE = "facts"
"""The one table that a CSV file holds."""

LOST_WORDS = 3
"""Words with a question mark inside from which on it is clear that these were letters."""

_LOST = re.compile(r"[a-zA-Z]{0,8}\?[a-zA-Z]{1,8}")
_DELIMITERS = ",;\t"
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def csv_of(factfile: FactFile) -> bytes:
    """The facts; the mark in front tells Excel that it is UTF-8."""
    written = io.StringIO(newline="")
    # Quoted throughout: whatever delimiter a program expects, a text stays one cell.
    csv.writer(written, quoting=csv.QUOTE_ALL).writerows(lines_of(factfile, TABLE))
    return written.getvalue().encode("utf-8-sig")


def read_csv(content: bytes) -> Sheet | Problem:
    """The sheet in ``content``: UTF-8 or Excel's UTF-16, with commas, semicolons or tabs between cells."""
    text = _text(content)
    if isinstance(text, Problem):
        return text
    lost = _LOST.findall(text) if text.isascii() else []
    if len(lost) >= LOST_WORDS:
        return Problem.of(ProblemKind.CSV_LETTERS_LOST, Place(TABLE), excerpt=" ".join(lost[:LOST_WORDS]))
    delimiter = _delimiter(text)
    if delimiter is None:
        return Problem.of(ProblemKind.HEADING_MISSING, Place(TABLE), columns=", ".join(COLUMNS[TABLE]))
    rows: list[Row] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, cells in enumerate(reader, 1):
            if number > MAX_ROWS:
                return Problem.of(ProblemKind.ROWS_TOO_MANY, Place(TABLE), limit=MAX_ROWS)
            if len(cells) > MAX_COLUMNS:
                return Problem.of(ProblemKind.COLUMNS_TOO_MANY, Place(TABLE, row=number), limit=MAX_COLUMNS)
            if not all(is_blank(cell) for cell in cells):
                rows.append(Row(number, tuple(cell.replace("\r\n", "\n") for cell in cells)))
    except csv.Error:
        at = Place(TABLE, row=rows[-1].number + 1 if rows else 1)
        return Problem.of(ProblemKind.CSV_BROKEN, at)
    return Sheet(TABLE, rows)


def _text(content: bytes) -> str | Problem:
    if not content.startswith(_UTF16):
        return decode(content)
    try:
        return content.decode("utf-16")
    except UnicodeDecodeError:
        return Problem.of(ProblemKind.ENCODING_OTHER, encoding="UTF-16")


def _delimiter(text: str) -> str | None:
    """The one by which the first line falls into names of columns."""
    first = next((line for line in text.splitlines() if line.strip(_DELIMITERS + ' "')), "")
    known = frozenset(COLUMNS[TABLE])
    for delimiter in _DELIMITERS:
        names = {cell.strip().strip('"').strip().casefold() for cell in first.split(delimiter)}
        if len(names & known) > 1:
            return delimiter
    return None
