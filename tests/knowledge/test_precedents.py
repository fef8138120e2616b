"""Precedents: the nearest questions say which facts are asked for."""

import numpy as np
import pytest

from knowledge.discriminant import Wording, sketched, sketches
from knowledge.precedents import HEEDED, Precedents
from knowledge.sketch import DIMENSIONS


def wording(text: str) -> Wording:
    return Wording(tuple(text.split()), text)


def likeness(text: str, *precedents: tuple[str, tuple[int, ...]]) -> list[float]:
    """How like a text is to precedents, for each of three facts."""
    heard = [sketched(wording(each), DIMENSIONS) for each, _ in precedents]
    known = Precedents.of(heard, [facts for _, facts in precedents], 3)
    told: list[float] = known.likeness(*sketched(wording(text), DIMENSIONS)).tolist()
    return told


def test_the_same_question_is_as_like_as_can_be() -> None:
    told = likeness("gia ve", *[("gia ve", (1,))] * HEEDED, ("may gio mo cua", (2,)))
    assert told[1] == pytest.approx(1.0, abs=0.02)
    assert told[0] == 0.0
    assert told[2] < 0.2


def test_one_precedent_counts_for_less_than_several() -> None:
    one = likeness("gia ve", ("gia ve", (1,)))
    assert one[1] == pytest.approx(1.0 / HEEDED, abs=0.02)


def test_a_precedent_speaks_for_every_fact_that_answers_it() -> None:
    told = likeness("gia ve", ("gia ve nguoi lon", (0, 2)))
    assert told[0] == told[2] > told[1] == 0.0


def test_what_nothing_answered_speaks_for_none() -> None:
    assert likeness("gia ve", ("gia ve", ())) == [0.0, 0.0, 0.0]


def test_the_cosines_are_those_of_the_rows() -> None:
    texts = "gia ve nguoi lon", "gia ve tre em", "may gio mo cua"
    rows = sketches([wording(text) for text in texts], DIMENSIONS)
    asked = sketches([wording("ve nguoi lon gia may")], DIMENSIONS)[0]
    cosines = rows @ asked / np.linalg.norm(rows, axis=1) / np.linalg.norm(asked)
    told = likeness("ve nguoi lon gia may", *((text, (fact,)) for fact, text in enumerate(texts)))
    assert HEEDED * np.array(told) == pytest.approx(cosines, abs=0.02)


def test_words_that_no_precedent_has_are_like_none() -> None:
    assert likeness("xyz", ("gia ve", (0,)))[0] == pytest.approx(0.0, abs=0.05)
