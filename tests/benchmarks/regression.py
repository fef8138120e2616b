"""Ridge regression on many sparse questions, for all facts at once."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from knowledge.sketch import Sketch

EXACT = 0.01
"""The share of its first error to which every fact's is brought down; ten times nearer tells no more."""

MOST_STEPS = 60
"""Steps after which it is near enough anyway; the shipped questions take about forty."""


def rows(sketches: Sequence[Sketch], dimensions: int) -> "csr_matrix[np.float32]":
    """Sketches as the rows of a matrix."""
    ends = np.cumsum([0, *(len(columns) for columns, _ in sketches)])
    columns = np.concatenate([columns for columns, _ in sketches])
    weights = np.concatenate([weights for _, weights in sketches])
    return csr_matrix((weights, columns, ends), shape=(len(sketches), dimensions))


def regression(
    rows: "csr_matrix[np.float32]",
    targets: NDArray[np.float32],
    ridge: float,
    start: NDArray[np.float32] | None = None,
) -> NDArray[np.float32]:
    """The weights, a row a dimension and a column a target, held back by ``ridge``, found from ``start`` on.

    Conjugate gradients on the normal equations (M. Hestenes, E. Stiefel, "Methods of Conjugate Gradients for
    Solving Linear Systems", 1952), a step of all targets together.
    """
    across = rows.T.tocsr()
    wanted = across @ targets
    weights = np.zeros_like(wanted) if start is None else start.copy()
    left = wanted - across @ (rows @ weights) - ridge * weights
    enough = EXACT**2 * np.maximum(_squares(wanted), 1e-12)
    direction, error = left.copy(), _squares(left)
    for _ in range(MOST_STEPS):
        if (error <= enough).all():
            break
        image = across @ (rows @ direction) + ridge * direction
        step = error / np.maximum((direction * image).sum(axis=0), 1e-12)
        weights += step * direction
        left -= step * image
        last, error = error, _squares(left)
        direction = left + error / np.maximum(last, 1e-20) * direction
    return weights


def _squares(columns: NDArray[np.float32]) -> NDArray[np.float32]:
    """The square of each column's length."""
    squares: NDArray[np.float32] = np.einsum("ij,ij->j", columns, columns)
    return squares
