"""The asker's words, repeated."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.echo import ECHO_LENGTH, legible, shortened


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  hai \n dòng\t", "hai dòng"),
        ("đổi\u202echiều", "đổichiều"),
        ("nửa \ud83d chữ", "nửa chữ"),
        ("không\x00gì", "khônggì"),
        ("👍 tốt", "👍 tốt"),
    ],
)
def test_only_what_can_be_seen_is_repeated(text: str, line: str) -> None:
    assert legible(text) == line


def test_a_long_text_is_cut_at_a_word() -> None:
    assert shortened("một hai ba bốn năm", 12) == "một hai ba…"


def test_a_long_word_is_cut_all_the_same() -> None:
    assert shortened("a" * 50, 12) == "a" * 11 + "…"


@given(st.text(alphabet=st.characters(), max_size=400))
def test_an_echo_is_one_short_line_that_can_be_sent(text: str) -> None:
    echo = shortened(text)
    assert len(echo) <= ECHO_LENGTH
    assert "\n" not in echo
    echo.encode()
