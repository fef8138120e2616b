"""What labelled questions have taught: it revises chances, of the facts that it knows, within reason."""

from pathlib import Path

import numpy as np
import pytest

from knowledge.discriminant import DIMENSIONS, Wording, sketches
from knowledge.experience import RULED_OUT, Experience, Stack
from knowledge.facts import Fact
from knowledge.learning import LONGEST_TOLD
from tests.knowledge.bases import asked, shipped

ASKED = Wording(("giá", "vé"), "gia ve")
STACK = Stack(odds=1.0, told=3.0, constant=-1.0)


def experience() -> Experience:
    """It has heard that ``ASKED`` asks for the price, and not for the hours."""
    row = sketches([ASKED])[0]
    return Experience(("price", "hours"), np.stack((row, -row), axis=1), STACK)


def revised(ids: list[str], chances: list[float], wording: Wording = ASKED) -> list[float]:
    taught = experience().of(ids)
    assert taught is not None
    told: list[float] = taught.revised(wording, range(len(ids)), [0.0] * len(ids), np.array(chances)).tolist()
    return told


def test_a_fact_gains_and_another_loses_by_what_was_heard() -> None:
    hours, price = revised(["hours", "price"], [0.6, 0.6])
    assert hours < 0.6 < price


def test_a_fact_that_is_not_known_keeps_its_chance() -> None:
    assert revised(["new", "price"], [0.6, 0.6])[0] == 0.6


def test_what_the_forest_rules_out_stays_out() -> None:
    assert revised(["price"], [RULED_OUT / 2])[0] == RULED_OUT / 2


def test_nothing_is_said_of_a_message_too_long_to_be_a_question() -> None:
    story = Wording(("vé",) * (LONGEST_TOLD + 1), "ve")
    assert revised(["price"], [0.6], story) == [0.6]


def test_a_base_without_any_known_fact_is_not_revised() -> None:
    assert experience().of(["new"]) is None


def test_higher_chances_and_scores_make_higher_chances() -> None:
    some = STACK.chances(np.array([0.0, 0.2, 0.9, 0.9, 1.0]), np.array([0.0, 0.0, 0.0, 0.5, 0.5]))
    assert (np.diff(some) > 0).all()
    assert some.min() > 0.0
    assert some.max() < 1.0


def test_the_shipped_experience_is_of_the_shipped_facts() -> None:
    shipped_experience = Experience.shipped()
    assert shipped_experience.weights.shape == (DIMENSIONS, len(shipped_experience.ids))
    assert set(shipped_experience.ids) == {fact.id for fact in shipped().facts}, (
        "grow it anew: python -m tests.benchmarks.experience"
    )
    assert shipped_experience.stack.odds > 0.0
    assert shipped_experience.stack.told > 0.0


def test_it_is_written_as_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "experience.npz"
    with path.open("wb") as file:
        experience().write(file)
    with path.open("rb") as file:
        read = Experience.read(file)
    assert (read.ids, read.stack) == (experience().ids, STACK)
    assert read.weights == pytest.approx(experience().weights, abs=1e-3)


@pytest.mark.parametrize(
    ("question", "asked_as"),
    [
        ("Mật khẩu wifi của hội trường là gì?", "mật khẩu wifi hội trường"),
        ("Ai nấu cơm trưa cho đại biểu?", "ai nấu cơm trưa cho đại biểu vậy"),
        ("Hội nghị khai mạc lúc mấy giờ sáng?", "hội nghị khai mạc lúc mấy giờ sáng ạ"),
    ],
)
def test_a_curators_new_fact_is_not_held_down(question: str, asked_as: str) -> None:
    new = Fact(id="moi", questions=(question,), answer="Có ghi trong sổ tay.")
    facts = shipped()
    edited = facts.model_copy(update={"facts": (*facts.facts, new)})
    assert asked(edited, question) == asked(edited, asked_as) == ("answered", ("moi",))


def test_a_curators_new_phrasing_is_followed_at_once() -> None:
    question = "Ai cầm cây chỉ huy dàn đồng ca hôm đó?"
    facts = shipped()
    edited = facts.model_copy(
        update={
            "facts": tuple(
                fact.model_copy(update={"questions": (*fact.questions, question)})
                if fact.id == "chu-tri-hoi-nghi"
                else fact
                for fact in facts.facts
            )
        }
    )
    assert asked(edited, question) == ("answered", ("chu-tri-hoi-nghi",))
    assert asked(edited, "ai cầm cây chỉ huy dàn đồng ca") == ("answered", ("chu-tri-hoi-nghi",))
