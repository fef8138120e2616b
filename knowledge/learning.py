"""Whether and from what a base learns to tell its facts apart; done when it is first asked."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from knowledge.discriminant import Discriminant, Learner, Wording
from knowledge.reading import Term

LEAST_LEARNT = 2
"""Phrasings a fact, on average, from which there is anything to learn: one generalises to nothing."""

MOST_LEARNT = 3_000
"""Phrasings learnt from, as many of each fact: the time grows with the third power."""

LONGEST_TOLD = 40
"""Words of a question that the discriminant judges; what is longer is a story or noise, which repeats a
fact's words without asking for it."""


def learnt_of_each(sizes: Sequence[int]) -> int:
    """The phrasings of each fact that are learnt from at most, for facts of these ``sizes``.

    0 where the facts are too many, or have too few.
    """
    if sum(sizes) < LEAST_LEARNT * len(sizes):
        return 0
    wished = range(max(sizes, default=0), LEAST_LEARNT - 1, -1)
    return next((most for most in wished if sum(min(size, most) for size in sizes) <= MOST_LEARNT), 0)


class Learning:
    """What one base learns from its phrasings."""

    def __init__(self, sizes: Sequence[int], taught: Discriminant | None = None) -> None:
        """``sizes`` counts the phrasings of each fact; a discriminant they ``taught`` before is learnt."""
        self._sizes = sizes
        self._of_each = learnt_of_each(sizes)
        self._taught = taught
        self._wordings: dict[int, Wording] = {}
        self._owners: list[int] = []

    @property
    def happens(self) -> bool:
        """Whether anything is learnt."""
        return self._of_each > 0

    def hear(self, phrasing: int, fact: int, place: int, terms: Sequence[Term]) -> None:
        """Take in phrasing number ``phrasing``, the ``place``-th of its fact, if it is to be learnt from.

        Where not all are, those that are lie evenly among them: curators add like to like.
        """
        size = self._sizes[fact]
        learnt = min(size, self._of_each)
        if (place + 1) * learnt // size > place * learnt // size:
            self._wordings[phrasing] = Wording.of(terms)
            self._owners.append(fact)

    @cached_property
    def _learner(self) -> Learner:
        return Learner(self._wordings, self._owners, len(self._sizes))

    @cached_property
    def discriminant(self) -> Discriminant | None:
        """What tells the facts apart; None where that is not learnt."""
        if not self.happens:
            return None
        return self._taught or self._learner.discriminant()

    def tell_apart(self, wording: Wording, hidden: frozenset[int]) -> NDArray[np.float32] | None:
        """The score of every fact, as if the ``hidden`` phrasings were not there; None where not learnt."""
        if self.discriminant is None:
            return None
        if len(wording.folds) > LONGEST_TOLD:
            return np.zeros(len(self._sizes), dtype=np.float32)
        return self._learner.scores_without(wording, hidden) if hidden else self.discriminant.scores(wording)
