"""Fits the model of chances, ``knowledge/prior.json``, to labelled questions.

    python -m tests.benchmarks.prior FOLDER > prior.json && mv prior.json knowledge/

``FOLDER`` holds real FAQ bases (see ``faq.py``). The weights for facts of several phrasings are fitted to
what ``faq.py`` asks of them and to the development questions of the shipped facts: as they are, with the
phrasings hidden that nearly repeat them, and under some typing noise; once with what tells facts apart learnt
and once without, as in a base too large for it. Those for facts of one phrasing are fitted to what
``xquad.py`` asks of the articles with an even number, so half of that was seen here.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray
from pydantic import TypeAdapter

from knowledge import learning
from knowledge.evaluation.labelled import parse
from knowledge.factbase import FactBase
from knowledge.factfile import load
from knowledge.facts import Fact, FactFile
from knowledge.features import FEATURES, features
from knowledge.judgement import surroundings, weigh
from knowledge.lexicon import shipped
from knowledge.noise import TYPING
from knowledge.query import Query, analyse
from tests.benchmarks.faq import LEAST_PHRASINGS, Entry, fold
from tests.benchmarks.fitting import fit
from tests.benchmarks.xquad import DATA, askings, halves

RIDGE = 10.0
"""Flat from 5 to 30 in cross-validation over the development questions."""

QUANTILES = (0.25, 0.5, 0.75)
"""Where each feature may bend: at its quartiles over all that is learnt from."""

STRAIGHT = frozenset({"exact", "opposed", "number", "open"})
"""Features of two values, or nearly."""

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

    vector: NDArray[np.float64]
    right: bool


def rows(
    base: FactBase, query: Query, right: frozenset[int], hidden: frozenset[int] = frozenset()
) -> Iterator[Row]:
    """The best candidate that nothing vetoes, if there is one."""
    allowed = [match for match, vetoes in weigh(query, base, hidden)[1] if not vetoes]
    if allowed:
        vector = features(query, allowed, 0, surroundings(base, allowed[0].fact, hidden))
        yield Row(vector, allowed[0].fact in right)


def read(base: FactBase, question: str) -> Query:
    """A question as its first reading."""
    return analyse(base.read(question)[0], base.lexicon)


def repeating(base: FactBase, query: Query) -> frozenset[int]:
    """Phrasings that nearly repeat the question; all of a fact's are none."""
    hidden: frozenset[int] = frozenset()
    for _ in range(HIDINGS):
        matches = [match for match, _ in weigh(query, base, hidden)[1]]
        found = [match.phrasing for match in matches if match.alignment.literal > REPEATED]
        if not found:
            break
        hidden |= frozenset(found)
    own = (frozenset(base.index.of_fact[base.index.phrasings[number].fact]) for number in hidden)
    return hidden.difference(*(phrasings for phrasings in own if phrasings <= hidden))


def curated() -> Iterator[Row]:
    """The development questions over the shipped facts; claims and dialogues are decided by other rules."""
    base = FactBase(load(ROOT / "knowledge" / "facts.toml"), shipped())
    silent = frozenset(number for number, fact in enumerate(base.facts) if fact.status == "not_stated")
    random = Random(SEEDS)
    development = (ROOT / "tests" / "evaluation" / "development.jsonl").read_bytes()
    for labelled in parse(development, base.number):
        query = read(base, labelled.question)
        if (
            labelled.chat
            or labelled.kind in {"two_questions", "smalltalk"}
            or query.claims
            or not query.terms
        ):
            continue
        right = frozenset(base.number[fact] for fact in labelled.facts) or silent
        noise = random.choice(list(TYPING.values()))
        yield from rows(base, query, right)
        yield from rows(base, query, right, repeating(base, query))
        yield from rows(base, read(base, noise(labelled.question, random)), right)


def collected(folder: Path) -> Iterator[Row]:
    """The held-out questions of the FAQ bases."""
    for path in sorted(folder.glob("*.json")):
        entries = TypeAdapter(list[Entry]).validate_json(path.read_bytes())
        entries = [entry for entry in entries if len(entry.questions) >= LEAST_PHRASINGS]
        for seed in range(SEEDS):
            held = fold(entries, seed)
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


def knots(found: Sequence[Row]) -> dict[str, list[float]]:
    """Where each feature may bend."""
    vectors = np.array([each.vector for each in found])
    places = {
        name: np.unique(np.quantile(vectors[:, number], QUANTILES).round(2)).tolist()
        for number, name in enumerate(FEATURES)
        if name not in STRAIGHT
    }
    return {name: values for name, values in places.items() if values != [0.0]}


def fitted(found: Sequence[Row], bends: Mapping[str, Sequence[float]]) -> dict[str, object]:
    """The weights of one model, by feature: its own, then what each of its knots adds."""
    vectors = np.array([each.vector for each in found])
    right = np.array([float(each.right) for each in found])
    confidence = fit(vectors, right, [(name, at) for name in bends for at in bends[name]], RIDGE)
    weights = {name: [round(weight, 3)] for name, weight in zip(FEATURES, confidence.weights, strict=False)}
    for (name, _), weight in zip(confidence.knots, confidence.weights[len(FEATURES) :], strict=True):
        weights[name].append(round(weight, 3))
    return {"bias": round(confidence.bias, 3), "weights": weights}


def main() -> int:
    """Print the models as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    learnt = [*curated(), *collected(folder)]
    learning.MOST_LEARNT = 0
    several = [*curated(), *collected(folder)]
    single = list(paragraphs())
    bends = knots(learnt)
    models = {"knots": bends, "single": fitted(single, bends), "several": fitted(several, bends)}
    sys.stdout.write(json.dumps(models | {"learnt": fitted(learnt, bends)}, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
