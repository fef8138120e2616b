"""Candidates judged: each with its chance of being right, and what vetoes it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.confidence import Confidence, features
from knowledge.constraint import Constraint
from knowledge.factbase import FactBase
from knowledge.matching import Match
from knowledge.query import Query
from knowledge.veto import Veto, vetoes

VETOED = 0.05
"""What a veto leaves of a chance: vetoed facts are still named as near, below every fact that may answer."""


SURE = 0.9
"""The chance above which candidates are told apart by more than their chance, which saturates there."""

TIED = 0.01
"""Difference of such chances that tells nothing."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One candidate: the match, its vetoes and the chance, 0-1, that it answers the question."""

    match: Match
    vetoes: tuple[Veto, ...]
    chance: float

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


def weigh(
    query: Query, base: FactBase, hidden: frozenset[int] = frozenset(), passed: frozenset[int] = frozenset()
) -> tuple[tuple[Constraint, ...], list[tuple[Match, tuple[Veto, ...]]]]:
    """The constraints of a question, and its candidates with their vetoes.

    Phrasings in ``hidden`` and facts in ``passed`` are left out, as calibration asks.
    """
    constraints = tuple(base.constraints.find(query.terms))
    matches = base.matcher.match(query, hidden, passed)
    return constraints, [(match, vetoes(constraints, match.fact, base)) for match in matches]


def judge(query: Query, base: FactBase, confidence: Confidence) -> Verdict:
    """Judge every candidate for ``query``."""
    constraints, weighed = weigh(query, base)
    allowed = [match for match, found in weighed if not found]
    everything = [match for match, _ in weighed]
    judgements = []
    for match, found in weighed:
        rivals: Sequence[Match] = everything if found else allowed
        chance = confidence(
            features(
                query, rivals, rivals.index(match), base.support(match.fact).folds, base.kin(match.fact)
            ),
            base.strangers(query, match.fact) if confidence.stranger else 0,
        )
        judgements.append(Judgement(match, found, chance * VETOED if found else chance))
    judgements.sort(key=lambda judgement: (-judgement.chance, judgement.fact))
    return Verdict(query, constraints, tuple(_told_apart(judgements)))


def _told_apart(judgements: Sequence[Judgement]) -> list[Judgement]:
    """The likeliest first; of several all but certain ones that whose phrasing says the least else."""
    sure = [j for j in judgements if j.chance > SURE and judgements[0].chance - j.chance < TIED]
    if len(sure) < 2:
        return list(judgements)
    closest = max(sure, key=lambda judgement: judgement.match.alignment.phrasing)
    rest = [judgement for judgement in judgements if judgement is not closest]
    return [replace(closest, chance=judgements[0].chance), *rest]
