"""The sentences of a message."""

import pytest

from knowledge.segmentation import sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ai chủ trì? Ai điều hành?", ["Ai chủ trì?", "Ai điều hành?"]),
        ("Ai chủ trì?Ai điều hành?", ["Ai chủ trì?", "Ai điều hành?"]),
        ("Ai chủ trì\nAi điều hành", ["Ai chủ trì", "Ai điều hành"]),
        ("Chào bạn. Ai chủ trì?", ["Chào bạn.", "Ai chủ trì?"]),
        ("1. Ai chủ trì? 2. Ai điều hành?", ["Ai chủ trì?", "Ai điều hành?"]),
        ("a) Ai chủ trì; b) ai điều hành", ["Ai chủ trì;", "ai điều hành"]),
        ("Của Nghị quyết số 5. Ai ký?", ["Của Nghị quyết số 5.", "Ai ký?"]),
        ("2.", ["2."]),
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
