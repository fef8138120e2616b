"""Character n-grams of facts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.ngrams import GramIndex, grams

TEXTS = [
    "ai chu tri hoi nghi",
    "nguoi chu tri hoi nghi",
    "bao nhieu nguoi du",
    "so nguoi tham du",
    "gui xe o dau",
]
OWNERS = [0, 0, 1, 1, 2]
INDEX = GramIndex(TEXTS, OWNERS, 3)
folded = st.text(alphabet="abcdeghiklmnoprstuvxy ", max_size=30)


@given(st.lists(folded, min_size=1, max_size=6))
def test_texts_hashed_together_have_the_grams_they_have_alone(texts: list[str]) -> None:
    buckets, numbers = grams(texts)
    for number, text in enumerate(texts):
        assert sorted(buckets[numbers == number].tolist()) == sorted(grams([text])[0].tolist())


@pytest.mark.parametrize(
    ("text", "fact"),
    [("ai chu chi hoi nghi", 0), ("so nguoi du", 1), ("guixe odau", 2), ("chutri hoinghi", 0)],
)
def test_slips_and_lost_spaces_leave_the_shape(text: str, fact: int) -> None:
    cosines = INDEX.shapes(text).of(np.arange(3))
    assert max(range(3), key=cosines.__getitem__) == fact


@given(folded)
def test_cosines_are_shares(text: str) -> None:
    assert all(-1e-6 <= cosine <= 1.0 + 1e-5 for cosine in INDEX.shapes(text).of(np.arange(3)))


def test_a_held_out_phrasing_no_longer_speaks_for_its_fact() -> None:
    whole = INDEX.shapes(TEXTS[3]).of(np.array([1]))[0]
    assert INDEX.without(TEXTS[3], [2]) < whole
    assert INDEX.without(TEXTS[3], []) == 0.0


def test_no_texts_are_no_error() -> None:
    assert GramIndex([], [], 0).shapes("gi").largest(3, 3) == []
