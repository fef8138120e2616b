"""Follow-ups: what "còn … thì sao?", "nó" and "nói rõ hơn" mean after the turns before them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from knowledge.constraint import Constraint
from knowledge.conversation import Turn
from knowledge.decision import Decider
from knowledge.finding import Finding
from knowledge.leaning import Followup, lean
from knowledge.lexicon import FUNCTION_WORD
from knowledge.outcome import Answer, Aspect, facts_of
from knowledge.query import Query, analyse
from knowledge.reading import Term
from knowledge.referents import Referents
from knowledge.relation import ASKED_KINDS

FRAGMENT = 5
"""Words up to which a message that cannot be answered alone is tried as a fragment of the last question:
longer ones say what they ask."""

PREPOSITIONS = frozenset({"vê2", "tư2", "nhơ2", "do", "cua3", "vơi1", "bơi3", "băng2"})
"""Forms of words with which a fragment says what side of the last subject it asks for ("về việc gì")."""


class Dialogue:
    """Resolves follow-ups over a decider."""

    def __init__(self, decider: Decider) -> None:
        """Resolve with the facts and entities of ``decider``."""
        self._decider = decider
        self._base = decider.base
        self._referents = Referents(decider.base)

    def resolve(self, followup: Followup, turns: Sequence[Turn]) -> Finding | None:
        """The surest of the likeliest completions that settle the follow-up; None when none does."""
        if followup.place is not None:
            return self._listed(followup, followup.place, turns)
        if not followup.leans and not self._is_fragment(followup.rest):
            return None
        for turn in reversed(turns):
            for tier in self._completions(followup, turn):
                best: Finding | None = None
                for query in tier:
                    finding = self._decider.settle([query])
                    if (
                        finding.decided
                        and self._gives(finding)
                        and (best is None or finding.chance > best.chance)
                        and self._speaks_of(finding, followup)
                    ):
                        best = finding
                if best is not None:
                    return best
            if followup.continuing or (followup.personal and any(self._referents.tiers(turn, personal=True))):
                break
        return None

    def _listed(self, followup: Followup, place: int, turns: Sequence[Turn]) -> Finding | None:
        """The follow-up on one of the things that an answer listed ("cái thứ hai")."""
        start, end = followup.pronoun or (0, 0)
        for name in next(filter(None, (self._referents.listed(turn, place) for turn in reversed(turns))), ()):
            rest = (*followup.rest[:start], *name, *followup.rest[end:])
            finding = self._decider.settle([self._query(rest)])
            if self._query(rest).asked and finding.decided:
                return finding
            return self.resolve(Followup(rest, continuing=True), turns)
        return None

    def _is_fragment(self, words: Sequence[Term]) -> bool:
        """Whether words can be part of the last question: they name something, or say what they ask."""
        light = self._base.lexicon.light
        weights = [light.get(term.fold if term.bare else term.form, 1.0) for term in words]
        query = self._query(words)
        if 1.0 in weights or self._base.constraints.find(words) or query.asked - {"what", "how"}:
            return True
        asking = {p for s in self._base.lexicon.questions.find(words) for p in range(s.start, s.end)}
        says = any(w > FUNCTION_WORD for place, w in enumerate(weights) if place not in asking)
        return bool(query.asked) and (says or words[0].form in PREPOSITIONS)

    def _gives(self, finding: Finding) -> bool:
        """Whether an answer gives what is asked for ("ở đâu?"), rather than something else on the subject."""
        best = finding.verdict.best
        return not isinstance(finding.outcome, Answer) or best is None or best.match.asked >= 0.0

    def _speaks_of(self, finding: Finding, followup: Followup) -> bool:
        """Whether a found fact knows all of the follow-up's own words, not only what was lent to it."""
        words = followup.rest
        passed = {p for c in self._base.constraints.find(words) for p in range(c.start, c.end)}
        passed.update(
            p for span in self._base.lexicon.questions.find(words) for p in range(span.start, span.end)
        )
        if followup.pronoun is not None:
            passed.update(range(*followup.pronoun))
        own = [term for place, term in enumerate(words) if place not in passed]
        return any(self._knows(self._base.number[fact.id], own) for fact in facts_of(finding.outcome))

    def _knows(self, number: int, own: Sequence[Term]) -> bool:
        light = self._base.lexicon.light
        folds = self._base.support(number).folds
        said = [t for t in own if FUNCTION_WORD < light.get(t.fold if t.bare else t.form, 1.0) < 1.0]
        if any(term.fold not in folds and not any(near in folds for near, _ in term.near) for term in said):
            return False
        return not self._base.strangers(Query(tuple(own)), number)

    def last_answer(self, turns: Sequence[Turn], aspect: Aspect) -> Answer | None:
        """The last single fact again, under another aspect."""
        for turn in reversed(turns):
            if len(turn.facts) == 1:
                number = self._base.number.get(turn.facts[0])
                if number is not None:
                    return Answer(self._base.facts[number], aspect)
        return None

    def _completions(self, followup: Followup, turn: Turn) -> Iterator[list[Query]]:
        """What the follow-up may stand for, the likeliest first."""
        rest = followup.rest
        if followup.pronoun is not None:
            start, end = followup.pronoun
            for names in self._referents.tiers(turn, personal=followup.personal):
                yield [self._query((*rest[:start], *name, *rest[end:])) for name in names]
            return
        before = self._query(self._base.read(turn.question)[0])
        own = self._query(rest)
        named = self._base.constraints.find(rest)
        if own.claims or not own.asked:
            yield [self._query(terms, claims=True) for terms in self._proposed(before, own.terms, named)]
        if not own.asked - {"what"}:
            replaced = [*self._replaced(before, rest, named)]
            yield [self._query(terms, claims=before.claims) for terms in replaced]
            if followup.continuing and not named:
                for names in self._referents.tiers(turn, personal=None):
                    yield [self._query((*rest, *name)) for name in names]
                yield [self._query((*rest, *before.terms), claims=before.claims)]
            if followup.continuing and named and not replaced:
                yield [self._query((*before.terms, *rest), claims=before.claims)]
        if own.asked:
            subject = [] if followup.continuing else [(*self._subject(before), *rest)]
            for names in self._referents.tiers(turn, personal=None):
                both = (terms for name in names for terms in ((*rest, *name), (*name, *rest)))
                yield [self._query(terms) for terms in (*both, *subject)]
                subject = []
        if followup.continuing:
            yield [own]

    def _subject(self, before: Query) -> tuple[Term, ...]:
        """The content words of the last question, without its own question word and what was done."""
        passed = {
            p for span in self._base.lexicon.questions.find(before.terms) for p in range(span.start, span.end)
        }
        for constraint in self._base.constraints.find(before.terms):
            if constraint.kind == "role":
                passed.update(range(constraint.start, constraint.end))
        light = self._base.lexicon.light
        return tuple(
            term
            for place, term in enumerate(before.terms)
            if place not in passed and light.get(term.fold if term.bare else term.form, 1.0) == 1.0
        )

    def _query(self, terms: Sequence[Term], *, claims: bool = False) -> Query:
        query = analyse(terms, self._base.lexicon)
        return replace(query, claims=True) if claims else query

    def _replaced(
        self, before: Query, rest: Sequence[Term], named: Sequence[Constraint]
    ) -> Iterator[tuple[Term, ...]]:
        """The last question with a thing it named, or pointed at, replaced by the new one."""
        if not named:
            return
        written: list[Sequence[Term]] = [*(name for c in named for name in self._referents.only(c)), rest]
        pointing = lean(before.terms, self._base).pronoun
        for new in written:
            if pointing is not None:
                yield (*before.terms[: pointing[0]], *new, *before.terms[pointing[1] :])
            for old in reversed(self._base.constraints.find(before.terms)):
                if any(self._referents.alike(constraint, old) for constraint in named):
                    yield (*before.terms[: old.start], *new, *before.terms[old.end :])
                    break

    def _proposed(
        self, before: Query, rest: Sequence[Term], named: Sequence[Constraint]
    ) -> Iterator[tuple[Term, ...]]:
        """The last question with a thing that is offered as its answer ("Ông Tỏ chứ?", "3 năm à?")."""
        kinds = {constraint.kind for constraint in named}
        for span in self._base.lexicon.questions.find(before.terms):
            if ASKED_KINDS.get(span.label, frozenset()) & kinds:
                yield (*before.terms[: span.start], *rest, *before.terms[span.end :])
