"""What stands in each column of a sheet, and how several values share a cell."""

import datetime
import re
from collections.abc import Iterable, Mapping
from enum import Enum
from typing import Final

from knowledge.spreadsheets.disarming import disarmed, rearmed
from knowledge.tables import FIELDS


class Form(Enum):
    """How a field is written in a cell."""

    TEXT = "text"
    NAME = "name"  # a text in which blanks at the ends are no part of it
    LINES = "lines"  # several texts, one a line
    NUMBERS = "numbers"  # whole numbers, with commas, semicolons or line breaks between
    VALUES = "values"  # texts and whole numbers, one a line; a text of digits stands in quotation marks
    FLAG = "flag"
    DATE = "date"


_FORMS: Final[Mapping[str, Form]] = {
    "topic": Form.TEXT,
    "title": Form.TEXT,
    "subject": Form.TEXT,
    "relation": Form.TEXT,
    "questions": Form.LINES,
    "evidence": Form.LINES,
    "related": Form.LINES,
    "aliases": Form.LINES,
    "long": Form.LINES,
    "paragraph": Form.NUMBERS,
    "value": Form.VALUES,
    "exclusive": Form.FLAG,
    "review": Form.DATE,
}

COLUMNS: Final[Mapping[str, Mapping[str, Form]]] = {
    table: {field: _FORMS.get(field, Form.NAME) for field in fields} for table, fields in FIELDS.items()
}

REQUIRED: Final[Mapping[str, tuple[str, ...]]] = {
    "sources": ("id", "title", "publisher", "date"),
    "entities": ("id", "kind", "name"),
    "facts": ("id", "questions", "answer"),
    "checks": ("question", "expect"),
    "abbreviations": ("short", "long"),
}

_WHOLE = re.compile(r"-?[0-9]{1,15}", re.ASCII)
_ESCAPE = re.compile(r"\\([\\n])")
_SEPARATOR = re.compile(r"[,;\s]+")


class OddCell(Enum):
    """Why a cell cannot be read."""

    FORMULA = "formula"
    FAULT = "fault"  # #REF!, #N/A
    DATE = "date"  # Excel made a date of it, and what was typed is lost
    NUMBER = "number"  # a number where text or a whole number belongs
    FLAG = "flag"  # neither true nor false
    NO_DATE = "no-date"  # no date where one belongs


Cell = str | int | float | bool | datetime.date | OddCell | None
"""What a cell holds, of whichever type the spreadsheet thinks it is."""


def cell_of(value: object, form: Form) -> str:
    """The text of the cell that holds ``value``."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case datetime.date():
            return value.isoformat()
        case list() if form is Form.NUMBERS:
            return ", ".join(str(number) for number in value)
        case list():
            return disarmed("\n".join(_line(item, form) for item in value))
    return disarmed(str(value))


def value_of(cell: Cell, form: Form) -> object:
    """What the cell says: nothing (None), a field's value, or why it cannot be read."""
    if form is Form.DATE:
        return _date(cell)
    text = _text(cell)
    if isinstance(text, OddCell) or text is None:
        return text
    text = rearmed(text)
    match form:
        case Form.TEXT:
            return text or None
        case Form.NAME:
            return text.strip() or None
        case Form.FLAG:
            return _flag(text)
        case Form.NUMBERS:
            return _numbers(text)
        case Form.LINES | Form.VALUES:
            lines = (line.strip() for line in text.split("\n"))
            return [_item(line, form) for line in lines if line] or None


def is_blank(cell: Cell) -> bool:
    """Whether nothing stands in the cell."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _line(item: object, form: Form) -> str:
    if isinstance(item, int):
        return str(item)
    text = str(item).replace("\\", "\\\\").replace("\n", "\\n")
    quoted = len(text) > 1 and text.startswith('"') and text.endswith('"')
    return f'"{text}"' if form is Form.VALUES and (quoted or _WHOLE.fullmatch(text)) else text


def _item(line: str, form: Form) -> object:
    if form is Form.VALUES:
        if _WHOLE.fullmatch(line):
            return int(line)
        if len(line) > 1 and line.startswith('"') and line.endswith('"'):
            line = line[1:-1]
    return _ESCAPE.sub(lambda found: "\n" if found[1] == "n" else "\\", line)


def _text(cell: Cell) -> str | OddCell | None:
    match cell:
        case str() | OddCell() | None:
            return cell
        case bool():
            return "true" if cell else "false"
        case int():
            return str(cell)
        case float():
            return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else OddCell.NUMBER
        case datetime.date():
            return OddCell.DATE


def _flag(text: str) -> object:
    word = text.strip().casefold()
    return {"": None, "true": True, "false": False}.get(word, OddCell.FLAG)


def _numbers(text: str) -> object:
    parts: Iterable[str] = filter(None, _SEPARATOR.split(text))
    numbers = [int(part) if _WHOLE.fullmatch(part) else OddCell.NUMBER for part in parts]
    return OddCell.NUMBER if OddCell.NUMBER in numbers else numbers or None


def _date(cell: Cell) -> object:
    match cell:
        case datetime.date() | OddCell():
            return cell
        case str():
            if not cell.strip():
                return None
            try:
                return datetime.date.fromisoformat(cell.strip())
            except ValueError:
                return OddCell.NO_DATE
        case None:
            return None
    return OddCell.NO_DATE
