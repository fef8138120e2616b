"""The gate: what is answered now and would be answered then, for every question that must not suffer."""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from knowledge.facts import Check, FactFile
from knowledge.heard import Heard
from knowledge.publication.answers import Answers
from knowledge.publication.undisturbed import Undisturbed

Progress = Callable[[float], None]
"""Told now and then which share, 0-1, of the work is done."""

REPORT_EVERY = 50
"""Questions between two reports of progress."""


class Occasion(Enum):
    """Why a question is asked at the gate."""

    CHECK = "check"  # the curator wants it kept right
    PHRASING = "phrasing"  # a fact's own
    ASKED = "asked"  # somebody asked it lately


@dataclass(frozen=True, slots=True)
class Shift:
    """A question that is answered otherwise than before, or not as it has to be.

    ``expected`` is the fact that has to answer, or blank. ``before`` is None for a question that is new.
    """

    question: str
    occasion: Occasion
    expected: str
    before: Heard | None
    after: Heard
    regression: bool


@dataclass(frozen=True, slots=True)
class GateReport:
    """What came of it: how many questions were asked, every changed answer, regressions first.

    ``undisturbed`` counts the questions among them whose answer was known to stand without asking.
    ``reworded`` tells for each fact whose answer reads otherwise how many of the questions it answers.
    ``broken`` are checks that failed before and still do: no reason to stop, and still to be mended;
    ``unreachable`` the facts that answer none of their own phrasings.
    """

    asked: int
    shifts: tuple[Shift, ...]
    reworded: tuple[tuple[str, int], ...] = ()
    broken: tuple[Shift, ...] = ()
    unreachable: tuple[str, ...] = ()
    undisturbed: int = 0
    seconds: float = 0.0

    @property
    def regressions(self) -> tuple[Shift, ...]:
        """The changes for the worse."""
        return tuple(shift for shift in self.shifts if shift.regression)


NOTHING_ASKED: Final = GateReport(0, ())


@dataclass(frozen=True, slots=True)
class _Question:
    text: str
    occasion: Occasion
    expected: str = ""
    check: Check | None = None
    new: bool = False


def gate(
    before: Answers, after: Answers, recent: Sequence[str], progress: Progress | None = None
) -> GateReport:
    """Ask both releases all checks, every phrasing of both, and the ``recent`` real questions.

    What the change leaves undisturbed is not asked again.
    """
    began = time.perf_counter()
    old_file, new_file = before.responder.factfile, after.responder.factfile
    questions = list(_questions(old_file, new_file, recent))
    undisturbed = Undisturbed.of(before, after)
    shifts: list[Shift] = []
    broken: list[Shift] = []
    reworded: Counter[str] = Counter()
    standing = _Standing.of(old_file, new_file)
    reached: set[str] = set()
    changed = _reworded(old_file, new_file)
    stood = 0
    for number, question in enumerate(questions):
        if progress is not None and number % REPORT_EVERY == 0:
            progress(number / len(questions))
        was = before.of(question.text)
        kept = undisturbed.answer(question.text)
        if kept is not None:
            after.inherit(question.text, kept)
            stood += 1
        now = after.of(question.text)
        if question.occasion is Occasion.PHRASING and now.settled:
            reached.update(fact for fact in now.facts if fact == question.expected)
        reworded.update(set(now.facts) & changed if now.settled else ())
        shift = standing.shift(question, was, now)
        if shift is not None and question.check and not shift.regression and not now.keeps(question.check):
            broken.append(shift)
        elif shift is not None:
            shifts.append(shift)
    shifts.sort(key=lambda shift: not shift.regression)
    return GateReport(
        asked=len(questions),
        shifts=tuple(shifts),
        reworded=tuple(reworded.most_common()),
        broken=tuple(broken),
        unreachable=tuple(fact.id for fact in new_file.facts if fact.id not in reached),
        undisturbed=stood,
        seconds=time.perf_counter() - began,
    )


def _questions(before: FactFile, after: FactFile, recent: Sequence[str]) -> Iterator[_Question]:
    old_checks = frozenset(before.checks)
    for check in after.checks:
        new = check not in old_checks  # one that wants something else now is as good as new
        yield _Question(check.question, Occasion.CHECK, check.expect, check, new)
    old = {(fact.id, question) for fact in before.facts for question in fact.questions}
    own = {question for fact in after.facts for question in fact.questions}
    for fact in after.facts:
        for question in fact.questions:
            yield _Question(question, Occasion.PHRASING, fact.id, new=(fact.id, question) not in old)
    for fact in before.facts:
        for question in fact.questions:
            if question not in own:
                yield _Question(question, Occasion.PHRASING)
    asked = own.union(question for _, question in old)
    for question in dict.fromkeys(recent):
        if question not in asked:
            yield _Question(question, Occasion.ASKED)


@dataclass(frozen=True, slots=True)
class _Standing:
    """Which facts there were, and which there will be, with what they state."""

    before: Mapping[str, str]
    after: Mapping[str, str]

    @classmethod
    def of(cls, before: FactFile, after: FactFile) -> "_Standing":
        was, now = ({fact.id: fact.status for fact in file.facts} for file in (before, after))
        return cls(was, now)

    def keeps(self, heard: Heard) -> bool:
        """Whether what answered is still there, and states what it stated."""
        return all(self.after.get(fact) == self.before[fact] for fact in heard.facts)

    def shift(self, question: _Question, was: Heard, now: Heard) -> Shift | None:
        """What changes for a question; None for nothing, and for a new question that is answered right."""
        if question.check is not None:
            right = now.keeps(question.check)
            regression = not right and (question.new or was.keeps(question.check))
        elif question.occasion is Occasion.PHRASING:
            # A phrasing that was taken out may be answered by whatever fits now.
            right = now.settled and (not question.expected or question.expected in now.facts)
            was_right = was.settled and question.expected in was.facts
            regression = bool(question.expected) and not right and (question.new or was_right)
        else:
            right = True
            regression = was != now and was.settled and self.keeps(was)
        changed = not right if question.new else was != now
        if not changed and not regression and (question.check is None or right):
            return None
        before = None if question.new else was
        return Shift(question.text, question.occasion, question.expected, before, now, regression)


def _reworded(before: FactFile, after: FactFile) -> frozenset[str]:
    """The facts whose answer reads otherwise."""
    old = {fact.id: fact.answer for fact in before.facts}
    return frozenset(fact.id for fact in after.facts if old.get(fact.id, fact.answer) != fact.answer)
