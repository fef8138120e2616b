"""Grows the experience with the shipped facts, ``knowledge/experience.npz``, from the development questions.

    python -m tests.benchmarks.experience

It needs scikit-learn (``pip install -e '.[dev,growing]'``). Learnt from are the curators' checks and the
single questions of ``tests/evaluation/development.jsonl``. How much what was learnt counts is fitted to what
it says of questions that it has not seen: blocks of them are left out in turn.
"""

import sys
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression, Ridge

from knowledge.confidence import Confidence
from knowledge.discriminant import Wording, sketches
from knowledge.evaluation.labelled import LabelledQuestion, parse
from knowledge.experience import RULED_OUT, Experience, Stack, log_odds
from knowledge.factbase import FactBase
from knowledge.factfile import load
from knowledge.judgement import judge
from knowledge.lexicon import shipped
from tests.benchmarks.confidence import checks, read

ROOT = Path(__file__).parents[2]

RIDGE = 1.0
"""What a weight of the discriminant is held back by. Less, 0.03-0.3, tells the questions left out a little
better (area under the curve 0.944 and 0.941), but they repeat others more than a stranger's will."""

BLOCK = 250
"""Questions left out together: about as many as one writer's, who repeats himself."""


def leftover(rows: NDArray[np.float32], targets: NDArray[np.float32]) -> NDArray[np.float32]:
    """The weights, a row a dimension and a column a fact, that say of ``rows`` what the ``targets`` are."""
    weights: NDArray[np.float32] = Ridge(RIDGE, fit_intercept=False).fit(rows, targets).coef_.T
    return weights


def stacked(chances: NDArray[np.float64], told: NDArray[np.float64], right: NDArray[np.bool_]) -> Stack:
    """The logistic regression of ``right`` on chances and scores."""
    model = LogisticRegression().fit(np.stack((log_odds(chances), told), axis=1), right)
    return Stack(*model.coef_[0].tolist(), *model.intercept_.tolist())


def learnable(labelled: LabelledQuestion) -> bool:
    """Whether a question is one by itself."""
    return labelled.judged and not labelled.chat and labelled.kind not in {"two_questions", "smalltalk"}


def grown() -> Experience:
    """What the development questions teach."""
    factfile = load(ROOT / "knowledge" / "facts.toml")
    base = FactBase(factfile, shipped())
    phrased = base.learning.discriminant
    if phrased is None:
        raise SystemExit("the shipped facts are not learnt")
    development = (ROOT / "tests" / "evaluation" / "development.jsonl").read_bytes()
    questions = [each for each in parse(development, base.number) if learnable(each)]
    questions += checks(factfile)
    rows = sketches([Wording.of(read(base, each.question).terms) for each in questions])
    targets = np.zeros((len(questions), len(base.facts)), dtype=np.float32)
    for place, each in enumerate(questions):
        targets[place, [base.number[fact] for fact in each.facts]] = 1.0
    said = rows @ phrased.weights
    # Whether a fact is silent on just what no fact answers, nobody has said.
    silent = np.array([fact.status == "not_stated" for fact in base.facts])
    unsaid = np.array([not each.facts for each in questions])
    targets = np.where(unsaid[:, None] & silent, said, targets)
    corrected = np.zeros_like(said)
    for start in range(0, len(rows), BLOCK):
        out = np.zeros(len(rows), dtype=np.bool_)
        out[start : start + BLOCK] = True
        corrected[out] = rows[out] @ leftover(rows[~out], (targets - said)[~out])
    base.experience = None  # what is grown revises the forest's own chances
    chances, scores, right = list[float](), list[float](), list[bool]()
    for place, each in enumerate(questions):
        best = judge(read(base, each.question), base, Confidence.shipped()).best
        if best is not None and best.chance >= RULED_OUT and not (unsaid[place] and silent[best.fact]):
            chances.append(best.chance)
            scores.append(best.match.learnt + float(corrected[place, best.fact]))
            right.append(base.facts[best.fact].id in each.facts)
    stack = stacked(np.array(chances), np.array(scores), np.array(right))
    return Experience(tuple(base.number), leftover(rows, targets - said), stack)


def main() -> int:
    """Run as a program."""
    experience = grown()
    with (ROOT / "knowledge" / "experience.npz").open("wb") as file:
        experience.write(file)
    sys.stdout.write(f"{experience.stack}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
