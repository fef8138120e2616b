"""How far a verdict is from being decided otherwise.

A change of facts that a question does not turn on moves its candidates a little all the same: the rarity of
words, and what the base has taught, are everybody's. What is decided stands where every chance and rank keeps
clear of the bounds that decide (``knowledge.decision``).
"""

from collections.abc import Sequence
from itertools import pairwise, permutations

from knowledge.claim import rule
from knowledge.decision import ALIKE, AMBIGUOUS, CHOICES, CLOSE, KEYWORD_CHOICE, PLAUSIBLE, TIED, WHOLE
from knowledge.factbase import FactBase
from knowledge.judgement import ABREAST, Judgement, Verdict
from knowledge.responder import AS_SURE
from knowledge.ruling import Ruling
from knowledge.yes_no import CERTAIN, UNHEARD, UNLIKELY

PER_RANK = 3.0
"""Chance that counts as much as a rank of 1: what moves chances by a point moves ranks by a third of one."""

SHARES = frozenset({AS_SURE, AMBIGUOUS})
"""Shares of one verdict's chance that another one's is held against."""

LEADING = 0.4
"""Share of the best chance below which a candidate does not lead, however near it ranks: one that is just not
abreast of the first has 0.45 of its chance at most."""

NEARLY = 0.05
"""What a share may lack of a bound and still come to reach it."""


def leeway(verdicts: Sequence[Verdict], threshold: float, base: FactBase, *, settled: bool) -> float:
    """The chance, 0-1, by which the candidates of all ``verdicts`` that a message led to may move without one
    of them being decided otherwise, or another one preferred.

    ``settled`` says that it was answered. Then what some verdict did not settle was passed over, and all that
    matters of it is that it still does not.
    """
    gaps = [_leeway(verdict, threshold, base, settled=settled) for verdict in verdicts]
    sure = {_sureness(verdict, threshold) for verdict in verdicts}
    likely = [chance for chance in sure if chance >= threshold * (1.0 if settled else PLAUSIBLE) - NEARLY]
    # Parts of a message are held against the whole, and its readings against each other.
    gaps += [abs(one - share * other) for one, other in permutations(likely, 2) for share in SHARES]
    return min(gaps, default=0.0)


def _sureness(verdict: Verdict, threshold: float) -> float:
    verbatim = verdict.best is not None and verdict.best.is_verbatim
    return max(verdict.chance, threshold) if verbatim else verdict.chance


def _leeway(verdict: Verdict, threshold: float, base: FactBase, *, settled: bool) -> float:
    allowed = [judgement for judgement in verdict.judgements if not judgement.vetoes]
    if not allowed:
        return 1.0
    best, *others = allowed
    gaps = [1.0]
    if verdict.query.claims:
        gaps += _ruled(verdict, best, base)
    if settled and not best.is_verbatim and best.chance < threshold:
        return min([*gaps, threshold - best.chance])
    kin = base.kin(best.fact)
    rivals = [other for other in others if other.fact not in kin]
    gaps += [PER_RANK * abs(_behind(best, rival) - ALIKE) for rival in rivals if _whole(best, rival)]
    if best.is_verbatim:
        # Whatever its chance, it comes before all but another such one.
        return min(gaps + [best.chance - other.chance for other in others if other.is_verbatim])
    first = max(judgement.match.rank for judgement in allowed)
    gaps += [
        PER_RANK * abs(first - judgement.match.rank - ABREAST)
        for judgement in allowed
        if judgement.chance >= LEADING * best.chance
    ]
    plausible = threshold * PLAUSIBLE
    gaps += abs(best.chance - threshold), abs(best.chance - plausible)
    if not verdict.query.asked and not verdict.query.claims:
        gaps += [abs(judgement.chance - threshold * KEYWORD_CHOICE) for judgement in allowed]
    if not settled:
        # Choices are offered in the order of their chances; to one syllable, however small these are.
        least = threshold * KEYWORD_CHOICE - NEARLY if len(verdict.query.terms) > 1 else 0.0
        offered = [judgement.chance for judgement in allowed if judgement.chance >= least]
        gaps += [abs(one - other) for one, other in pairwise(offered[: CHOICES + 1])]
    if best.chance > plausible:
        gaps += [best.chance - other.chance for other in others]
        gaps += [abs(other.chance - plausible) for other in others]
        gaps += [
            PER_RANK * abs(_behind(best, rival) - TIED)
            for rival in rivals
            if rival.chance >= CLOSE * best.chance - NEARLY
        ]
    return min(gaps)


def _ruled(verdict: Verdict, best: Judgement, base: FactBase) -> list[float]:
    """The same for what another fact than the best one rules on a claim."""
    chances = {judgement.fact: judgement.chance for judgement in verdict.judgements}
    ruled, *others = (
        rule(verdict.query, verdict.constraints, base, [fact for fact in chances if chances[fact] > heard])
        for heard in (UNHEARD, UNHEARD / 4.0, UNHEARD * 4.0)
    )
    if any(other != ruled for other in others):
        return [0.0]  # who is just heard, or just not
    if ruled is None or ruled.number == best.fact:
        return []
    if ruled.ruling is Ruling.REFUTED:
        return [abs(best.chance - CERTAIN)]
    own = chances.get(ruled.number, 0.0)
    return [0.0] if UNLIKELY / 2.0 < own < UNLIKELY * 2.0 else []


def _behind(best: Judgement, other: Judgement) -> float:
    return best.match.rank - other.match.rank


def _whole(*judgements: Judgement) -> bool:
    """Whether each may come to hold the whole question."""
    return all(judgement.match.explained >= WHOLE - NEARLY for judgement in judgements)
