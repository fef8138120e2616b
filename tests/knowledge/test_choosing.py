"""Choices picked in words."""

import pytest

from knowledge.choosing import picked
from knowledge.lexicon import shipped


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2", 2),
        ("số 2", 2),
        ("so 2", 2),
        ("Câu 2 nhé", 2),
        ("cái thứ hai ạ", 2),
        ("chọn số hai đi", 2),
        ("em chọn 2", 2),
        ("hai", 2),
        ("câu nhì", 2),
        ("cái đầu tiên", 1),
        ("cau dau tien", 1),
        ("thứ nhất", 1),
        ("câu cuối cùng", 3),
        ("lựa chọn 3.", 3),
    ],
)
def test_a_choice_is_picked_in_many_words(text: str, number: int) -> None:
    assert picked(text, 3, shipped()) == number


@pytest.mark.parametrize(
    "text",
    [
        "số 4",
        "0",
        "chọn",
        "câu",
        "",
        "số 1 và số 2",
        "Nghị quyết số 2",
        "ai là người đầu tiên",
        "câu 2 nói gì",
        "2 năm",
        "hai văn bản",
        "99999999999999999999",
    ],
)
def test_what_says_more_or_picks_nothing_is_no_choice(text: str) -> None:
    assert picked(text, 3, shipped()) is None


def test_where_nothing_was_offered_nothing_is_picked() -> None:
    assert picked("số 1", 0, shipped()) is None
