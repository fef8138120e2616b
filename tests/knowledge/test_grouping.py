"""Questions put together by what they ask."""

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge import lexicon
from knowledge.grouping import Wording, essence, grouped, idle_words

IDLE = idle_words(lexicon.shipped())


def groups(*normals: str) -> list[list[str]]:
    wordings = [Wording(normal, len(normals) - number) for number, normal in enumerate(normals)]
    return [[normals[number] for number in group] for group in grouped(wordings, IDLE)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ai la giam doc so y te", "giam doc so y te la ai vay"),
        ("ngan sach xay tru so la bao nhieu", "ngan sach xay tru so bao nhieu a"),
        ("ngan sach xay tru so la bao nhieu", "ngan sach xay tru soo bao nhiu"),
    ],
)
def test_other_words_for_the_same_question_are_one_gap(one: str, other: str) -> None:
    assert groups(one, other) == [[one, other]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("nghi quyet so 13 la gi", "nghi quyet so 14 la gi"),
        ("ai la giam doc so y te", "tru so xay o dau"),
        ("hop o dau", "hop khi nao"),
    ],
)
def test_other_questions_are_gaps_of_their_own(one: str, other: str) -> None:
    assert len(groups(one, other)) == 2


def test_the_biggest_group_comes_first_and_its_commonest_wording_leads() -> None:
    wordings = [Wording("le hoi o dau", 3), Wording("gia ve bao nhieu", 2), Wording("gia ve la bao nhieu", 2)]
    assert grouped(wordings, IDLE) == [[1, 2], [0]]


def test_what_is_idle_makes_no_difference() -> None:
    assert essence("gia ve la bao nhieu vay", IDLE) == essence("bao nhieu gia ve", IDLE)
    assert essence("gia ve", IDLE) != essence("gia ve 12", IDLE)
    assert essence("a a", {"a"}) == ("a", ())


some_words = st.sampled_from(["gia", "ve", "xe", "hop", "hoi", "nghi", "12", "13", "dau", "ai"])
phrases = st.lists(some_words, min_size=1, max_size=5)


@settings(max_examples=50, deadline=None)
@given(st.lists(phrases.map(" ".join), max_size=30, unique=True), st.randoms())
def test_every_wording_is_in_one_group_whatever_the_order(normals: list[str], chance: random.Random) -> None:
    wordings = [Wording(normal, len(normal) % 3) for normal in normals]
    shuffled = chance.sample(wordings, len(wordings))
    one = [[wordings[each] for each in group] for group in grouped(wordings, IDLE)]
    other = [[shuffled[each] for each in group] for group in grouped(shuffled, IDLE)]
    assert one == other
    assert sorted(each for group in grouped(wordings, IDLE) for each in group) == list(range(len(normals)))


def test_ten_thousand_questions_are_grouped_in_seconds() -> None:
    chance = random.Random(5)
    words = ["".join(chance.choices("aeioubcdghklmnt", k=chance.randint(2, 5))) for _ in range(800)]
    wordings = [Wording(" ".join(chance.choices(words, k=chance.randint(3, 12))), 1) for _ in range(10_000)]
    begun = time.process_time()
    assert len(grouped(wordings, IDLE)) > 5000
    assert time.process_time() - begun < 10
