"""One message as several questions."""

import pytest

from knowledge.segmentation import sentences, splits


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ai chủ trì? Ai điều hành?", ["Ai chủ trì?", "Ai điều hành?"]),
        ("Ai chủ trì?Ai điều hành?", ["Ai chủ trì?", "Ai điều hành?"]),
        ("Ai chủ trì\nAi điều hành", ["Ai chủ trì", "Ai điều hành"]),
        ("Chào bạn. Ai chủ trì?", ["Chào bạn.", "Ai chủ trì?"]),
        ("Ai chủ trì", ["Ai chủ trì"]),
        ("Ai chủ trì???", ["Ai chủ trì???"]),
        ("?!?!", ["?!?!"]),
        ("", [""]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, parts: list[str]) -> None:
    assert [part.replace("???", "?") for part in sentences(text)] == [
        part.replace("???", "?") for part in parts
    ]


def test_a_point_within_a_number_ends_no_sentence() -> None:
    assert sentences("Giá 20.000 đồng phải không?") == ["Giá 20.000 đồng phải không?"]


def test_a_joining_word_parts_a_sentence_in_every_possible_way() -> None:
    assert splits("Nghị quyết 5 và Chỉ thị 8 của ai?") == [("Nghị quyết 5", "Chỉ thị 8 của ai?")]
    assert splits("A, B và C") == [("A", "B và C"), ("A, B", "C")]
    assert splits("nghi quyet 5 va chi thi 8") == [("nghi quyet 5", "chi thi 8")]


@pytest.mark.parametrize("text", ["Ai chủ trì đại hội?", "và", "và ai?", "vàng lên giá", "conđường"])
def test_without_two_sides_there_is_no_split(text: str) -> None:
    assert splits(text) == []
