"""What was decided on a message, reviewed in the light of experience: kept, taken back, or put right.

The decision, what the words alone say, and what was learnt of messages in their talks are evidence on every
fact that may be told; boosted trees weigh it (stacked generalization, as in ``experience``). Rules stay in
force: what a constraint of the message vetoes is told at most to refute it, a ruling on a claim stands, and
what a curator asks word for word, or has added to the shipped facts, is not reviewed at all.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from knowledge.case import Case
from knowledge.conversation import Turn
from knowledge.decision import LONGEST_NAME, NEAREST, Decider
from knowledge.experience import Taught
from knowledge.finding import Finding
from knowledge.judgement import Verdict
from knowledge.learning import LONGEST_TOLD
from knowledge.listener import Heard
from knowledge.outcome import (
    Answer,
    Aspect,
    Candidate,
    Clarification,
    Confirmation,
    Refutation,
    Review,
    SmallTalk,
    Unknown,
    facts_of,
)
from knowledge.person_meant import means_another, means_nobody

KEPT = 0.55
"""The chance from which what was decided stands. On five writers' questions left out, right and wrong answers
are within half a point of each other from 0.5 to 0.75."""

PUT_RIGHT = 0.8
"""The chance from which another fact is told in its place: there four are right for one that is wrong."""


class Reviewer:
    """Reviews decisions, over a decider whose base has experience; of any other base it keeps them all."""

    def __init__(self, decider: Decider) -> None:
        """Review what ``decider`` has decided."""
        self._decider = decider
        self._base = decider.base

    def review(self, text: str, heard: Heard, turns: Sequence[Turn]) -> Heard:
        """The decision on ``text`` that stands."""
        taught = self._base.experience
        trees = taught.experience.reviewing if taught is not None else None
        case = self.case(text, heard, turns) if trees is not None else None
        if case is None or trees is None:
            return heard
        chances = (1.0 / (1.0 + np.exp(-trees.odds(case.evidence)))).tolist()
        best = max(range(len(chances)), key=chances.__getitem__)
        given = next((place for place, proposal in enumerate(case.proposals) if proposal.given), None)
        if given is not None and chances[given] >= KEPT:
            return self._reviewed(heard, case, chances, given, chances[given] - KEPT)
        gap = 1.0 if given is None else KEPT - chances[given]
        if chances[best] >= PUT_RIGHT:
            second = max((chance for place, chance in enumerate(chances) if place != best), default=0.0)
            gap = min(gap, chances[best] - PUT_RIGHT, chances[best] - second)
            return self._reviewed(self._put_right(text, case, best, turns), case, chances, best, gap)
        if given is not None:
            refusal = self._decider.refusal(case.standing.verdict)
            heard = replace(heard, decision=self._decider.decision(text, refusal))
        return self._reviewed(heard, case, chances, None, min(gap, PUT_RIGHT - chances[best]))

    def _put_right(self, text: str, case: Case, best: int, turns: Sequence[Turn]) -> Heard:
        """The decision with another fact as the answer."""
        verdict, (number, _, barring) = case.standing.verdict, case.proposals[best]
        fact = self._base.facts[number]
        outcome = Refutation(fact) if barring else self._decider.answer(number, verdict.query)
        # What a fragment stood for is asked as a curator asks it.
        question = fact.questions[0] if turns and not case.standing.decided else text
        return Heard(self._decider.decision(text, Finding(outcome, verdict, verdict.chance)), question)

    def _reviewed(
        self, heard: Heard, case: Case, chances: Sequence[float], first: int | None, leeway: float
    ) -> Heard:
        """The same with its candidates as likely as the review finds them; the ``first`` proposal first."""
        order = sorted(range(len(chances)), key=lambda place: (place != first, -chances[place]))
        found = [
            Candidate(self._base.facts[case.proposals[place].fact], round(100.0 * chances[place], 1))
            for place in order
        ]
        least = min(candidate.score for candidate in found)
        known = {candidate.fact.id for candidate in found}
        found += [
            replace(candidate, score=min(candidate.score, least))
            for candidate in heard.decision.candidates
            if candidate.fact.id not in known
        ]
        outcome = heard.decision.outcome
        if isinstance(outcome, Unknown):
            nearest = dict.fromkeys((*(candidate.fact for candidate in found), *outcome.nearest))
            outcome = replace(outcome, nearest=tuple(nearest)[:NEAREST])
        review = Review(case.heard.decision.outcome, chances[order[0]], leeway)
        decision = replace(heard.decision, outcome=outcome, candidates=tuple(found[:10]), review=review)
        return replace(heard, decision=decision)

    def case(self, text: str, heard: Heard, turns: Sequence[Turn]) -> Case | None:
        """The case of a decision; None for one that is not reviewed."""
        taught = self._base.experience
        standing = self._decider.find(text)
        # What is settled by itself drops the talk before it.
        before = () if heard.settled and heard.question == text else turns
        if taught is None or not self._is_open(heard, standing, taught, before):
            return None
        return Case.of(self._base, taught, heard, standing, before)

    def _is_open(self, heard: Heard, standing: Finding, taught: Taught, turns: Sequence[Turn]) -> bool:
        """Whether a decision is one to be reviewed."""
        outcome, verdict = heard.decision.outcome, standing.verdict
        if isinstance(outcome, SmallTalk | Confirmation | Refutation) or outcome == Clarification(()):
            return False
        if isinstance(outcome, Answer) and outcome.aspect is not Aspect.ANSWER:
            return False
        if verdict.query.denies and not heard.settled:
            return False  # what somebody does not do, no fact tells
        if verdict.best is not None and verdict.best.is_verbatim:
            return False
        if means_another(verdict, self._base) or (not turns and self._is_vague(verdict)):
            return False
        told = [self._base.number[fact.id] for fact in facts_of(outcome)]
        as_grown = all(taught.knows(fact) and taught.as_grown[fact] for fact in told)
        return as_grown and 0 < len(verdict.query.terms) <= LONGEST_TOLD

    def _is_vague(self, verdict: Verdict) -> bool:
        """Whether a question is a word or two that ask for nothing, or means a person whom it does not name:
        such words tell nothing for sure.
        """
        query, best = verdict.query, verdict.best
        bare = len(query.terms) <= LONGEST_NAME and not query.asked and not query.claims
        return bare or (best is not None and means_nobody(verdict, best, self._base))
