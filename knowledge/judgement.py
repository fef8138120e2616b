"""Candidates judged: each with its chance of being right, and what vetoes it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import exp, inf
from typing import NamedTuple

import numpy as np

from knowledge.confidence import Confidence
from knowledge.constraint import Constraint
from knowledge.experience import Candidate
from knowledge.factbase import FactBase
from knowledge.features import SHARPNESS, Surroundings, features
from knowledge.matching import Match
from knowledge.query import Query
from knowledge.veto import Veto, vetoes

VETOED = 0.05
"""What a veto leaves of a chance: vetoed facts are still named as near, below every fact that may answer."""


SURE = 0.9
"""The chance above which candidates are told apart by more than their chance, which saturates there."""

TIED = 0.01
"""Difference of such chances that tells nothing."""


ABREAST = 0.1
"""Difference in rank within which the likelier candidate is the better one: ranks tell it no finer."""

FAR = 0.9
"""Lag in rank behind the first candidate that nothing vetoes, from which nobody looks what one says: less is
left of its chance there than anything turns on."""

VERBATIM = 0.999
"""Share of all words, light ones too, from which a question is a phrasing word for word."""


class Judgement(NamedTuple):
    """One candidate: the match, its vetoes and the chance, 0-1, that it answers the question."""

    match: Match
    vetoes: tuple[Veto, ...]
    chance: float

    @property
    def is_verbatim(self) -> bool:
        """Whether the question is a curator's own phrasing, word for word."""
        return self.match.alignment.literal > VERBATIM and not self.match.opposed and not self.vetoes

    @property
    def fact(self) -> int:
        """The number of the fact."""
        return self.match.fact


@dataclass(frozen=True, slots=True)
class Verdict:
    """A question with all its judged candidates, the likeliest first."""

    query: Query
    constraints: tuple[Constraint, ...]
    judgements: tuple[Judgement, ...]

    @property
    def best(self) -> Judgement | None:
        """The likeliest candidate that nothing vetoes."""
        return next((judgement for judgement in self.judgements if not judgement.vetoes), None)

    @property
    def chance(self) -> float:
        """The chance of the best candidate; 0 for none."""
        return self.best.chance if self.best is not None else 0.0


class Weighed(NamedTuple):
    """The constraints of a question, and its candidates with what vetoes them, best first.

    All but the ``near`` first ones rank too far behind for anything to turn on what their facts say, which is
    not found out: most of a large base never is.
    """

    constraints: tuple[Constraint, ...]
    candidates: list[tuple[Match, tuple[Veto, ...]]]
    near: int

    @property
    def allowed(self) -> list[Match]:
        """The near candidates that nothing vetoes."""
        return [match for match, found in self.candidates[: self.near] if not found]


def weigh(
    query: Query, base: FactBase, hidden: frozenset[int] = frozenset(), passed: frozenset[int] = frozenset()
) -> Weighed:
    """The candidates for a question with their vetoes.

    Phrasings in ``hidden`` and facts in ``passed`` are left out, as calibration asks.
    """
    constraints = tuple(base.constraints.find(query.terms))
    matches = base.matcher.match(query, hidden, passed)
    candidates: list[tuple[Match, tuple[Veto, ...]]] = []
    least = -inf
    for match in matches:
        if match.rank < least:
            break
        found = vetoes(constraints, match.fact, base)
        if not found:
            least = max(least, match.rank - FAR)
        candidates.append((match, found))
    near = len(candidates)
    candidates += [(match, ()) for match in matches[near:]]
    return Weighed(constraints, candidates, near)


def likeliest(candidates: Sequence[tuple[Match, float]]) -> tuple[Match, float] | None:
    """The likeliest of those candidates, ranked and with their chances, that rank abreast of the first."""
    first = candidates[0][0].rank if candidates else 0.0
    near = (each for each in candidates if first - each[0].rank <= ABREAST)
    return max(near, key=lambda each: each[1], default=None)


def surroundings(base: FactBase, number: int, hidden: frozenset[int] = frozenset()) -> Surroundings:
    """What fact ``number`` is judged by besides its match, without the phrasings in ``hidden``."""
    own = base.index.of_fact[number]
    phrasings = sum(phrasing not in hidden for phrasing in own) if hidden else len(own)
    return Surroundings(base.spoken(number, hidden), base.words, phrasings, base.kin(number))


Judge = Callable[[Query], Verdict]
"""Judges every candidate for a question."""


def judge(query: Query, base: FactBase, confidence: Confidence) -> Verdict:
    """Judge every candidate for ``query``."""
    constraints, weighed, near = found = weigh(query, base)
    if not weighed:
        return Verdict(query, constraints, ())
    allowed, everything = found.allowed, [match for match, _ in weighed]
    vectors = []
    for match, vetoed in weighed[:near]:
        rivals = everything if vetoed else allowed
        vectors.append(features(query, rivals, rivals.index(match), surroundings(base, match.fact)))
    modelled = confidence.chances(np.array(vectors))
    own = {match.fact: chance for (match, _), chance in zip(weighed, modelled.tolist(), strict=False)}
    lead = likeliest([(match, own[match.fact]) for match, vetoed in weighed[:near] if not vetoed])
    chances = {}
    for match, vetoed in weighed:
        chance = own.get(match.fact, 1.0)
        if lead is not None and match is not lead[0] and not (vetoed and match.fact in own):
            # The model has learnt from best candidates alone: one behind is the less likely, the further.
            chance = min(chance, lead[1] * exp(SHARPNESS * (match.rank - lead[0].rank)))
        chances[match.fact] = chance
    if base.experience is not None:
        known = [
            Candidate(match, vector, own[match.fact])
            for (match, vetoed), vector in zip(weighed, vectors, strict=False)
            if not vetoed
        ]
        chances |= base.experience.revised(query, known, chances)
    judgements = [
        Judgement(match, vetoed, VETOED * chances[match.fact] if vetoed else chances[match.fact])
        for match, vetoed in weighed
    ]
    judgements.sort(key=lambda judgement: -judgement.chance)
    return Verdict(query, constraints, tuple(_told_apart(judgements)))


def _told_apart(judgements: Sequence[Judgement]) -> list[Judgement]:
    """The likeliest first; before it the only one that is asked word for word, and of several all but certain
    ones that whose phrasing says the least else.
    """
    asked = [judgement for judgement in judgements if judgement.is_verbatim]
    if len(asked) != 1:
        sure = [j for j in judgements if j.chance > SURE and judgements[0].chance - j.chance < TIED]
        if len(sure) < 2:
            return list(judgements)
        asked = [max(sure, key=lambda judgement: judgement.match.alignment.phrasing)]
    first = asked[0]
    rest = [judgement for judgement in judgements if judgement is not first]
    return [first._replace(chance=judgements[0].chance), *rest]
