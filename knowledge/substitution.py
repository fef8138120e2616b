"""Claims ruled on by asking for what they claim: "Ông A đọc kết luận à?" asks who reads it.

Where a claim's words are not a fact's, the open question still finds the fact, and with it what stands there
in the claim's place: the same thing confirms it, another one refutes it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge.calibration import Calibration
from knowledge.casting import Casting
from knowledge.constraint import Constraint
from knowledge.factbase import FactBase
from knowledge.finding import Finding
from knowledge.judgement import Judge, Verdict
from knowledge.outcome import Confirmation, NotStated, Refutation
from knowledge.overstatement import overstated
from knowledge.person_names import HONORIFICS
from knowledge.query import Query, analyse
from knowledge.reading import Term
from knowledge.veto import vetoes

ASKING: Mapping[str, str] = {
    "person": "ai",
    "name": "ai",
    "post": "ai",
    "organisation": "ai",
    "place": "ở đâu",
    "year": "năm nào",
    "number": "mấy",
    "document": "văn bản nào",
    "rank": "gì",
    "term": "gì",
}
"""The words that ask for a thing of a kind."""

ASKED_FOR = 0.95
"""Share of its words from which a question is just what is not stated."""


@dataclass(frozen=True, slots=True)
class Substitution:
    """Rules on claims over ``base``, with what its calibration found, as ``judge`` judges."""

    base: FactBase
    calibration: Calibration
    judge: Judge

    def finding(self, query: Query, verdict: Verdict) -> Finding | None:
        """The ruling on the claim ``query``, judged without its negation by ``verdict``; None for none."""
        found = (self._ruling(query, verdict, claimed) for claimed in self._claimed(verdict.constraints))
        return max((each for each in found if each is not None), key=lambda each: each.chance, default=None)

    def _claimed(self, constraints: Sequence[Constraint]) -> Iterator[tuple[Constraint, ...]]:
        """The things a claim may claim; what is named without a word between is one ("UBND tỉnh Bắc Kạn")."""
        run: list[Constraint] = []
        for constraint in constraints:
            if run and (constraint.kind not in ASKING or run[-1].end != constraint.start):
                yield tuple(run)
                run = []
            if constraint.kind in ASKING:
                run.append(constraint)
        if run:
            yield tuple(run)

    def _asking(self, terms: Sequence[Term], claimed: Sequence[Constraint]) -> Query:
        """The question that asks for what is claimed."""
        asking = self.base.read(ASKING[claimed[-1].kind])[0]
        start = claimed[0].start
        if start and terms[start - 1].form in HONORIFICS:
            start -= 1
        return analyse((*terms[:start], *asking, *terms[claimed[-1].end :]), self.base.lexicon)

    def _ruling(self, query: Query, verdict: Verdict, claimed: Sequence[Constraint]) -> Finding | None:
        base, best = self.base, verdict.best
        width = claimed[-1].end - claimed[0].start
        if best is not None and best.is_verbatim and not query.asked:
            # The fact is found already; who only names something claims nothing of it.
            best = best if width < len(verdict.query.terms) else None
        else:
            best = self.judge(self._asking(verdict.query.terms, claimed)).best
        if best is None or best.chance < self.calibration.threshold:
            return None
        fact = base.facts[best.fact]
        if fact.status == "not_stated":
            foreign = vetoes(verdict.constraints, best.fact, base)
            if best.match.explained >= ASKED_FOR:
                # Whoever it is claimed of, it is stated of nobody.
                foreign = tuple(veto for veto in foreign if veto.constraint not in claimed)
            return None if foreign else Finding(NotStated(fact), verdict, best.chance)
        relation = base.relation(best.fact)
        if relation is None:
            return None
        cast = Casting(verdict.query, verdict.constraints, best.fact, relation, base).parts()
        if cast is None or cast.usurpers:
            return None
        holds = not cast.rivals and any(constraint in cast.values for constraint in claimed)
        fails = not cast.values and any(constraint in cast.rivals for constraint in claimed)
        if not holds and not (fails and relation.exclusive):
            return None
        if holds and overstated(verdict.query, cast, best.fact, relation, base):
            return None
        outcome = Confirmation(fact) if holds != query.denies else Refutation(fact)
        return Finding(outcome, verdict, best.chance)
