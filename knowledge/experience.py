"""What labelled questions have taught about the shipped facts, beyond what their phrasings teach.

Phrasings say how a curator would ask. Thousands of questions of many askers, each labelled with the facts
that answer it or with none, say where the phrasings fall short and where they promise too much. Two learners
hear them: ridge regression, which weighs every word, and nearest neighbours, which remember whole questions.
What these and the forest say of a candidate is weighed by boosted trees (stacking: D. Wolpert, "Stacked
Generalization", 1992; J. Friedman, "Greedy Function Approximation: A Gradient Boosting Machine", 2001). All
is grown once (``tests/benchmarks/experience.py``) and knows facts by their ids and phrasings: what a curator
adds, as any other base, keeps its chance, and what he phrases anew only gains.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import IO, NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from knowledge import features
from knowledge.evidence import Evidence
from knowledge.facts import Fact
from knowledge.features import Vector
from knowledge.learning import LONGEST_TOLD
from knowledge.matching import Match
from knowledge.precedents import Precedents
from knowledge.query import Query
from knowledge.sketch import sketch_of
from knowledge.thesaurus import Thesaurus
from knowledge.trees import Boosted, BoostedForest

STRANGE = ("unexplained", "supported", "number", "name", "elsewhere", "opposed")
"""Those of the forest's features that say how strange a question is to a candidate, or that it denies."""

FEATURES = (
    "odds", "odds_lead", "lag", "learnt", "asked", "claims", "open",
    "told", "told_lead", "like", "like_lead", *STRANGE,
)  # fmt: skip
"""What a candidate is weighed by: the log-odds that the forest gives it, and how far they lead the best other
candidate's; how far it lags in rank; what the phrasings' discriminant says; agreement on what is asked;
whether the question claims something, or leaves open what it asks; what the regression says, its likeness to
precedents, and the leads of both over all other facts; and what in the question is strange to it.
"""

_STRANGE = tuple(features.FEATURES.index(name) for name in STRANGE)

SUREST = 0.003
"""How near to certain a chance counts as it is weighed: the forest's own are no finer."""

DIGITS = 4
"""Of a chance: a learner that is brought up to date agrees with a new one in the first five."""

OWN = 0.3
"""What a chance without experience counts for beside what experience says: of words that nobody asked before
the forest has seen more. On development questions left out, wrong answers get rarer in conversations by it.
"""

STANDING = 0.5
"""The share of the phrasings it was grown with from which a fact still asks what it asked."""


def log_odds(chances: NDArray[np.float64]) -> NDArray[np.float64]:
    """The log-odds of chances, 0-1, none of which counts as certain."""
    bounded = np.clip(chances, SUREST, 1.0 - SUREST)
    odds: NDArray[np.float64] = np.log(bounded / (1.0 - bounded))
    return odds


def leads(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """How far each score leads the best other one."""
    if len(scores) < 2:
        return scores
    second, first = np.partition(scores, -2)[-2:]
    leads: NDArray[np.float64] = scores - np.where(scores == first, second, first)
    return leads


def fingerprint(phrasing: str) -> int:
    """A number by which a phrasing is known."""
    return crc32(phrasing.encode())


def _boosted(forest: str, features: Sequence[str]) -> Boosted:
    """The trees of a forest that was kept as text."""
    return Boosted.of(BoostedForest.model_validate_json(forest), features)


class Candidate(NamedTuple):
    """A candidate, the features by which the forest has judged it, and the chance, 0-1, that it told."""

    match: Match
    vector: Vector
    chance: float


@dataclass(frozen=True, slots=True)
class Learnt:
    """What both learners have learnt of some facts: the regression's ``weights``, a row a dimension and a
    column a fact, are bytes to be multiplied by the fact's ``scale``.
    """

    weights: NDArray[np.int8]
    scales: NDArray[np.float32]
    precedents: Precedents

    @classmethod
    def of(cls, weights: NDArray[np.float32], precedents: Precedents) -> "Learnt":
        """The same, weights in bytes."""
        scales = np.maximum(np.abs(weights).max(axis=0), 1e-9) / 127.0
        return cls(np.rint(weights / scales).astype(np.int8), scales.astype(np.float32), precedents)

    def told(self, columns: NDArray[np.int64], weights: NDArray[np.float32]) -> NDArray[np.float64]:
        """What the regression says of every fact for what has ``weights`` in the dimensions ``columns``."""
        told: NDArray[np.float64] = weights.astype(np.float64) @ self.weights[columns] * self.scales
        return told

    def vectors(
        self, query: Query, candidates: Sequence[Candidate], numbers: NDArray[np.int64]
    ) -> NDArray[np.float64]:
        """The ``FEATURES`` of candidates, best first, a row each; the ``numbers`` are those by which their
        facts are known here, -1 for none.
        """
        columns, weights = sketch_of(query.terms)
        told, like = self.told(columns, weights), self.precedents.likeness(columns, weights)
        odds = log_odds(np.array([candidate.chance for candidate in candidates]))
        own = np.array([
            (match.rank - candidates[0].match.rank, match.learnt, match.asked, query.claims, not query.asked)
            for match, _, _ in candidates
        ])  # fmt: skip
        heard = [scores.take(numbers) for scores in (told, leads(told), like, leads(like))]
        strange = np.array([[each.vector[place] for place in _STRANGE] for each in candidates])
        return np.column_stack((odds, leads(odds), own, *heard, strange))


@dataclass(frozen=True, slots=True)
class Taught:
    """Experience with the facts of one base: the number by which each is known, -1 for none, and whether it
    has no phrasing that was not there when the experience was grown.
    """

    experience: "Experience"
    numbers: NDArray[np.int64]
    as_grown: NDArray[np.bool_]

    def knows(self, fact: int) -> bool:
        """Whether there is any with a fact of the base."""
        return bool(self.numbers[fact] >= 0)

    def revised(
        self, query: Query, candidates: Sequence[Candidate], chances: Mapping[int, float]
    ) -> Mapping[int, float]:
        """The chances of those facts that are known, of candidates for a question.

        ``chances``, by the numbers of facts, are those that facts have without experience.
        """
        facts = np.array([match.fact for match, _, _ in candidates], dtype=np.int64)
        numbers = self.numbers[facts]
        if len(query.terms) > LONGEST_TOLD or not (numbers >= 0).any():
            return {}
        own = np.array([chances[fact] for fact in facts.tolist()])
        odds = self.experience.weighing.odds(self.experience.learnt.vectors(query, candidates, numbers))
        told = 1.0 / (1.0 + np.exp(-(1.0 - OWN) * odds - OWN * log_odds(own)))
        # A slip of the keyboard, though nobody has typed it before, makes nothing less likely.
        slipped = any(term.near and not term.known for term in query.terms)
        revised = np.where(self.as_grown[facts] & (not slipped), told, np.maximum(told, own)).round(DIGITS)
        return {
            fact: chance
            for fact, number, chance in zip(facts.tolist(), numbers.tolist(), revised.tolist(), strict=True)
            if number >= 0
        }


@dataclass(frozen=True, slots=True)
class Experience:
    """What was learnt, by the ids of facts with their phrasings' fingerprints, and the trees that rest on it:
    those ``weighing`` candidates, and those ``reviewing`` decisions, None as long as they are not grown.
    """

    phrasings: Mapping[str, frozenset[int]]
    learnt: Learnt
    weighing: Boosted
    reviewing: Boosted | None = None

    def write(self, file: IO[bytes]) -> None:
        """Write it."""
        precedents = self.learnt.precedents
        np.savez_compressed(
            file,
            ids=np.array(list(self.phrasings)),
            sizes=np.array([len(own) for own in self.phrasings.values()]),
            phrasings=np.array([each for own in self.phrasings.values() for each in sorted(own)]),
            weights=self.learnt.weights,
            scales=self.learnt.scales,
            starts=precedents.starts,
            # The steps from one question to the next are small, and pack better.
            steps=np.diff(precedents.questions, prepend=np.uint16(0)),
            bytes=precedents.weights,
            answered=precedents.answered,
            facts=precedents.facts,
            weighing=np.array(self.weighing.forest.model_dump_json()),
            reviewing=np.array("" if self.reviewing is None else self.reviewing.forest.model_dump_json()),
        )

    @classmethod
    def read(cls, file: IO[bytes]) -> "Experience":
        """Read what ``write`` has written."""
        with np.load(file, allow_pickle=False) as kept:
            ids, reviewing = kept["ids"].tolist(), str(kept["reviewing"])
            own = np.split(kept["phrasings"], np.cumsum(kept["sizes"])[:-1])
            questions = np.cumsum(kept["steps"], dtype=np.uint16)
            precedents = Precedents(
                kept["starts"], questions, kept["bytes"], kept["answered"], kept["facts"], len(ids)
            )
            return cls(
                {fact: frozenset(each.tolist()) for fact, each in zip(ids, own, strict=True)},
                Learnt(kept["weights"], kept["scales"], precedents),
                _boosted(str(kept["weighing"]), FEATURES),
                _boosted(reviewing, Evidence._fields) if reviewing else None,
            )

    @classmethod
    @lru_cache(maxsize=1)
    def shipped(cls) -> "Experience":
        """The experience that comes with the project, read once, with the notions by which it hears."""
        Thesaurus.shipped()
        with resources.files("knowledge").joinpath("experience.npz").open("rb") as file:
            return cls.read(file)

    def with_facts(self, facts: Sequence[Fact]) -> Taught | None:
        """What it says of these facts; None where it knows none of them."""
        numbers = {fact: number for number, fact in enumerate(self.phrasings)}
        own = [frozenset(map(fingerprint, fact.questions)) for fact in facts]
        grown = [self.phrasings.get(fact.id, frozenset()) for fact in facts]
        known = [
            numbers[fact.id] if then and len(now & then) >= STANDING * len(then) else -1
            for fact, now, then in zip(facts, own, grown, strict=True)
        ]
        if max(known, default=-1) < 0:
            return None
        as_grown = [now <= then for now, then in zip(own, grown, strict=True)]
        return Taught(self, np.array(known), np.array(as_grown))
