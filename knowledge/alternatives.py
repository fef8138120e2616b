""" "A hay B chủ trì?": options are no conditions; what is known of one of them is the answer."""

from collections.abc import Callable, Container, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from knowledge.constraint import Constraint
from knowledge.correction import CONCEDING
from knowledge.factbase import FactBase
from knowledge.facts import Fact
from knowledge.finding import Finding
from knowledge.judgement import Judge, Verdict
from knowledge.outcome import Answer, Confirmation, Refutation, facts_of
from knowledge.query import ALTERNATIVES, Query, without
from knowledge.reading import Term
from knowledge.relation import ASKED_KINDS
from knowledge.yes_no import YesNo

BETWEEN = 3
"""Words from one option to the next at most ("hay là ông")."""

ASKED_ABOUT = frozenset({"person", "organisation", "document", "place"})
"""Kinds of options that may be taken out of a question; numbers, years, ranks and posts are claims."""

PEOPLE = frozenset({"person", "name"})
"""Kinds of options of whom one is asked for by "ai"."""

ASKED_FOR = {kind: asked for asked, kinds in ASKED_KINDS.items() for kind in kinds}
"""The question word that asks for a value of a kind."""


def only_offers(words: Sequence[Term], base: FactBase) -> bool:
    """Whether words only offer things to choose from ("ông Quang hay ông Tỏ?", "2 hay 5"), and say of nothing
    else which it is ("Thượng tướng là 3 hay 4 sao?").
    """
    joints = sum(term.fold in ALTERNATIVES for term in words)
    offered = base.constraints.find(words) if joints else []
    named = {place for constraint in offered for place in range(constraint.start, constraint.end)}
    light = base.lexicon.light
    said = (place in named or light.get(term.form, 1.0) < 1.0 for place, term in enumerate(words))
    return 0 < len(offered) <= joints + 1 and all(said)


class Alternatives:
    """Decides questions that offer two things to choose from, over a base."""

    def __init__(
        self,
        base: FactBase,
        judge: Judge,
        claims: YesNo,
        question: Callable[[Verdict], Finding],
    ) -> None:
        """Rule with ``claims`` on options as ``judge`` finds them; ``question`` decides the others."""
        self._base = base
        self._judge = judge
        self._claims = claims
        self._question = question

    def finding(self, query: Query) -> Finding | None:
        """What is known of one of the options; None where none are offered, or nothing is known."""
        joints = {place for place, term in enumerate(query.terms) if term.fold in ALTERNATIVES}
        asking = self._base.lexicon.questions.find(query.terms) if "who" in query.asked else ()
        who = {span.start for span in asking if span.label == "who"}
        constraints = self._base.constraints.find(query.terms) if joints or who else []
        for left, right in pairwise(constraints):
            between = range(left.end, right.start)
            offered = not joints.isdisjoint(between) and self._ends(query, left, joints)
            # "Ông Quang với ông Tỏ ai là Bộ trưởng?": whoever is asked for is one of them.
            offered = offered or ({left.kind, right.kind} <= PEOPLE and self._behind(query, right) in who)
            if offered and len(between) <= BETWEEN:
                found = self._chosen(query, constraints, left, right)
                if found is not None:
                    return found
        return None

    @staticmethod
    def _behind(query: Query, right: Constraint) -> int:
        """The place behind the last option, and behind the word that goes on with the question."""
        going_on = right.end < len(query.terms) and query.terms[right.end].form in CONCEDING
        return right.end + going_on

    def _ends(self, query: Query, left: Constraint, joints: Container[int]) -> bool:
        """Whether nothing more is said of an option before the next ("ông Tỏ: trưởng hay phó giám đốc" are
        not he and a deputy).
        """
        light = self._base.lexicon.light
        said = takewhile(lambda place: place not in joints, range(left.end, len(query.terms)))
        return all(light.get(query.terms[place].form, 1.0) < 1.0 for place in said)

    def _chosen(
        self, query: Query, constraints: Sequence[Constraint], left: Constraint, right: Constraint
    ) -> Finding | None:
        claimed = [*self._options(query, left, right)]
        confirmed, refuting = list[Finding](), list[Fact]()
        for verdict in claimed:
            found = self._claims.ruled(verdict.query, verdict)
            if found is not None and isinstance(found.outcome, Refutation):
                refuting.append(found.outcome.fact)
            if found is None or not isinstance(found.outcome, Confirmation):
                continue
            if self._is_meant(self._base.number[found.outcome.fact.id], verdict, constraints):
                return replace(found, outcome=Answer(found.outcome.fact))
            confirmed.append(found)
        for found in confirmed:
            if facts_of(found.outcome) == tuple(refuting):
                return replace(found, outcome=Answer(refuting[0]))  # one fact tells which of the two it is
        if left.kind == right.kind and left.kind in ASKED_ABOUT:
            rest = without(query, frozenset(range(left.start, right.end)))
            asked = rest.asked | {ASKED_FOR.get(left.kind, "what")}
            found = self._question(self._judge(replace(rest, claims=False, asked=asked)))
            if found.decided:
                return found
        # What no relation rules on is told of the one option of which something is known.
        known = [found for found in map(self._question, claimed) if isinstance(found.outcome, Answer)]
        return known[0] if len(known) == 1 and not confirmed else None

    def _options(self, query: Query, left: Constraint, right: Constraint) -> Iterator[Verdict]:
        """The question with one option alone, as a claim."""
        # "Nghị quyết số 11 hay 12": the second option is a document too.
        shared = left.kind == "document" and right.kind == "number"
        for start, end in ((left.end, right.end), (left.end - 1 if shared else left.start, right.start)):
            yield self._judge(replace(without(query, frozenset(range(start, end))), claims=True))

    def _is_meant(self, number: int, verdict: Verdict, constraints: Sequence[Constraint]) -> bool:
        """Whether the fact that confirms an option is about what the question names, or fits it best."""
        relation = self._base.relation(number)
        if relation is not None and any(c.keys & relation.subject for c in constraints):
            return True
        return verdict.best is not None and verdict.best.fact == number
