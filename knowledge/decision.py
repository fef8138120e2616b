"""From judged candidates to an outcome: answer, confirm, refute, clarify, or say what is not known."""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.calibration import Calibration
from knowledge.claim import Ruling, openings, rule
from knowledge.constraint import Constraint
from knowledge.factbase import FactBase
from knowledge.judgement import Judgement, Verdict, judge
from knowledge.outcome import (
    Answer,
    Candidate,
    Clarification,
    Confirmation,
    Decision,
    NotStated,
    Outcome,
    Refutation,
    Timeliness,
    Unknown,
    UnknownReason,
)
from knowledge.query import Query, analyse, without
from knowledge.reading import Term

CHOICES = 4
"""Choices of a clarification at most."""

NEAREST = 3
"""Facts named beside a refusal."""

CLOSE = 0.75
"""A rival whose chance is at least this share of the best one's makes the question ambiguous."""

PLAUSIBLE = 0.5
"""Share of the answering threshold from which a fact may be offered as a choice."""


@dataclass(frozen=True, slots=True)
class Finding:
    """An outcome before it is worded as a decision: with the verdict it rests on and its sureness, 0-1."""

    outcome: Outcome
    verdict: Verdict
    chance: float

    @property
    def decided(self) -> bool:
        """Whether the question is settled: answered, confirmed, refuted or known not to be stated."""
        return isinstance(self.outcome, Answer | Confirmation | Refutation | NotStated)


class Decider:
    """Decides one question at a time."""

    def __init__(self, base: FactBase, calibration: Calibration) -> None:
        """Decide over ``base`` with what its calibration found."""
        self.base = base
        self.calibration = calibration

    def decide(self, text: str) -> Decision:
        """The decision on one question."""
        return self.decision(text, self.find(text))

    def decision(self, text: str, finding: Finding) -> Decision:
        """A finding as a decision on ``text``, the answered fact's candidate first."""
        candidates = [
            Candidate(self.base.facts[judgement.fact], round(100.0 * judgement.chance, 1))
            for judgement in finding.verdict.judgements
        ]
        if isinstance(finding.outcome, Answer | Confirmation | Refutation | NotStated):
            fact = finding.outcome.fact
            rest = [candidate for candidate in candidates if candidate.fact.id != fact.id]
            candidates = [Candidate(fact, round(100.0 * finding.chance, 1)), *rest]
        return Decision(text, finding.outcome, tuple(candidates[:10]))

    def find(self, text: str) -> Finding:
        """The finding on one question, over all its readings."""
        return self.settle([analyse(terms, self.base.lexicon) for terms in self.base.reader.read(text)])

    def settle(self, queries: Sequence[Query]) -> Finding:
        """The surest finding among readings; ambiguous shorthand that leads to different facts asks back."""
        findings = [self._query(query) for query in queries]
        best = max(findings, key=lambda finding: (finding.decided, finding.chance))
        if best.decided and best.verdict.query.ambiguous:
            rivals = [f for f in findings if f.decided and _facts(f) != _facts(best) and f.chance >= CLOSE * best.chance]
            if rivals:
                choices = tuple(dict.fromkeys(fact for finding in (best, *rivals) for fact in _facts(finding)))
                return Finding(Clarification(choices[:CHOICES]), best.verdict, best.chance)
        return best

    def _query(self, query: Query) -> Finding:
        base = self.base
        alternatives = self._without_alternatives(query)
        if alternatives is not None:
            finding = self._question(judge(alternatives, base, self.calibration.confidence))
            if finding.decided:
                return finding
        if query.claims or not query.asked:
            ruled = self._claim(query)
            if ruled is not None:
                return ruled
        return self._question(judge(query, base, self.calibration.confidence))

    def _without_alternatives(self, query: Query) -> Query | None:
        """ "A hay B chủ trì?" as "ai chủ trì?": the options are no conditions."""
        constraints = self.base.constraints.find(query.terms)
        for left, right in zip(constraints, constraints[1:], strict=False):
            between = query.terms[left.end : right.start]
            if left.kind == right.kind and len(between) in (1, 2) and any(term.fold in ("hay", "hoac") for term in between):
                return without(query, frozenset(range(left.start, right.end)))
        return None

    def _claim(self, query: Query) -> Finding | None:
        """The ruling of the surest fact that rules on a yes/no question; None when no fact does."""
        base = self.base
        positive = _undenied(query, base) if query.denies else query
        constraints = tuple(base.constraints.find(positive.terms))
        best: Finding | None = None
        for opening in openings(positive, constraints):
            verdict = judge(opening.query, base, self.calibration.confidence)
            for judgement in verdict.judgements[:5]:
                # The value taken out may be what the relation judges; all else the fact has to speak of.
                if judgement.vetoes and opening.value is not None:
                    continue
                chance = judgement.chance
                if judgement.vetoes:
                    continue
                relation = base.relation(judgement.fact)
                if relation is None or chance < self.calibration.threshold:
                    continue
                ruling = rule(relation, judgement.fact, positive, constraints, base)
                if ruling is Ruling.OPEN:
                    continue
                confirmed = (ruling is Ruling.CONFIRMED) != query.denies
                if not query.claims and not confirmed:
                    continue
                fact = base.facts[judgement.fact]
                outcome: Outcome = Confirmation(fact) if confirmed else Refutation(fact)
                if not query.claims:
                    outcome = Answer(fact)
                if best is None or chance > best.chance:
                    best = Finding(outcome, verdict, chance)
        return best

    def _question(self, verdict: Verdict) -> Finding:
        best = verdict.best
        query = verdict.query
        threshold = self.calibration.threshold
        if best is None or best.chance < threshold * PLAUSIBLE:
            return self._unknown(verdict)
        if query.denies and best.match.opposed and not query.claims:
            return self._unknown(verdict, UnknownReason.NEGATED)
        if query.denies and best.match.opposed:
            return self._unknown(verdict, UnknownReason.NEGATED)
        close = [j for j in verdict.judgements if not j.vetoes and j.chance >= CLOSE * best.chance]
        rivals = [j for j in close if j is not best]
        if best.chance >= threshold and not (rivals and self._ambiguous(best, rivals)):
            return Finding(self._answer(best, query), verdict, best.chance)
        plausible = [j for j in verdict.judgements if not j.vetoes and j.chance >= threshold * PLAUSIBLE]
        if len(plausible) >= 2:
            choices = tuple(self.base.facts[j.fact] for j in plausible[:CHOICES])
            return Finding(Clarification(choices), verdict, best.chance)
        return self._unknown(verdict)

    def _ambiguous(self, best: Judgement, rivals: Sequence[Judgement]) -> bool:
        """Whether a rival fits so closely that the asker must choose."""
        return any(best.match.rank - rival.match.rank < 0.02 for rival in rivals)

    def _answer(self, judgement: Judgement, query: Query) -> Outcome:
        fact = self.base.facts[judgement.fact]
        if fact.status == "not_stated":
            return NotStated(fact)
        return Answer(fact, timeliness=Timeliness.PRESENT if query.present else Timeliness.AS_ASKED)

    def _unknown(self, verdict: Verdict, reason: UnknownReason | None = None) -> Finding:
        """A refusal that names what is missing and what the nearest fact has in its place."""
        near = [j for j in verdict.judgements if j.chance > 0.0][: NEAREST * 2]
        nearest = tuple(dict.fromkeys(self.base.facts[j.fact] for j in near))[:NEAREST]
        missing, present = self._missing(verdict)
        if reason is None:
            reason = UnknownReason.UNMENTIONED if missing else UnknownReason.NO_MATCH
            if not missing and verdict.judgements and verdict.judgements[0].vetoes:
                reason = UnknownReason.MISMATCHED
            if not verdict.query.terms:
                reason = UnknownReason.EMPTY
        return Finding(Unknown(reason, missing, present, nearest), verdict, verdict.chance)

    def _missing(self, verdict: Verdict) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What the question names that no fact has, and what the nearest fact has of that kind."""
        unmentioned = [c for c in verdict.constraints if not self._mentioned(c)]
        present: list[str] = []
        for judgement in verdict.judgements[:3]:
            for veto in judgement.vetoes:
                if veto.constraint in unmentioned:
                    present.extend(veto.present)
        missing = [constraint.text for constraint in unmentioned] or _unknown_words(verdict.query.terms)
        return tuple(dict.fromkeys(missing)), tuple(dict.fromkeys(present))[:3]

    def _mentioned(self, constraint: Constraint) -> bool:
        return any(constraint.keys & self.base.support(number).keys for number in range(len(self.base.facts)))


def _facts(finding: Finding) -> tuple[object, ...]:
    outcome = finding.outcome
    if isinstance(outcome, Answer | Confirmation | Refutation | NotStated):
        return (outcome.fact,)
    return outcome.facts if isinstance(outcome, Clarification) else ()


def _undenied(query: Query, base: FactBase) -> Query:
    """The claim without its negation."""
    places = {place for span in base.lexicon.negations.find(query.terms) for place in range(span.start, span.end)}
    return without(query, frozenset(places))


def _unknown_words(terms: Sequence[Term]) -> list[str]:
    """Content words that neither the facts nor the language of asking know."""
    return [term.text for term in terms if not term.known and not term.near and len(term.fold) > 1][:3]
