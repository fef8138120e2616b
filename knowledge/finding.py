"""What was found out about one question, before it is told as a decision."""

from collections.abc import Callable
from dataclasses import dataclass

from knowledge.judgement import Judge, Verdict
from knowledge.outcome import Answer, Confirmation, NotStated, Outcome, Refutation
from knowledge.query import Query

Watch = Callable[[Verdict], None]
"""Is shown a verdict when it is found."""


@dataclass(frozen=True, slots=True)
class Finding:
    """An outcome before it is worded as a decision: with the verdict it rests on and its sureness, 0-1."""

    outcome: Outcome
    verdict: Verdict
    chance: float

    @property
    def decided(self) -> bool:
        """Whether the question is settled: answered, confirmed, refuted or known not to be stated."""
        return isinstance(self.outcome, Answer | Confirmation | Refutation | NotStated)


def watched(judge: Judge, watch: Watch) -> Judge:
    """What judges as ``judge`` does, and shows it to ``watch``."""

    def shown(query: Query) -> Verdict:
        verdict = judge(query)
        watch(verdict)
        return verdict

    return shown
