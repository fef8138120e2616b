"""Decisions on labelled questions as the reviewer sees them, for its trees to learn from."""

from collections.abc import Container, Sequence
from random import Random

import numpy as np
from numpy.typing import NDArray

from knowledge.calibration import calibrate
from knowledge.case import Case
from knowledge.conversation import Conversation, Turn
from knowledge.decision import Decider
from knowledge.evaluation.asking import NOW
from knowledge.evaluation.labelled import LabelledQuestion
from knowledge.evaluation.swaps import Swapper
from knowledge.experience import Experience
from knowledge.factbase import FactBase
from knowledge.listener import Heard
from knowledge.responder import Responder
from knowledge.reviewer import Reviewer

SEED = 0


def swapped(swapper: Swapper, question: str, facts: Sequence[str], random: Random) -> LabelledQuestion | None:
    """A question with a name, number, role or the like in it replaced; None where there is nothing to."""
    made = [made for _, made in swapper.swapped(question, facts, random)] if facts else []
    return random.choice(made) if made else None


class Recorder(Reviewer):
    """A reviewer that keeps every decision, and a record of the cases that come before it."""

    def __init__(self, decider: Decider) -> None:
        """None have come yet."""
        super().__init__(decider)
        self.cases: list[Case] = []

    def review(self, text: str, heard: Heard, turns: Sequence[Turn]) -> Heard:
        """See ``Reviewer``."""
        case = self.case(text, heard, turns)
        if case is not None:
            self.cases.append(case)
        return heard


class Reviews:
    """Facts that may be told, by the evidence on each, and whether each is right."""

    def __init__(self, base: FactBase) -> None:
        """None as yet."""
        self._base = base
        self.vectors: list[NDArray[np.float64]] = []
        self.right: list[bool] = []

    def add(
        self, case: Case, facts: Container[str], claim: str | None, doubtful: Container[str] = ()
    ) -> None:
        """Take in what may be told, but that of which nobody has said whether it is right: whether it is told
        rightly that a message is wrong, only those say that are known as a false ``claim``, or a true one.
        """
        for proposal, vector in zip(case.proposals, case.evidence, strict=True):
            fact = self._base.facts[proposal.fact]
            answers = fact.id in facts
            unsaid = answers and claim is None if proposal.barring else fact.id in doubtful
            if unsaid or (not facts and fact.status == "not_stated"):
                continue
            self.vectors.append(vector)
            self.right.append(answers and (claim == "refuted" or not proposal.barring))


def reviewed(
    base: FactBase,
    questions: Sequence[LabelledQuestion],
    blocks: Sequence[int],
    experiences: Sequence[Experience],
) -> Reviews:
    """What may be told in answer to all questions, in their talks, and to each of those outside swapped, by
    the experience without the block of each.
    """
    random = Random(SEED)
    swapper = Swapper(base.factfile, base.lexicon.data)
    found, calibration = Reviews(base), calibrate(base)
    for block, experience in enumerate(experiences):
        base.experience = experience.with_facts(base.facts)
        decider = Decider(base, calibration)
        recorder = Recorder(decider)
        responder = Responder(base.factfile, decider, recorder)
        talks: dict[str, Conversation] = {}
        for each in (each for each, own in zip(questions, blocks, strict=True) if own == block):
            recorder.cases.clear()
            before = Conversation() if each.chat is None else talks.get(each.chat, Conversation())
            response = responder.respond(each.question, before, NOW)
            if each.chat is not None:
                talks[each.chat] = response.conversation
            if not each.judged or len(response.decisions) > 1:
                continue
            for case in recorder.cases:
                found.add(case, each.facts, each.status)
            answered = each.facts and each.chat is None
            for _, made in swapper.swapped(each.question, sorted(each.facts), random) if answered else ():
                recorder.cases.clear()
                responder.respond(made.question, Conversation(), NOW)
                for case in recorder.cases:
                    found.add(case, made.refutable, "refuted", made.tolerated | made.refutable)
    base.experience = None
    return found
