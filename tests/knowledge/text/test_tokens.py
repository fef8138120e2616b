"""Tokens: words and numbers with their keys and places."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.text.characters import clean
from knowledge.text.tokens import tokenize


def folds(text: str) -> list[str]:
    return [token.fold for token in tokenize(clean(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nghị quyết số 12-NQ/ĐUCA", ["nghi", "quyet", "so", "12", "nq", "duca"]),
        ("NQ12", ["nq", "12"]),
        ("12NQ", ["12", "nq"]),
        ("1.000 đồng, 012 và 3,5", ["1000", "dong", "12", "va", "3.5"]),
        ("20/10/2024", ["20", "10", "2024"]),
        ("hoi65 nghi5", ["hoi65", "nghi5"]),
        ("<b>R&amp;D</b> 🙂", ["r", "d"]),
    ],
)
def test_words_and_numbers_part(text: str, expected: list[str]) -> None:
    assert folds(text) == expected


@given(st.text(max_size=300))
def test_each_token_stands_where_it_says(text: str) -> None:
    cleaned = clean(text)
    for token in tokenize(cleaned):
        assert cleaned[token.start : token.end] == token.text


@given(st.text(alphabet="hội nghị tổng kết Đảng ủy 12 ", max_size=60))
def test_composed_and_decomposed_text_have_the_same_tokens(text: str) -> None:
    assert folds(unicodedata.normalize("NFD", text)) == folds(unicodedata.normalize("NFC", text))


@given(st.text(max_size=300), st.integers(0, 10))
def test_the_first_tokens_are_the_first_of_all(text: str, most: int) -> None:
    cleaned = clean(text)
    assert tokenize(cleaned, most) == tokenize(cleaned)[:most]
