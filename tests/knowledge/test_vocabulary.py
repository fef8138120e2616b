"""The words of a base: slips of them and runs of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from knowledge.vocabulary import Vocabulary

SENTENCES = [
    ["ai", "chu", "tri", "hoi", "nghi"],
    ["hoi", "nghi", "o", "diem", "cau", "bac", "kan"],
    ["ai", "chu", "tri", "diem", "cau", "bac", "kan"],
    ["nghi", "quyet", "cua", "dang", "uy", "cong", "an", "trung", "uong"],
    ["internet", "toan", "truong"],
]
VOCABULARY = Vocabulary(SENTENCES, {"sao"})


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("quyt", "quyet"),
        ("quyett", "quyet"),
        ("quyat", "quyet"),
        ("qyuet", "quyet"),
        ("internte", "internet"),
    ],
)
def test_a_slip_is_near_its_word(typed: str, word: str) -> None:
    assert word in VOCABULARY.near(typed)


def test_two_slips_are_near_in_long_words_only() -> None:
    assert "internet" in VOCABULARY.near("intrnett")
    assert "quyet" not in VOCABULARY.near("qyett")


def test_a_smaller_part_of_a_word_slipped_is_more_similar() -> None:
    # One letter of eight says more of the word than one of five.
    assert VOCABULARY.near("interned")["internet"] > VOCABULARY.near("quyed")["quyet"]


def test_words_of_the_lexicon_alone_are_known_but_nobody_slips_to_them() -> None:
    assert "sao" in VOCABULARY
    assert "sao" not in VOCABULARY.near("sac")


@given(st.text(alphabet="aceghinoqrtuy", min_size=1, max_size=12))
def test_near_words_are_within_reach_and_never_the_word_itself(word: str) -> None:
    near = VOCABULARY.near(word)
    assert word not in near
    assert all(OSA.distance(word, other) <= (2 if len(word) >= 8 else 1) for other in near)
    assert all(0.0 < similarity < 1.0 for similarity in near.values())


@pytest.mark.parametrize(
    ("run", "pieces"),
    [
        ("hoinghi", ["hoi", "nghi"]),
        ("aichutrihoinghi", ["ai", "chu", "tri", "hoi", "nghi"]),
        ("diemcaubackan", ["diem", "cau", "bac", "kan"]),
    ],
)
def test_a_run_is_cut_into_its_words(run: str, pieces: list[str]) -> None:
    found = VOCABULARY.split(run)
    assert found is not None
    assert found[1] == pieces


@pytest.mark.parametrize("run", ["hoi", "xyz", "hoixyznghi", ""])
def test_what_is_no_run_of_known_words_is_not_cut(run: str) -> None:
    assert VOCABULARY.split(run) is None


def test_an_empty_vocabulary_knows_nothing_and_raises_nothing() -> None:
    empty = Vocabulary([])
    assert empty.near("hoi") == {}
    assert empty.split("hoinghi") is None


def test_what_is_no_word_is_the_only_one_it_can_be_by_a_slip() -> None:
    forms = {"chu3": "chu", "chu1": "chu", "nghi5": "nghi", "hôi5": "hoi"}
    vocabulary = Vocabulary(SENTENCES, forms=forms.items())
    assert vocabulary.meant("cchu3", "cchu") == ("chu3", "chu")
    assert vocabulary.meant("ngi", "ngi") == ("nghi5", "nghi")
    assert vocabulary.meant("xyz", "xyz") is None


def test_of_two_words_a_slip_away_neither_is_meant() -> None:
    vocabulary = Vocabulary([["hoi", "hon"]], forms=[("hôi5", "hoi"), ("hơn", "hon")])
    assert vocabulary.meant("hov", "hov") is None


def test_shorthand_is_a_piece_of_a_run_and_no_word() -> None:
    vocabulary = Vocabulary(SENTENCES, shorthand={"antt"})
    assert "antt" not in vocabulary
    cut = vocabulary.split("antthoinghi")
    assert cut is not None
    assert cut[1] == ["antt", "hoi", "nghi"]


def test_the_same_words_written_otherwise_are_another_spelling() -> None:
    plain, other = (Vocabulary(SENTENCES, forms=[(form, "chu")]) for form in ("chu3", "chu1"))
    assert plain.spells_as(Vocabulary(SENTENCES, forms=[("chu3", "chu")]))
    assert not plain.spells_as(other)


def test_a_run_is_cut_where_its_accents_are_those_of_known_words() -> None:
    sentences = [["cap", "ham"], ["ca", "pham"], ["ca", "pham"]]
    forms = [("câp1", "cap"), ("ham2", "ham"), ("ca", "ca"), ("pham5", "pham")]
    cut = Vocabulary(sentences, forms=forms).split("cấphàm")
    assert cut is not None
    assert cut[1] == ["cấp", "hàm"]
