"""Grows the experience with the shipped facts, ``knowledge/experience.npz``, from the development questions.

    python -m tests.benchmarks.experience

It needs scikit-learn (``pip install -e '.[dev,growing]'``). Learnt from are the curators' checks and, of
``tests/evaluation``, ``development.jsonl`` and ``lessons.jsonl``, a turn of a conversation as the question
that it was taken for, and as it was typed in its talk. What the learners say is weighed by what they say of
questions that they have not heard: blocks of them are left out in turn. So are those whose decisions the
reviewer learns from.
"""

import sys
from collections.abc import Sequence
from itertools import chain
from math import log
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import GradientBoostingClassifier

from knowledge.calibration import calibrate
from knowledge.confidence import Confidence
from knowledge.context import Context
from knowledge.conversation import Conversation
from knowledge.decision import Decider
from knowledge.discriminant import Wording
from knowledge.evaluation.asking import NOW
from knowledge.evaluation.labelled import LabelledQuestion, parse
from knowledge.evaluation.swaps import Swapper
from knowledge.evidence import Evidence
from knowledge.experience import FEATURES, Candidate, Experience, Learnt, fingerprint
from knowledge.factbase import FactBase
from knowledge.factfile import load
from knowledge.features import features
from knowledge.judgement import surroundings, weigh
from knowledge.lexicon import shipped
from knowledge.precedents import Precedents
from knowledge.query import Query
from knowledge.responder import Responder
from knowledge.sketch import DIMENSIONS, Sketch
from knowledge.trees import Boosted, BoostedForest
from tests.benchmarks.confidence import checks, read, written
from tests.benchmarks.regression import regression, rows
from tests.benchmarks.reviews import SEED, reviewed, swapped

ROOT = Path(__file__).parents[2]

LEARNT_FROM = ("development", "lessons")
"""The files of labelled questions."""

ALONE = Context()
"""Of a question that nothing went before."""

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

SURE = 0.8
"""The chance from which a candidate is sure enough to be told: there four are right for one that is wrong."""


class Heard(NamedTuple):
    """A question by itself or in its talk, and the block that it belongs to; the numbers of the facts that
    answer it, and of those that perhaps do.
    """

    text: str
    query: Query
    block: int
    facts: frozenset[int]
    doubtful: frozenset[int] = frozenset()
    context: Context = ALONE


def inexperienced(base: FactBase) -> Responder:
    """A responder over ``base`` without experience, as what is grown must not rest on what was."""
    base.experience = None
    return Responder(base.factfile, Decider(base, calibrate(base)))


def blocks(questions: Sequence[LabelledQuestion]) -> list[int]:
    """The block of each question: neighbours share one, and so do all of one talk."""
    found: list[int] = []
    for place, each in enumerate(questions):
        goes_on = place and each.chat is not None and each.chat == questions[place - 1].chat
        found.append(found[-1] if goes_on else place * BLOCKS // len(questions))
    return found


def heard(responder: Responder, questions: Sequence[LabelledQuestion]) -> list[Heard]:
    """The questions, and turns of conversations twice: as what they were taken for, where that is one
    question, and as typed in their talk.
    """
    base = responder.decider.base
    talks: dict[str, Conversation] = {}
    found = []
    for each, block in zip(questions, blocks(questions), strict=True):
        text: str | None = each.question
        context = ALONE
        if each.chat is not None:
            before = talks.get(each.chat, Conversation())
            response = responder.respond(each.question, before, NOW)
            talks[each.chat] = response.conversation
            turns = response.conversation.turns
            single = len(response.decisions) == 1 and turns and turns[-1] not in before.turns
            text = turns[-1].question if single else None
            context = Context.of(before.turns, base)
        if not each.judged or each.kind in {"two_questions", "smalltalk"}:
            continue
        facts = frozenset(base.number[fact] for fact in each.facts)
        if text is not None:
            found.append(Heard(text, read(base, text), block, facts))
        if context != ALONE:
            found.append(Heard(each.question, read(base, each.question), block, facts, context=context))
    return found


class Lessons:
    """Questions as rows, with the targets of the regression."""

    def __init__(self, base: FactBase, questions: Sequence[Heard]) -> None:
        """``questions`` come before the phrasings of ``base``, each fact's own, which are never left out."""
        phrasings = [
            Heard(question, read(base, question), BLOCKS, frozenset({number}))
            for number, fact in enumerate(base.facts)
            for question in fact.questions
        ]
        everything = (*questions, *phrasings)
        self.blocks = np.array([each.block for each in everything])
        self.answers = [sorted(each.facts) for each in everything]
        self.sketches: list[Sketch] = []
        self.targets = np.zeros((len(everything), len(base.facts)), dtype=np.float32)
        # Whether a fact is silent on just what no fact answers, nobody has said.
        silent = np.array([fact.status == "not_stated" for fact in base.facts])
        phrased = base.learning.discriminant
        if phrased is None:
            raise SystemExit("the shipped facts are not learnt")
        for target, each in zip(self.targets, everything, strict=True):
            self.sketches.append(each.context.sketch_of(each.query.terms))
            target[sorted(each.facts)] = 1.0
            if not each.facts:
                target[silent] = phrased.scores(Wording.of(each.query.terms))[silent]

        self._weights = regression(rows(self.sketches, DIMENSIONS), self.targets, RIDGE)

    def learnt(self) -> Learnt:
        """What they teach."""
        return self._learnt(self._weights, range(len(self.sketches)))

    def without(self, block: int) -> Learnt:
        """What they teach without one block."""
        kept = np.flatnonzero(self.blocks != block).tolist()
        own = rows([self.sketches[place] for place in kept], DIMENSIONS)
        return self._learnt(regression(own, self.targets[kept], RIDGE, self._weights), kept)

    def _learnt(self, weights: NDArray[np.float32], kept: Sequence[int]) -> Learnt:
        sketches, answers = [self.sketches[place] for place in kept], [self.answers[place] for place in kept]
        return Learnt.of(weights, Precedents.of(sketches, answers, self.targets.shape[1]))


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


def examples(base: FactBase, questions: Sequence[Heard], lessons: Sequence[Learnt]) -> Examples:
    """The candidates for all questions by themselves, and for each of them swapped, by the ``lessons``
    without the block of each.
    """
    random = Random(SEED)
    swapper = Swapper(base.factfile, base.lexicon.data)
    found = Examples(base)
    for each in questions:
        if each.context != ALONE:
            continue
        found.add(each, lessons[each.block])
        made = swapped(swapper, each.text, [base.facts[fact].id for fact in sorted(each.facts)], random)
        if made is not None:
            doubtful = frozenset(base.number[fact] for fact in made.tolerated | made.refutable)
            strange = Heard(made.question, read(base, made.question), each.block, frozenset(), doubtful)
            found.add(strange, lessons[each.block])
    return found


def boosted() -> GradientBoostingClassifier:
    """The trees before they have grown."""
    return GradientBoostingClassifier(
        n_estimators=TREES, learning_rate=RATE, max_leaf_nodes=LEAVES, min_samples_leaf=LEAST,
        max_features=TRIED, subsample=SHARE, random_state=SEED,
    )  # fmt: skip


def grown_from(
    vectors: Sequence[NDArray[np.float64]], right: Sequence[bool], names: Sequence[str], moved: float = 0.0
) -> Boosted:
    """Trees that tell the log-odds of being right, ``moved`` by some, of vectors of features so named."""
    model = boosted().fit(np.array(vectors), np.array(right))
    share = float(np.mean(right))
    trees = tuple(written(each.tree_, names, RATE) for each in model.estimators_[:, 0])
    return Boosted.of(BoostedForest(trees=trees, constant=log(share / (1.0 - share)) + moved), names)


def grown(base: FactBase, questions: Sequence[LabelledQuestion]) -> Experience:
    """What some questions teach about the facts of ``base``."""
    responder = inexperienced(base)
    asked = heard(responder, questions)
    lessons = Lessons(base, asked)
    without = [lessons.without(block) for block in range(BLOCKS)]
    found = examples(base, asked, without)
    threshold = responder.decider.calibration.threshold
    # What is sure enough comes out at the threshold that the base has without experience.
    moved = log(threshold / (1.0 - threshold)) - log(SURE / (1.0 - SURE))
    weighing = grown_from(found.vectors, found.right, FEATURES, moved)
    phrasings = {fact.id: frozenset(map(fingerprint, fact.questions)) for fact in base.facts}
    partial = [Experience(phrasings, learnt, weighing) for learnt in without]
    cases = reviewed(base, questions, blocks(questions), partial)
    reviewing = grown_from(cases.vectors, cases.right, Evidence._fields)
    return Experience(phrasings, lessons.learnt(), weighing, reviewing)


def main() -> int:
    """Run as a program."""
    base = FactBase(load(ROOT / "knowledge" / "facts.toml"), shipped())
    files = (ROOT / "tests" / "evaluation" / f"{name}.jsonl" for name in LEARNT_FROM)
    labelled = chain.from_iterable(parse(file.read_bytes(), base.number) for file in files)
    experience = grown(base, (*labelled, *checks(base.factfile)))
    with (ROOT / "knowledge" / "experience.npz").open("wb") as file:
        experience.write(file)
    return 0


if __name__ == "__main__":
    sys.exit(main())
