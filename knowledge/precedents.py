"""Questions that were asked before, and which facts answered: the nearest ones say what a new one asks.

Nearest neighbours by the cosine of what is said and how it is typed (T. Cover, P. Hart, "Nearest Neighbor
Pattern Classification", 1967), found over an inverted index.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.sketch import DIMENSIONS, Sketch

NEAREST = 100
"""Questions, at most, that say anything."""

HEEDED = 3
"""Of them, those of one fact that count for it: one alone may be a slip."""

AT_ONCE = 50_000
"""Postings added in one pass: above, it is the memory asked for and given back that takes the time."""

SCALE = 127.0
"""By which weights, 1 at most, are kept as bytes."""


@dataclass(frozen=True, slots=True)
class Precedents:
    """Questions by what is in them, and the facts that answer them.

    What has dimension d is at the places ``starts[d]`` to ``starts[d + 1]`` of ``questions``, numbers, and of
    ``weights``, bytes. Question q is answered by ``facts[answered[q] : answered[q + 1]]``, of ``count``.
    """

    starts: NDArray[np.int32]
    questions: NDArray[np.uint16]
    weights: NDArray[np.int8]
    answered: NDArray[np.int32]
    facts: NDArray[np.int16]
    count: int

    @classmethod
    def of(cls, sketches: Iterable[Sketch], answers: Sequence[Sequence[int]], count: int) -> "Precedents":
        """Questions by their ``sketches``, with their answers, numbers of some of ``count`` facts."""
        rows = [_unit(*sketch) for sketch in sketches]
        dimensions = np.concatenate([columns for columns, _ in rows])
        weights = np.rint(SCALE * np.concatenate([own for _, own in rows])).astype(np.int8)
        questions = np.repeat(np.arange(len(rows)), [len(columns) for columns, _ in rows])
        order = np.argsort(dimensions, kind="stable")
        order = order[weights[order] != 0]
        return cls(
            starts=np.searchsorted(dimensions[order], np.arange(DIMENSIONS + 1)).astype(np.int32),
            questions=questions[order].astype(np.uint16),
            weights=weights[order],
            answered=np.cumsum([0, *map(len, answers)], dtype=np.int32),
            facts=np.array([fact for facts in answers for fact in facts], dtype=np.int16),
            count=count,
        )

    def likeness(self, columns: NDArray[np.int64], weights: NDArray[np.float32]) -> NDArray[np.float64]:
        """For every fact, how like the questions that it answered are to one that has ``weights`` in the
        dimensions ``columns``: the mean cosine of the nearest, 0-1.
        """
        cosines = np.zeros(len(self.answered) - 1)
        sizes = self.starts[columns + 1] - self.starts[columns]
        passes = np.flatnonzero(np.diff(np.cumsum(sizes) // AT_ONCE)) + 1
        for some in np.split(np.arange(len(columns)), passes):
            parts = [slice(self.starts[column], self.starts[column + 1]) for column in columns[some]]
            numbers = np.concatenate([self.questions[part] for part in parts])
            said = np.concatenate([self.weights[part] for part in parts])
            spread = np.repeat(weights[some], sizes[some])
            cosines += np.bincount(numbers, weights=said * spread, minlength=len(cosines))
        cosines /= SCALE * (float(np.linalg.norm(weights)) or 1.0)
        near = np.argpartition(-cosines, min(NEAREST, len(cosines) - 1))[:NEAREST]
        near = near[np.argsort(-cosines[near], kind="stable")]
        answers = self.answered[near + 1] - self.answered[near]
        behind = np.cumsum(answers) - answers
        places = np.repeat(self.answered[near] - behind, answers) + np.arange(answers.sum())
        facts, like = self.facts[places], np.repeat(cosines[near], answers)
        by_fact = np.argsort(facts, kind="stable")
        facts, like = facts[by_fact], like[by_fact]
        heeded = np.arange(len(facts)) - np.searchsorted(facts, facts) < HEEDED
        likeness: NDArray[np.float64]
        likeness = np.bincount(facts[heeded], weights=like[heeded], minlength=self.count) / HEEDED
        return likeness


def _unit(columns: NDArray[np.int64], weights: NDArray[np.float32]) -> Sketch:
    """A sketch that names every dimension once, of length 1."""
    once, places = np.unique(columns, return_inverse=True)
    summed = np.bincount(places, weights=weights)
    return once, (summed / max(float(np.linalg.norm(summed)), 1e-9)).astype(np.float32)
