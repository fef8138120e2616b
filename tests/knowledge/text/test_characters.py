"""One Unicode form for everything that people paste or type."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.text.characters import CHARACTERS_READ, clean


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text(max_size=500))
def test_composed_and_decomposed_text_agree(text: str) -> None:
    assert clean(unicodedata.normalize("NFD", text)) == clean(unicodedata.normalize("NFC", text))


@given(st.text(alphabet=st.characters(categories=["Cs", "Cc", "Cf", "Mn", "Lo"])))
def test_nothing_unreadable_is_left(text: str) -> None:
    assert not any(unicodedata.category(c) == "Cs" or c == "\0" for c in clean(text))


def test_what_is_read_is_bounded_even_when_normalisation_grows_it() -> None:
    grows = "\ufb2c"  # three characters in NFC
    assert len(clean(grows * CHARACTERS_READ)) == CHARACTERS_READ


@pytest.mark.parametrize("look_alike", ["\u00d0", "\u0189", "\u0110"])
def test_look_alikes_of_the_barred_d_are_one_letter(look_alike: str) -> None:
    assert clean(f"{look_alike}ảng") == "Đảng"


def test_invisible_characters_part_no_word() -> None:
    assert clean("hội\u200bnghị \ufeffBắc\u00ad Kạn") == "hộinghị Bắc Kạn"


def test_control_characters_part_words() -> None:
    assert clean("hội\x00nghị") == "hội nghị"


@pytest.mark.parametrize("ornate", ["𝐀𝐢 𝐜𝐡𝐮 𝐭𝐫𝐢", "ＡＩ ｃｈｕ ｔｒｉ", "Ⓐⓘ ⓒⓗⓤ ⓣⓡⓘ", "𝙰𝚒 𝚌𝚑𝚞 𝚝𝚛𝚒"])
def test_letters_of_a_phone_s_fonts_are_plain_letters(ornate: str) -> None:
    assert clean(ornate).casefold() == "ai chu tri"
    assert clean("𝘤𝘩𝘶\u0309") == "chủ"
    assert clean("１２") == "12"


@pytest.mark.parametrize("text", ["＜b＞", "x² m²", "½", "①", "Ω", "😀"])
def test_other_characters_stay(text: str) -> None:
    assert clean(text) == text
