"""From judged candidates to an outcome: answer, confirm, refute, clarify, or say what is not known."""

from collections.abc import Sequence
from functools import lru_cache, partial

from knowledge.alternatives import Alternatives
from knowledge.bare_names import bare_named
from knowledge.calibration import Calibration
from knowledge.concession import conceded
from knowledge.denial import Denials
from knowledge.factbase import PAIRS_KEPT, FactBase
from knowledge.finding import Finding, Watch, watched
from knowledge.judgement import VETOED, Judge, Judgement, Verdict, judge
from knowledge.lexicon import FUNCTION_WORD
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
    facts_of,
)
from knowledge.owners import unowned
from knowledge.person_meant import means_other
from knowledge.query import Query, analyse, undenied
from knowledge.refusal import missing, present, unmentioned
from knowledge.stand_ins import StandIns
from knowledge.yes_no import YesNo

CHOICES = 4
"""Choices of a clarification at most."""

NEAREST = 3
"""Facts named beside a refusal."""

CLOSE = 0.75
"""A rival whose chance is at least this share of the best one's makes the question ambiguous."""

KEYWORD_CHOICE = 0.25
"""Share of the answering threshold from which a fact is offered for a bare keyword."""

WHOLE = 0.95
"""Share of a phrasing from which a keyword is the phrasing itself."""

LONGEST_NAME = 2
"""Words that a bare keyword has at most, unless it names an entity."""

ALIKE = 0.1
"""The same where both hold every word of the question."""

TIED = 0.02
"""Difference in rank below which two facts fit alike."""

AMBIGUOUS = 0.9
"""The same between readings of ambiguous shorthand, where the surer reading is mostly what was meant."""

PLAUSIBLE = 0.75
"""Share of the answering threshold from which a fact may be offered as a choice."""

REMEMBERED = 64
"""Questions whose judgement is kept, and messages whose decision."""


class Decider:
    """Decides one question at a time."""

    def __init__(self, base: FactBase, calibration: Calibration, watch: Watch | None = None) -> None:
        """Decide over ``base`` with what its calibration found; ``watch`` is shown every verdict."""
        self.base = base
        self.calibration = calibration
        self.stand_ins = StandIns(base)
        # The parts of a message, and what they may stand for, come up several times.
        self.find = lru_cache(maxsize=REMEMBERED)(self._find)
        judged: Judge = partial(judge, base=base, confidence=calibration.confidence)
        judged = judged if watch is None else watched(judged, watch)
        self._judge: Judge = lru_cache(maxsize=REMEMBERED)(judged)
        self._claims = YesNo(base, calibration, self._judge)
        self._alternatives = Alternatives(base, self._judge, self._claims, self._question)
        self._denials = Denials(base, calibration, self._judge, self._question)

    def afresh(self, watch: Watch | None = None) -> "Decider":
        """The same with nothing found yet, and ``watch`` shown every verdict; what holds for the whole base
        need not be found out again.
        """
        decider = Decider(self.base, self.calibration, watch)
        decider.stand_ins = self.stand_ins
        return decider

    def prepare(self) -> None:
        """Find out now what holds for the whole base, and whoever asks first would wait for."""
        story = self.base.lexicon.story
        _ = self.base.common, self.base.experience, self.stand_ins.strangers, story.leads, story.verifying
        for number in range(min(len(self.base.facts), PAIRS_KEPT)):
            self.base.pairs(number)

    def decide(self, text: str) -> Decision:
        """The decision on one question."""
        return self.decision(text, self.find(text))

    def decision(self, text: str, finding: Finding) -> Decision:
        """A finding as a decision on ``text``, the answered fact's candidate first."""
        outcome = finding.outcome
        # The complement of a fact is asked for: no candidate answers that.
        negated = isinstance(outcome, Unknown) and outcome.reason is UnknownReason.NEGATED
        scale = 100.0 * (VETOED if negated else 1.0)
        candidates = [
            Candidate(self.base.facts[judgement.fact], round(scale * judgement.chance, 1))
            for judgement in finding.verdict.judgements
        ]
        if isinstance(finding.outcome, Answer | Confirmation | Refutation | NotStated):
            fact = finding.outcome.fact
            rest = [candidate for candidate in candidates if candidate.fact.id != fact.id]
            candidates = [Candidate(fact, round(100.0 * finding.chance, 1)), *rest]
        return Decision(text, finding.outcome, tuple(candidates[:10]))

    def _find(self, text: str) -> Finding:
        """The finding on one question, over all its readings."""
        return self.settle([analyse(terms, self.base.lexicon) for terms in self.base.read(text)])

    def settle(self, queries: Sequence[Query]) -> Finding:
        """The surest finding among readings; ambiguous shorthand that leads to different facts asks back."""
        findings: list[Finding] = []
        settled: set[tuple[str, ...]] = set()
        for query in queries:
            folds = tuple([term.fold for term in query.terms])
            # What differs in accents alone, and nobody typed any, need not be asked again once it is decided.
            if folds not in settled:
                findings.append(self._query(query))
                if findings[-1].decided:
                    settled.add(folds)
        central = [f for f in findings if f.decided and self._is_central(f.verdict)]
        if central and any(query.ambiguous for query in queries):
            # "hn" in a base about a conference is the conference.
            findings = central
        best = max(findings, key=lambda finding: (finding.decided, finding.chance))
        if best.decided and best.verdict.query.ambiguous:
            rivals = [
                f
                for f in findings
                if f.decided
                and facts_of(f.outcome) != facts_of(best.outcome)
                and f.chance >= AMBIGUOUS * best.chance
            ]
            if rivals:
                choices = tuple(
                    dict.fromkeys(fact for finding in (best, *rivals) for fact in facts_of(finding.outcome))
                )
                return Finding(Clarification(choices[:CHOICES]), best.verdict, best.chance)
        return best

    def _is_central(self, verdict: Verdict) -> bool:
        """Whether ambiguous shorthand was read as something that the whole base is about."""
        terms = verdict.query.terms
        return any(
            constraint.keys & self.base.common
            and any(term.ambiguous for term in terms[constraint.start : constraint.end])
            for constraint in verdict.constraints
        )

    def _query(self, query: Query) -> Finding:
        finding = self._asked(query)
        for plain in (bare_named(finding.verdict, self.base), unowned(finding.verdict, self.base)):
            if plain is not None and not query.claims:
                other = self._asked(plain)
                finding = max(finding, other, key=lambda found: (found.decided, found.chance))
        if finding.decided or not finding.verdict.constraints:
            return finding
        # Of a stranger nothing is stated either, where a fact says so of another one of its kind.
        others = (
            found
            for other, stranger in self.stand_ins.queries(query, finding.verdict.constraints)
            if isinstance((found := self._asked(other)).outcome, NotStated)
            and self.base.support(self.base.number[found.outcome.fact.id]).speaks_of(stranger.keys)
            and (best := found.verdict.best) is not None
            and best.match.asked >= 0.0
        )
        return max(others, key=lambda found: found.chance, default=finding)

    def _asked(self, query: Query) -> Finding:
        base = self.base
        query = conceded(query, base) or query if query.denies and query.asked else query
        offered = None if query.denies else self._alternatives.finding(query)
        if offered is not None and offered.decided:
            return offered
        refuted = self._claims.premise(query)
        if refuted is not None:
            return refuted
        verdict = None
        if query.claims:
            positive = undenied(query, base.lexicon) if query.denies else query
            verdict = self._judge(positive)
            ruled = self._claims.finding(query, verdict)
            if ruled is not None:
                return ruled
            if query.denies and (told := self._denials.told(query)) is not None:
                return told
        if verdict is None or query.denies:
            verdict = self._judge(query)
        return self._question(verdict)

    def _question(self, verdict: Verdict) -> Finding:
        best, query = verdict.best, verdict.query
        threshold = self.calibration.threshold
        light = self.base.lexicon.light
        verbatim = best is not None and best.is_verbatim
        says = any(light.get(t.fold if t.bare else t.form, 1.0) > FUNCTION_WORD for t in query.terms)
        if not says and (best is None or best.match.alignment.phrasing <= WHOLE):
            # Nothing but the language of asking: what it asks about was said before, or not at all, or a
            # curator has asked for it in that language alone ("hỏi được gì").
            return self.refusal(verdict)
        alike = self._alike(verdict)
        if len(alike) > 1 and (verbatim or sum(j.chance for j in alike) >= threshold * PLAUSIBLE):
            facts = tuple(self.base.facts[judgement.fact] for judgement in alike[:CHOICES])
            return Finding(Clarification(facts), verdict, alike[0].chance)
        if best is not None and verbatim:
            return Finding(self.answer(best.fact, query), verdict, max(best.chance, threshold))
        if best is not None and query.denies and self._denials.bars(best, verdict):
            return self._denied(verdict)
        if best is None or best.chance < threshold * PLAUSIBLE or means_other(verdict, best, self.base):
            return self.refusal(verdict)
        near = (j for j in verdict.judgements if not j.vetoes and j.chance >= CLOSE * best.chance)
        rivals = [judgement for judgement in near if judgement is not best]
        if self._is_bare_keyword(verdict, best):
            choices = self._choices(verdict, threshold * KEYWORD_CHOICE)
            if choices is None and len(query.terms) == 1 and best.chance >= threshold:
                choices = self._choices(verdict, 0.0)  # one syllable tells nothing for sure
            if choices is not None or len(query.terms) == 1:
                return choices or self.refusal(verdict)
        if best.chance >= threshold and not (rivals and self._ambiguous(best, rivals)):
            return Finding(self.answer(best.fact, query), verdict, best.chance)
        return self._choices(verdict, threshold * PLAUSIBLE) or self.refusal(verdict)

    def _denied(self, verdict: Verdict) -> Finding:
        """Whoever asks whether something is not so is told how it is; who else it is not, no fact tells."""
        query, threshold = verdict.query, self.calibration.threshold
        plain = self._judge(undenied(query, self.base.lexicon))
        if query.claims and plain.best is not None and plain.chance >= threshold:
            return Finding(self.answer(plain.best.fact, query), verdict, plain.chance)
        negated = plain.chance >= threshold * PLAUSIBLE
        return self.refusal(verdict, UnknownReason.NEGATED if negated else None)

    def _choices(self, verdict: Verdict, least: float) -> Finding | None:
        """The facts whose chance is at least ``least``, to choose from; None for fewer than two."""
        near = [j for j in verdict.judgements if not j.vetoes and j.chance >= least][:CHOICES]
        facts = tuple(self.base.facts[judgement.fact] for judgement in near)
        return Finding(Clarification(facts), verdict, verdict.chance) if len(facts) > 1 else None

    def _alike(self, verdict: Verdict) -> list[Judgement]:
        """The candidates that hold the whole question and fit alike, kin apart: each halves the others."""
        best = verdict.best
        if best is None or best.match.explained < WHOLE or len(verdict.query.terms) == 1:
            return []
        kin = self.base.kin(best.fact)
        whole = (j for j in verdict.judgements if not j.vetoes and j.match.explained >= WHOLE)
        near = (j for j in whole if j.fact not in kin and abs(best.match.rank - j.match.rank) < ALIKE)
        return [j for j in near if j.is_verbatim or not best.is_verbatim]  # a phrasing is like another one

    def _is_bare_keyword(self, verdict: Verdict, best: Judgement) -> bool:
        """Whether the message is a syllable, or names what many facts are about, and no phrasing is that."""
        query = verdict.query
        if query.asked or query.claims or best.match.alignment.phrasing > WHOLE:
            return False
        # A compound of two syllables names one thing; a longer message says more than a name.
        return len(query.terms) <= LONGEST_NAME or any(
            constraint.keys & self.base.common and constraint.end - constraint.start == len(query.terms)
            for constraint in verdict.constraints
        )

    def _ambiguous(self, best: Judgement, rivals: Sequence[Judgement]) -> bool:
        """Whether a rival that may not rightly answer too fits so closely that the asker must choose."""
        kin = self.base.kin(best.fact)
        return any(r.fact not in kin and best.match.rank - r.match.rank < TIED for r in rivals)

    def answer(self, number: int, query: Query) -> Outcome:
        """The outcome where fact ``number`` is the answer."""
        fact = self.base.facts[number]
        if fact.status == "not_stated":
            return NotStated(fact)
        return Answer(fact, timeliness=Timeliness.PRESENT if query.present else Timeliness.AS_ASKED)

    def refusal(self, verdict: Verdict, reason: UnknownReason | None = None) -> Finding:
        """A refusal that names what is missing and what the nearest fact has in its place."""
        near = [j for j in verdict.judgements if j.chance > 0.0][: NEAREST * 2]
        nearest = tuple(dict.fromkeys(self.base.facts[j.fact] for j in near))[:NEAREST]
        strangers = unmentioned(verdict, self.base)
        lacking = missing(verdict, strangers, self.base.lexicon)
        if reason is None:
            reason = UnknownReason.UNMENTIONED if lacking else UnknownReason.NO_MATCH
            if not lacking and verdict.judgements and verdict.judgements[0].vetoes:
                reason = UnknownReason.MISMATCHED
            if not verdict.query.terms:
                reason = UnknownReason.EMPTY
        unknown = Unknown(reason, lacking, present(verdict, strangers), nearest)
        return Finding(unknown, verdict, verdict.chance)
