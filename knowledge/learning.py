"""Whether and from what a base learns to tell its facts apart; done when it is first asked."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from knowledge.discriminant import Discriminant, Learner, Wording

LEAST_LEARNT = 2
"""Phrasings a fact, on average, from which there is anything to learn: one generalises to nothing."""

MOST_LEARNT = 12_000
"""Phrasings of the largest base that is learnt: above, every question would cost milliseconds more."""

LONGEST_TOLD = 40
"""Words of a question that the discriminant judges; what is longer is a story or noise, which repeats a
fact's words without asking for it."""


def is_learnt(sizes: Sequence[int]) -> bool:
    """Whether facts of these ``sizes`` have phrasings enough to learn from, and not too many."""
    return bool(sizes) and LEAST_LEARNT * len(sizes) <= sum(sizes) <= MOST_LEARNT


class Learning:
    """What one base learns from its phrasings."""

    def __init__(self, sizes: Sequence[int], taught: Discriminant | None = None) -> None:
        """``sizes`` counts the phrasings of each fact; a discriminant they ``taught`` before is learnt."""
        self._sizes = sizes
        self.happens = is_learnt(sizes)
        self._taught = taught
        self._wordings: dict[int, Wording] = {}
        self._owners: list[int] = []
        self._learner: Learner | None = None
        self._former: Learner | None = None

    def hear(self, phrasing: int, fact: int, wording: Wording | None) -> None:
        """Take in phrasing number ``phrasing``, one of its fact's; without a wording nothing is learnt."""
        if wording is not None:
            self._wordings[phrasing] = wording
            self._owners.append(fact)

    def wording(self, phrasing: int) -> Wording | None:
        """Phrasing number ``phrasing`` as it was heard; None where nothing is learnt."""
        return self._wordings.get(phrasing)

    def hears_like(self, other: "Learning") -> bool:
        """Whether the same was heard of the same facts, which teaches the same."""
        mine = (self._sizes, self._owners, self._wordings)
        return mine == (other._sizes, other._owners, other._wordings)

    def follow(self, former: "Learning") -> None:
        """Learn by bringing up to date what ``former`` has learnt, if it has."""
        self._former = former._learner

    def learn(self) -> Learner:
        """Learn from what was heard, once."""
        if self._learner is None:
            self._learner = Learner(self._wordings, self._owners, len(self._sizes), self._former)
            self._former = None  # its arrays take tens of megabytes
        return self._learner

    @cached_property
    def discriminant(self) -> Discriminant | None:
        """What tells the facts apart; None where that is not learnt."""
        if not self.happens:
            return None
        return self._taught or self.learn().discriminant()

    def tell_apart(self, wording: Wording, hidden: frozenset[int]) -> NDArray[np.float32] | None:
        """The score of every fact, as if the ``hidden`` phrasings were not there; None where not learnt."""
        if self.discriminant is None:
            return None
        if len(wording.folds) > LONGEST_TOLD:
            return np.zeros(len(self._sizes), dtype=np.float32)
        return self.learn().scores_without(wording, hidden) if hidden else self.discriminant.scores(wording)
