"""What TOML is refused before ``tomllib`` reads it, since parsing it takes too long or breaks the parser.

20 kB of ``[`` exhaust the interpreter's stack, a key of 10,000 dotted parts takes a second (quadratic), a
number of 5,000 digits raises what is no syntax error. No fact file comes near these limits.
"""

import re

from knowledge.problems import Place, Problem, ProblemKind
from knowledge.toml_text.tokens import PATTERN

MAX_DEPTH = 8
"""Brackets within brackets; a fact file needs three."""

MAX_KEY_PARTS = 4
"""Parts of a dotted key; a fact file needs one."""

MAX_NUMBER_LENGTH = 40
"""Characters of a number; a date with time and zone has 32."""


# Most lines of a fact file are a plain text under a key or in a list: they are stepped over in one go.
_QUIET = r"""(?P<quiet>(?:
    [ \t]*+(?:[\w-]++[ \t]*+=[ \t]*+)?"(?!"")(?:[^"\\\n]++|\\[^\n])*+"[ \t,]*+\r?\n
)++)"""
_PIECE = re.compile(f"{_QUIET}|{PATTERN}", re.VERBOSE)


def excess(text: str) -> Problem | None:
    """The first place that goes beyond a limit, or None."""
    depth = 0
    dots = 0
    joined = False  # the last piece was a dot between two parts of a key
    for match in _PIECE.finditer(text):
        kind = match.lastgroup
        if kind == "blank":
            continue
        if kind == "mark":
            mark = match["mark"]
            if mark == ".":
                dots += 1
                joined = True
                if dots >= MAX_KEY_PARTS:
                    return _beyond(ProblemKind.KEY_TOO_DOTTED, MAX_KEY_PARTS, text, match)
                continue
            if mark in "[{":
                depth += 1
                if depth > MAX_DEPTH:
                    return _beyond(ProblemKind.NESTED_TOO_DEEP, MAX_DEPTH, text, match)
            elif mark in "]}":
                depth = max(depth - 1, 0)
        elif kind == "word":
            word = match["word"]
            if len(word) > MAX_NUMBER_LENGTH and word.lstrip("+-")[:1].isdigit():
                return _beyond(ProblemKind.NUMBER_TOO_LONG, MAX_NUMBER_LENGTH, text, match)
        if not joined:
            dots = 0
        joined = False
    return None


def _beyond(kind: ProblemKind, limit: int, text: str, match: re.Match[str]) -> Problem:
    return Problem.of(kind, Place(line=text.count("\n", 0, match.end()) + 1), limit=limit)
