"""A TOML syntax error as a problem with its line, its kind and a piece of the line."""

import re
import tomllib

from knowledge.problems import Place, Problem, ProblemKind
from knowledge.tables import FIELDS
from knowledge.toml_text.lines import Lines
from knowledge.toml_text.tokens import Token, tokens

# How tomllib's messages begin, the same in every version from 3.11 on; a later one is SYNTAX_OTHER.
_KINDS = (
    ("Cannot ", ProblemKind.SYNTAX_DUPLICATE_KEY),
    ("Duplicate inline table key", ProblemKind.SYNTAX_DUPLICATE_KEY),
    ("Unterminated string", ProblemKind.SYNTAX_OPEN_STRING),
    ("Expected \"'", ProblemKind.SYNTAX_OPEN_STRING),
    ("Illegal character '\\n'", ProblemKind.SYNTAX_OPEN_STRING),
    ("Unclosed", ProblemKind.SYNTAX_OPEN_LIST),
    ("Expected newline or end of document", ProblemKind.SYNTAX_AFTER_VALUE),
    ("Expected '='", ProblemKind.SYNTAX_EQUALS),
    ("Expected ']", ProblemKind.SYNTAX_HEADER),
    ("Unescaped", ProblemKind.SYNTAX_ESCAPE),
    ("Invalid hex value", ProblemKind.SYNTAX_ESCAPE),
    ("Escaped character", ProblemKind.SYNTAX_ESCAPE),
    ("Illegal character", ProblemKind.SYNTAX_CHARACTER),
    ("Found invalid character", ProblemKind.SYNTAX_CHARACTER),
    ("Invalid value", ProblemKind.SYNTAX_VALUE),
    ("Invalid date", ProblemKind.SYNTAX_VALUE),
    ("Invalid initial character", ProblemKind.SYNTAX_EQUALS),
    ("Invalid statement", ProblemKind.SYNTAX_EQUALS),
)
_AT = re.compile(r"\(at line (\d+), column (\d+)\)")
_CURLY = frozenset("“”„‟«»‘’‚‛")
_OUTSIDE_TEXT = re.compile(r"[^\x21-\x7e\w]")
"""What cannot stand outside quotation marks: blanks from a web page, control characters."""


def syntax_problem(error: tomllib.TOMLDecodeError, text: str) -> Problem:
    """The problem behind ``error``, which ``tomllib`` raised for ``text``."""
    # tomllib counts columns after this replacement.
    text = text.replace("\r\n", "\n")
    message = str(error)
    position = _position(message, text)
    line = text.count("\n", 0, position) + 1
    kind = next((kind for start, kind in _KINDS if message.startswith(start)), ProblemKind.SYNTAX_OTHER)
    if kind is ProblemKind.SYNTAX_DUPLICATE_KEY:
        return _duplicate(text, line)
    if kind is ProblemKind.SYNTAX_OPEN_STRING:
        line = _opening_quote(text, line)
    excerpt = _excerpt(text, line)
    if kind is ProblemKind.SYNTAX_OPEN_LIST:
        opened = Place(line=_opening_bracket(text, position) or line)
        return Problem.of(kind, Place(line=line), other=opened, excerpt=excerpt)
    character = text[position : position + 1]
    if kind is not ProblemKind.SYNTAX_OPEN_STRING and character in _CURLY:
        kind = ProblemKind.SYNTAX_CURLY_QUOTE
    elif kind is ProblemKind.SYNTAX_EQUALS and _OUTSIDE_TEXT.match(character):
        kind = ProblemKind.SYNTAX_CHARACTER
    if kind is ProblemKind.SYNTAX_CHARACTER:
        return Problem.of(kind, Place(line=line), excerpt=excerpt, codepoint=f"U+{ord(character or ' '):04X}")
    return Problem.of(kind, Place(line=line), excerpt=excerpt)


def _position(message: str, text: str) -> int:
    """The offset that the message names; "at end of document" is the last line that is not blank."""
    found = _AT.search(message)
    if found is None:
        return len(text.rstrip())
    before = 0
    for _ in range(int(found[1]) - 1):
        before = text.index("\n", before) + 1
    return before + int(found[2]) - 1


def _duplicate(text: str, line: int) -> Problem:
    kind = ProblemKind.SYNTAX_DUPLICATE_KEY
    repetition = Lines.of(text).repetition
    if repetition is None:
        return Problem.of(kind, Place(line=line), other=Place(line=line), key=_excerpt(text, line))
    key = next((step for step in reversed(repetition.path) if isinstance(step, str)), "")
    lines = text.split("\n")
    for at in (repetition.second, repetition.first):
        if lines[at - 1].strip() == f"[{key}]" and key in FIELDS:
            return Problem.of(ProblemKind.TABLE_SINGLE, Place(key, line=at))
    return Problem.of(kind, Place(line=repetition.second), other=Place(line=repetition.first), key=key)


def _opening_quote(text: str, line: int) -> int:
    """The line on which the string begins that never ends."""
    return next((token.line for token in tokens(text) if token.kind == "open"), line)


def _opening_bracket(text: str, position: int) -> int | None:
    """The line of the innermost bracket that is open at ``position``."""
    opened: list[Token] = []
    for token in tokens(text):
        if token.start >= position:
            break
        if token.kind == "mark" and token.text in "[{":
            opened.append(token)
        elif token.kind == "mark" and token.text in "]}" and opened:
            opened.pop()
    return opened[-1].line if opened else None


def _excerpt(text: str, line: int) -> str:
    return text.split("\n", line)[line - 1].strip()
