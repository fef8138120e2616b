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
from pydantic import BaseModel, ConfigDict

from knowledge.features import FEATURES


class Tree(BaseModel):
    """One tree, its root first, each node before those below it.

    A node asks whether feature ``asks[i]``, by name, is at most ``bounds[i]``; then node i + 1 is next, else
    node ``above[i]``. A leaf asks nothing, and its bound is its chance.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    asks: tuple[str, ...]
    bounds: tuple[float, ...]
    above: tuple[int, ...]


class Forest(BaseModel):
    """The trees as they are kept."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    trees: tuple[Tree, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Confidence:
    """A model of the chance that a candidate is right: all trees in one row of nodes.

    ``roots`` are where the trees begin; each node has the number of the ``asked`` feature, the ``bounds`` and
    the nodes ``below`` and ``above`` it. A leaf leads to itself, and its bound is its chance.
    """

    roots: NDArray[np.intp]
    asked: NDArray[np.intp]
    bounds: NDArray[np.float32]
    below: NDArray[np.intp]
    above: NDArray[np.intp]
    leaves: NDArray[np.bool_]

    @classmethod
    def of(cls, forest: Forest) -> "Confidence":
        """The forest, ready to be asked."""
        roots, asked, bounds, below, above = list[int](), list[int](), list[float](), list[int](), list[int]()
        for tree in forest.trees:
            root = len(asked)
            roots.append(root)
            for place, (name, other) in enumerate(zip(tree.asks, tree.above, strict=True), root):
                asked.append(FEATURES.index(name) if name else 0)
                below.append(place + 1 if name else place)
                above.append(root + other if name else place)
            bounds += tree.bounds
        leaves = np.array(below) == np.arange(len(below))
        return cls(
            np.array(roots), np.array(asked), np.array(bounds, dtype=np.float32),
            np.array(below), np.array(above), leaves,
        )  # fmt: skip

    @classmethod
    @lru_cache(maxsize=1)
    def shipped(cls) -> "Confidence":
        """The forest that comes with the project, read once."""
        text = resources.files("knowledge").joinpath("confidence.json").read_text("utf-8")
        return cls.of(Forest.model_validate_json(text))

    def chances(self, vectors: NDArray[np.float64]) -> NDArray[np.float64]:
        """The chance, 0-1, for each row, a feature vector: the mean of what the trees' leaves say."""
        rows = np.arange(len(vectors))[:, np.newaxis]
        vectors = vectors.astype(np.float32)
        nodes = np.tile(self.roots, (len(vectors), 1))
        while not self.leaves[nodes].all():
            low = vectors[rows, self.asked[nodes]] <= self.bounds[nodes]
            nodes = np.where(low, self.below[nodes], self.above[nodes])
        chances: NDArray[np.float64] = self.bounds[nodes].mean(axis=1, dtype=np.float64)
        return chances
