"""A decision held against its label: right, clarified, silent or wrong."""

from collections.abc import Container
from enum import StrEnum

from knowledge.evaluation.asking import Asked, Part
from knowledge.evaluation.labelled import LabelledQuestion


class Mark(StrEnum):
    """How a question was answered; what is not right is ordered by how much it hurts."""

    RIGHT = "right"
    CLARIFIED = "clarified"  # asked back with the right fact among the choices
    SILENT = "silent"  # nothing said although a fact answers
    WRONG = "wrong"  # another fact presented as the answer


_CLAIMS = ("confirmed", "refuted")


def judge(question: LabelledQuestion, asked: Asked, not_stated: Container[str]) -> Mark:
    """The mark of a message; of several parts a wrong one decides, then a right one.

    ``not_stated`` holds the ids of the facts that say the article is silent: saying so where nothing is
    known, and saying that nothing is known where that is the fact, are both right.
    """
    marks = {_judge(question, part, not_stated) for part in asked.parts}
    return next(mark for mark in (Mark.WRONG, Mark.RIGHT, Mark.CLARIFIED, Mark.SILENT) if mark in marks)


def _judge(question: LabelledQuestion, part: Part, not_stated: Container[str]) -> Mark:
    expected = question.facts
    facts = frozenset(part.facts)
    nothing_known = all(fact in not_stated for fact in expected)
    match part.status:
        case "unknown" | "smalltalk":
            return Mark.RIGHT if nothing_known else Mark.SILENT
        case "clarify":
            return _judge_choices(facts, expected, nothing_known=nothing_known)
        case _ if not expected:
            return Mark.RIGHT if part.status == "not_stated" or _is_tolerated(question, part) else Mark.WRONG
        case "confirmed" | "refuted" if question.status in _CLAIMS and question.status != part.status:
            return Mark.WRONG
        case _:
            return Mark.RIGHT if facts & expected else Mark.WRONG


def _judge_choices(facts: frozenset[str], expected: frozenset[str], *, nothing_known: bool) -> Mark:
    if not facts:  # "what do you mean?" presents nothing
        return Mark.RIGHT if nothing_known else Mark.SILENT
    if facts & expected or nothing_known:
        return Mark.CLARIFIED
    return Mark.WRONG


def _is_tolerated(question: LabelledQuestion, part: Part) -> bool:
    allowed = question.tolerated | (question.refutable if part.status == "refuted" else frozenset())
    return allowed.issuperset(part.facts)
