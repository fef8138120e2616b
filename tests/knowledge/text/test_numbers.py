"""Number words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.text.numbers import NUMBER_BEGINNINGS, read_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("mười", 10), ("mười hai", 12), ("hai mươi", 20), ("hai mươi mốt", 21), ("hai mươi lăm", 25),
        ("một trăm", 100), ("một trăm linh năm", 105), ("ba trăm sáu mươi lăm", 365), ("hai nghìn", 2000),
        ("hai nghìn không trăm hai mươi lăm", 2025), ("một triệu hai trăm nghìn", 1_200_000),
        ("hai mốt", 21), ("một trăm ba lăm", 135), ("ba tỷ", 3 * 10**9), ("muoi hai", 12),
        ("hai nghin khong tram hai muoi lam", 2025),
    ],
)  # fmt: skip
def test_numbers(text: str, value: int) -> None:
    found = read_number(text.split(), 0)
    assert found is not None
    assert found[0] == value


@pytest.mark.parametrize(
    ("text", "value", "width"),
    [
        ("mười năm", 10, 1),
        ("hai mươi năm nữa", 20, 2),
        ("một trăm năm", 100, 2),
        ("hai nghìn năm trăm", 2500, 4),
    ],
)
def test_a_year_behind_a_number_is_no_five(text: str, value: int, width: int) -> None:
    assert read_number(text.split(), 0) == (value, width)


def test_a_number_ends_where_other_words_begin() -> None:
    assert read_number(["nghị", "quyết", "mười", "hai", "của", "ai"], 2) == (12, 2)


@pytest.mark.parametrize("text", ["trăm", "nghìn", "quyết", "linh"])
def test_units_alone_are_no_number(text: str) -> None:
    assert read_number([text], 0) is None


@given(
    st.lists(
        st.sampled_from(sorted(NUMBER_BEGINNINGS | {"trăm", "nghìn", "triệu", "tỷ", "linh", "và"})),
        max_size=12,
    )
)
def test_any_row_of_number_words_is_read_within_its_length(words: list[str]) -> None:
    found = read_number(words, 0)
    assert found is None or (found[0] >= 0 and 0 < found[1] <= len(words))
    assert found is None or words[0] in NUMBER_BEGINNINGS
