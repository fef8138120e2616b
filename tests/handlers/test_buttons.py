"""Callback data."""

import pytest

from handlers.buttons import Action, Buttons, Press
from knowledge.facts import Fact, FactFile
from tests.handlers.conference import CHAIR, DIRECTOR, FACTFILE

CALLBACK_DATA_LIMIT = 64
"""Bytes that Telegram allows."""


@pytest.mark.parametrize("action", list(Action))
def test_what_was_pressed_comes_back(action: Action) -> None:
    buttons = Buttons.of(FACTFILE)
    assert buttons.press(Press(action, CHAIR).data) == Press(action, CHAIR)


def test_the_longest_id_fits() -> None:
    fact = Fact(id="a" * 64, questions=("?",), answer=".")
    assert len(Press(Action.OPEN, fact).data.encode()) <= CALLBACK_DATA_LIMIT


def test_data_does_not_spell_the_id() -> None:
    assert CHAIR.id not in Press(Action.OPEN, CHAIR).data


def test_facts_are_told_apart() -> None:
    assert Press(Action.OPEN, CHAIR).data != Press(Action.OPEN, DIRECTOR).data


@pytest.mark.parametrize("data", ["", "o", "ochu-tri", "x" * 64, "\ud83d"])
def test_forged_data_presses_nothing(data: str) -> None:
    assert Buttons.of(FACTFILE).press(data) is None


def test_a_button_outlives_a_restart_but_not_its_fact() -> None:
    data = Press(Action.OPEN, CHAIR).data
    assert Buttons.of(FactFile(facts=(CHAIR,))).press(data) == Press(Action.OPEN, CHAIR)
    assert Buttons.of(FactFile(facts=(DIRECTOR,))).press(data) is None
