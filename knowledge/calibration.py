"""Thresholds and weights from the fact base itself, so that a curator never tunes a number.

Each sampled phrasing is held out (the rest must still find its fact) and its whole fact is held out (nothing
may answer; related facts excepted, since they may rightly do so). A fact with one phrasing cannot hold it
out: there the phrasing is asked under typing noise, and its numbers and names are swapped as questions that
must not be answered. The curator's own checks are calibration questions too: where there are some, they say
what this base is really asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from random import Random

import numpy as np
from numpy.typing import NDArray

from knowledge.confidence import FEATURES, Confidence, features, fit
from knowledge.factbase import FactBase
from knowledge.facts import UNKNOWN
from knowledge.judgement import weigh
from knowledge.noise import TYPING, names_in, swap_name, swap_number
from knowledge.prior import Priors
from knowledge.query import Query, analyse

SEED = 20241
"""Of the sample and its noise: any number will do, as long as it stays the same."""

SAMPLED = 240
"""Phrasings sampled for calibration; a larger sample moved no threshold by more than two points."""

FALSE_ANSWERS = 0.05
"""The share of unanswerable calibration questions that may be answered."""

PRIOR_TRUST = 5.0
"""Precision of the prior around the shipped weights; chosen on the development FAQ bases."""

USUAL_THRESHOLD = 0.8
"""The threshold of a base that has taught nothing yet; chosen on the development FAQ bases."""

USUAL_WEIGHT = 50
"""Facts and checks at which a base's own threshold counts as much as the usual one."""

LEARNT_FALSE_ANSWERS = 0.05
"""The same three where what tells the facts apart was learnt. More false answers are let pass here, since
most of those of calibration belong to facts whose nearest relative remains: held out one at a time, they are
asked more unkindly than strangers ask."""

LEARNT_THRESHOLD = 0.68
LEARNT_WEIGHT = 60

LEAST, MOST = 0.3, 0.95
"""Bounds of the threshold: below, a guess would pass for an answer; above, nothing would."""

UNTAUGHT = 0.5
"""The threshold, before bounds, where nothing unanswerable could be asked: an even chance."""

NAMES_FROM = 5000
"""Phrasings whose names are collected as replacements; more would only cost time."""

STRANGER_COSTS = (1.0, 1.5, 2.0)
"""What an unseen word may cost, in log-odds; of costs that serve alike the least is taken."""

FALSE_COST = 5.0
"""Right answers that one false answer undoes."""

CHECKS = frozenset({"check", "unanswerable check"})
"""Kinds of samples that a curator labelled."""

UNANSWERABLE = frozenset({"held fact", "number", "name", "unanswerable check"})
"""Kinds of samples that no fact may answer."""

NOISES = ("unaccented", "telex", "vni", "joined", "spaced", "typo", "teencode", "chatty")


@dataclass(frozen=True, slots=True)
class Sample:
    """One calibration question's best candidate: its features (zeros where nothing was found), and whether it
    is right."""

    kind: str
    vector: NDArray[np.float64]
    right: bool
    strangers: int = 0


@dataclass(frozen=True, slots=True)
class Calibration:
    """What a base taught: the model of chances, and the least chance, 0-1, at which a fact is the answer."""

    confidence: Confidence
    threshold: float


def samples(base: FactBase) -> list[Sample]:
    """The calibration questions of ``base``, with what was found."""
    questions = [question for fact in base.facts for question in fact.questions]
    # Drawn by each phrasing's own digest: one phrasing more changes at most one of the sample.
    numbers = sorted(range(len(questions)), key=lambda number: digest(questions[number]))
    names = [name for question in questions[:NAMES_FROM] for name in names_in(question)]
    found = []
    for number in numbers[:SAMPLED]:
        fact = base.index.phrasings[number].fact
        random = Random(digest(questions[number]))  # noqa: S311 - reproducible noise, no secret
        query = base.question(number)
        own = base.index.of_fact[fact]
        if len(own) > 1:
            rivals = base.related(fact) - {fact}
            found.append(_ask("held phrasing", query, base, fact, frozenset({number}), rivals))
        else:
            noisy = TYPING[random.choice(NOISES)](questions[number], random)
            found.append(_ask("noise", _read(noisy, base), base, fact))
            for kind, swapped in (
                ("number", swap_number(questions[number], random)),
                ("name", swap_name(questions[number], names, random) if names else None),
            ):
                if swapped is not None:
                    found.append(_ask(kind, _read(swapped, base), base, None))
        found.append(_ask("held fact", query, base, None, frozenset(own), base.related(fact)))
    return found + _checks(base)


def digest(question: str) -> bytes:
    """What decides whether a phrasing is sampled, and how it is distorted."""
    return sha256(f"{SEED} {question}".encode(errors="replace")).digest()


def _checks(base: FactBase) -> list[Sample]:
    """The curator's own checks: real questions, with what they must find.

    Claims and denials are decided by other rules than a threshold.
    """
    found = []
    for check in base.factfile.checks:
        query = _read(check.question, base)
        if query.claims or query.denies:
            continue
        if check.expect == UNKNOWN:
            found.append(_ask("unanswerable check", query, base, None))
        elif check.status in (None, "answered", "not_stated"):
            found.append(_ask("check", query, base, base.number.get(check.expect)))
    return found


def _read(text: str, base: FactBase) -> Query:
    return analyse(base.reader.read(text)[0], base.lexicon)


def _ask(  # noqa: PLR0917 - a row of the table that ``samples`` writes
    kind: str,
    query: Query,
    base: FactBase,
    fact: int | None,
    hidden: frozenset[int] = frozenset(),
    passed: frozenset[int] = frozenset(),
) -> Sample:
    _, weighed = weigh(query, base, hidden, passed)
    allowed = [match for match, found in weighed if not found]
    if not allowed:
        return Sample(kind, np.zeros(len(FEATURES)), right=False)
    top = allowed[0].fact
    # A phrasing's own words are its fact's support too; held out, it may not speak for itself.
    spoken = base.spoken(top, hidden)
    vector = features(query, allowed, 0, spoken, base.kin(top))
    return Sample(kind, vector, top == fact, base.strangers(query, top) if kind in CHECKS else 0)


def calibrate(base: FactBase, priors: Priors) -> Calibration:
    """Fit the chances to ``base`` and find the threshold that keeps false answers rare."""
    prior = priors.of(base)
    found = samples(base)
    if not found:
        return Calibration(prior, UNTAUGHT)
    vectors = np.array([sample.vector for sample in found])
    right = np.array([float(sample.right) for sample in found])
    confidence = fit(vectors, right, prior, PRIOR_TRUST)
    false, usual, weight = (
        (LEARNT_FALSE_ANSWERS, LEARNT_THRESHOLD, LEARNT_WEIGHT)
        if base.learning.happens
        else (FALSE_ANSWERS, USUAL_THRESHOLD, USUAL_WEIGHT)
    )
    own = _threshold(confidence, found, false)
    confidence = replace(confidence, stranger=_stranger(confidence, own, found))
    known = len(base.facts) + sum(sample.kind in CHECKS for sample in found)
    return Calibration(confidence, (known * own + weight * usual) / (known + weight))


def _stranger(confidence: Confidence, threshold: float, found: Sequence[Sample]) -> float:
    """What an unseen word had best cost by the curator's checks: nothing where there are none."""

    def worth(cost: float) -> float:
        model = replace(confidence, stranger=cost)
        answered = [s for s in found if s.kind in CHECKS and model(s.vector, s.strangers) >= threshold]
        return sum(1.0 if sample.right else -FALSE_COST for sample in answered)

    labelled = any(sample.kind in CHECKS for sample in found)
    return max(STRANGER_COSTS, key=worth) if labelled else 0.0


def _threshold(confidence: Confidence, found: Sequence[Sample], false: float) -> float:
    """The least chance that keeps the share of false answers within ``false``."""
    unanswerable = sorted(confidence(sample.vector) for sample in found if sample.kind in UNANSWERABLE)
    if not unanswerable:
        return UNTAUGHT
    place = min(len(unanswerable) - 1, int(len(unanswerable) * (1.0 - false)))
    return max(LEAST, min(MOST, unanswerable[place]))
