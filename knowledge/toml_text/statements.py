"""A TOML text cut into its statements, so that one can be replaced and all others stay as they were typed."""

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.toml_text.tokens import Token, tokens

_OPENING, _CLOSING = frozenset("[{"), frozenset("]}")


@dataclass(frozen=True, slots=True)
class Statement:
    """A header or an assignment with the whole lines it stands on, from offset ``start`` up to ``end``.

    ``key`` is the first key in it as typed; a header has ``header``, which is ``[`` or ``[[``.
    """

    key: str
    header: str
    start: int
    end: int


def statements(text: str) -> Iterator[Statement]:
    """The statements of a text that ``tomllib`` accepts; comments and blank lines are between them."""
    pieces: list[Token] = []
    depth = 0
    for token in tokens(text):
        if token.kind == "newline" and depth == 0:
            if pieces:
                yield _statement(text, pieces, token.start + 1)
            pieces = []
            continue
        if token.kind == "mark":
            depth += (token.text in _OPENING) - (token.text in _CLOSING)
        if token.kind != "newline":
            pieces.append(token)
    if pieces:
        yield _statement(text, pieces, len(text))


def _statement(text: str, pieces: list[Token], end: int) -> Statement:
    start = text.rfind("\n", 0, pieces[0].start) + 1
    marks = [piece.text for piece in pieces[:2] if piece.kind == "mark" and piece.text == "["]
    key = next((piece.text for piece in pieces if piece.kind in {"word", "string"}), "")
    # In a header the brackets come first; an assignment begins with its key.
    header = "".join(marks) if pieces[0].text == "[" else ""
    return Statement(key.strip("\"'"), header, start, end)
