"""What the terminal shows of a chat."""

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Self, TextIO, assert_never

from bot.terminal.items import Alert, Bubble, Item, Listing
from bot.terminal.markup import shown, styled, wrapped
from handlers.phrases import terminal as phrases

_BOLD_GREEN = "1;32"
_CYAN = "36"
_DIM = "2"

_BETWEEN = "   "
"""What parts the buttons of a row."""

_WIDEST = 100
"""Columns of a line at most: longer ones are hard to read on a wide screen."""


@dataclass(frozen=True, slots=True)
class Screen:
    """A terminal, or a pipe, that the chat is written to."""

    out: TextIO
    width: int
    colourful: bool

    @classmethod
    def of(cls, out: TextIO) -> Self:
        """The screen behind ``out``: in colour on a terminal, unless the environment says NO_COLOR."""
        colourful = out.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
        return cls(out, min(shutil.get_terminal_size().columns, _WIDEST), colourful)

    def show(self, item: Item) -> None:
        """Show what has come from the bot."""
        match item:
            case Bubble(html=html, rows=rows, pictured=pictured, file=file):
                text = shown(html, colourful=self.colourful)
                if pictured:
                    text = phrases.PICTURE.format(caption=text)
                elif file:
                    text = phrases.DOCUMENT.format(file=file, caption=text)
                self._say(text, rows)
            case Listing():
                self._list(item)
            case Alert(text=text):
                self.note(phrases.ALERT.format(text=text))
            case _:
                assert_never(item)

    def note(self, text: str) -> None:
        """Show what neither the bot nor the asker says."""
        self._write(self._styled(line, _DIM) for line in wrapped(text, self.width))

    def _say(self, text: str, rows: Sequence[Sequence[str]]) -> None:
        """Write a message under the bot's name, with those buttons that its text does not name already."""
        margin = len(phrases.SPEAKER)
        parts = (text, *self._numbered(rows, frozenset(text.split("\n"))))
        first, *rest = (line for part in parts for line in wrapped(part, self.width - margin))
        speaker = self._styled(phrases.SPEAKER, _BOLD_GREEN)
        self._write([speaker + first, *((" " * margin + line).rstrip() for line in rest), ""])

    def _numbered(self, rows: Sequence[Sequence[str]], named: frozenset[str]) -> Iterator[str]:
        """The rows of buttons, numbered through, without those that are ``named`` already."""
        numbers = count(1)
        for row in rows:
            buttons = (phrases.BUTTON.format(number=next(numbers), label=label) for label in row)
            shown = [button for label, button in zip(row, list(buttons), strict=True) if label not in named]
            if shown:
                yield self._styled(_BETWEEN.join(shown), _CYAN)

    def _list(self, listing: Listing) -> None:
        """Write the results of an inline query, numbered, under the button over them."""
        rows = [phrases.RESULT_BUTTON.format(label=listing.button)] if listing.button else []
        rows += [
            phrases.RESULT.format(number=number, title=title, description=description)
            for number, (title, description) in enumerate(listing.results, 1)
        ]
        self._write(line for row in rows or [phrases.NO_RESULTS] for line in wrapped(row, self.width))

    def _styled(self, text: str, code: str) -> str:
        return styled(text, code) if self.colourful else text

    def _write(self, lines: Iterable[str]) -> None:
        self.out.write("".join(f"{line}\n" for line in lines))
        self.out.flush()
