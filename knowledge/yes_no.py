"""Yes/no questions decided: by what facts declare, else by the open question behind the claim."""

from collections.abc import Sequence
from dataclasses import replace

from knowledge.calibration import Calibration
from knowledge.claim import rule
from knowledge.constraint import Constraint
from knowledge.factbase import FactBase
from knowledge.finding import Finding
from knowledge.judgement import Judge, Judgement, Verdict
from knowledge.outcome import Answer, Confirmation, Refutation, facts_of
from knowledge.person_names import HONORIFICS
from knowledge.query import Query, analyse
from knowledge.reading import Term
from knowledge.ruling import Ruled, Ruling
from knowledge.scope import Scope
from knowledge.substitution import Substitution
from knowledge.veto import is_title, is_title_of_next

CERTAIN = 0.95
"""Chance from which a claim that one fact refutes is answered by the fact that it is about."""

UNHEARD = 0.001
"""Chance of a candidate below which it is not heard on a claim."""

UNLIKELY = 0.02
"""Chance of a fact below which what it confirms is beside the question, where another fact answers that."""

CONTRARY = "lai5"
"""The form of the word by which a reason is asked of what nobody would think."""

IS = "là"
"""Joins somebody to what they are."""


class YesNo:
    """Confirms and refutes claims over a base, with what its calibration found."""

    def __init__(self, base: FactBase, calibration: Calibration, judge: Judge) -> None:
        """Rule over ``base``, as ``judge`` judges."""
        self._base = base
        self._calibration = calibration
        self._judge = judge
        self._substitution = Substitution(base, calibration, judge)

    def finding(self, query: Query, verdict: Verdict) -> Finding | None:
        """The ruling on the claim ``query``, judged without its negation by ``verdict``; None for none."""
        ruled = self.ruled(query, verdict)
        if ruled is not None:
            return ruled
        found = self._substitution.finding(query, verdict)
        if found is None:
            return None if query.denies else self._mistitled(verdict)
        numbers = [self._base.number[fact.id] for fact in facts_of(found.outcome)]
        return None if any(self._is_beside(number, verdict) for number in numbers) else found

    def premise(self, query: Query) -> Finding | None:
        """The refutation of what a question asks the reason of ("Vì sao ông Trung lại chủ trì hội nghị?");
        None where it may be so.
        """
        lexicon = self._base.lexicon
        why = lexicon.questions.at(query.terms, 0) if "why" in query.asked and not query.denies else None
        if why is None or query.claims:
            return None
        said = tuple(term for term in query.terms[why.end :] if term.form != CONTRARY)
        claim = replace(analyse(said, lexicon), claims=True)
        ruled = None if claim.asked or claim.denies else self.ruled(claim, self._judge(claim))
        return ruled if ruled is not None and isinstance(ruled.outcome, Refutation) else None

    def _mistitled(self, verdict: Verdict) -> Finding | None:
        """The refutation of a title that a claim gives somebody in passing ("Đại tá Quang chủ trì à?"); None
        where everybody has their own.
        """
        terms, base = verdict.query.terms, self._base
        for place, title in enumerate(verdict.constraints[:-1]):
            person = verdict.constraints[place + 1]
            own = is_title_of_next(verdict.constraints, place, base)
            if own or not _is_titled(title, person, terms):
                continue
            ((_, bearer),) = person.keys
            name = base.read(base.entities[bearer].name)[0]
            said = (*name, *base.read(IS)[0], *terms[title.start : title.end])
            claim = replace(analyse(said, base.lexicon), claims=True)
            ruled = rule(claim, base.constraints.find(said), base, ())
            if ruled is not None and ruled.ruling is Ruling.REFUTED:
                fact = base.facts[ruled.number]
                return Finding(Refutation(fact), verdict, self._calibration.threshold)
        return None

    def ruled(self, query: Query, verdict: Verdict) -> Finding | None:
        """The same by what the best fitting fact declares."""
        base = self._base
        proposed = [judgement.fact for judgement in verdict.judgements if judgement.chance > UNHEARD]
        ruled = rule(verdict.query, verdict.constraints, base, proposed)
        best = verdict.best
        if ruled is None or (best is not None and self._outweighs(best, ruled, verdict)):
            return None
        if ruled.overstated is Scope.ALL:
            return None  # what holds of one goal is not what was asked of all of them
        fact = base.facts[ruled.number]
        confirmed = (ruled.ruling is Ruling.CONFIRMED) != query.denies
        chance = max(self._calibration.threshold, min(1.0, ruled.fit))
        if ruled.overstated is Scope.ONLY:
            alone = query.denies and self._denies_scope(query)
            return Finding(Confirmation(fact) if alone else Answer(fact), verdict, chance)
        return Finding(Confirmation(fact) if confirmed else Refutation(fact), verdict, chance)

    def _denies_scope(self, query: Query) -> bool:
        """Whether it is denied that something holds of one alone ("không phải do một mình Bộ Công an")."""
        denials, scopes = (
            self._base.lexicon.negations.find(query.terms),
            self._base.lexicon.scopes.find(query.terms),
        )
        return bool(denials) and any(s.label is Scope.ONLY and s.start >= denials[0].end for s in scopes)

    def _is_beside(self, number: int, verdict: Verdict) -> bool:
        """Whether fact ``number`` is so unlikely to be asked for, where another is likely, that what it says
        of the claim is beside the question.
        """
        own = next((j.chance for j in verdict.judgements if j.fact == number), 0.0)
        return own < UNLIKELY and verdict.chance >= self._calibration.threshold

    def _outweighs(self, best: Judgement, ruled: Ruled, verdict: Verdict) -> bool:
        """Whether a question is so surely another fact's, or one that says that nothing is known, that no
        ruling stands against it.
        """
        if best.fact == ruled.number or best.chance < self._calibration.threshold:
            return False
        silent = self._base.facts[best.fact].status == "not_stated"
        if ruled.ruling is not Ruling.REFUTED:
            return silent or self._is_beside(ruled.number, verdict)
        return not ruled.identified or (best.chance >= CERTAIN and not silent)


def _is_titled(title: Constraint, person: Constraint, terms: Sequence[Term]) -> bool:
    """Whether a title is written right before one person's bare name: "Bộ trưởng, ông Tỏ" are two."""
    named = person.kind == "person" and len(person.keys) == 1 and is_title(title)
    first = terms[person.start]
    if not named or title.end != person.start or first.form in HONORIFICS:
        return False
    return first.start - terms[title.end - 1].end == 1
