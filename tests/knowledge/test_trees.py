"""Decision trees: how they are asked."""

import numpy as np
import pytest

from knowledge.trees import Boosted, BoostedForest, Forest, Tree, Trees

SPLIT = Tree(asks=("phrasing", "", "lead", "", ""), bounds=(0.5, 0.1, 0.2, 0.6, 0.9), above=(2, 0, 4, 0, 0))
"""0.1 up to a phrasing of 0.5; beyond it 0.6 up to a lead of 0.2, else 0.9."""

LEAF = Tree(asks=("",), bounds=(0.4,), above=(0,))


def told(*trees: Tree, vectors: list[tuple[float, float]]) -> list[list[float]]:
    """What the trees say of vectors of a phrasing and a lead."""
    asked = Trees.of(Forest(trees=trees), ("phrasing", "lead"))
    rows: list[list[float]] = asked.told(np.array(vectors)).tolist()
    return rows


def test_a_tree_asks_one_feature_after_the_other() -> None:
    said = told(SPLIT, vectors=[(0.5, 0.0), (0.6, 0.0), (0.6, 0.3), (0.0, 9.0)])
    assert [row[0] for row in said] == pytest.approx([0.1, 0.6, 0.9, 0.1])


def test_trees_of_any_depth_are_asked_together() -> None:
    assert told(LEAF, vectors=[(1.0, 1.0)])[0] == pytest.approx([0.4])
    said = told(SPLIT, LEAF, SPLIT, vectors=[(1.0, 1.0), (0.0, 0.0)])
    assert said[0] == pytest.approx([0.9, 0.4, 0.9])
    assert said[1] == pytest.approx([0.1, 0.4, 0.1])


def test_boosted_trees_add_up() -> None:
    boosted = Boosted.of(BoostedForest(trees=(SPLIT, LEAF), constant=-1.0), ("phrasing", "lead"))
    assert boosted.odds(np.array([(0.0, 0.0), (1.0, 1.0)])) == pytest.approx(
        [0.1 + 0.4 - 1.0, 0.9 + 0.4 - 1.0]
    )
