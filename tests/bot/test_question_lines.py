"""The lines that ``ask --jsonl`` reads."""

import contextlib
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.question_lines import LINE_LIMIT, MalformedLineError, QuestionLine, lines_of


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("Ai chủ trì?\n", QuestionLine("Ai chủ trì?")),
        ("\ufeffAi?\r\n", QuestionLine("Ai?")),
        ("\n", QuestionLine("")),
        ('"Ai?"', QuestionLine('"Ai?"')),
        ("[1, 2]", QuestionLine("[1, 2]")),
        ('{"q": "Ai?"}', QuestionLine("Ai?")),
        ('{"q": "Ai?", "chat": "a"}', QuestionLine("Ai?", "a")),
        ('{"q": "Ai?", "chat": 5}', QuestionLine("Ai?", "5")),
        ('{"q": "Ai?", "chat": null}', QuestionLine("Ai?")),
        ('{"q": "", "kind": "x", "expect": ["y"]}', QuestionLine("")),
    ],
)
def test_a_question(line: str, asked: QuestionLine) -> None:
    assert QuestionLine.parse(line.encode()) == asked


@pytest.mark.parametrize(
    "line",
    [
        b"{",
        b'{"q": "Ai?"} ?',
        b'{"q": 5}',
        b'{"chat": "a"}',
        b'{"q": "a", "chat": true}',
        b'{"q": "a", "chat": ["b"]}',
        b"\xff\xfe",
        b'{"q": ' + b"[" * 100_000,
        b"a" * (LINE_LIMIT + 1),
    ],
)
def test_a_malformed_line_says_what_is_wrong(line: bytes) -> None:
    with pytest.raises(MalformedLineError, match=r"\w"):
        QuestionLine.parse(line)


def test_of_an_endless_line_only_the_head_is_kept() -> None:
    stream = io.BytesIO(b"a" * (3 * LINE_LIMIT) + b"\nb\nc")
    first, *rest = lines_of(stream)
    assert len(first) == LINE_LIMIT + 1
    assert rest == [b"b\n", b"c"]


@given(st.binary(max_size=200))
def test_no_line_does_anything_else(line: bytes) -> None:
    with contextlib.suppress(MalformedLineError):
        QuestionLine.parse(line)
