"""From a message to terms."""

import unicodedata
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.noise import TYPING
from knowledge.reading import LONG, TOKENS_READ, Reader, Term
from tests.knowledge.bases import COUNCIL, LIBRARY, base

READER: Reader = base(LIBRARY).reader


def folds(text: str) -> list[str]:
    return [term.fold for term in READER.read(text)[0]]


QUESTION = "Chỗ để xe của thư viện nằm ở đâu?"
PLAIN = ["cho", "de", "xe", "cua", "thu", "vien", "nam", "o", "dau"]


@pytest.mark.parametrize(
    "text",
    [
        QUESTION,
        unicodedata.normalize("NFD", QUESTION),
        QUESTION.upper(),
        "cho de xe cua thu vien nam o dau",
        "choox ddeer xe cuar thuw vieenj nawmf owr ddaau",
        "cho64 d9e63 xe cua3 thu7 vien65 nam82 o73 d9a6u",
        "chỗđể xecủa thưviện nằm ở đâu",
        "chỗ để xe của thư v iện nằm ở đâu",
        "  Chỗ\tđể\n\nxe của thư viện nằm ở đâuuuuu???!!! 🙂",
    ],
)
def test_one_question_typed_in_many_ways_reads_the_same(text: str) -> None:
    assert folds(text) == PLAIN


def test_shorthand_that_only_grows_is_no_second_reading() -> None:
    assert len(READER.read("gui xe the nao")) == 1  # "như thế nào" holds "thế nào"
    assert len(READER.read("nhac den thu vien")) == 2  # "nhắc tới", or "nhạc đen"


@pytest.mark.parametrize("text", ["thẻ hoà", "thẻ hòa"])
def test_tone_placement_agrees(text: str) -> None:
    assert [term.form for term in READER.read(text)[0]] == ["the3", "hoa2"]


def test_what_is_not_understood_stays_as_typed() -> None:
    (first, *_, last) = READER.read("zxqwk thẻ blorp")[0]
    assert (first.text, first.known) == ("zxqwk", False)
    assert (last.text, last.known) == ("blorp", False)


def test_a_slip_names_the_words_it_may_be_and_stays_itself() -> None:
    (slip,) = READER.read("suon")[0]
    assert dict(slip.near).keys() == {"muon", "cuon"}
    assert slip.fold == "suon"


def test_what_is_no_syllable_and_can_be_but_one_word_is_that() -> None:
    (slip,) = READER.read("nhieud")[0]
    assert (slip.fold, slip.text) == ("nhieu", "nhieud")


def test_number_words_are_numbers_where_they_are_several() -> None:
    assert folds("mượn hai mươi lăm cuốn sách") == ["muon", "25", "cuon", "sach"]
    assert folds("mượn hai cuốn sách")[1] == "hai"


def test_shorthand_with_several_meanings_is_read_in_several_ways() -> None:
    readings = READER.read("bn thẻ")
    assert len(readings) > 1
    assert all(reading[0].ambiguous for reading in readings)


def test_a_long_message_is_read_in_one_way() -> None:
    assert len(READER.read("bn thẻ " * LONG)) == 1


def test_noise_beyond_the_words_read_costs_nothing() -> None:
    assert len(READER.read("thẻ " * 4000)[0]) == TOKENS_READ


@pytest.mark.parametrize("question", [question for fact in LIBRARY.facts for question in fact.questions])
def test_curated_text_is_read_as_a_careful_asker_would_be(question: str) -> None:
    curated = [(term.form, term.fold) for term in READER.read_curated(question)]
    assert curated == [(term.form, term.fold) for term in READER.read(question)[0]]


def test_nothing_is_mended_in_curated_text() -> None:
    # "gì ở" are two words, however much "giờ" is one of the base's.
    assert [term.fold for term in READER.read_curated("gì ở đây")] == ["gi", "o", "day"]
    assert not any(term.near for term in READER.read_curated(QUESTION))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    for reading in READER.read(text):
        assert all(isinstance(term, Term) and term.fold for term in reading)
    READER.read_curated(text)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(sorted(TYPING)), st.integers(0, 10_000))
def test_typing_noise_leaves_most_words(noise: str, seed: int) -> None:
    noisy = folds(TYPING[noise](QUESTION, Random(seed)))
    slips = {near for term in READER.read(TYPING[noise](QUESTION, Random(seed)))[0] for near, _ in term.near}
    assert sum(word in noisy or word in slips for word in PLAIN) >= len(PLAIN) - 2


def test_a_word_said_like_another_may_mean_it() -> None:
    reader = base(COUNCIL).reader
    assert "chu" in dict(reader.read("trủ trì")[0][0].near)
    assert not reader.read("chủ trì")[0][0].near
