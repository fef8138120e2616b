"""What is right, clarified, silent and wrong, as the evaluation's format fixes it."""

import pytest

from knowledge.evaluation.asking import Asked, Part
from knowledge.evaluation.judging import Mark, judge
from knowledge.evaluation.labelled import LabelledQuestion
from knowledge.facts import OutcomeStatus

NOT_STATED = frozenset({"silent", "mute"})


def labelled(expect: tuple[str, ...], status: OutcomeStatus | None = None) -> LabelledQuestion:
    return LabelledQuestion("?", "k", frozenset(expect), status=status)


def mark(question: LabelledQuestion, *parts: Part) -> Mark:
    return judge(question, Asked(parts, 0.0, ""), NOT_STATED)


@pytest.mark.parametrize(
    ("expect", "part", "expected"),
    [
        (("chair",), Part("answered", ("chair",)), Mark.RIGHT),
        (("chair", "head"), Part("confirmed", ("head",)), Mark.RIGHT),
        (("chair",), Part("answered", ("head",)), Mark.WRONG),
        (("chair",), Part("not_stated", ("silent",)), Mark.WRONG),
        (("chair",), Part("clarify", ("head", "chair")), Mark.CLARIFIED),
        (("chair",), Part("clarify", ("head", "tail")), Mark.WRONG),
        (("chair",), Part("clarify"), Mark.SILENT),
        (("chair",), Part("unknown"), Mark.SILENT),
        (("chair",), Part("smalltalk"), Mark.SILENT),
        (("silent",), Part("not_stated", ("silent",)), Mark.RIGHT),
        (("silent",), Part("unknown"), Mark.RIGHT),
        (("silent",), Part("not_stated", ("mute",)), Mark.WRONG),
        (("silent", "chair"), Part("unknown"), Mark.SILENT),
        ((), Part("unknown"), Mark.RIGHT),
        ((), Part("smalltalk"), Mark.RIGHT),
        ((), Part("not_stated", ("silent",)), Mark.RIGHT),
        ((), Part("clarify"), Mark.RIGHT),
        ((), Part("clarify", ("chair", "head")), Mark.CLARIFIED),
        ((), Part("answered", ("chair",)), Mark.WRONG),
        ((), Part("refuted", ("chair",)), Mark.WRONG),
    ],
)
def test_one_part(expect: tuple[str, ...], part: Part, expected: Mark) -> None:
    assert mark(labelled(expect), part) is expected


def test_confirming_what_should_be_refuted_is_wrong() -> None:
    question = labelled(("chair",), "refuted")
    assert mark(question, Part("confirmed", ("chair",))) is Mark.WRONG
    assert mark(question, Part("refuted", ("chair",))) is Mark.RIGHT
    assert mark(question, Part("answered", ("chair",))) is Mark.RIGHT


def test_a_wrong_part_makes_the_message_wrong() -> None:
    right, wrong, silent = Part("answered", ("chair",)), Part("answered", ("tail",)), Part("unknown")
    question = labelled(("chair", "head"))
    assert mark(question, right, wrong) is Mark.WRONG
    assert mark(question, right, silent) is Mark.RIGHT
    assert mark(question, silent, silent) is Mark.SILENT


def test_a_generated_question_may_be_answered_by_what_was_put_in() -> None:
    question = LabelledQuestion("?", "k", tolerated=frozenset({"head"}), refutable=frozenset({"chair"}))
    assert mark(question, Part("answered", ("head",))) is Mark.RIGHT
    assert mark(question, Part("refuted", ("chair",))) is Mark.RIGHT
    assert mark(question, Part("confirmed", ("chair",))) is Mark.WRONG
    assert mark(question, Part("answered", ("chair",))) is Mark.WRONG
