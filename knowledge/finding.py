"""What was found out about one question, before it is told as a decision."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

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

    def spoken(self, text: str) -> str:
        """The full question that the follow-up ``text`` stood for; words written out from one shorthand are
        typed once.
        """
        query = self.verdict.query
        words = [(term.text, term.start, term.end) for term in query.terms]
        said = " ".join(word for (word, _, _), _ in groupby(words)) or text
        return f"{said}, phải không" if query.claims else said


def watched(judge: Judge, watch: Watch) -> Judge:
    """What judges as ``judge`` does, and shows it to ``watch``."""

    def shown(query: Query) -> Verdict:
        verdict = judge(query)
        watch(verdict)
        return verdict

    return shown
