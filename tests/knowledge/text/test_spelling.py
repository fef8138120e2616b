"""Chat's spelling: written out where that makes a syllable, and left alone everywhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.text.spelling import spelt_out
from knowledge.text.syllable import fold, is_syllable
from tests.knowledge.bases import COUNCIL, asked


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("côg", "công"), ("tướg", "tướng"), ("TRUG", "TRUnG"), ("hàh", "hành"), ("fong", "phong"),
        ("wang", "quang"), ("zạ", "dạ"), ("jữ", "giữ"), ("kán", "cán"), ("cể", "kể"), ("fog", "phong"),
        ("ÔÔng", "Ông"), ("mạạnh", "mạnh"), ("nhhững", "những"), ("SSếp", "Sếp"),
    ],
)  # fmt: skip
def test_fewer_letters_are_written_out(typed: str, meant: str) -> None:
    assert spelt_out(typed) == meant


@pytest.mark.parametrize(
    "word", ["nghị", "hòa", "khi", "anh", "h", "g", "", "abcg", "zoom", "facebook", "12"]
)
def test_a_syllable_and_what_is_none_anyhow_stay(word: str) -> None:
    assert spelt_out(word) is None


@given(st.text(max_size=12))
def test_what_is_written_out_is_a_syllable(word: str) -> None:
    spelt = spelt_out(word)
    assert spelt is None or (is_syllable(fold(spelt)) and spelt_out(spelt) is None)


def test_it_is_read_so_in_a_question() -> None:
    assert asked(COUNCIL, "ai điều hàh đại hội") == ("answered", ("dieu-hanh",))
