"""Follow-ups: what "còn … thì sao?", "nó" and "nói rõ hơn" mean after the turns before them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from knowledge.constraint import Constraint
from knowledge.conversation import Turn
from knowledge.decision import Decider
from knowledge.finding import Finding
from knowledge.outcome import Answer, Aspect, facts_of
from knowledge.query import Query, analyse, strip_frame
from knowledge.reading import Term

FRAGMENT = 5
"""Words up to which a message that cannot be answered alone is tried as a fragment of the last question:
longer ones say what they ask."""

PERSONAL = frozenset({"ong", "ba", "anh", "chi", "nguoi", "vi", "dong", "ho"})
"""Folds of the first words of pronouns that stand for a person."""

COUNTED = frozenset({"hai", "ba", "bon", "may", "bao", "cac", "nhung", "2", "3"})
"""Words before a pronoun by which it counts people of the article ("ba ông này"), not of the talk."""

DEICTIC = frozenset({"đo1", "nay2", "âi1", "ho5", "đo"})
"""Forms of words that alone point inside the message as often as at what was said before ("hội nghị đó")."""


@dataclass(frozen=True, slots=True)
class Followup:
    """How a message leans on the conversation.

    ``pronoun`` is where a pronoun stands (term places), ``continuing`` whether the message goes on with the
    last question ("còn …?"), ``rest`` its words without such markers. ``personal`` pronouns stand for
    persons, ``plain`` ones ("nó", "họ") may as well point inside the question.
    """

    rest: tuple[Term, ...]
    pronoun: tuple[int, int] | None
    personal: bool
    plain: bool
    continuing: bool

    @property
    def leans(self) -> bool:
        """Whether the message cannot be a question of its own."""
        return self.continuing or self.pronoun is not None


def aspect_asked(terms: Sequence[Term], decider: Decider) -> Aspect | None:
    """Whether the whole message asks for more on, or for the source of, what was said last."""
    lexicon = decider.base.lexicon
    for words in (tuple(terms), strip_frame(terms, lexicon)):
        if lexicon.followup("source").covers(words):
            return Aspect.SOURCE
        if lexicon.followup("more").covers(words):
            return Aspect.MORE
    return None


def lean(terms: Sequence[Term], decider: Decider) -> Followup:
    """How the words lean on what was said before."""
    lexicon = decider.base.lexicon
    rest = tuple(terms)
    continuing = False
    opening = lexicon.followup("continuing").at(rest, 0) if rest else None
    if (
        opening is not None
        and opening.end < len(rest)
        and rest[0].fold in ("con", "the", "vay", "roi", "voi")
    ):
        strong = rest[opening.end - 1]
        # Among accented words "con" is a child.
        if strong.form == "con2" or (strong.fold == "con" and strong.bare):
            rest, continuing = rest[opening.end :], True
    rest = strip_frame(rest, lexicon)
    trailing = lexicon.followup("trailing").before(rest)
    if trailing is not None and trailing < len(rest) and rest[-trailing].fold == "thi":
        rest, continuing = rest[: len(rest) - trailing], True
    pronoun = None
    personal = False
    for span in lexicon.followup("pronouns").find(rest):
        words = rest[span.start : span.end]
        if (
            len(words) == 1
            and words[0].form in ("ông", "ba2")
            and (span.start or any(c.kind in ("person", "name") for c in decider.base.constraints.find(rest)))
        ):
            continue
        if len(words) == 1 and words[0].form in DEICTIC:
            continue
        if span.start and rest[span.start - 1].fold in COUNTED:
            continue
        pronoun, personal = (span.start, span.end), words[0].fold in PERSONAL
        break
    plain = pronoun is not None and pronoun[1] - pronoun[0] == 1
    return Followup(rest, pronoun, personal, plain, continuing)


class Dialogue:
    """Resolves follow-ups over a decider."""

    def __init__(self, decider: Decider) -> None:
        """Resolve with the facts and entities of ``decider``."""
        self._decider = decider
        self._base = decider.base

    def resolve(self, followup: Followup, turns: Sequence[Turn]) -> Finding | None:
        """The first completion that settles the follow-up, the likeliest tried first; None when none does."""
        if not followup.leans and not self._is_fragment(followup.rest):
            return None
        for turn in reversed(turns):
            for query in self._completions(followup, turn):
                finding = self._decider.settle([query])
                if finding.decided and self._speaks_of(finding, followup.rest):
                    return finding
            if followup.continuing:
                break
        return None

    def _is_fragment(self, words: Sequence[Term]) -> bool:
        """Whether words can be part of the last question: they name something, or ask who, when or where."""
        light = self._base.lexicon.light
        content = any(light.get(term.fold if term.bare else term.form, 1.0) == 1.0 for term in words)
        return content or bool(self._query(words).asked - {"what", "how"})

    def _speaks_of(self, finding: Finding, words: Sequence[Term]) -> bool:
        """Whether a found fact knows all of the follow-up's own words, not only what was lent to it."""
        named = {p for c in self._base.constraints.find(words) for p in range(c.start, c.end)}
        query = Query(tuple(term for place, term in enumerate(words) if place not in named))
        return any(
            not self._base.strangers(query, self._base.number[fact.id]) for fact in facts_of(finding.outcome)
        )

    def last_answer(self, turns: Sequence[Turn], aspect: Aspect) -> Answer | None:
        """The last single fact again, under another aspect."""
        for turn in reversed(turns):
            if len(turn.facts) == 1:
                number = self._base.number.get(turn.facts[0])
                if number is not None:
                    return Answer(self._base.facts[number], aspect)
        return None

    def _completions(self, followup: Followup, turn: Turn) -> Iterator[Query]:
        if followup.pronoun is not None:
            start, end = followup.pronoun
            for name in self._referents(turn, personal=followup.personal):
                yield self._query((*followup.rest[:start], *name, *followup.rest[end:]))
            return
        before = self._query(self._base.read(turn.question)[0])
        named = self._base.constraints.find(followup.rest)
        asked_before = self._base.constraints.find(before.terms)
        own = self._query(followup.rest)
        if not own.asked - {"what"}:
            substituted = _substitute(before, asked_before, followup.rest, named)
            if substituted is not None:
                yield self._query(substituted, claims=before.claims)
            if followup.continuing and not named:
                yield self._query((*followup.rest, *before.terms), claims=before.claims)
            if followup.continuing and named:
                yield self._query((*before.terms, *followup.rest), claims=before.claims)
        if own.asked:
            for name in self._referents(turn, personal=None):
                yield self._query((*followup.rest, *name))
        if followup.continuing:
            yield own

    def _query(self, terms: Sequence[Term], *, claims: bool = False) -> Query:
        query = analyse(terms, self._base.lexicon)
        return replace(query, claims=True) if claims else query

    def _referents(self, turn: Turn, *, personal: bool | None) -> Iterator[tuple[Term, ...]]:
        """Names that a pronoun may stand for: the fact's value and subject first, then what was named."""
        keys: dict[str, None] = {}
        for fact_id in turn.facts:
            number = self._base.number.get(fact_id)
            relation = self._base.relation(number) if number is not None else None
            if relation is not None:
                for key in (*sorted(relation.values), *sorted(relation.subject)):
                    if key[0] == "entity":
                        keys[key[1]] = None
        texts = [turn.question, *(self._answer(fact_id) for fact_id in turn.facts)]
        for text in texts:
            for constraint in self._base.constraints.find(self._base.read(text)[0]):
                for key in sorted(constraint.keys):
                    if key[0] == "entity":
                        keys[key[1]] = None
                    elif key[0] == "document":
                        keys.update((e.id, None) for e in self._base.entities_of(key))
        for entity_id in keys:
            entity = self._base.entities[entity_id]
            if entity.kind != "term" and (personal is None or personal == (entity.kind == "person")):
                yield self._base.read(entity.name)[0]

    def _answer(self, fact_id: str) -> str:
        number = self._base.number.get(fact_id)
        return self._base.facts[number].answer if number is not None else ""


def _substitute(
    before: Query, asked_before: Sequence[Constraint], rest: Sequence[Term], named: Sequence[Constraint]
) -> tuple[Term, ...] | None:
    """The last question with each thing it named replaced by the new thing of the same kind."""
    terms = list(before.terms)
    replaced = False
    for constraint in sorted(asked_before, key=lambda c: -c.start):
        for new in named:
            if _alike(new, constraint):
                terms[constraint.start : constraint.end] = rest[new.start : new.end]
                replaced = True
                break
    return tuple(terms) if replaced else None


def _alike(new: Constraint, old: Constraint) -> bool:
    place_like = {"place", "event"}
    return new.kind == old.kind or {new.kind, old.kind} <= place_like
