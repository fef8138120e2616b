"""A TOML text cut into its tables, so that one can be changed while every other byte stays as it is."""

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.toml_text.statements import statements


@dataclass(frozen=True, slots=True)
class Block:
    """A table from its header to its last value, with the comment right above it; or what stands between.

    ``table`` is the header's name, blank for what stands between: blank lines, and comments of their own.
    """

    table: str
    text: str


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text that ``tomllib`` accepts; joined again they are the text."""
    found: list[Block] = []
    at = 0
    for name, header, end in _tables(text):
        start = max(at, _with_comment(text, header))
        if start > at:
            found.append(Block("", text[at:start]))
        found.append(Block(name, text[start:end]))
        at = end
    if at < len(text):
        found.append(Block("", text[at:]))
    return tuple(found)


def _tables(text: str) -> Iterator[tuple[str, int, int]]:
    """Name, start of the header's line and end of the last line of every table but the root."""
    name, start, end = "", -1, 0
    for statement in statements(text):
        if statement.header:
            if start >= 0:
                yield name, start, end
            name, start = statement.key, statement.start
        end = statement.end
    if start >= 0:
        yield name, start, end


def _with_comment(text: str, start: int) -> int:
    """Where the comment begins that stands right above ``start``, without a blank line between."""
    while start > 0:
        line = text.rfind("\n", 0, start - 1) + 1
        if not text[line:start].lstrip().startswith("#"):
            break
        start = line
    return start
