"""The threshold from the fact base itself, so that a curator never tunes a number.

How sure a candidate is, the shipped model tells alike for every base; how sure is sure enough depends on how
near to each other a base's facts stand. It is asked questions that it must not answer: sampled phrasings
whose whole fact is held out (related facts excepted, since they may rightly answer), where facts have one
phrasing their numbers and names swapped, and what the curator's own checks expect to be unknown. The
threshold lets a few of them pass.
"""

from dataclasses import dataclass
from hashlib import sha256
from random import Random

import numpy as np

from knowledge.confidence import Confidence
from knowledge.factbase import FactBase
from knowledge.facts import UNKNOWN
from knowledge.features import features
from knowledge.judgement import surroundings, weigh
from knowledge.noise import names_in, swap_name, swap_number
from knowledge.query import Query, analyse

SEED = 20241
"""Of the sample and its noise: any number will do, as long as it stays the same."""

SAMPLED = 240
"""Phrasings sampled for calibration; a larger sample moved no threshold by more than two points."""

FALSE_ANSWERS = 0.03
"""The share of the calibration questions that may be answered."""

USUAL_THRESHOLD = 0.8
"""The threshold of a base that has taught nothing yet; chosen on the development FAQ bases."""

USUAL_WEIGHT = 40
"""Calibration questions at which a base's own threshold counts as much as the usual one."""

LEAST, MOST = 0.3, 0.95
"""Bounds of the threshold: below, a guess would pass for an answer; above, nothing would."""

NAMES_FROM = 5000
"""Phrasings whose names are collected as replacements; more would only cost time."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One question that no fact may answer: its kind, and the chance, 0-1, of its best candidate."""

    kind: str
    chance: float

    @classmethod
    def of(cls, kind: str, best: tuple[int, float] | None) -> "Sample":
        """The sample of a question whose ``best`` candidate is a fact's number and its chance."""
        return cls(kind, 0.0 if best is None else best[1])


@dataclass(frozen=True, slots=True)
class Calibration:
    """The model of chances, and the least chance, 0-1, at which a fact is the answer."""

    confidence: Confidence
    threshold: float


def samples(base: FactBase, confidence: Confidence) -> list[Sample]:
    """The calibration questions of ``base``, with what was found."""
    questions = [question for fact in base.facts for question in fact.questions]
    # Drawn by each phrasing's own digest: one phrasing more changes at most one of the sample.
    numbers = sorted(range(len(questions)), key=lambda number: digest(questions[number]))
    names = [name for question in questions[:NAMES_FROM] for name in names_in(question)]
    found = []
    # A fact's phrasings follow each other: they are held out together.
    for number in sorted(numbers[:SAMPLED]):
        fact = base.index.phrasings[number].fact
        own = base.index.of_fact[fact]
        if len(own) == 1:
            random = Random(digest(questions[number]))  # noqa: S311 - reproducible swaps, no secret
            for kind, swapped in (
                ("number", swap_number(questions[number], random)),
                ("name", swap_name(questions[number], names, random) if names else None),
            ):
                if swapped is not None:
                    found.append(Sample.of(kind, _best(_read(swapped, base), base, confidence)))
        best = _best(base.question(number), base, confidence, frozenset(own), base.related(fact))
        found.append(Sample.of("held fact", best))
    for check in base.factfile.checks:
        query = _read(check.question, base)
        # Claims and denials are decided by other rules than a threshold.
        if check.expect == UNKNOWN and not query.claims and not query.denies:
            best = _best(query, base, confidence)
            silent = best is not None and base.facts[best[0]].status == "not_stated"
            # To say that nothing is stated is right there.
            found.append(Sample.of("check", None if silent else best))
    return found


def digest(question: str) -> bytes:
    """What decides whether a phrasing is sampled, and how it is distorted."""
    return sha256(f"{SEED} {question}".encode(errors="replace")).digest()


def _read(text: str, base: FactBase) -> Query:
    return analyse(base.reader.read(text)[0], base.lexicon)


def _best(
    query: Query,
    base: FactBase,
    confidence: Confidence,
    hidden: frozenset[int] = frozenset(),
    passed: frozenset[int] = frozenset(),
) -> tuple[int, float] | None:
    """The best candidate without the ``hidden`` phrasings and the ``passed`` facts, and its chance."""
    _, weighed = weigh(query, base, hidden, passed)
    allowed = [match for match, found in weighed if not found]
    if not allowed:
        return None
    vector = features(query, allowed, 0, surroundings(base, allowed[0].fact, hidden))
    return allowed[0].fact, float(confidence.chances(vector[np.newaxis])[0])


def calibrate(base: FactBase) -> Calibration:
    """The model for ``base``, and the threshold that keeps false answers rare there."""
    confidence = Confidence.shipped()
    chances = sorted(sample.chance for sample in samples(base, confidence))
    own = chances[int(len(chances) * (1.0 - FALSE_ANSWERS))] if chances else 0.0
    own = max(LEAST, min(MOST, own))
    share = len(chances) / (len(chances) + USUAL_WEIGHT)
    return Calibration(confidence, share * own + (1.0 - share) * USUAL_THRESHOLD)
