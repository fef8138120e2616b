"""A sheet as it came: rows of cells with the numbers under which a curator sees them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from knowledge.facts import FactFile
from knowledge.spreadsheets.columns import COLUMNS, Cell, cell_of
from knowledge.tables import records, set_fields

MAX_ROWS = 20_000
"""Rows of all sheets together; the largest fact bases have some thousands."""

MAX_COLUMNS = 64
"""Columns looked at; a fact has fifteen fields."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row, numbered from 1 as the spreadsheet shows it."""

    number: int
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: the heading first, blank rows left out."""

    name: str
    rows: Sequence[Row]


def lines_of(factfile: FactFile, table: str) -> Iterator[list[str]]:
    """The rows that one table is exported as, heading first; every cell is text."""
    columns = COLUMNS[table]
    yield list(columns)
    for record in records(factfile, table):
        fields = set_fields(record, table)
        if "status" in columns and table == "facts":
            fields.setdefault("status", "stated")  # shown although it goes without saying: it can be changed
        yield [cell_of(fields.get(name), form) for name, form in columns.items()]
