"""How sure a candidate is: a logistic model of its features.

What a feature says need not grow evenly: half of the words explained is no half of an answer. Each feature
may therefore change its weight at some knots, between which the log-odds are linear (a linear spline, the
simplest generalised additive model; T. Hastie, R. Tibshirani, "Generalized Additive Models", 1986).
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.features import FEATURES

SATURATED = 30.0
"""Log-odds beyond which a chance is 0 or 1 to the last digit of a double."""

Knot = tuple[str, float]
"""A feature's name and the value from which on it has another weight."""


@dataclass(frozen=True, slots=True)
class Confidence:
    """A logistic model of the chance that a candidate is right.

    ``weights`` has one for each feature, then what each of the ``knots`` adds to its feature's.
    """

    weights: tuple[float, ...]
    bias: float
    knots: tuple[Knot, ...] = ()

    def chances(self, vectors: NDArray[np.float64]) -> NDArray[np.float64]:
        """The chance, 0-1, for each row, a feature vector."""
        log_odds = bent(vectors, self.knots) @ np.array(self.weights) + self.bias
        chances: NDArray[np.float64] = 1.0 / (1.0 + np.exp(-np.clip(log_odds, -SATURATED, SATURATED)))
        return chances


def bent(vectors: NDArray[np.float64], knots: Sequence[Knot]) -> NDArray[np.float64]:
    """Feature vectors, and how far each reaches beyond each knot."""
    places = [FEATURES.index(name) for name, _ in knots]
    return np.hstack((vectors, np.maximum(0.0, vectors[:, places] - np.array([at for _, at in knots]))))
