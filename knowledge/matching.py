"""Candidates for a question: which facts it may be about, and the features by which that is judged."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter, mul
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from knowledge.alignment import Aligner, Alignment
from knowledge.discriminant import ToldApart, Wording
from knowledge.index import Index
from knowledge.postings import Scores
from knowledge.query import Query

ALIGNED = 24
"""Phrasings laid beside the question in full; more changed no answer on the development questions."""

BY_SHAPE = 6
"""Facts proposed by their character shape alone, when words are misspelt or paraphrased."""

SHORTLIST = 64
"""Phrasings, and facts, compared in full in a base so large that common words and grams are left aside at
first."""

MATCHED = 10
"""Candidates for one question: as many as ``ask --jsonl`` lists."""

ASKED = 0.1
"""What agreement on the asked attribute is worth in ``rank``, beside a whole alignment."""

LITERAL = 0.2
"""What sharing all words, light ones too, is worth: "của ai" and "là gì" differ in nothing else."""

VERBATIM = 0.3
"""What being the phrasing word for word is worth: it beats every fragment of a longer one."""

SHAPE = 1.0
"""What the likeness of the character shape is worth."""

LEARNT = 5.0
"""What the discriminant's score is worth, where the base was learnt."""

LEARNT_SCALE = 3.0
"""By this ``rank`` is divided where the base was learnt, so that differences mean the same in every base."""

BY_LEARNT = 4
"""Facts proposed by the discriminant alone."""

BESIDE = 2
"""Phrasings laid beside the question of a fact that is proposed by its shape or by the discriminant."""

STANCES_KEPT = 256
"""Stances of questions whose agreement with the base's is remembered."""

LEAST_LEARNT = 0.1
"""The score from which it proposes one: below, nothing speaks for it."""

TELLING = 8
"""Phrasings from which what none of them asks for is not given."""

SPECIFIC = frozenset({"who", "when", "where", "how_many", "why", "which_document"})
"""Attributes that a fact gives only if one of its phrasings asks for them: the surer, the more phrasings it
has."""

NARROW = frozenset({"what"})
"""Attributes that say nothing about what is asked for: every other one excludes the rest."""


@dataclass(frozen=True, slots=True)
class Stance:
    """How a phrasing asks, words aside: the parts of ``Query`` by the same names."""

    asked: frozenset[str]
    claims: bool
    denies: bool

    @classmethod
    def of(cls, query: Query) -> "Stance":
        """The stance of a query."""
        return cls(query.asked, query.claims, query.denies)


class Match(NamedTuple):
    """One fact as a candidate; a tuple, since every question has some twenty.

    ``phrasing`` is the number of its nearest phrasing and ``alignment`` what it shares with the question;
    ``explained`` the share of the question that the fact's phrasings explain together; ``shape`` the cosine
    of the character n-grams; ``learnt`` the discriminant's score (0 in a base that is not learnt); ``asked``
    the best agreement on what is asked (-1 to 1) of any of its phrasings, below -1 where many of them ask for
    something else; ``opposed`` says that only one of the two denies; ``rank`` is the score by which
    candidates are ordered, ``total`` the weight of the question's words.
    """

    fact: int
    phrasing: int
    alignment: Alignment
    explained: float
    unexplained: tuple[float, ...]
    shape: float
    learnt: float
    asked: float
    opposed: bool
    rank: float
    total: float


_Laid = tuple[float, int, Alignment]
"""How near a phrasing is, its number, and its alignment."""

_NEARNESS = itemgetter(0)


class Matcher:
    """Finds candidates in an index."""

    def __init__(self, index: Index, stances: Sequence[Stance], tell_apart: ToldApart) -> None:
        """``stances[i]`` is how phrasing i of ``index`` asks; ``tell_apart`` gives the discriminant's scores.

        A base has a few dozen different stances at most.
        """
        self.index = index
        self._tell_apart = tell_apart
        numbers: dict[Stance, int] = {}
        self._stance_of = [numbers.setdefault(stance, len(numbers)) for stance in stances]
        self._stances = list(numbers)
        # One set for all facts that ask alike.
        alike: dict[frozenset[int], frozenset[int]] = {}
        self._asking = [
            alike.setdefault(asking, asking)
            for asking in (frozenset(self._stance_of[n] for n in own) for own in index.of_fact)
        ]
        # Questions ask in a few dozen different ways too.
        self._agreements = lru_cache(maxsize=STANCES_KEPT)(self._agreements_with)

    def stances(self, phrasings: Sequence[int]) -> list[Stance]:
        """How some phrasings ask."""
        return [self._stances[self._stance_of[phrasing]] for phrasing in phrasings]

    def match(
        self, query: Query, hidden: frozenset[int] = frozenset(), passed: frozenset[int] = frozenset()
    ) -> list[Match]:
        """The candidates for ``query``, best first, ``MATCHED`` at most.

        Phrasings in ``hidden`` are treated as if they were not there, facts in ``passed`` are left out.
        """
        index = self.index
        weights = [index.weight(term, hidden) for term in query.terms]
        overlap = index.overlap(query.terms, weights, hidden)
        shapes = self._shapes(" ".join([term.fold for term in query.terms]), hidden)
        learnt = self._tell_apart(Wording.of(query.terms), hidden)
        agreements = self._agreements(Stance.of(query))
        specific = bool(query.asked & SPECIFIC)
        laid: dict[int, list[_Laid]] = {}
        aligner = Aligner(query.terms, weights)
        for number in self._proposed(overlap, shapes, learnt, hidden):
            phrasing = index.phrasings[number]
            alignment = aligner.align(phrasing)
            near = _nearness(alignment, agreements[self._stance_of[number]])
            laid.setdefault(phrasing.fact, []).append((near, number, alignment))
        facts = np.fromiter(laid, dtype=np.int64, count=len(laid))
        scores = [0.0] * len(laid) if learnt is None else learnt.take(facts).tolist()
        ranked = []
        for fact, shape, told in zip(laid, shapes.of(facts), scores, strict=True):
            if fact not in passed:
                nearest = max(laid[fact], key=_NEARNESS)
                rank = nearest[0] + SHAPE * shape
                if learnt is not None:
                    rank = (rank + LEARNT * told) / LEARNT_SCALE
                ranked.append((-rank, fact, shape, told, nearest))
        ranked.sort()  # no two are of one fact
        matches, total = [], sum(weights) or 1.0
        for rank, fact, shape, told, (_, number, alignment) in ranked[:MATCHED]:
            beside = laid[fact]
            similarities = alignment.similarities
            if len(beside) > 1:
                similarities = tuple(map(max, *(other.similarities for _, _, other in beside)))
            asking = self._asking_of(fact, hidden)
            matches.append(Match(
                fact, number, alignment,
                explained=sum(map(mul, weights, similarities)) / total,
                unexplained=tuple([w * (1.0 - s) for w, s in zip(weights, similarities, strict=True)]),
                shape=shape, learnt=told, asked=self._asked(agreements, fact, asking, specific=specific),
                opposed=self._opposed(query, number, asking),
                rank=-rank, total=total,
            ))  # fmt: skip
        return matches

    def _agreements_with(self, stance: Stance) -> Sequence[float]:
        """How a question of this stance agrees with each stance of the base's."""
        return [agreement(stance, known) for known in self._stances]

    def _asking_of(self, fact: int, hidden: frozenset[int]) -> Set[int]:
        """The stances of a fact's phrasings."""
        own = self.index.of_fact[fact]
        if hidden and not hidden.isdisjoint(own):
            return {self._stance_of[number] for number in own if number not in hidden}
        return self._asking[fact]

    def _asked(self, agreements: Sequence[float], fact: int, asking: Set[int], *, specific: bool) -> float:
        """The best agreement of any phrasing of a fact, whose stances are ``asking``, on what is asked."""
        asked = max([agreements[stance] for stance in asking])
        size = len(self.index.of_fact[fact])
        if asked < 1.0 and specific and size >= TELLING:
            return -1.0 - min(size, 15) / 10.0
        return asked

    def _opposed(self, query: Query, nearest: int, asking: Set[int]) -> bool:
        """Whether only one denies of a question and the nearest phrasing of a fact.

        Whoever only reports what fails ("không nhận được mã") asks for what any phrasing reports so.
        """
        if query.denies and not query.asked and not query.claims:
            return not any(self._stances[stance].denies for stance in asking)
        return query.denies != self._stances[self._stance_of[nearest]].denies

    def _shapes(self, text: str, hidden: frozenset[int]) -> Scores:
        index = self.index
        shapes = index.grams.shapes(text)
        for fact in {index.phrasings[number].fact for number in hidden}:
            others = [number for number in index.of_fact[fact] if number not in hidden]
            shapes.put(fact, index.grams.without(text, others))
        return shapes

    def _proposed(
        self,
        overlap: Scores,
        shapes: Scores,
        learnt: NDArray[np.float32] | None,
        hidden: frozenset[int],
    ) -> list[int]:
        proposed = overlap.largest(ALIGNED, SHORTLIST)
        known = {self.index.phrasings[number].fact for number in proposed}
        others = dict.fromkeys(shapes.largest(BY_SHAPE, SHORTLIST))
        if learnt is not None:
            told = np.argsort(-learnt, kind="stable")[:BY_LEARNT]
            others |= dict.fromkeys(int(fact) for fact in told[learnt[told] > LEAST_LEARNT])
        beside = overlap.leading([self.index.of_fact[fact] for fact in others if fact not in known], BESIDE)
        return proposed + [number for number in beside if number not in hidden]


def _nearness(alignment: Alignment, asked: float) -> float:
    """How near a phrasing is by its words and by what it asks."""
    both = alignment.question + alignment.phrasing
    mean = 2.0 * alignment.question * alignment.phrasing / both if both else 0.0
    return (
        mean * (0.7 + 0.3 * alignment.order)
        + LITERAL * alignment.literal
        + (VERBATIM if alignment.literal > 0.999 else 0.0)
        + ASKED * asked
    )


def agreement(query: Query | Stance, phrasing: Query | Stance) -> float:
    """How question and phrasing agree on what is asked, -1 to 1.

    1 for the same attribute, -1 for different ones; half a disagreement where one asks for an attribute and
    the other for a thing ("gì"), or for yes or no; 0 where one leaves open what it asks.
    """
    asked, known = query.asked - NARROW, phrasing.asked - NARROW
    if asked and known:
        return 1.0 if asked & known else -1.0
    if asked:
        return -0.5 if phrasing.claims or phrasing.asked else -0.25
    if known:
        return -0.5 if query.claims or query.asked else 0.0
    return 0.0
