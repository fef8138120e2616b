"""What labelled questions have taught about the shipped facts, beyond what their phrasings teach.

Phrasings say how a curator would ask. Thousands of questions of many askers, each labelled with the facts
that answer it or with none, say where the phrasings fall short and where they promise too much: a second
discriminant is fitted to what the first one leaves over (J. Friedman, "Greedy Function Approximation: A
Gradient Boosting Machine", 2001), and what both say together revises the chance of a candidate (stacking by
logistic regression: D. Wolpert, "Stacked Generalization", 1992). It is grown once for all
(``tests/benchmarks/experience.py``) and knows facts by their ids: one that it does not know, as in any other
base, keeps its chance.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import IO, NamedTuple

import numpy as np
from numpy.typing import NDArray

from knowledge.discriminant import Discriminant, Wording
from knowledge.learning import LONGEST_TOLD

RULED_OUT = 0.001
"""The chance below which a candidate is not revised: nothing that was learnt makes it an answer."""

SUREST = 0.003
"""How near to certain a chance counts as it is revised: the forest's own are no finer."""

DIGITS = 4
"""Of a revised chance: a learner that is brought up to date agrees with a new one in the first five."""


def log_odds(chances: NDArray[np.float64]) -> NDArray[np.float64]:
    """The log-odds of chances, 0-1, none of which counts as certain."""
    bounded = np.clip(chances, SUREST, 1.0 - SUREST)
    odds: NDArray[np.float64] = np.log(bounded / (1.0 - bounded))
    return odds


class Stack(NamedTuple):
    """A logistic regression: what the log-odds of the forest's chance weigh, what the discriminants' score
    weighs, and the constant.
    """

    odds: float
    told: float
    constant: float

    def chances(self, before: NDArray[np.float64], told: NDArray[np.float64]) -> NDArray[np.float64]:
        """Chances, 0-1, from those before and the scores."""
        odds = self.odds * log_odds(before) + self.told * told + self.constant
        after: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-odds))
        return after


@dataclass(frozen=True, slots=True)
class Taught:
    """Experience with the facts of one base: the discriminant of what phrasings leave over, which facts are
    ``known`` to it, and the stack.
    """

    discriminant: Discriminant
    known: NDArray[np.bool_]
    stack: Stack

    def revised(
        self, wording: Wording, facts: Sequence[int], learnt: Sequence[float], chances: NDArray[np.float64]
    ) -> NDArray[np.float64]:
        """The ``chances`` of some facts as answers to a question, revised.

        ``learnt`` is what the phrasings' discriminant says of each.
        """
        if len(wording.folds) > LONGEST_TOLD:
            return chances
        numbers = np.asarray(facts, dtype=np.int64)
        told = self.discriminant.scores(wording)[numbers] + np.asarray(learnt)
        revised = self.known[numbers] & (chances >= RULED_OUT)
        return np.where(revised, self.stack.chances(chances, told).round(DIGITS), chances)


@dataclass(frozen=True, slots=True)
class Experience:
    """What was learnt, by the ids of facts: ``weights`` has a row a dimension and a column a fact."""

    ids: tuple[str, ...]
    weights: NDArray[np.float32]
    stack: Stack

    def write(self, file: IO[bytes]) -> None:
        """Write it, weights with half their digits."""
        np.savez_compressed(
            file,
            ids=np.array(self.ids),
            weights=self.weights.astype(np.float16),
            stack=np.array(self.stack),
        )

    @classmethod
    def read(cls, file: IO[bytes]) -> "Experience":
        """Read what ``write`` has written."""
        with np.load(file, allow_pickle=False) as kept:
            ids, stack = kept["ids"].tolist(), kept["stack"].tolist()
            return cls(tuple(ids), kept["weights"].astype(np.float32), Stack(*stack))

    @classmethod
    @lru_cache(maxsize=1)
    def shipped(cls) -> "Experience":
        """The experience that comes with the project, read once."""
        with resources.files("knowledge").joinpath("experience.npz").open("rb") as file:
            return cls.read(file)

    def of(self, ids: Sequence[str]) -> Taught | None:
        """What it says of the facts with these ids; None where it knows none of them."""
        columns = {fact: column for column, fact in enumerate(self.ids)}
        known = np.array([fact in columns for fact in ids], dtype=np.bool_)
        if not known.any():
            return None
        weights = np.zeros((len(self.weights), len(ids)), dtype=np.float32)
        weights[:, known] = self.weights[:, [columns[fact] for fact in ids if fact in columns]]
        return Taught(Discriminant(weights), known, self.stack)
