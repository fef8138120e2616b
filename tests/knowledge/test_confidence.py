"""The forest of chances: how its trees are asked, and what the shipped one makes of features."""

import numpy as np
import pytest

from knowledge.confidence import Confidence, Forest, Tree
from knowledge.features import FEATURES, features
from knowledge.judgement import surroundings
from knowledge.query import analyse
from tests.knowledge.bases import LIBRARY, base

SPLIT = Tree(asks=("phrasing", "", "lead", "", ""), bounds=(0.5, 0.1, 0.2, 0.6, 0.9), above=(2, 0, 4, 0, 0))
"""0.1 up to a phrasing of 0.5; beyond it 0.6 up to a lead of 0.2, else 0.9."""

LEAF = Tree(asks=("",), bounds=(0.4,), above=(0,))


def vector(**values: float) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.array([values.get(name, 0.0) for name in FEATURES])


def chances(*trees: Tree, vectors: list[np.ndarray[tuple[int], np.dtype[np.float64]]]) -> list[float]:
    return [float(chance) for chance in Confidence.of(Forest(trees=trees)).chances(np.array(vectors))]


def test_a_tree_asks_one_feature_after_the_other() -> None:
    asked = [vector(phrasing=0.5), vector(phrasing=0.6), vector(phrasing=0.6, lead=0.3), vector(lead=9.0)]
    assert chances(SPLIT, vectors=asked) == pytest.approx([0.1, 0.6, 0.9, 0.1])


def test_trees_of_any_depth_say_their_mean() -> None:
    asked = [vector(phrasing=1.0, lead=1.0), vector()]
    assert chances(LEAF, vectors=asked) == pytest.approx([0.4, 0.4])
    assert chances(SPLIT, LEAF, SPLIT, vectors=asked) == pytest.approx([(0.9 + 0.4 + 0.9) / 3, 0.6 / 3])


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
    shipped = Confidence.shipped()
    assert set(shipped.asked.tolist()) <= set(range(len(FEATURES)))
    told = shipped.bounds[shipped.next == np.arange(len(shipped.next))]
    assert ((told >= 0.0) & (told <= 1.0)).all()
    assert len(shipped.roots) > 1
