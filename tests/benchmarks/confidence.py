"""Grows the forest of chances, ``knowledge/confidence.json``, from labelled questions.

    python -m tests.benchmarks.confidence FOLDER > grown.json && mv grown.json knowledge/confidence.json

It needs scikit-learn (``pip install -e '.[dev,growing]'``). ``FOLDER`` holds real FAQ bases (see ``faq.py``).
Learnt from are what ``faq.py`` asks of them and the development questions and checks of the shipped facts:
as they are, with the phrasings hidden that nearly repeat them, and under some typing noise; once with what
tells facts apart learnt and once without, as in a base too large for it. For facts of one phrasing there is
what ``xquad.py`` asks of the articles with an even number, so half of that was seen here.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from sklearn.ensemble import ExtraTreesClassifier

from knowledge import learning
from knowledge.evaluation.labelled import LabelledQuestion, parse
from knowledge.factbase import FactBase
from knowledge.factfile import load
from knowledge.facts import UNKNOWN, Fact, FactFile
from knowledge.features import FEATURES, Vector, features
from knowledge.judgement import surroundings, weigh
from knowledge.lexicon import shipped
from knowledge.noise import TYPING
from knowledge.query import Query, analyse
from knowledge.trees import Forest, Tree
from tests.benchmarks import faq
from tests.benchmarks.xquad import DATA, askings, halves

TREES = 60
LEAVES = 192
TRIED = 0.5
"""Trees, leaves of each, and the share of the features that are tried at a node: grown from the FAQ bases
with one set of questions and asked another, 500 trees without bounds were no better."""

CHECKED = 4
"""What a curator's own check counts for beside a question."""

FOREIGN = frozenset({"off_topic", "hostile"})
"""Kinds of questions that no fact is about, not even one that says that nothing is stated."""

SEED = 0

DIGITS = 4
"""Of a bound that are kept."""

SEEDS = 3
"""Ways of holding out."""

REPEATED = 0.75
"""Share of all words, light ones too, from which a phrasing nearly repeats a question."""

HIDINGS = 6
"""Rounds of hiding: each may bring up further phrasings."""

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Row:
    """A question's best candidate: its features, and whether it is right."""

    vector: Vector
    right: bool


def rows(
    base: FactBase,
    query: Query,
    right: frozenset[int],
    hidden: frozenset[int] = frozenset(),
    doubtful: frozenset[int] = frozenset(),
) -> Iterator[Row]:
    """The best candidate that nothing vetoes, if there is one; none that is ``doubtful``."""
    allowed = weigh(query, base, hidden).allowed
    if allowed and allowed[0].fact not in doubtful:
        vector = features(query, allowed, 0, surroundings(base, allowed[0].fact, hidden))
        yield Row(vector, allowed[0].fact in right)


def read(base: FactBase, question: str) -> Query:
    """A question as its first reading."""
    return analyse(base.read(question)[0], base.lexicon)


def repeating(base: FactBase, query: Query) -> frozenset[int]:
    """Phrasings that nearly repeat the question; all of a fact's are none."""
    hidden: frozenset[int] = frozenset()
    for _ in range(HIDINGS):
        matches = base.matcher.match(query, hidden)
        found = [match.phrasing for match in matches if match.alignment.literal > REPEATED]
        if not found:
            break
        hidden |= frozenset(found)
    own = (frozenset(base.index.of_fact[base.index.phrasings[number].fact]) for number in hidden)
    return hidden.difference(*(phrasings for phrasings in own if phrasings <= hidden))


def curated() -> Iterator[Row]:
    """The development questions and the checks of the shipped facts.

    Claims and dialogues are decided by other rules.
    """
    base = FactBase(load(ROOT / "knowledge" / "facts.toml"), shipped())
    silent = frozenset(number for number, fact in enumerate(base.facts) if fact.status == "not_stated")
    random = Random(SEEDS)
    development = (ROOT / "tests" / "evaluation" / "development.jsonl").read_bytes()
    for labelled in (*parse(development, base.number), *checks(base.factfile)):
        query = read(base, labelled.question)
        if (
            labelled.chat
            or labelled.kind in {"two_questions", "smalltalk"}
            or query.claims
            or not query.terms
        ):
            continue
        right = frozenset(base.number[fact] for fact in labelled.facts)
        doubtful = frozenset[int]()
        if not right and labelled.kind == "not_stated":
            right = silent
        elif not right and labelled.kind not in FOREIGN:
            # Whether the fact is silent on just that, nobody has said.
            doubtful = silent
        noise = random.choice(list(TYPING.values()))
        yield from rows(base, query, right, doubtful=doubtful)
        yield from rows(base, query, right, repeating(base, query), doubtful)
        yield from rows(base, read(base, noise(labelled.question, random)), right, doubtful=doubtful)


def checks(factfile: FactFile) -> Iterator[LabelledQuestion]:
    """The curator's own checks as labelled questions."""
    for check in factfile.checks:
        facts = frozenset[str]() if check.expect == UNKNOWN else frozenset({check.expect})
        yield from repeat(LabelledQuestion(check.question, "check", facts), CHECKED)


def collected(folder: Path) -> Iterator[Row]:
    """The held-out questions of the FAQ bases."""
    for path in sorted(folder.glob("*.json")):
        entries = faq.read(path)
        for seed in range(SEEDS):
            held = faq.fold(entries, seed)
            yield from asked(held.factfile, held.asked)


def paragraphs() -> Iterator[Row]:
    """XQuAD's questions, a fact each."""
    even = frozenset(entry["q"] for entry in json.loads(DATA.read_text("utf-8")) if entry["art"] % 2 == 0)
    kept, left = ([item for item in half if item.question in even] for half in halves(DATA, SEEDS))
    facts = (Fact(id=f"f{n}", questions=(item.question,), answer=item.answer) for n, item in enumerate(kept))
    questions = ((asking.question, asking.right) for asking in askings(kept, left, 1, SEEDS))
    yield from asked(FactFile(facts=tuple(facts)), questions)


def asked(factfile: FactFile, questions: Iterable[tuple[str, frozenset[str]]]) -> Iterator[Row]:
    """Questions over a base, with the ids of their right facts."""
    base = FactBase(factfile, shipped())
    for question, ids in questions:
        query = read(base, question)
        right = frozenset(base.number[fact] for fact in ids)
        if query.terms:
            yield from rows(base, query, right)


def grown(found: Sequence[Row]) -> Forest:
    """The forest that is grown from ``found``."""
    vectors = np.array([each.vector for each in found], dtype=np.float32)
    right = np.array([each.right for each in found])
    model = ExtraTreesClassifier(
        TREES, max_leaf_nodes=LEAVES, max_features=TRIED, random_state=SEED, n_jobs=-1
    ).fit(vectors, right)
    return Forest(trees=tuple(written(each.tree_, FEATURES) for each in model.estimators_))


def written(tree: Any, names: Sequence[str], weight: float = 1.0) -> Tree:
    """A tree of scikit-learn over features of these ``names``, its nodes in the order in which ``Tree`` has
    them; what its leaves say is multiplied by ``weight``.
    """
    asks, bounds, above = list[str](), list[float](), list[int]()

    def write(node: int) -> None:
        place = len(asks)
        leaf = tree.children_left[node] < 0
        asks.append("" if leaf else names[tree.feature[node]])
        said = weight * tree.value[node][0][-1] if leaf else tree.threshold[node]
        bounds.append(round(float(said), DIGITS))
        above.append(0)
        if not leaf:
            write(tree.children_left[node])
            above[place] = len(asks)
            write(tree.children_right[node])

    write(0)
    return Tree(asks=tuple(asks), bounds=tuple(bounds), above=tuple(above))


def main() -> int:
    """Print the forest as JSON, a tree a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    found = [*curated(), *collected(folder), *paragraphs()]
    learning.MOST_LEARNT = 0
    found += [*curated(), *collected(folder)]
    trees = ",\n".join(tree.model_dump_json() for tree in grown(found).trees)
    sys.stdout.write(f'{{"trees":[\n{trees}\n]}}\n')
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
