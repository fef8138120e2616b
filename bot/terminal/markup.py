"""Telegram's HTML in a terminal: text with ANSI styles or without any, in lines that fit."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

_STYLES = {"b": "1", "i": "2", "u": "4", "blockquote": "2"}
"""ANSI codes by tag. Italics are what a reply says quietly: dim, since few terminals slant letters."""

_QUOTE_MARK = "> "
_ANSI = re.compile(r"\x1b\[[0-9;]*m")


def styled(text: str, code: str) -> str:
    """``text`` in an ANSI style, begun anew in each line."""
    return "\n".join(f"\x1b[{code}m{line}\x1b[0m" if line else line for line in text.split("\n"))


def shown(html: str, *, colourful: bool) -> str:
    """``html`` as a terminal shows it."""
    reader = _Reader(colourful=colourful)
    reader.feed(html)
    reader.close()
    return "".join(reader.pieces)


def wrapped(text: str, width: int) -> Iterator[str]:
    """The lines of ``text``, broken between words where one is longer than ``width`` columns."""
    for line in text.split("\n"):
        row: list[str] = []
        columns = 0
        for word in line.split(" "):
            length = len(_ANSI.sub("", word))
            if row and columns + 1 + length > width:
                yield " ".join(row)
                row, columns = [], 0
            columns += length + bool(row)
            row.append(word)
        yield " ".join(row)


class _Reader(HTMLParser):
    """Collects the text between tags, each piece in the style of the tags around it."""

    def __init__(self, *, colourful: bool) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._colourful = colourful
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self._open.append(tag)
        if tag == "blockquote":
            self.pieces.append(_QUOTE_MARK)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._open:
            self._open.remove(tag)

    def handle_data(self, data: str) -> None:
        code = ";".join(_STYLES[tag] for tag in self._open if tag in _STYLES)
        self.pieces.append(styled(data, code) if code and self._colourful else data)
