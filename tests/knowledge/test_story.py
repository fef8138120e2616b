"""The question in a story: found among its clauses, and never where the story contradicts the answer."""

import pytest

from knowledge.clauses import clauses
from knowledge.reading import legible
from tests.knowledge.bases import COUNCIL, asked, base


def parted(text: str) -> list[str]:
    """The clauses of ``text``, each in its words as typed."""
    facts = base(COUNCIL)
    terms = facts.read(text)[0]
    found = clauses(terms, legible(text), facts.lexicon)
    return [legible(text)[terms[part.start].start : terms[part.end - 1].end] for part in found]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Nhà em ở xa, cho em hỏi ai chủ trì đại hội", ["Nhà em ở xa", "ai chủ trì đại hội"]),
        ("hôm qua em đọc báo cho em hỏi ai chủ trì", ["hôm qua em đọc báo", "ai chủ trì"]),
        ("mẹ em bảo đại hội xong mà em không tin", ["mẹ em", "đại hội xong", "em không tin"]),
        ("bà Lan chủ trì, có đúng vậy không?", ["bà Lan chủ trì", "có đúng vậy không"]),
        ("Ai chủ trì đại hội?", ["Ai chủ trì đại hội"]),
        ("Hôm nay (thứ hai) họp", ["Hôm nay", "thứ hai", "họp"]),
    ],
)
def test_a_story_is_parted_at_marks_askings_reports_and_conjunctions(text: str, parts: list[str]) -> None:
    assert parted(text) == parts


def test_nothing_leads_to_a_clause_inside_a_name_or_a_compound() -> None:
    facts = base(COUNCIL)
    text = "lực lượng bảo vệ đại hội nói đã xong"
    terms = facts.read(text)[0]
    assert clauses(terms, text, facts.lexicon)[0].end == 6
    named = range(len(terms))
    assert len(clauses(terms, text, facts.lexicon, named)) == 1


def test_a_report_ends_where_a_name_begins() -> None:
    facts = base(COUNCIL)
    text = "mẹ em bảo bà Lan chủ trì đại hội"
    terms = facts.read(text)[0]
    assert clauses(terms, text, facts.lexicon, named={3, 4})[-1].start == 3, "nobody was told it"
    assert clauses(terms, text, facts.lexicon)[-1].start == 4, "without a name, whom it was said to"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Tôi quê Cao Bằng, tôi đã 60 tuổi, xin hỏi ai điều hành đại hội", ("answered", ("dieu-hanh",))),
        ("Tui ở Cao Lãnh làm ruộng, cho tui hỏi ai chủ trì đại hội", ("answered", ("chu-tri",))),
        ("em là công an phường, sếp em hỏi ai chủ trì đại hội", ("answered", ("chu-tri",))),
        ("em cần biết ai chủ trì đại hội để ghi vào sổ tay chi đoàn", ("answered", ("chu-tri",))),
        ("mẹ em bảo bà Lan chủ trì đại hội, có thật vậy không", ("confirmed", ("chu-tri",))),
        ("mẹ em bảo ông Hùng chủ trì đại hội, có thật vậy không", ("refuted", ("chu-tri",))),
        ("5 phút nữa em lên bục, mà quên mất ai chủ trì đại hội", ("answered", ("chu-tri",))),
        ("Nhân ngày 20/11 vui vẻ, cho hỏi ai chủ trì đại hội", ("answered", ("chu-tri",))),
        ("con em học lớp năm, thầy nó hỏi ai chủ trì đại hội mà nó quên", ("answered", ("chu-tri",))),
    ],
)
def test_what_is_told_beside_a_question_is_passed_over(text: str, told: tuple[str, tuple[str, ...]]) -> None:
    assert asked(COUNCIL, text) == told


@pytest.mark.parametrize(
    "text",
    [
        # What the story names is what is asked about.
        "Tôi dự đại hội ở Hà Nội năm 1990, không biết hồi đó ai chủ trì",
        "Nghị quyết số 9 mới ra, cho em hỏi của ai vậy",
        "Nếu họp ở Hà Nội, cho em hỏi ai chủ trì phiên họp",
    ],
)
def test_a_story_that_names_something_else_is_no_frame(text: str) -> None:
    assert asked(COUNCIL, text)[0] not in ("answered", "confirmed", "refuted")
