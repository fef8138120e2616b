"""Typing noises keep a question's meaning; swaps change it."""

import unicodedata
from random import Random

import pytest

from knowledge.noise import TYPING, names_in, swap_name, swap_number, teencode, telex, typo, unaccented, vni
from tests.knowledge.bases import LIBRARY, asked

TEXT = "Thượng tướng Hoà chủ trì được bao nhiêu phiên họp ở Đắk Lắk?"


@pytest.mark.parametrize("name", TYPING)
def test_a_noise_is_the_same_for_the_same_seed(name: str) -> None:
    assert TYPING[name](TEXT, Random(7)) == TYPING[name](TEXT, Random(7))


@pytest.mark.parametrize("name", TYPING)
@pytest.mark.parametrize("text", ["", "a", "?", "12", "😀 ok", "ừ"])
def test_a_noise_takes_any_text(name: str, text: str) -> None:
    for seed in range(20):
        TYPING[name](text or " ", Random(seed))


def test_clean_is_clean_and_every_other_noise_shows() -> None:
    shown = {name: {TYPING[name](TEXT, Random(seed)) for seed in range(12)} for name in TYPING}
    assert shown.pop("clean") == {TEXT}
    assert shown.pop("old_tone") == {TEXT}  # its only such syllable is written in the old way already
    assert TYPING["old_tone"]("hòa", Random(0)) == "hoà"
    assert all(texts != {TEXT} for texts in shown.values())


def test_accents_come_off() -> None:
    assert unaccented("Đắk Lắk, Hoà Bình", Random(0)) == "dak lak, hoa binh"


def test_keystrokes_are_what_a_keyboard_would_send() -> None:
    assert telex("chủ trì", Random(0)) == "chur trif"
    assert telex("Đắk", Random(0)) == "ddawks"
    assert vni("chủ trì", Random(0)) == "chu3 tri2"
    assert vni("được", Random(0)) == "d9u7o7c5"


def test_decomposed_text_is_canonically_the_same() -> None:
    noisy = TYPING["decomposed"](TEXT, Random(0))
    assert noisy != TEXT
    assert unicodedata.normalize("NFC", noisy) == TEXT


def test_spaces_go_and_come_and_nothing_else() -> None:
    for name in ("joined", "spaced"):
        for seed in range(20):
            assert TYPING[name](TEXT, Random(seed)).replace(" ", "") == TEXT.replace(" ", "")


def test_a_slip_leaves_most_of_a_text() -> None:
    for seed in range(50):
        slipped = typo(TEXT, Random(seed))
        assert abs(len(slipped) - len(TEXT)) <= 2
        differing = sum(a != b for a, b in zip(slipped.split(), TEXT.split(), strict=True))
        assert differing <= max(1, len(TEXT.split()) // 8)


def test_chat_shorthand_is_used_word_by_word() -> None:
    text = {teencode("không được", Random(seed)) for seed in range(30)}
    assert any("ko dc" in noisy for noisy in text)
    assert not any("kodc" in noisy for noisy in text)


@pytest.mark.parametrize("name", TYPING)
def test_the_engine_reads_through_a_noise(name: str) -> None:
    # One clear question of a small base; a noise that no reader could undo ("joined" in part) may ask back.
    question = "Thư viện mở cửa lúc mấy giờ?"
    told = [asked(LIBRARY, TYPING[name](question, Random(seed))) for seed in range(5)]
    assert set(told) <= {("answered", ("gio-mo-cua",)), ("clarify", ("gio-mo-cua",))}
    assert told.count(("answered", ("gio-mo-cua",))) >= 4


def test_names_are_runs_of_capitals_within_a_sentence() -> None:
    assert names_in("Ông Vũ Văn Minh gặp Lê Lai ở Hà Nội.") == ["Vũ Văn Minh", "Lê Lai", "Hà Nội"]
    assert names_in("Ai chủ trì?") == []


def test_a_swapped_number_is_another_number_in_its_place() -> None:
    for seed in range(50):
        swapped = swap_number("Điều 12 của luật", Random(seed))
        assert swapped is not None
        assert swapped != "Điều 12 của luật"
        assert swapped.startswith("Điều ")
        assert swapped.endswith(" của luật")
        assert swapped.split()[1].isdigit()
    assert swap_number("Điều nào?", Random(0)) is None


def test_a_swapped_name_is_another_name() -> None:
    swapped = swap_name("Ai gặp Lê Lai?", ("Lê Lai", "Hà Nội"), Random(0))
    assert swapped == "Ai gặp Hà Nội?"
    assert swap_name("Ai gặp Lê Lai?", ("Lê Lai",), Random(0)) is None
    assert swap_name("Ai gặp ai?", ("Lê Lai",), Random(0)) is None
