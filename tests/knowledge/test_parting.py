"""One sentence as several questions: where it may be parted, and what becomes of the parts."""

import pytest

from knowledge.parting import Kind, Parting
from knowledge.reading import legible
from tests.knowledge.bases import COUNCIL, base, respond, told


def parts(text: str) -> list[tuple[str, Kind]]:
    """The parts of ``text`` as typed, with how each is a question."""
    facts = base(COUNCIL)
    terms, typed = facts.read(text)[0], legible(text)
    found = Parting(facts).parts(terms, typed)
    return [(typed[terms[part.start].start : terms[part.end - 1].end], part.kind) for part in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ai chủ trì, ai điều hành đại hội", [Kind.QUESTION, Kind.QUESTION]),
        ("Nghị quyết số 5 và Chỉ thị số 8 của ai?", [Kind.QUESTION, Kind.QUESTION]),
        ("ai chủ trì đại hội, còn phiên họp Cao Bằng?", [Kind.QUESTION, Kind.ANOTHER]),
        ("Nghị quyết số 5 của ai và Chỉ thị số 8 nữa?", [Kind.QUESTION, Kind.ANOTHER]),
        ("bà Lan chủ trì đại hội còn ông Hùng điều hành đại hội, đúng không?", [Kind.CLAIM, Kind.CLAIM]),
        ("chủ trì + điều hành", [Kind.KEYWORD, Kind.KEYWORD]),
        ("Ai chủ trì đại hội?", []),
        ("Vũ Thị Lan và Bùi Văn Hùng", [Kind.KEYWORD, Kind.KEYWORD]),
        ("Nhà em ở xa, em mới đến, ai chủ trì đại hội, em cảm ơn", []),
        ("em không hỏi ai chủ trì, em hỏi ai điều hành", [Kind.QUESTION]),
        ("ai chủ trì, à nhầm, ai điều hành", [Kind.QUESTION]),
        ("ai chủ trì, ai biết không ạ", []),
        ("ai tổ chức đại hội sơ kết Nghị quyết số 5 và Chỉ thị số 8?", []),
    ],
)
def test_where_a_sentence_may_be_parted(text: str, expected: list[Kind]) -> None:
    assert [kind for _, kind in parts(text)] == expected


def test_parts_are_the_asker_s_own_words() -> None:
    assert [words for words, _ in parts("Ai CHỦ TRÌ đại hội, rồi ai điều hành")] == [
        "Ai CHỦ TRÌ đại hội",
        "ai điều hành",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "ai chủ trì, ai điều hành đại hội?",
            [("answered", ("chu-tri",)), ("answered", ("dieu-hanh",))],
        ),
        (
            "Nghị quyết số 5 và Nghị quyết số 9 của ai?",
            [("answered", ("nghi-quyet-5-cua-ai",)), ("unknown", ())],
        ),
        (
            "Nghị quyết số 5 của ai, Nghị quyết số 9 của ai?",
            [("answered", ("nghi-quyet-5-cua-ai",)), ("unknown", ())],
        ),
        (
            "Nghị quyết số 5 của ai và Chỉ thị số 8 nữa?",
            [("answered", ("nghi-quyet-5-cua-ai",)), ("answered", ("chi-thi-8-cua-ai",))],
        ),
        (
            "bà Lan chủ trì đại hội còn ông Hùng chủ trì đại hội, đúng không?",
            [("confirmed", ("chu-tri",)), ("refuted", ("chu-tri",))],
        ),
        ("em không hỏi ai chủ trì đại hội, em hỏi ai điều hành", [("answered", ("dieu-hanh",))]),
        ("Ai chủ trì đại hội? À nhầm, ai điều hành đại hội?", [("answered", ("dieu-hanh",))]),
        ("ai chủ trì đại hội, ai biết chỉ giúp với", [("answered", ("chu-tri",))]),
    ],
)
def test_each_part_is_answered_or_refused(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert [told(decision) for decision in respond(COUNCIL, text).decisions] == expected


def test_what_was_refused_is_not_left_out_for_the_next_part() -> None:
    (decision,) = respond(COUNCIL, "Bên Hà Nội ai làm trưởng đoàn, ai chủ trì?").decisions
    assert told(decision)[0] == "unknown"


def test_parts_that_none_answers_are_one_question() -> None:
    (decision,) = respond(COUNCIL, "Nghị quyết số 7 của ai, Nghị quyết số 9 của ai?").decisions
    assert told(decision)[0] == "unknown"
