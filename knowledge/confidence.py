"""How sure a candidate is: its features, and the logistic model that weighs them for one fact base."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log1p

import numpy as np
from numpy.typing import NDArray

from knowledge.matching import Match
from knowledge.query import Query

FEATURES = (
    "question", "phrasing", "mean", "explained", "order", "worst", "unexplained", "missing", "shape", "lead",
    "shape_lead", "asked", "number", "name", "length", "exact", "opposed",
    "share",
)  # fmt: skip
"""The features' names, in the order of a feature vector."""


SHARPNESS = 8.0
"""Scale of ``rank`` in a candidate's share of all candidates (a softmax)."""


def features(query: Query, matches: Sequence[Match], place: int) -> NDArray[np.float64]:
    """The feature vector of ``matches[place]`` as the answer to ``query``."""
    match = matches[place]
    alignment = match.alignment
    rank = shape = rivals = 0.0
    for other in matches:
        rivals += exp(SHARPNESS * (other.rank - match.rank))
        if other is not match:
            rank, shape = max(rank, other.rank), max(shape, other.shape)
    both = alignment.question + alignment.phrasing
    mean = 2.0 * alignment.question * alignment.phrasing / both if both else 0.0
    number = name = 0.0
    for position, (term, left) in enumerate(zip(query.terms, match.unexplained, strict=True)):
        if term.is_number:
            number = max(number, 1.0 - alignment.similarities[position])
        elif term.capital and position:
            name = max(name, left)
    length = log1p(match.total)
    return np.array((
        alignment.question, alignment.phrasing, mean, match.explained, alignment.order, alignment.worst,
        max(match.unexplained, default=0.0), alignment.missing, match.shape, match.rank - rank, match.shape - shape,
        float(match.asked), number, name, length, float(mean > 0.97 and alignment.order > 0.97),
        float(match.opposed), 1.0 / rivals,
    ))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Confidence:
    """A logistic model of the chance that a candidate is right."""

    weights: tuple[float, ...]
    bias: float

    def __call__(self, vector: NDArray[np.float64]) -> float:
        """The chance, 0-1, for one feature vector."""
        return 1.0 / (1.0 + exp(-max(-30.0, min(30.0, float(vector @ np.array(self.weights)) + self.bias))))


def fit(
    vectors: NDArray[np.float64],
    right: NDArray[np.float64],
    importance: NDArray[np.float64],
    prior: Confidence,
    trust: float,
) -> Confidence:
    """The maximum a posteriori model of ``right`` (0/1 a row) under a Gaussian prior around ``prior``.

    ``importance`` weighs the rows, ``trust`` is the prior's precision. Newton's method; at most 30 steps.
    """
    rows = np.hstack([vectors, np.ones((len(vectors), 1))])
    centre = np.array([*prior.weights, prior.bias])
    found = centre.copy()
    precision = np.full(len(centre), trust)
    precision[-1] = trust * 0.1
    for _ in range(30):
        chance = 1.0 / (1.0 + np.exp(-np.clip(rows @ found, -30, 30)))
        gradient = rows.T @ (importance * (chance - right)) + precision * (found - centre)
        curvature = (rows * (importance * chance * (1 - chance))[:, None]).T @ rows + np.diag(precision)
        step = np.linalg.solve(curvature, gradient)
        found = found - step
        if float(np.abs(step).max()) < 1e-6:
            break
    return Confidence(tuple(float(weight) for weight in found[:-1]), float(found[-1]))
