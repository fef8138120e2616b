"""Marks counted over a slice of the questions."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.evaluation.interval import Interval
from knowledge.evaluation.judging import Mark


@dataclass(frozen=True, slots=True)
class Tally:
    """How many questions of a slice got each mark."""

    right: int = 0
    clarified: int = 0
    silent: int = 0
    wrong: int = 0

    @classmethod
    def of(cls, marks: Iterable[Mark]) -> "Tally":
        """Count ``marks``."""
        counts = Counter(mark.value for mark in marks)
        return cls(*(counts[mark.value] for mark in Mark))

    @property
    def questions(self) -> int:
        """All questions of the slice."""
        return self.right + self.clarified + self.silent + self.wrong

    def share(self, mark: Mark) -> Interval:
        """The share of all questions of the slice that got ``mark``."""
        counts = {
            Mark.RIGHT: self.right,
            Mark.CLARIFIED: self.clarified,
            Mark.SILENT: self.silent,
            Mark.WRONG: self.wrong,
        }
        return Interval.of(counts[mark], self.questions)
