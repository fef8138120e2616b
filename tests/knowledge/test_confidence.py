"""The model of chances: what it is fitted to, and where it starts from."""

import numpy as np
import pytest

from knowledge.confidence import FEATURES, MISASKED, Confidence, features, fit
from knowledge.factbase import FactBase
from knowledge.facts import Fact, FactFile
from knowledge.prior import Priors
from knowledge.query import analyse
from tests.knowledge.bases import LIBRARY, base

FLAT = Confidence((0.0,) * len(FEATURES), 0.0)


def vector(**values: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.array([values.get(name, 0.0) for name in FEATURES])


def test_no_evidence_is_an_even_chance() -> None:
    assert FLAT(vector()) == 0.5


def test_a_chance_stays_a_chance_under_any_evidence() -> None:
    sure = Confidence((1e6,) * len(FEATURES), 0.0)
    assert 0.0 <= sure(vector(phrasing=-1e6)) < 1e-9
    assert 1.0 - 1e-9 < sure(vector(phrasing=1e6)) <= 1.0


def test_asking_for_another_attribute_costs_its_own_penalty() -> None:
    # No weight at all: what is left is the penalty that no base can teach.
    assert FLAT(vector(asked=-1.0)) == pytest.approx(1.0 / (1.0 + np.exp(MISASKED)))
    assert FLAT(vector(asked=1.0)) == 0.5


def test_the_fit_separates_what_can_be_separated() -> None:
    rows = np.array([vector(phrasing=value) for value in (0.9, 0.8, 0.85, 0.2, 0.1, 0.15)])
    found = fit(rows, np.array([1.0, 1.0, 1.0, 0.0, 0.0, 0.0]), FLAT, trust=0.01)
    assert found(vector(phrasing=0.9)) > 0.9
    assert found(vector(phrasing=0.1)) < 0.1


def test_without_a_contradiction_the_fit_stays_at_its_prior() -> None:
    prior = Confidence(tuple(float(place) for place in range(len(FEATURES))), -1.0)
    rows = np.array([vector(phrasing=0.5), vector(phrasing=0.5)])
    right = np.array([1.0, 0.0])
    trusted = fit(rows, right, prior, trust=1e9)
    assert trusted.weights == pytest.approx(prior.weights, abs=1e-6)


def test_a_trusted_prior_gives_way_slowly() -> None:
    rows, right = np.array([vector(phrasing=1.0)]), np.array([1.0])
    eager, wary = (fit(rows, right, FLAT, trust=trust)(vector(phrasing=1.0)) for trust in (0.1, 10.0))
    assert eager > wary > 0.5


def test_the_right_fact_looks_better_than_the_next() -> None:
    facts = base(LIBRARY)
    query = analyse(facts.read("thư viện mở cửa mấy giờ vậy")[0], facts.lexicon)
    matches = facts.matcher.match(query)
    assert facts.facts[matches[0].fact].id == "gio-mo-cua"
    confidence = Priors.shipped().several
    chances = [
        confidence(features(query, matches, place, facts.support(match.fact).folds))
        for place, match in enumerate(matches)
    ]
    assert chances[0] > 0.9
    assert all(chance < chances[0] for chance in chances[1:])


def test_the_shipped_prior_knows_every_feature() -> None:
    priors = Priors.shipped()
    for confidence in (priors.single, priors.several, priors.learnt):
        assert len(confidence.weights) == len(FEATURES)


def facts_of(*sizes: int) -> FactBase:
    return base(FactFile(facts=tuple(
        Fact(id=f"f{fact}", questions=tuple(f"câu {fact} {place}" for place in range(size)), answer="Có.")
        for fact, size in enumerate(sizes)
    )))  # fmt: skip


def test_a_base_starts_from_what_is_true_of_its_kind() -> None:
    priors = Priors(
        single=FLAT, several=Confidence((2.0,) * len(FEATURES), 4.0), learnt=Confidence(FLAT.weights, 9.0)
    )
    assert priors.of(facts_of(1, 1)) == priors.single
    assert priors.of(facts_of(3, 3)) == priors.learnt
    mixed = facts_of(2, 1)
    assert not mixed.learning.happens
    assert priors.of(mixed) == Confidence((1.0,) * len(FEATURES), 2.0)
