"""Raw Telex and VNI, as typed with the keyboard off."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.text.keystrokes import decode_telex, decode_vni
from knowledge.text.syllable import form


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("hooij", "hội"), ("nghij", "nghị"), ("quyeets", "quyết"), ("quyetes", "quyết"), ("dduwowcj", "được"),
        ("dduowcj", "được"), ("ddangr", "đảng"), ("dangrd", "đảng"), ("tuowngs", "tướng"), ("uyr", "uỷ"),
        ("thuwowngf", "thường"), ("muaw", "mưa"), ("quangw", "quăng"),
    ],
)  # fmt: skip
def test_telex(typed: str, word: str) -> None:
    decoded = decode_telex(typed)
    assert decoded is not None
    assert form(decoded) == form(word)


@pytest.mark.parametrize(
    ("typed", "word"),
    [("hoi65", "hội"), ("nghi5", "nghị"), ("quyet61", "quyết"), ("quye6t1", "quyết"), ("d9ang3", "đảng"),
     ("duoc795", "được"), ("tuong71", "tướng"), ("mua7", "mưa"), ("quang8", "quăng"), ("ka5n", "kạn")],
)  # fmt: skip
def test_vni(typed: str, word: str) -> None:
    decoded = decode_vni(typed)
    assert decoded is not None
    assert form(decoded) == form(word)


@pytest.mark.parametrize("typed", ["hoi", "hội", "12", "nq12x", "hello", "www", "https", "", "ff", "a1b0"])
def test_what_spells_no_syllable_is_left_alone(typed: str) -> None:
    assert decode_vni(typed) is None
    assert decode_telex(typed) is None


@given(st.text(max_size=30))
def test_any_text_is_either_a_composed_word_or_nothing(text: str) -> None:
    for decoded in (decode_telex(text), decode_vni(text)):
        assert decoded is None or decoded == unicodedata.normalize("NFC", decoded)


@given(st.text(alphabet="abcdeghiklmnopqrstuvxywfjz0123456789", max_size=20))
def test_any_keys_are_either_a_word_or_nothing(keys: str) -> None:
    for decoded in (decode_telex(keys), decode_vni(keys)):
        assert decoded is None or decoded.isalpha()
