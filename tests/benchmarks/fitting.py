"""Logistic regression on piecewise linear features, as ``knowledge.confidence`` computes them."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.confidence import SATURATED, Confidence, Knot, bent

STEPS = 30
"""Newton steps at most; a dozen is usual."""

TOLERANCE = 1e-6
"""Change of the largest weight below which the fit has converged."""

SHORTEST_STEP = 1e-3
"""Share of a full Newton step below which halving it further gains nothing."""

LEAST_SPREAD = 1e-3
"""Variance that every feature is taken to have, so that one without any keeps its weight."""


def fit(
    vectors: NDArray[np.float64], right: NDArray[np.float64], knots: Sequence[Knot], ridge: float
) -> Confidence:
    """The logistic model of ``right`` (0/1 a row) with piecewise linear features, of least penalised loss.

    ``ridge`` penalises the square of each weight, in units of its feature's own spread; the bias is free.
    Newton's method with step halving.
    """
    rows = np.hstack([bent(vectors, knots), np.ones((len(vectors), 1))])
    found = np.zeros(rows.shape[1])
    penalty = ridge * (rows.var(axis=0) + LEAST_SPREAD)
    penalty[-1] = 0.0

    def loss(candidate: NDArray[np.float64]) -> float:
        log_odds = rows @ candidate
        misfit = (np.logaddexp(0.0, log_odds) - right * log_odds).sum()
        return float(misfit + 0.5 * penalty @ candidate**2)

    for _ in range(STEPS):
        chance = 1.0 / (1.0 + np.exp(-np.clip(rows @ found, -SATURATED, SATURATED)))
        gradient = rows.T @ (chance - right) + penalty * found
        curvature = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.diag(penalty)
        step = np.linalg.solve(curvature, gradient)
        length, before = 1.0, loss(found)
        while length > SHORTEST_STEP and loss(found - length * step) > before:
            length /= 2.0
        found = found - length * step
        if float(np.abs(length * step).max()) < TOLERANCE:
            break
    return Confidence(tuple(float(weight) for weight in found[:-1]), float(found[-1]), tuple(knots))
