"""How sure a candidate is: what a forest of decision trees says of its features.

What a feature says turns on the others: words left unexplained mean little in a long message and much in a
short one. A tree asks one feature after the other, and many trees grown at random average each other's whims
out (P. Geurts, D. Ernst, L. Wehenkel, "Extremely randomized trees", 2006). The shipped forest is one for all
bases, grown from labelled questions over many of them (``tests/benchmarks/confidence.py``).
"""

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from knowledge.features import FEATURES
from knowledge.trees import Forest, Trees


@dataclass(frozen=True, slots=True, eq=False)
class Confidence:
    """A model of the chance that a candidate is right, by trees whose leaves are chances."""

    trees: Trees

    @classmethod
    def of(cls, forest: Forest) -> "Confidence":
        """The forest, ready to be asked."""
        return cls(Trees.of(forest, FEATURES))

    @classmethod
    @lru_cache(maxsize=1)
    def shipped(cls) -> "Confidence":
        """The forest that comes with the project, read once."""
        text = resources.files("knowledge").joinpath("confidence.json").read_text("utf-8")
        return cls.of(Forest.model_validate_json(text))

    def chances(self, vectors: NDArray[np.float64]) -> NDArray[np.float64]:
        """The chance, 0-1, for each row, a feature vector: the mean of what the trees' leaves say."""
        chances: NDArray[np.float64] = self.trees.told(vectors).mean(axis=1, dtype=np.float64)
        return chances
