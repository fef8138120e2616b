"""Where each key of a TOML text stands: ``tomllib`` gives the values and drops their positions."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from knowledge.toml_text.tokens import Token, tokens

Path = tuple[str | int, ...]
"""Keys, and positions in arrays, from the document's root: ``("facts", 3, "questions", 0)``."""

_END = Token("end", "", 0, 0)


@dataclass(frozen=True, slots=True)
class Repetition:
    """A key or table that is written twice, with both lines."""

    path: Path
    first: int
    second: int


@dataclass(frozen=True, slots=True)
class Lines:
    """The line, counted from 1, of every table, key and array item of a text that ``tomllib`` accepts.

    Of any other text it knows what stands before the error; ``repetition`` is the first one, if any.
    """

    lines: Mapping[Path, int]
    repetition: Repetition | None = None

    @classmethod
    def of(cls, text: str) -> Self:
        """Read the whole text, once."""
        reader = _Reader(text)
        reader.read()
        return cls(reader.lines, reader.repetition)

    def line(self, path: Path) -> int | None:
        """The line of ``path``, or of the nearest thing around it that is written; None for none."""
        for length in range(len(path), 0, -1):
            found = self.lines.get(path[:length])
            if found is not None:
                return found
        return None


class _Reader:
    """Walks the tokens once, statement by statement; what it does not understand it steps over."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Path, int] = {}
        self.repetition: Repetition | None = None
        self._declared: set[Path] = set()  # what has a header or a value of its own
        self._newest: dict[Path, int] = {}  # arrays of tables: the position of the newest table
        self._tokens = tokens(text)
        self._token = next(self._tokens, _END)

    def read(self) -> None:
        table: Path = ()
        while self._token is not _END:
            if self._is_mark("["):
                table = self._header()
            else:
                self._assignment(table)
            while self._token.kind not in {"newline", "end"}:
                self._advance()
            self._advance()

    def _header(self) -> Path:
        """``[table]`` or ``[[array of tables]]``: the path of what follows."""
        line = self._token.line
        self._advance()
        is_array = self._step_over("[")
        path: Path = ()
        for key, _ in self._keys():
            path = (*self._inside(path), key)
            self.lines.setdefault(path, line)
        if path in self._declared or (path in self._newest and not is_array):
            self._repeat(path, line)
        if not is_array:
            self._declared.add(path)
            return path
        self._newest[path] = self._newest.get(path, -1) + 1
        path = self._inside(path)
        self.lines[path] = line
        return path

    def _inside(self, path: Path) -> Path:
        """The newest table, if ``path`` is an array of tables."""
        return (*path, self._newest[path]) if path in self._newest else path

    def _assignment(self, table: Path) -> None:
        """``key = value`` or ``dotted.key = value``, in a table or in an inline table."""
        path = table
        line = self._token.line
        is_new = False
        for key, line in self._keys():
            path = (*path, key)
            is_new = path not in self.lines
            self.lines.setdefault(path, line)
        if path != table and self._step_over("="):
            if not is_new:
                self._repeat(path, line)
            self._declared.add(path)
            self._value(path)

    def _keys(self) -> list[tuple[str, int]]:
        """The parts of a key with their lines."""
        keys = []
        while self._token.kind in {"word", "string"}:
            keys.append((_unquoted(self._token), self._token.line))
            self._advance()
            if not self._step_over("."):
                break
        return keys

    def _value(self, path: Path) -> None:
        if self._step_over("["):
            self._array(path)
        elif self._step_over("{"):
            self._inline_table(path)
        else:
            while self._token.kind in {"word", "string", "open", "other"} or self._is_mark("."):
                self._advance()

    def _array(self, path: Path) -> None:
        item = 0
        while self._token is not _END and not self._step_over("]"):
            if self._token.kind == "newline" or self._is_mark(","):
                self._advance()
                continue
            token = self._token
            self.lines.setdefault((*path, item), token.line)
            self._value((*path, item))
            item += 1
            if self._token is token:  # a mark that begins no value
                self._advance()

    def _inline_table(self, path: Path) -> None:
        while self._token is not _END and not self._step_over("}"):
            token = self._token
            self._assignment(path)
            if self._token is token:
                self._advance()

    def _repeat(self, path: Path, line: int) -> None:
        if self.repetition is None and path in self.lines:
            self.repetition = Repetition(path, self.lines[path], line)

    def _advance(self) -> None:
        self._token = next(self._tokens, _END)

    def _is_mark(self, text: str) -> bool:
        return self._token.kind == "mark" and self._token.text == text

    def _step_over(self, text: str) -> bool:
        if not self._is_mark(text):
            return False
        self._advance()
        return True


def _unquoted(token: Token) -> str:
    """A key without its quotation marks and escapes."""
    if token.kind == "word":
        return token.text
    if token.text.startswith("'"):
        return token.text[1:-1]
    try:
        return str(tomllib.loads(f"key = {token.text}")["key"])
    except tomllib.TOMLDecodeError:
        return token.text
