"""Decision trees, many of which tell something of features together."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

STRIDE = 4
"""Nodes walked before those walks are left aside that have come to a leaf; flat from 2 to 6."""


class Tree(BaseModel):
    """One tree, its root first, each node before those below it.

    A node asks whether feature ``asks[i]``, by name, is at most ``bounds[i]``; then node i + 1 is next, else
    node ``above[i]``. A leaf asks nothing, and its bound is what it says.
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
class Trees:
    """All trees of a forest in one row of nodes.

    A node takes two places, both with the number of the feature that it ``asked`` for and with its bound. At
    the first, ``next`` has the node for more than that, at the second the one for less; a leaf leads to
    itself, and its bound is what it says. ``roots`` are where the trees begin.
    """

    roots: NDArray[np.intp]
    asked: NDArray[np.intp]
    bounds: NDArray[np.float32]
    next: NDArray[np.intp]

    @classmethod
    def of(cls, forest: Forest, features: Sequence[str]) -> "Trees":
        """The forest, ready to be asked about vectors of these ``features``."""
        numbers = {name: number for number, name in enumerate(features)}
        roots, asked, bounds, following = list[int](), list[int](), list[float](), list[int]()
        for tree in forest.trees:
            root = 2 * len(asked)
            roots.append(root)
            for node, (name, above) in enumerate(zip(tree.asks, tree.above, strict=True)):
                asked.append(numbers[name] if name else 0)
                following += (root + 2 * above, root + 2 * node + 2) if name else (root + 2 * node,) * 2
            bounds += tree.bounds
        return cls(
            roots=np.array(roots),
            asked=np.repeat(np.array(asked), 2),
            bounds=np.repeat(np.array(bounds, dtype=np.float32), 2),
            next=np.array(following),
        )

    def told(self, vectors: NDArray[np.float64]) -> NDArray[np.float32]:
        """What each tree says of each row, a feature vector: a row a vector and a column a tree."""
        count, width = vectors.shape
        features = vectors.astype(np.float32).ravel()
        rows = np.repeat(np.arange(0, count * width, width), len(self.roots))
        nodes = np.tile(self.roots, count)
        leaves, walking = nodes.copy(), np.arange(len(nodes))
        while len(walking):
            for _ in range(STRIDE):
                before = nodes
                nodes = self.next[nodes + (features[rows + self.asked[nodes]] <= self.bounds[nodes])]
            leaves[walking] = nodes
            # Half of the walks end at half of the greatest depth.
            (on,) = (nodes != before).nonzero()
            walking, nodes, rows = walking[on], nodes[on], rows[on]
        return self.bounds[leaves].reshape(count, -1)


class BoostedForest(Forest):
    """Trees grown by gradient boosting, as they are kept: the log-odds of a chance are what all say together,
    and ``constant`` (J. Friedman, "Greedy Function Approximation: A Gradient Boosting Machine", 2001).
    """

    constant: float


@dataclass(frozen=True, slots=True, eq=False)
class Boosted:
    """Such trees, ready to be asked about vectors."""

    forest: BoostedForest
    trees: Trees

    @classmethod
    def of(cls, forest: BoostedForest, features: Sequence[str]) -> "Boosted":
        """The forest, ready to be asked about vectors of these ``features``."""
        return cls(forest, Trees.of(forest, features))

    def odds(self, vectors: NDArray[np.float64]) -> NDArray[np.float64]:
        """The log-odds of each row, a feature vector."""
        told = self.trees.told(vectors).sum(axis=1, dtype=np.float64)
        odds: NDArray[np.float64] = told + self.forest.constant
        return odds
