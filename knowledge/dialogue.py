"""Follow-ups: what "còn … thì sao?", "nó" and "nói rõ hơn" mean after the turns before them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from knowledge.constraint import Constraint
from knowledge.conversation import Turn
from knowledge.decision import Decider
from knowledge.finding import Finding
from knowledge.lexicon import FUNCTION_WORD
from knowledge.outcome import Answer, Aspect, facts_of
from knowledge.query import Query, analyse, strip_frame
from knowledge.reading import Term
from knowledge.referents import Referents

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
        self._referents = Referents(decider.base)

    def resolve(self, followup: Followup, turns: Sequence[Turn]) -> Finding | None:
        """The surest of the likeliest completions that settle the follow-up; None when none does."""
        if not followup.leans and not self._is_fragment(followup.rest):
            return None
        for turn in reversed(turns):
            for tier in self._completions(followup, turn):
                best: Finding | None = None
                for query in tier:
                    finding = self._decider.settle([query])
                    if (
                        finding.decided
                        and (best is None or finding.chance > best.chance)
                        and self._speaks_of(finding, followup)
                    ):
                        best = finding
                if best is not None:
                    return best
            if followup.continuing or (followup.personal and any(self._referents.tiers(turn, personal=True))):
                break
        return None

    def _is_fragment(self, words: Sequence[Term]) -> bool:
        """Whether words can be part of the last question: they name something, or ask who, when or where."""
        light = self._base.lexicon.light
        content = any(light.get(term.fold if term.bare else term.form, 1.0) == 1.0 for term in words)
        return content or bool(self._query(words).asked - {"what", "how"})

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
        if any(term.fold not in folds and not folds & term.near.keys() for term in said):
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
            for names in self._referents.tiers(turn, personal=None):
                yield [self._query(terms) for name in names for terms in ((*rest, *name), (*name, *rest))]
        if followup.continuing:
            yield [own]

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
        pointing = lean(before.terms, self._decider).pronoun
        for new in written:
            if pointing is not None:
                yield (*before.terms[: pointing[0]], *new, *before.terms[pointing[1] :])
            for old in reversed(self._base.constraints.find(before.terms)):
                if any(self._referents.alike(constraint, old) for constraint in named):
                    yield (*before.terms[: old.start], *new, *before.terms[old.end :])
                    break
