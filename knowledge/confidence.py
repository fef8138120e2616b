"""How sure a candidate is: its features, and the logistic model that weighs them for one fact base."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from math import exp, log1p

import numpy as np
from numpy.typing import NDArray

from knowledge.matching import Match
from knowledge.query import Query

FEATURES = (
    "phrasing", "mean", "explained", "order", "unexplained", "missing", "shape", "lead",
    "shape_lead", "asked", "number", "name", "length", "exact", "opposed",
    "share", "supported", "learnt", "learnt_lead",
)  # fmt: skip
"""The features' names, in the order of a feature vector."""


MOST_STRANGERS = 3
"""More strange words than this are a story, not a question about something else."""

STEPS = 30
"""Newton steps at most; a dozen is usual."""

TOLERANCE = 1e-6
"""Change of the largest weight below which the fit has converged."""

SHORTEST_STEP = 1e-3
"""Share of a full Newton step below which halving it further gains nothing."""

BIAS_TRUST = 0.1
"""Precision of the prior around the bias as a share of the weights': how often a question is answerable at
all differs more between bases than what makes a match good."""

SATURATED = 30.0
"""Log-odds beyond which a chance is 0 or 1 to the last digit of a double."""

ALIKE = 0.97
"""Alignment and order, 0-1, from which a phrasing counts as repeated word by word (feature ``exact``)."""

ASKED = FEATURES.index("asked")

MISASKED = 2.0
"""What it costs, in log-odds, when no phrasing of a fact asks for the attribute that the question asks for
(who for when), and more the more phrasings there are. Such pairs are too rare among a base's own phrasings
for it to be learnt there: set by hand."""

SHARPNESS = 8.0
"""Scale of ``rank`` in a candidate's share of all candidates (a softmax); set by hand, since the weight of
the feature ``share`` is fitted to it."""


def features(
    query: Query, matches: Sequence[Match], place: int, spoken: Container[str], kin: Container[int] = ()
) -> NDArray[np.float64]:
    """The feature vector of ``matches[place]`` as the answer to ``query``.

    ``spoken`` holds all folds of its fact, ``kin`` the facts that are no rivals of it, since they may rightly
    answer too.
    """
    match = matches[place]
    alignment = match.alignment
    rank = shape = learnt = rivals = 0.0
    for other in matches:
        if other is not match and other.fact in kin:
            continue
        rivals += exp(SHARPNESS * (other.rank - match.rank))
        if other is not match:
            rank, shape = max(rank, other.rank), max(shape, other.shape)
            learnt = max(learnt, other.learnt)
    both = alignment.question + alignment.phrasing
    mean = 2.0 * alignment.question * alignment.phrasing / both if both else 0.0
    number = name = unspoken = 0.0
    for position, (term, left) in enumerate(zip(query.terms, match.unexplained, strict=True)):
        if left and term.fold not in spoken:
            unspoken += left
        if term.is_number:
            number = max(number, 1.0 - alignment.similarities[position])
        elif term.capital and position:
            name = max(name, left)
    length = log1p(match.total)
    return np.array((
        alignment.phrasing, mean, match.explained, alignment.order,
        max(match.unexplained, default=0.0), alignment.missing,
        match.shape, match.rank - rank, match.shape - shape,
        float(match.asked), number, name, length, float(mean > ALIKE and alignment.order > ALIKE),
        float(match.opposed), 1.0 / rivals, 1.0 - unspoken / (match.total or 1.0),
        match.learnt, match.learnt - learnt,
    ))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Confidence:
    """A logistic model of the chance that a candidate is right.

    ``stranger`` is what a word that the base has never seen costs, in log-odds; a base's own phrasings have
    none to learn it from.
    """

    weights: tuple[float, ...]
    bias: float
    stranger: float = 0.0

    def __call__(self, vector: NDArray[np.float64], strangers: int = 0) -> float:
        """The chance, 0-1, for one feature vector; the fact never heard of ``strangers`` of the words."""
        log_odds = float(vector @ np.array(self.weights)) + self.bias
        if vector[ASKED] <= -1.0:
            log_odds += MISASKED * float(vector[ASKED])
        log_odds -= self.stranger * min(strangers, MOST_STRANGERS)
        return 1.0 / (1.0 + exp(-max(-SATURATED, min(SATURATED, log_odds))))


def fit(
    vectors: NDArray[np.float64],
    right: NDArray[np.float64],
    prior: Confidence,
    trust: float,
) -> Confidence:
    """The maximum a posteriori model of ``right`` (0/1 a row) under a Gaussian prior around ``prior``.

    ``trust`` is the prior's precision. Newton's method with step halving.
    """
    rows = np.hstack([vectors, np.ones((len(vectors), 1))])
    centre = np.array([*prior.weights, prior.bias])
    found = centre.copy()
    precision = np.full(len(centre), trust)
    precision[-1] = trust * BIAS_TRUST

    def loss(candidate: NDArray[np.float64]) -> float:
        log_odds = rows @ candidate
        misfit = (np.logaddexp(0.0, log_odds) - right * log_odds).sum()
        return float(misfit + 0.5 * precision @ (candidate - centre) ** 2)

    for _ in range(STEPS):
        chance = 1.0 / (1.0 + np.exp(-np.clip(rows @ found, -SATURATED, SATURATED)))
        gradient = rows.T @ (chance - right) + precision * (found - centre)
        curvature = (rows * (chance * (1 - chance))[:, None]).T @ rows + np.diag(precision)
        step = np.linalg.solve(curvature, gradient)
        length, before = 1.0, loss(found)
        while length > SHORTEST_STEP and loss(found - length * step) > before:
            length /= 2.0
        found = found - length * step
        if float(np.abs(length * step).max()) < TOLERANCE:
            break
    return Confidence(tuple(float(weight) for weight in found[:-1]), float(found[-1]))
