"""A decision that comes before the reviewer: what may be told in its place, and the evidence on each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, get_args

import numpy as np
from numpy.typing import NDArray

from knowledge.alternatives import PEOPLE
from knowledge.context import Context
from knowledge.conversation import Turn
from knowledge.evidence import Evidence
from knowledge.experience import Taught, leads
from knowledge.factbase import FactBase
from knowledge.facts import OutcomeStatus
from knowledge.finding import Finding
from knowledge.listener import Heard
from knowledge.outcome import Answer, Confirmation, NotStated, Refutation, facts_of, status
from knowledge.veto import Veto, vetoes

LIKELIEST = 5
"""Facts that the words alone propose."""

TOLD = 3
"""Facts that the regression proposes."""

BARRED = 5
"""Facts that the words alone find, and a constraint bars: they may refute what is said."""

FAINT = 0.03
"""The chance below which words alone propose nothing."""

UNKNOWN_LAG = -2.0
"""The lag in rank of a fact that the words alone do not find."""

EXCLUSIVE = frozenset({"document", "event", "number", "year", "time", "contrast"})
"""The kinds of constraint of which one stands in another's place. Whoever the article does not name may be
much that it does not say, and so may whom it names; who does one thing may do others, and elsewhere."""

KINDS = {kind: float(number) for number, kind in enumerate(sorted(EXCLUSIVE))}
"""Each kind of constraint as a number."""

STATUSES = {status: float(number) for number, status in enumerate(get_args(OutcomeStatus))}
"""Each status as a number; what was never decided has -1."""


class Proposal(NamedTuple):
    """A fact that may be told, by its number: whether it was ``given`` as the answer, and the constraints of
    the message that it does not satisfy, and so may refute.
    """

    fact: int
    given: bool = False
    barring: tuple[Veto, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """A decision under review: what was ``heard``, what the words alone find (``standing``), what may be
    told, and the evidence on each, a row.
    """

    heard: Heard
    standing: Finding
    proposals: tuple[Proposal, ...]
    evidence: NDArray[np.float64]

    @classmethod
    def of(
        cls, base: FactBase, taught: Taught, heard: Heard, standing: Finding, turns: Sequence[Turn]
    ) -> "Case | None":
        """The case of a message that was ``heard`` after ``turns``; None where nothing may be told."""
        said = _Said(base, taught, heard, standing, turns)
        proposals = tuple(said.proposals())
        if not proposals:
            return None
        return cls(heard, standing, proposals, np.array([said.evidence(each) for each in proposals]))


class _Said:
    """What there is to say of the facts that may be told in answer to one message."""

    def __init__(
        self, base: FactBase, taught: Taught, heard: Heard, standing: Finding, turns: Sequence[Turn]
    ) -> None:
        """See ``Case``."""
        self._base = base
        self._taught = taught
        self._decision = heard.decision
        self._standing = standing
        self._turns = turns
        query = standing.verdict.query
        columns, weights = Context.of(turns, base).sketch_of(query.terms)
        learnt = taught.experience.learnt
        self._told, self._like = learnt.told(columns, weights), learnt.precedents.likeness(columns, weights)
        self._told_leads, self._like_leads = leads(self._told), leads(self._like)
        # Who is meant by a pronoun is named in what the message was taken for.
        taken_for = base.constraints.find(base.read(heard.question)[0])
        self._meant = tuple(constraint for constraint in taken_for if constraint.kind in PEOPLE)
        self._judgements = {judgement.fact: judgement for judgement in standing.verdict.judgements}
        self._own = {
            judgement.fact: judgement.chance
            for judgement in standing.verdict.judgements
            if not judgement.vetoes
        }
        told = [base.number[fact] for turn in turns[-1:] for fact in turn.facts if fact in base.number]
        self._last = frozenset(told)
        self._kin = frozenset(near for number in told for near in base.kin(number))
        self._related = frozenset(near for number in told for near in base.related(number))
        self._earlier = frozenset(
            base.number[fact] for turn in turns[:-1] for fact in turn.facts if fact in base.number
        )

    def proposals(self) -> Iterator[Proposal]:
        """What was given, what the words alone propose, what was offered, and what the regression says; what
        a constraint bars only to refute the message.
        """
        offered = [self._base.number[fact.id] for fact in facts_of(self._decision.outcome)]
        seen = set[int]()
        if isinstance(self._decision.outcome, Answer | Confirmation | Refutation | NotStated):
            seen.update(offered)
            yield Proposal(offered[0], given=True)
        likely = [fact for fact, chance in self._own.items() if chance >= FAINT][:LIKELIEST]
        barred = [judgement.fact for judgement in self._judgements.values() if judgement.vetoes][:BARRED]
        known = np.argsort(-self._told, kind="stable")[:TOLD]
        told = [int(fact) for number in known for fact in np.flatnonzero(self._taught.numbers == number)]
        constraints = (*self._standing.verdict.constraints, *self._meant)
        for fact in dict.fromkeys((*likely, *offered, *told, *barred)):
            if fact not in seen and self._taught.knows(fact):
                barring = vetoes(constraints, fact, self._base)
                if not barring or self._refutes(fact, barring):
                    yield Proposal(fact, barring=barring)

    def _refutes(self, fact: int, barring: Sequence[Veto]) -> bool:
        """Whether the message claims something that a fact may refute, which has another one in its place."""
        query, silent = self._standing.verdict.query, self._base.facts[fact].status == "not_stated"
        excludes = all(veto.constraint.kind in EXCLUSIVE for veto in barring)
        return query.claims and not query.denies and not silent and excludes

    def evidence(self, proposal: Proposal) -> Evidence:
        """The evidence on a proposal."""
        fact, given, barring = proposal
        outcome, query = self._decision.outcome, self._standing.verdict.query
        judgement, number = self._judgements.get(fact), int(self._taught.numbers[fact])
        others = (chance for other, chance in self._own.items() if other != fact)
        chance, score = self._own.get(fact, 0.0), self._decision.score / 100.0
        match = judgement.match if judgement is not None else None
        first = self._standing.verdict.judgements[0].match.rank if match is not None else 0.0
        standing = facts_of(self._standing.outcome) if self._standing.decided else ()
        return Evidence(
            given=given,
            offered=self._base.facts[fact] in facts_of(outcome),
            score=score,
            given_score=score * given,
            status=STATUSES[status(outcome)],
            chance=chance,
            chance_lead=chance - max(others, default=0.0),
            told=self._told[number],
            told_lead=self._told_leads[number],
            like=self._like[number],
            like_lead=self._like_leads[number],
            last=fact in self._last,
            kin=fact in self._kin,
            related=fact in self._related,
            earlier=fact in self._earlier,
            silent=self._base.facts[fact].status == "not_stated",
            refutes=bool(barring),
            bar=len(barring),
            kind=KINDS.get(barring[0].constraint.kind, -1.0) if barring else -1.0,
            rival=bool(barring) and self._is_rival(fact, barring[0].constraint.kind),
            asked=match.asked if match is not None else 0.0,
            explained=match.explained if match is not None else 0.0,
            learnt=match.learnt if match is not None else 0.0,
            lag=match.rank - first if match is not None else UNKNOWN_LAG,
            strange=self._base.strangers(query, fact),
            claims=query.claims,
            denies=query.denies,
            ended=STATUSES.get(self._turns[-1].status, -1.0) if self._turns else -1.0,
            turns=len(self._turns),
            standing=STATUSES[status(self._standing.outcome)],
            standing_chance=self._standing.chance,
            stands=self._base.facts[fact] in standing,
            most_told=self._told.max(),
            most_like=self._like.max(),
        )

    def _is_rival(self, fact: int, kind: str) -> bool:
        """Whether the values of a fact's relation are of a kind."""
        relation = self._base.relation(fact)
        return relation is not None and kind in relation.kinds
