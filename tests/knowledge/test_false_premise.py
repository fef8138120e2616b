"""The shipped facts under questions that take for granted what is not so, or somebody who is not there."""

import pytest

from tests.knowledge.bases import asked, shipped


@pytest.mark.parametrize(
    "question",
    [
        "Trong tám ông, ông nào là uỷ viên Bộ Chính trị?",
        "Trong chín người được nêu tên, ai không mang hàm tướng?",
    ],
)
def test_there_are_not_so_many_people(question: str) -> None:
    assert asked(shipped(), question) == ("unknown", ())


@pytest.mark.parametrize(
    ("question", "fact_id"),
    [
        ("Trong ba ông, ông nào là uỷ viên Bộ Chính trị?", "quang-uy-vien-bo-chinh-tri"),
        ("Trong hai ông Quang và Tỏ, ai là Thứ trưởng?", "thu-truong-bo-cong-an"),
    ],
)
def test_some_of_them_may_be_counted(question: str, fact_id: str) -> None:
    assert asked(shipped(), question) == ("answered", (fact_id,))


@pytest.mark.parametrize(
    "question",
    [
        "Vũ Đức Thắng, ông Tỏ, ông Trung mỗi người làm gì?",
        "Phân công giữa Nguyễn Hoàng Nam, ông Tỏ và ông Trung ra sao?",
    ],
)
def test_a_row_with_a_stranger_in_it_is_not_answered_for_the_others(question: str) -> None:
    assert asked(shipped(), question) == ("unknown", ())


@pytest.mark.parametrize(
    "question",
    ["ông Quang là Thứ trưởng của bộ nào?", "đồng chí Tỏ: trưởng hay phó giám đốc công an?"],
)
def test_nobody_has_anothers_title(question: str) -> None:
    assert asked(shipped(), question) == ("unknown", ())


def test_everybody_has_their_own() -> None:
    assert asked(shipped(), "ông Tỏ là Thứ trưởng của bộ nào?") == ("answered", ("thu-truong-bo-cong-an",))


def test_the_words_of_a_question_concede_nothing() -> None:
    # "Thế" of "thế nào" is no "thế thì ai".
    assert asked(shipped(), "Người không chủ trì ở Bắc Kạn là nhân vật thế nào?") == ("unknown", ())
