"""TOML as a row of tokens with their lines: enough to count brackets and to find a key's line.

Strings are one token each, so that nothing inside them counts; comments and blanks are left out. A string
that never ends is an ``open`` token up to where the parser gives up: the line's end, or the text's.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

PATTERN = r"""(?:
        (?P<blank>[ \t\r]++)
      | (?P<newline>\n)
      | (?P<comment>\#[^\n]*+)
      | (?P<string>\"{3}(?:[^"\\]++|\\[\s\S]|"(?!""))*"{3,5}+
                  |'{3}(?:[^']++|'(?!''))*'{3,5}+)
      | (?P<open>\"{3}[\s\S]*+|'{3}[\s\S]*+)
      | (?P<line_string>"(?:[^"\\\n]++|\\[^\n])*+"|'[^'\n]*+')
      | (?P<open_line>["'][^\n]*+)
      | (?P<mark>[][{}=,.])
      | (?P<word>[^][{}=,."'\#\s]++)
      | (?P<other>[\s\S])
)"""
"""One token as a verbose regular expression; its group's name is the token's kind.

No possessive repeat holds a lookahead: before Python 3.11.5 such a one loses matches.
"""

_TOKEN = re.compile(PATTERN, re.VERBOSE)
_SKIPPED = frozenset({"blank", "comment"})
_KINDS = {"line_string": "string", "open_line": "open"}


class Token(NamedTuple):
    """A piece of TOML: newline, string, open, mark, word or other; with the line on which it begins."""

    kind: str
    text: str
    line: int
    start: int


def tokens(text: str) -> Iterator[Token]:
    """The tokens of ``text``, of any text whatever, in time linear in its length."""
    line = 1
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind is None or kind in _SKIPPED:
            continue
        piece = match[kind]
        yield Token(_KINDS.get(kind, kind), piece, line, match.start())
        line += piece.count("\n")
