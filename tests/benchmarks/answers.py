"""What a quality benchmark counts: each question's right fact, if any, beside what was decided."""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.evaluation.asking import Asked

FALSE_SHARE = 0.05
"""The share of unanswerable questions that may be answered when a threshold is set."""


@dataclass(frozen=True, slots=True)
class Row:
    """One question: its kind, the facts that answer it (none: nothing may be answered), the outcome."""

    kind: str
    right: frozenset[str]
    asked: Asked

    @property
    def found(self) -> bool:
        """Whether the first candidate is right."""
        return self.asked.top in self.right

    @property
    def answered_right(self) -> bool:
        """Whether the base's own decision is right."""
        return self.asked.is_settled and self.asked.facts <= self.right

    @property
    def answered_false(self) -> bool:
        """Whether the base's own decision presents a wrong fact."""
        return self.asked.is_settled and not self.asked.facts <= self.right

    @property
    def clarified(self) -> bool:
        """Whether the asker is asked back."""
        return any(part.status == "clarify" for part in self.asked.parts)


def share(flags: Sequence[bool]) -> float:
    """The share, 0-100, that is true; 0 of nothing."""
    return 100.0 * sum(flags) / len(flags) if flags else 0.0


def threshold(unanswerable: Sequence[Row], allowed: float = FALSE_SHARE) -> float:
    """The score above which no more than ``allowed`` of the unanswerable questions lie."""
    scores = sorted((row.asked.score for row in unanswerable), reverse=True)
    return scores[min(len(scores) - 1, int(len(scores) * allowed))] if scores else 0.0


def above(rows: Sequence[Row], least: float) -> float:
    """The share, 0-100, found right with a score above ``least``."""
    return share([row.found and row.asked.score > least for row in rows])
