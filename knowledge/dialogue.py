"""Follow-ups: what "còn … thì sao?", "nó" and "nói rõ hơn" mean after the turns before them."""

from collections.abc import Mapping, Sequence
from math import inf

from knowledge.alternatives import PEOPLE
from knowledge.completions import Completions
from knowledge.conversation import Turn
from knowledge.decision import PLAUSIBLE, Decider
from knowledge.finding import Finding
from knowledge.leaning import Followup
from knowledge.lexicon import FUNCTION_WORD
from knowledge.outcome import Answer, Aspect, facts_of
from knowledge.person_meant import means_another
from knowledge.query import ALTERNATIVES, Query
from knowledge.reading import Term, legible
from knowledge.referents import Referents
from knowledge.strangers import heard

RELATED = 0.5
"""Share of the answering threshold from which a fact that is related to the last answer is the next one."""

BESIDE = 0.875
"""The same for a fact of the same topic."""

NEVER = inf
"""The same for any other fact."""

PREPOSITIONS = frozenset({"vê2", "tư2", "nhơ2", "do", "cua3", "vơi1", "bơi3", "băng2"})
"""Forms of words with which a fragment says what side of the last subject it asks for ("về việc gì")."""

BOTH: Mapping[str, frozenset[str]] = {
    "both_people": frozenset({"person"}),
    "both_documents": frozenset({"document"}),
    "both_things": frozenset({"document", "organisation", "place", "event"}),
}
"""The kinds of entities that two things may be, by what of the lexicon they are called."""


class Dialogue:
    """Resolves follow-ups over a decider."""

    def __init__(self, decider: Decider) -> None:
        """Resolve with the facts and entities of ``decider``."""
        self._decider = decider
        self._base = decider.base
        self._referents = Referents(decider.base)
        self._completions = Completions(decider.base, self._referents)

    def resolve(self, followup: Followup, turns: Sequence[Turn]) -> Finding | None:
        """The surest of the likeliest completions that settle the follow-up; None when none does."""
        if followup.continuing and any(term.fold in ALTERNATIVES for term in followup.rest):
            # "Thế còn Nghị quyết 12, của A hay của B?" says by itself what it asks.
            own = self._decider.settle([self._completions.query(followup.rest)])
            if own.decided:
                return own
        if followup.other:
            return self._named(
                followup, self._referents.other(turns, personal=bool(followup.personal)), turns
            )
        if followup.place is not None:
            place = followup.place
            listed = (self._referents.listed(turn, place) for turn in reversed(turns))
            return self._named(followup, next(filter(None, listed), []), turns)
        if not followup.leans and not self._is_fragment(followup.rest):
            return None
        for turn in reversed(turns):
            if followup.personal and (stranger := self._of_stranger(followup, turn)) is not None:
                return stranger
            if followup.personal and self._asks_in_vain(turn):
                break
            best = self._likeliest(followup, turn)
            if best is not None:
                return self._new(best, followup, turn)
            if followup.continuing or (followup.personal and any(self._referents.tiers(turn, personal=True))):
                break
        return None

    def _likeliest(self, followup: Followup, turn: Turn) -> Finding | None:
        """The surest of the likeliest completions after ``turn``; without a name in the follow-up, that finds
        what belongs to the facts told there, if one does.
        """
        nameless = followup.pronoun is None and not self._base.constraints.find(followup.rest)
        near = self._near(turn) if nameless else frozenset[int]()
        likeliest: Finding | None = None
        for tier in self._completions.of(followup, turn):
            settled = (self._decider.settle([query]) for query in tier)
            found = [each for each in settled if self._settles(each, followup)]
            close = [each for each in found if near & self._numbers(each)]
            if close:
                return max(close, key=lambda each: each.chance)
            if found and likeliest is None:
                likeliest = max(found, key=lambda each: each.chance)
            if likeliest is not None and not near:
                break
        return likeliest

    def _new(self, finding: Finding, followup: Followup, turn: Turn) -> Finding:
        """The same, or what the follow-up finds by itself, or else what is plausible, where it would tell
        again what the turn was told.
        """
        query, threshold = finding.verdict.query, self._decider.calibration.threshold
        told = {self._base.number.get(fact_id) for fact_id in turn.facts}
        if not isinstance(finding.outcome, Answer) or told != self._numbers(finding):
            return finding
        if followup.continuing:
            own = self._decider.settle([self._completions.query(followup.rest)])
            return own if own.decided and told.isdisjoint(self._numbers(own)) else finding
        for judgement in finding.verdict.judgements if query.asked else ():
            plausible = judgement.chance >= threshold * PLAUSIBLE and not judgement.vetoes
            if plausible and judgement.fact not in told and judgement.match.asked >= 0.0:
                return Finding(self._decider.answer(judgement.fact, query), finding.verdict, finding.chance)
        return finding

    def _settles(self, finding: Finding, followup: Followup) -> bool:
        return finding.decided and self._gives(finding) and self._speaks_of(finding, followup)

    def _near(self, turn: Turn) -> frozenset[int]:
        """The facts told in a turn, and what belongs to them."""
        told = [self._base.number[fact_id] for fact_id in turn.facts if fact_id in self._base.number]
        beside = (f for number in told for f in (*self._base.kin(number), *self._base.related(number)))
        return frozenset((*told, *beside))

    def _numbers(self, finding: Finding) -> frozenset[int]:
        return frozenset(self._base.number[fact.id] for fact in facts_of(finding.outcome))

    def is_on_another(self, finding: Finding, followup: Followup, turns: Sequence[Turn]) -> bool:
        """Whether a finding is about somebody else than whom a pronoun means ("ổng là tướng à?")."""
        if followup.pronoun is None or followup.personal is not True:
            return False
        relations = (self._base.relation(number) for number in self._numbers(finding))
        persons = [r.subject for r in relations if r is not None and r.subject_kind == "person"]
        meant = (n for t in reversed(turns) for n in self._referents.tiers(t, personal=True) if n)
        named = {key for name in next(meant, []) for c in self._base.constraints.find(name) for key in c.keys}
        return bool(persons and named) and all(named.isdisjoint(subject) for subject in persons)

    def _asks_in_vain(self, turn: Turn) -> bool:
        """Whether a turn asked for somebody and nobody was found: that is who is spoken of."""
        query = self._completions.query(self._base.read(turn.question)[0])
        return turn.status == "unknown" and "who" in query.asked and not self._names_person(query)

    def _of_stranger(self, followup: Followup, turn: Turn) -> Finding | None:
        """The finding on a follow-up whose pronoun means the stranger that a turn asked of in vain."""
        terms = self._base.read(turn.question)[0]
        people = [c for c in self._base.constraints.find(terms) if c.kind in PEOPLE]
        if turn.status != "unknown" or followup.pronoun is None or [c.kind for c in people] != ["name"]:
            return None
        (start, end), (name,) = followup.pronoun, people
        rest = (*followup.rest[:start], *terms[name.start : name.end], *followup.rest[end:])
        return self._decider.settle([self._completions.query(rest)])

    def _names_person(self, query: Query) -> bool:
        return any(c.kind in ("person", "name") for c in self._base.constraints.find(query.terms))

    def given_name_offered(self, terms: Sequence[Term]) -> tuple[Term, ...] | None:
        """A claim of one word that is one person's given name ("Tỏ à?"), with the full name in its place."""
        query = self._completions.query(terms)
        if len(query.terms) != 1 or not query.claims:
            return None
        bearer = self._base.constraints.persons.bearer(query.terms[0].form)
        if bearer is None:
            return None
        place, name = terms.index(query.terms[0]), self._base.read(self._base.entities[bearer].name)[0]
        stood = (t._replace(start=terms[place].start, end=terms[place].end) for t in name)
        return (*terms[:place], *stood, *terms[place + 1 :])

    def meant(self, text: str, followup: Followup, turns: Sequence[Turn]) -> str | None:
        """A message with the name of the one whom its pronoun means in its place; None where nobody, or no
        single person, was spoken of.
        """
        if not followup.pointed or followup.personal is not True:
            return None
        spoken = (
            names for t in reversed(turns) for names in self._referents.tiers(t, personal=True) if names
        )
        names = next(spoken, [])
        if len(names) != 1:
            return None
        typed, (first, *_), (*_, last) = legible(text), followup.pointed, followup.pointed
        return f"{typed[: first.start]}{' '.join(term.text for term in names[0])}{typed[last.end :]}"

    def both_named(self, text: str, turns: Sequence[Turn]) -> str | None:
        """A message with the names in it of two things spoken of before ("hai cái đó"); None for no two."""
        terms = self._base.read(text)[0]
        for spoken, kinds in BOTH.items():
            for span in self._base.lexicon.followup(spoken).find(terms):
                names = self._referents.pair(turns, kinds)
                if names:
                    typed, start, end = legible(text), terms[span.start].start, terms[span.end - 1].end
                    return f"{typed[:start]}{' và '.join(names)}{typed[end:]}"
        return None

    def expected(self, finding: Finding, turns: Sequence[Turn]) -> Finding | None:
        """What a question that its words alone leave open asks, where the last answer leads to it.

        Who has been told of one fact asks for related ones next, so these need to be less sure.
        """
        last = next((turn for turn in reversed(turns) if turn.facts), None)
        query, threshold = finding.verdict.query, self._decider.calibration.threshold
        if last is None or (query.denies and not query.claims) or means_another(finding.verdict, self._base):
            return None
        choices = facts_of(finding.outcome)
        near: dict[int, float] = {}
        for number in (self._base.number[fact_id] for fact_id in last.facts if fact_id in self._base.number):
            if not choices:
                near = dict.fromkeys(self._base.related(number), BESIDE) | near
            near |= dict.fromkeys((number, *self._base.kin(number)), RELATED)
        for judgement in finding.verdict.judgements:
            offered = judgement is finding.verdict.best or self._base.facts[judgement.fact] in choices
            if judgement.match.asked < 0.0:
                continue  # it gives something else than is asked for
            if offered and judgement.chance >= near.get(judgement.fact, NEVER) * threshold:
                outcome = self._decider.answer(judgement.fact, query)
                return Finding(outcome, finding.verdict, max(judgement.chance, threshold))
        return None

    def _named(
        self, followup: Followup, names: Sequence[tuple[Term, ...]], turns: Sequence[Turn]
    ) -> Finding | None:
        """The follow-up on the first of ``names``: whom "ông kia" means, what "cái thứ hai" is."""
        start, end = followup.pronoun or (0, 0)
        for name in names[:1]:
            rest = (*followup.rest[:start], *name, *followup.rest[end:])
            finding = self._decider.settle([self._completions.query(rest)])
            if self._completions.query(rest).asked and finding.decided:
                return finding
            return self.resolve(Followup(rest, continuing=True), turns)
        return None

    def _is_fragment(self, words: Sequence[Term]) -> bool:
        """Whether words can be part of the last question: they name something, or say what they ask."""
        light = self._base.lexicon.light
        weights = [light.get(term.fold if term.bare else term.form, 1.0) for term in words]
        query = self._completions.query(words)
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
        """Whether a found fact knows all of the follow-up's own words, not only what was lent to it.

        "Em tưởng 2030 chứ?" says nothing but the year.
        """
        words = followup.rest
        said = {term.start for term in self._completions.query(words).terms}
        named = (c for c in self._base.constraints.find(words) if c.kind != "contrast")
        passed = {place for constraint in named for place in range(constraint.start, constraint.end)}
        passed.update(
            p for span in self._base.lexicon.questions.find(words) for p in range(span.start, span.end)
        )
        if followup.pronoun is not None:
            passed.update(range(*followup.pronoun))
        own = [term for place, term in enumerate(words) if place not in passed and term.start in said]
        return any(self._knows(self._base.number[fact.id], own) for fact in facts_of(finding.outcome))

    def _knows(self, number: int, own: Sequence[Term]) -> bool:
        light = self._base.lexicon.light
        folds = self._base.support(number).folds
        telling = (t for t in own if t.accented and light.get(t.form, 1.0) == 1.0)
        if not all(self._base.index.writes(number, term) for term in telling):
            return False  # "lương" is no "lực lượng"
        said = [t for t in own if FUNCTION_WORD < light.get(t.fold if t.bare else t.form, 1.0) < 1.0]
        if any(term.fold not in folds and (term.known or not heard(term, folds)) for term in said):
            return False
        return not self._base.strangers(Query(tuple(own)), number)

    def last_answer(self, turns: Sequence[Turn], aspect: Aspect) -> Answer | None:
        """The last single fact again, under another aspect; none where nothing was found since."""
        if turns and turns[-1].status == "unknown":
            return None
        for turn in reversed(turns):
            if len(turn.facts) == 1:
                number = self._base.number.get(turn.facts[0])
                if number is not None:
                    return Answer(self._base.facts[number], aspect)
        return None
