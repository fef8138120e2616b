"""The forest of chances: what the shipped one makes of features."""

import numpy as np

from knowledge.confidence import Confidence
from knowledge.features import FEATURES, features
from knowledge.judgement import surroundings
from knowledge.query import analyse
from tests.knowledge.bases import LIBRARY, base


def test_the_right_fact_looks_better_than_the_next() -> None:
    facts = base(LIBRARY)
    query = analyse(facts.read("thư viện mở cửa mấy giờ vậy")[0], facts.lexicon)
    matches = facts.matcher.match(query)
    assert facts.facts[matches[0].fact].id == "gio-mo-cua"
    vectors = [
        features(query, matches, place, surroundings(facts, match.fact))
        for place, match in enumerate(matches[:5])
    ]
    found = Confidence.shipped().chances(np.array(vectors)).tolist()
    assert found[0] > 0.8
    assert all(chance < found[0] for chance in found[1:])


def test_the_shipped_forest_tells_chances_by_known_features() -> None:
    shipped = Confidence.shipped().trees
    assert set(shipped.asked.tolist()) <= set(range(len(FEATURES)))
    told = shipped.bounds[shipped.next == np.arange(len(shipped.next))]
    assert ((told >= 0.0) & (told <= 1.0)).all()
    assert len(shipped.roots) > 1
