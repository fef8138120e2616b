"""What was answered to a message, without its wording: what checks and the gate compare."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from knowledge.facts import UNKNOWN, Check, OutcomeStatus
from knowledge.outcome import Decision, facts_of, status

SETTLED: Final[frozenset[OutcomeStatus]] = frozenset({"answered", "confirmed", "refuted", "not_stated"})


REFUSED = frozenset[OutcomeStatus]({"unknown", "not_stated"})


@dataclass(frozen=True, slots=True)
class Heard:
    """The status of each part of the message, with the ids of its facts."""

    parts: tuple[tuple[OutcomeStatus, tuple[str, ...]], ...]

    @classmethod
    def of(cls, decisions: Sequence[Decision]) -> "Heard":
        """The decisions on a message without their wording."""
        outcomes = [decision.outcome for decision in decisions]
        return cls(
            tuple((status(outcome), tuple(fact.id for fact in facts_of(outcome))) for outcome in outcomes)
        )

    @property
    def statuses(self) -> tuple[OutcomeStatus, ...]:
        """The status of each part."""
        return tuple(found for found, _ in self.parts)

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts of all parts."""
        return tuple(fact for _, facts in self.parts for fact in facts)

    @property
    def settled(self) -> bool:
        """Whether every part was answered."""
        return SETTLED.issuperset(self.statuses)

    def keeps(self, check: Check) -> bool:
        """Whether some part came out as expected; a clarification only where it is asked for.

        That the article is silent is as good a refusal as another.
        """
        if check.expect == UNKNOWN and check.status is None:
            return not REFUSED.isdisjoint(self.statuses)
        return any(
            found == check.status if check.status else found != "clarify"
            for found, facts in self.parts
            if check.expect in (facts or (UNKNOWN,))
        )
