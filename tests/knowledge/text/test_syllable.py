"""The two keys of a syllable, and what passes for one."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.text.syllable import compatible, fold, form, is_accented, is_syllable

VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
words = st.text(alphabet=VIETNAMESE, min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("old", "new"),
    [("hoà", "hòa"), ("thuý", "thúy"), ("khoẻ", "khỏe"), ("nghịêm", "nghiệm"), ("uỷ", "ủy"), ("loà", "lòa")],
)
def test_it_does_not_matter_on_which_vowel_the_tone_stands(old: str, new: str) -> None:
    assert form(old) == form(new)
    assert fold(old) == fold(new)


@pytest.mark.parametrize(("one", "other"), [("kỷ", "kỉ"), ("lý", "lí"), ("quý", "quí"), ("tỷ", "tỉ")])
def test_final_y_and_i_are_two_spellings_of_one_syllable(one: str, other: str) -> None:
    assert form(one) == form(other)


@pytest.mark.parametrize(("one", "other"), [("tay", "tai"), ("thủy", "thủi"), ("tỏ", "tọ"), ("an", "ăn")])
def test_different_syllables_keep_different_forms(one: str, other: str) -> None:
    assert form(one) != form(other)


@given(words)
def test_composed_and_decomposed_words_agree(word: str) -> None:
    decomposed = unicodedata.normalize("NFD", word)
    assert form(decomposed) == form(word)
    assert fold(decomposed) == fold(word)


@given(words)
def test_upper_case_changes_no_key(word: str) -> None:
    assert form(word.upper()) == form(word)
    assert fold(word.upper()) == fold(word)


@given(words)
def test_a_fold_is_ascii_and_folds_to_itself(word: str) -> None:
    assert fold(word).isascii()
    assert fold(fold(word)) == fold(word)
    assert not is_accented(fold(word))


@given(st.text())
def test_any_text_has_keys(text: str) -> None:
    assert isinstance(form(text), str)
    assert isinstance(fold(text), str)
    assert isinstance(is_syllable(fold(text)), bool)


@pytest.mark.parametrize("word", ["nghi", "quyet", "chi", "thi", "truong", "khuya", "y", "oanh", "nguyen"])
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["hooij", "chr", "ngi", "ghan", "ce", "kan", "nq", "", "abc", "hoinghi"])
def test_what_no_vietnamese_writes(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.parametrize(("typed", "word"), [("quyêt", "quyết"), ("đươc", "được"), ("uong", "ương")])
def test_missing_marks_are_compatible(typed: str, word: str) -> None:
    assert compatible(form(typed), form(word))


@pytest.mark.parametrize(
    ("typed", "word"), [("tọ", "tỏ"), ("quyền", "quyết"), ("dặn", "dân"), ("hội", "hồi")]
)
def test_other_marks_are_not(typed: str, word: str) -> None:
    assert not compatible(form(typed), form(word))
