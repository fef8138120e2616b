"""The model of chances: what it makes of features, and which one a base has."""

import numpy as np
import pytest

from knowledge.confidence import Confidence
from knowledge.factbase import FactBase
from knowledge.facts import Fact, FactFile
from knowledge.features import FEATURES, features
from knowledge.judgement import surroundings
from knowledge.prior import Priors
from knowledge.query import analyse
from tests.knowledge.bases import LIBRARY, base

FLAT = Confidence((0.0,) * len(FEATURES), 0.0)


def vector(**values: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.array([values.get(name, 0.0) for name in FEATURES])


def chance(confidence: Confidence, **values: float) -> float:
    return float(confidence.chances(vector(**values)[np.newaxis])[0])


def test_no_evidence_is_an_even_chance() -> None:
    assert chance(FLAT) == 0.5


def test_a_chance_stays_a_chance_under_any_evidence() -> None:
    sure = Confidence((1e6,) * len(FEATURES), 0.0)
    assert 0.0 <= chance(sure, phrasing=-1e6) < 1e-9
    assert 1.0 - 1e-9 < chance(sure, phrasing=1e6) <= 1.0


def test_beyond_a_knot_a_feature_has_another_weight() -> None:
    weights = [0.0] * len(FEATURES)
    weights[FEATURES.index("phrasing")] = 1.0
    bent = Confidence((*weights, 9.0), 0.0, (("phrasing", 0.5),))
    chances = bent.chances(np.array([vector(phrasing=value) for value in (0.0, 0.5, 0.6)]))
    assert np.log(chances / (1.0 - chances)) == pytest.approx([0.0, 0.5, 1.5])


def test_the_right_fact_looks_better_than_the_next() -> None:
    facts = base(LIBRARY)
    query = analyse(facts.read("thư viện mở cửa mấy giờ vậy")[0], facts.lexicon)
    matches = facts.matcher.match(query)
    assert facts.facts[matches[0].fact].id == "gio-mo-cua"
    vectors = [
        features(query, matches, place, surroundings(facts, match.fact))
        for place, match in enumerate(matches[:5])
    ]
    chances = Priors.shipped().several.chances(np.array(vectors)).tolist()
    assert chances[0] > 0.8
    assert all(chance < chances[0] for chance in chances[1:])


def test_the_shipped_models_know_every_feature() -> None:
    priors = Priors.shipped()
    for confidence in (priors.single, priors.several, priors.learnt):
        assert len(confidence.weights) == len(FEATURES) + len(confidence.knots)


def facts_of(*sizes: int) -> FactBase:
    return base(FactFile(facts=tuple(
        Fact(id=f"f{fact}", questions=tuple(f"câu {fact} {place}" for place in range(size)), answer="Có.")
        for fact, size in enumerate(sizes)
    )))  # fmt: skip


def test_a_base_has_the_model_of_its_kind() -> None:
    priors = Priors(
        single=FLAT, several=Confidence((2.0,) * len(FEATURES), 4.0), learnt=Confidence(FLAT.weights, 9.0)
    )
    assert priors.of(facts_of(1, 1)) == priors.single
    assert priors.of(facts_of(3, 3)) == priors.learnt
    mixed = facts_of(2, 1)
    assert not mixed.learning.happens
    assert priors.of(mixed) == Confidence((1.0,) * len(FEATURES), 2.0)
