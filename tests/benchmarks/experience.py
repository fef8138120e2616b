"""Grows the experience with the shipped facts, ``knowledge/experience.npz``, from the development questions.

    python -m tests.benchmarks.experience

It needs scikit-learn (``pip install -e '.[dev,growing]'``). Learnt from are the curators' checks and
``tests/evaluation/development.jsonl``, a turn of a conversation as the question that it was taken for. What
the learners say is weighed by what they say of questions that they have not heard: blocks of them are left
out in turn.
"""

import sys
from collections.abc import Sequence
from math import log
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import Ridge

from knowledge.calibration import calibrate
from knowledge.confidence import Confidence
from knowledge.conversation import Conversation
from knowledge.decision import Decider
from knowledge.discriminant import Wording, sketches
from knowledge.evaluation.asking import NOW
from knowledge.evaluation.labelled import LabelledQuestion, parse
from knowledge.evaluation.swaps import Swapper
from knowledge.experience import FEATURES, Candidate, Experience, Learnt, fingerprint
from knowledge.factbase import FactBase
from knowledge.factfile import load
from knowledge.features import features
from knowledge.judgement import surroundings, weigh
from knowledge.lexicon import shipped
from knowledge.precedents import DIMENSIONS, Precedents
from knowledge.query import Query
from knowledge.responder import Responder
from knowledge.trees import Forest
from tests.benchmarks.confidence import checks, read, written

ROOT = Path(__file__).parents[2]

RIDGE = 0.3
"""What a weight of the regression is held back by; 1 tells the questions left out less well."""

BLOCKS = 8
"""Blocks of neighbouring questions, of which one is left out: of several writers, who repeat themselves."""

TREES = 120
RATE = 0.1
LEAVES = 12
LEAST = 40
TRIED = 6
SHARE = 0.5
"""Trees, what each counts, the leaves of each, the rows of the smallest leaf, the features that are tried at
a node, and the share of the rows that a tree sees: twice the trees or larger ones were no better."""

SEED = 0

SURE = 0.8
"""The chance from which a candidate is sure enough to be told: there four are right for one that is wrong."""


class Heard(NamedTuple):
    """A question by itself, the numbers of the facts that answer it, and of those that perhaps do."""

    text: str
    query: Query
    facts: frozenset[int]
    doubtful: frozenset[int] = frozenset()


def inexperienced(base: FactBase) -> Responder:
    """A responder over ``base`` without experience, as what is grown must not rest on what was."""
    base.experience = None
    return Responder(base.factfile, Decider(base, calibrate(base)))


def heard(responder: Responder, questions: Sequence[LabelledQuestion]) -> list[Heard]:
    """The questions, turns of conversations as what they were taken for; what holds several is left out."""
    base = responder.decider.base
    talks: dict[str, Conversation] = {}
    found = []
    for each in questions:
        text: str | None = each.question
        if each.chat is not None:
            before = talks.get(each.chat, Conversation())
            response = responder.respond(each.question, before, NOW)
            talks[each.chat] = response.conversation
            turns = response.conversation.turns
            single = len(response.decisions) == 1 and turns and turns[-1] not in before.turns
            text = turns[-1].question if single else None
        if text is not None and each.judged and each.kind not in {"two_questions", "smalltalk"}:
            found.append(Heard(text, read(base, text), frozenset(base.number[fact] for fact in each.facts)))
    return found


class Lessons:
    """Questions as rows, with the targets of the regression."""

    def __init__(self, base: FactBase, questions: Sequence[Heard]) -> None:
        """``questions`` come before the phrasings of ``base``, each fact's own."""
        phrasings = [
            Heard(question, read(base, question), frozenset({number}))
            for number, fact in enumerate(base.facts)
            for question in fact.questions
        ]
        everything = (*questions, *phrasings)
        wordings = [Wording.of(each.query.terms) for each in everything]
        self.answers = [sorted(each.facts) for each in everything]
        self.rows = sketches(wordings, DIMENSIONS)
        self.targets = np.zeros((len(everything), len(base.facts)), dtype=np.float32)
        for target, answers in zip(self.targets, self.answers, strict=True):
            target[answers] = 1.0
        # Whether a fact is silent on just what no fact answers, nobody has said.
        silent = np.array([fact.status == "not_stated" for fact in base.facts])
        phrased = base.learning.discriminant
        if phrased is None:
            raise SystemExit("the shipped facts are not learnt")
        for place, answers in enumerate(self.answers):
            if not answers:
                self.targets[place, silent] = phrased.scores(wordings[place])[silent]

    def learnt(self, out: slice = slice(0, 0)) -> Learnt:
        """What they teach, without those that are left ``out``."""
        kept = np.ones(len(self.rows), dtype=np.bool_)
        kept[out] = False
        weights: NDArray[np.float32]
        weights = Ridge(RIDGE, fit_intercept=False).fit(self.rows[kept], self.targets[kept]).coef_.T
        answers = [answers for answers, stays in zip(self.answers, kept, strict=True) if stays]
        return Learnt.of(weights, Precedents.of(self.rows[kept], answers, self.targets.shape[1]))


def candidates(base: FactBase, query: Query) -> list[Candidate]:
    """The candidates for a question that nothing vetoes."""
    allowed = weigh(query, base).allowed
    around = [surroundings(base, match.fact) for match in allowed]
    vectors = [features(query, allowed, place, found) for place, found in enumerate(around)]
    chances = Confidence.shipped().chances(np.array(vectors)).tolist() if vectors else []
    return list(map(Candidate, allowed, vectors, chances))


class Examples:
    """Candidates by what was learnt from other questions, and whether each is right."""

    def __init__(self, base: FactBase) -> None:
        """None as yet."""
        self._base = base
        self._silent = frozenset(n for n, fact in enumerate(base.facts) if fact.status == "not_stated")
        self.vectors: list[NDArray[np.float64]] = []
        self.right: list[bool] = []

    def add(self, asked: Heard, learnt: Learnt) -> None:
        """Take in the candidates for a question, but those of which nobody has said whether they answer."""
        found = candidates(self._base, asked.query)
        if not found:
            return
        facts = [candidate.match.fact for candidate in found]
        rows = learnt.vectors(asked.query, found, np.array(facts))
        for row, fact in zip(rows, facts, strict=True):
            if fact not in asked.doubtful and (asked.facts or fact not in self._silent):
                self.vectors.append(row)
                self.right.append(fact in asked.facts)


def examples(base: FactBase, questions: Sequence[Heard], lessons: Lessons) -> Examples:
    """The candidates for all questions, and for each with a name, number, role or the like replaced."""
    random = Random(SEED)
    swapper = Swapper(base.factfile, base.lexicon.data)
    found = Examples(base)
    size = -(-len(questions) // BLOCKS)
    for start in range(0, len(questions), size):
        block = slice(start, min(start + size, len(questions)))
        learnt = lessons.learnt(block)
        for each in questions[block]:
            found.add(each, learnt)
            ids = [base.facts[fact].id for fact in each.facts]
            swapped = [made for _, made in swapper.swapped(each.text, ids, random)] if ids else []
            if swapped:
                made = random.choice(swapped)
                doubtful = frozenset(base.number[fact] for fact in made.tolerated | made.refutable)
                found.add(Heard(made.question, read(base, made.question), frozenset(), doubtful), learnt)
    return found


def boosted() -> GradientBoostingClassifier:
    """The trees before they have grown."""
    return GradientBoostingClassifier(
        n_estimators=TREES, learning_rate=RATE, max_leaf_nodes=LEAVES, min_samples_leaf=LEAST,
        max_features=TRIED, subsample=SHARE, random_state=SEED,
    )  # fmt: skip


def grown(base: FactBase, questions: Sequence[LabelledQuestion]) -> Experience:
    """What some questions teach about the facts of ``base``."""
    responder = inexperienced(base)
    asked = heard(responder, questions)
    lessons = Lessons(base, asked)
    found = examples(base, asked, lessons)
    model = boosted().fit(np.array(found.vectors), np.array(found.right))
    share = float(np.mean(found.right))
    threshold = responder.decider.calibration.threshold
    # What is sure enough comes out at the threshold that the base has without experience.
    moved = log(threshold / (1.0 - threshold)) - log(SURE / (1.0 - SURE))
    forest = Forest(trees=tuple(written(each.tree_, FEATURES, RATE) for each in model.estimators_[:, 0]))
    phrasings = {fact.id: frozenset(map(fingerprint, fact.questions)) for fact in base.facts}
    return Experience.of(phrasings, lessons.learnt(), forest, log(share / (1.0 - share)) + moved)


def main() -> int:
    """Run as a program."""
    base = FactBase(load(ROOT / "knowledge" / "facts.toml"), shipped())
    development = (ROOT / "tests" / "evaluation" / "development.jsonl").read_bytes()
    experience = grown(base, (*parse(development, base.number), *checks(base.factfile)))
    with (ROOT / "knowledge" / "experience.npz").open("wb") as file:
        experience.write(file)
    return 0


if __name__ == "__main__":
    sys.exit(main())
