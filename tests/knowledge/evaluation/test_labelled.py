"""Files of labelled questions."""

import json

import pytest

from knowledge.evaluation.labelled import LabelledError, LineFault, LineProblem, parse

IDS = frozenset({"chair", "silent"})


def problems(content: bytes) -> list[tuple[int, LineFault, str]]:
    with pytest.raises(LabelledError) as caught:
        parse(content, IDS)
    return [(problem.line, problem.fault, problem.detail) for problem in caught.value.problems]


def test_a_line_is_a_question() -> None:
    line = {"q": "Ai chủ trì?", "kind": "plain", "expect": ["chair"], "status": "answered", "chat": 3}
    (question,) = parse(json.dumps(line).encode(), IDS)
    assert (question.question, question.kind, question.chat) == ("Ai chủ trì?", "plain", "3")
    assert question.status == "answered"
    assert question.facts == {"chair"}


def test_unknown_expects_no_fact() -> None:
    (question,) = parse(b'{"q": "x", "kind": "k", "expect": "unknown"}', IDS)
    assert question.facts == frozenset()


def test_what_may_be_answered_anything_only_goes_before_others() -> None:
    (question,) = parse(b'{"q": "x", "kind": "k", "expect": "any", "chat": 1}', IDS)
    assert not question.judged
    assert question.facts == frozenset()


def test_blank_lines_and_a_byte_order_mark_are_passed_over() -> None:
    assert len(parse(b'\xef\xbb\xbf\n{"q": "x", "kind": "k", "expect": "unknown"}\r\n\n', IDS)) == 1


@pytest.mark.parametrize(
    ("line", "fault", "detail"),
    [
        (b"\xff", LineFault.NOT_TEXT, ""),
        (b"Ai?", LineFault.NOT_JSON, ""),
        (b"[1]", LineFault.NOT_JSON, ""),
        (b"[" * 100_000, LineFault.NOT_JSON, ""),
        (b'{"kind": "k", "expect": "unknown"}', LineFault.FIELD, "q"),
        (b'{"q": "", "kind": "k", "expect": "unknown"}', LineFault.FIELD, "q"),
        (b'{"q": "x", "kind": "k", "expect": []}', LineFault.FIELD, "expect"),
        (b'{"q": "x", "kind": "k", "expect": "chair"}', LineFault.FIELD, "expect"),
        (b'{"q": "x", "kind": "k", "expect": "unknown", "status": "sure"}', LineFault.FIELD, "status"),
        (b'{"q": "x", "kind": "k", "expect": "unknown", "more": 1}', LineFault.FIELD, "more"),
        (b'{"q": "x", "kind": "k", "expect": "unknown", "tolerated": []}', LineFault.FIELD, "tolerated"),
        (b'{"q": "x", "kind": "k", "expect": ["chair", "nobody"]}', LineFault.NO_SUCH_FACT, "nobody"),
    ],
)
def test_a_malformed_line_is_named(line: bytes, fault: LineFault, detail: str) -> None:
    assert problems(b"\n" + line) == [(2, fault, detail)]


def test_all_problems_come_at_once() -> None:
    assert [line for line, _, _ in problems(b"x\n\ny\n")] == [1, 3]


def test_an_empty_file_is_a_problem() -> None:
    with pytest.raises(LabelledError) as caught:
        parse(b"\n", IDS)
    assert caught.value.problems == (LineProblem(1, LineFault.NOTHING),)
