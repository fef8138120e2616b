"""The fit of the shipped model: it separates what can be separated, and no more."""

import numpy as np

from knowledge.features import FEATURES
from tests.benchmarks.fitting import fit


def rows(*values: float) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    vectors = np.zeros((len(values), len(FEATURES)))
    vectors[:, FEATURES.index("phrasing")] = values
    return vectors


def test_the_fit_separates_what_can_be_separated() -> None:
    found = fit(rows(0.9, 0.8, 0.85, 0.2, 0.1, 0.15), np.array([1.0, 1.0, 1.0, 0.0, 0.0, 0.0]), (), 0.01)
    high, low = found.chances(rows(0.9, 0.1))
    assert high > 0.9
    assert low < 0.1


def test_a_knot_lets_the_middle_be_right() -> None:
    right = np.array([0.0, 1.0, 0.0])
    straight = fit(rows(0.0, 0.5, 1.0), right, (), 0.001).chances(rows(0.5))
    bent = fit(rows(0.0, 0.5, 1.0), right, [("phrasing", 0.5)], 0.001).chances(rows(0.5))
    assert straight[0] < 0.5
    assert bent[0] > 0.8


def test_a_ridge_holds_weights_back() -> None:
    right = np.array([1.0, 0.0])
    eager, wary = (fit(rows(1.0, 0.0), right, (), ridge).chances(rows(1.0))[0] for ridge in (0.1, 10.0))
    assert eager > wary > 0.5
