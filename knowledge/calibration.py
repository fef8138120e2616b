"""The threshold from the fact base itself, so that a curator never tunes a number.

How sure a candidate is, the shipped model tells alike for every base; how sure is sure enough depends on how
near to each other a base's facts stand. It is asked questions that it must not answer: sampled phrasings
whose whole fact is held out (related facts excepted, since they may rightly answer), where facts have one
phrasing their numbers and names swapped, and what the curator's own checks expect to be unknown. The
threshold lets a few of them pass.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from random import Random
from types import MappingProxyType
from typing import Final

import numpy as np

from knowledge.confidence import Confidence
from knowledge.factbase import FactBase
from knowledge.facts import UNKNOWN
from knowledge.features import features
from knowledge.judgement import ABREAST, surroundings, weigh
from knowledge.noise import names_in, swap_name, swap_number
from knowledge.query import Query, analyse
from knowledge.succession import Succession, touched
from knowledge.witnesses import hearing

SEED = 20241
"""Of the sample and its noise: any number will do, as long as it stays the same."""

SAMPLED = 240
"""Phrasings sampled for calibration; a larger sample moved no threshold by more than two points."""

FALSE_ANSWERS = 0.02
"""The share of the calibration questions that may be answered."""

USUAL_THRESHOLD = 0.82
"""The threshold of a base that has taught nothing yet; chosen on the development FAQ bases."""

USUAL_WEIGHT = 40
"""Calibration questions at which a base's own threshold counts as much as the usual one."""

FAR = 0.5
"""How far below the chance that decides a sample stays below it where a change passes it by. In 68 random
changes of the shipped facts 14,443 samples stood so far below it, and none came within 0.17 of it."""

AGEING = 0.05
"""What a sample's chance rises by each time that it is taken over unasked: none is taken over for ever."""

LEAST, MOST = 0.3, 0.89
"""Bounds of the threshold: below, a guess would pass for an answer; above, right answers are lost that spare
hardly a false one (chosen on development FAQ bases)."""

NAMES_FROM = 5000
"""Phrasings whose names are collected as replacements; more would only cost time."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One question that no fact may answer: its kind, and the number of the fact that is held out, if any."""

    kind: str
    question: str
    held: int | None = None


@dataclass(frozen=True, slots=True)
class Sample:
    """What came of a trial: the chance, 0-1, of the best candidate, and the facts that it turned on.

    One that is not ``exact`` was not asked of this base, and its chance may be less than that.
    """

    chance: float
    witnesses: frozenset[int]
    exact: bool = True


NOTHING_KNOWN: Final[Mapping[Trial, Sample]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Calibration:
    """The model of chances, and the least chance, 0-1, at which a fact is the answer.

    ``samples`` are what the threshold was taken from.
    """

    confidence: Confidence
    threshold: float
    samples: Mapping[Trial, Sample] = field(default_factory=dict, compare=False, repr=False)


def samples(
    base: FactBase, confidence: Confidence, known: Mapping[Trial, Sample] = NOTHING_KNOWN
) -> dict[Trial, Sample]:
    """The calibration questions of ``base``, with what was found; those that are ``known`` are not asked."""
    found = {}
    for trial in _trials(base):
        sample = known.get(trial)
        if sample is None:
            with hearing() as witnesses:
                chance = _chance(trial, base, confidence)
            sample = Sample(chance, frozenset(witnesses))
        found[trial] = sample
    return found


def _trials(base: FactBase) -> Iterator[Trial]:
    questions = [(question, number) for number, fact in enumerate(base.facts) for question in fact.questions]
    # Drawn by each phrasing's own digest: one phrasing more changes at most one of the sample.
    drawn = sorted(range(len(questions)), key=lambda number: digest(questions[number][0]))[:SAMPLED]
    names = [name for question, _ in questions[:NAMES_FROM] for name in names_in(question)]
    # A fact's phrasings follow each other: they are held out together.
    for question, fact in (questions[number] for number in sorted(drawn)):
        if len(base.index.of_fact[fact]) == 1:
            random = Random(digest(question))  # noqa: S311 - reproducible swaps, no secret
            for kind, swapped in (
                ("number", swap_number(question, random)),
                ("name", swap_name(question, names, random) if names else None),
            ):
                if swapped is not None:
                    yield Trial(kind, swapped)
        yield Trial("held fact", question, fact)
    for check in base.factfile.checks:
        if check.expect == UNKNOWN:
            query = _read(check.question, base)
            # Claims and denials are decided by other rules than a threshold.
            if not query.claims and not query.denies:
                yield Trial("check", check.question)


def digest(question: str) -> bytes:
    """What decides whether a phrasing is sampled, and how it is distorted."""
    return sha256(f"{SEED} {question}".encode(errors="replace")).digest()


def _read(text: str, base: FactBase) -> Query:
    return analyse(base.reader.read(text)[0], base.lexicon)


def _chance(trial: Trial, base: FactBase, confidence: Confidence) -> float:
    """The chance of the best candidate; 0 for none, and for a check that a silent fact would answer."""
    hidden, passed = frozenset[int](), frozenset[int]()
    if trial.held is not None:
        hidden, passed = frozenset(base.index.of_fact[trial.held]), base.related(trial.held)
    query = _read(trial.question, base)
    allowed = weigh(query, base, hidden, passed).allowed
    if not allowed:
        return 0.0
    abreast = [match for match in allowed if allowed[0].rank - match.rank <= ABREAST]
    vectors = [features(query, allowed, n, surroundings(base, m.fact, hidden)) for n, m in enumerate(abreast)]
    # What experience makes of it is no matter: it has heard of all phrasings.
    chances: list[float] = confidence.chances(np.array(vectors)).tolist()
    best, chance = max(zip(abreast, chances, strict=True), key=lambda each: each[1])
    if trial.kind == "check" and base.facts[best.fact].status == "not_stated":
        return 0.0  # to say that nothing is stated is right there
    return chance


def calibrate(base: FactBase, known: Mapping[Trial, Sample] = NOTHING_KNOWN) -> Calibration:
    """The model for ``base``, and the threshold that keeps false answers rare there.

    ``known`` are samples that another base has found, and that this one must find too.
    """
    confidence = Confidence.shipped()
    taken = samples(base, confidence, known)
    own = _exceeded(taken)
    if any(not sample.exact and sample.chance > own for sample in taken.values()):
        taken = samples(base, confidence)
        own = _exceeded(taken)
    own = max(LEAST, min(MOST, own))
    share = len(taken) / (len(taken) + USUAL_WEIGHT)
    return Calibration(confidence, share * own + (1.0 - share) * USUAL_THRESHOLD, taken)


def _exceeded(taken: Mapping[Trial, Sample]) -> float:
    """The chance that is exceeded by as many samples as may be answered."""
    chances = sorted(sample.chance for sample in taken.values())
    return chances[int(len(chances) * (1.0 - FALSE_ANSWERS))] if chances else 0.0


def still_known(former: Calibration, old: FactBase, new: FactBase) -> Mapping[Trial, Sample]:
    """The samples of the calibration of ``old`` that come out the same in ``new``, or leave the threshold the
    same.
    """
    changed = touched(old, new)
    if changed is not None:
        return {
            trial: sample for trial, sample in former.samples.items() if changed.isdisjoint(sample.witnesses)
        }
    succession = Succession.of(old, new)
    return NOTHING_KNOWN if succession is None else dict(_left_below(former, succession))


def _left_below(former: Calibration, succession: Succession) -> Iterator[tuple[Trial, Sample]]:
    """The samples so far below the threshold that they stay there, as trials of the new base."""
    most = _exceeded(former.samples) - FAR
    for trial, sample in former.samples.items():
        if sample.chance > most or not succession.passes_by(trial.question, sample.witnesses):
            continue
        held = None
        if trial.held is not None:
            held = succession.numbers[trial.held]
            related = succession.old.related(trial.held)
            if succession.renumbered(related) != succession.new.related(held):
                continue
        aged = Sample(sample.chance + AGEING, succession.renumbered(sample.witnesses), exact=False)
        yield Trial(trial.kind, trial.question, held), aged
