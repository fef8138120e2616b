"""How a message leans on the talk before it: by a pronoun, a "còn", a correction, or as "nguồn đâu?"."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.factbase import FactBase
from knowledge.lexicon import Lexicon
from knowledge.outcome import Aspect
from knowledge.phrase_table import Span
from knowledge.query import analyse, strip_frame
from knowledge.reading import Term

PERSONAL = frozenset({
    "ong", "ba", "anh", "chi", "nguoi", "vi", "dong", "bac", "chu", "co", "ngai", "sep", "thay", "tuong",
    "lanh",
})  # fmt: skip
"""Folds of the first words of pronouns that stand for a person."""

CONTRACTED = frozenset({"ông3", "ba3"})
"""Forms of a pronoun in one syllable, which without its tone is a title ("ổng" for "ông ấy")."""

THEY = "ho5"
"""The form of "họ", which is a surname's name in "họ tên"."""

EITHER = frozenset({THEY, "no1"})
"""Forms of words that stand for persons and for bodies or things ("họ", and rudely "nó")."""

IS_SO = "la2"
"""The form of the word with which a claim begins that leaves out of whom it is."""

IS = "la"
"""The fold of the word behind a pronoun that is no title ("ông là ai" beside "ông chủ trì")."""

COUNTED = frozenset({"hai", "ba", "bon", "may", "bao", "cac", "nhung", "2", "3"})
"""Words before a pronoun by which it counts people of the article ("ba ông này"), not of the talk."""

DEICTIC = frozenset({"đo1", "nay2", "ây1", "đo"})
"""Forms of words that alone point inside the message as often as at what was said before ("hội nghị đó")."""

WHERE = frozenset({"o", "tai"})
"""Folds of words before a place that is pointed at, which is as often left unsaid ("ở đó")."""

OPENINGS = frozenset({"con", "the", "vay", "roi", "voi"})
"""Folds of the words with which a message goes on with the last question."""

TRAILING = frozenset({"thi2", "cung4", "thi", "cung"})
"""Forms of the words from which a message's end only goes on with the last question ("… thì sao", "… cũng
vậy à")."""


@dataclass(frozen=True, slots=True)
class Followup:
    """How a message leans on the conversation.

    ``pronoun`` is where a pronoun stands (term places), ``continuing`` whether the message goes on with the
    last question ("còn …?", "ý mình là …"), ``rest`` its words without such markers. ``personal`` pronouns
    stand for persons, None for persons and bodies; ``plain`` ones ("nó", "họ") may as well point inside the
    question, and so may those that are ``pointing`` with a noun ("phần đó"). ``place`` is which of several
    things is meant ("cái thứ hai": 1), ``other`` that it is the one of two that was not spoken of last ("ông
    kia"), ``topical`` that it names a topic, and goes on by its end alone ("xây dựng Đảng thì sao").
    """

    rest: tuple[Term, ...]
    pronoun: tuple[int, int] | None = None
    personal: bool | None = False
    plain: bool = False
    continuing: bool = False
    place: int | None = None
    pointing: bool = False
    other: bool = False
    topical: bool = False

    @property
    def leans(self) -> bool:
        """Whether the message cannot be a question of its own."""
        return self.continuing or self.pronoun is not None

    @property
    def opened(self) -> bool:
        """Whether the message begins as one that goes on ("còn …")."""
        return self.continuing and not self.topical

    @property
    def pointed(self) -> tuple[Term, ...]:
        """The words of the pronoun."""
        return () if self.pronoun is None else self.rest[slice(*self.pronoun)]


def aspect_asked(terms: Sequence[Term], lexicon: Lexicon) -> Aspect | None:
    """Whether the whole message asks for more on, or for the source of, what was said last."""
    for words in (tuple(terms), strip_frame(terms, lexicon)):
        if lexicon.followup("source").covers(words) or lexicon.story.verifying.covers(words):
            return Aspect.SOURCE
        if lexicon.followup("more").covers(words) or _asks_more(words, lexicon):
            return Aspect.MORE
    return None


def _asks_more(words: Sequence[Term], lexicon: Lexicon) -> bool:
    """Whether words say nothing but how to go on telling ("kể cụ thể từng cái ra đi")."""
    how = _places(lexicon.followup("more_how").find(words))
    return bool(how) and len(how | _places(lexicon.followup("more_beside").find(words))) == len(words)


def _places(spans: Iterable[Span[None]]) -> set[int]:
    return {place for span in spans for place in range(span.start, span.end)}


def lean(terms: Sequence[Term], base: FactBase) -> Followup:
    """How the words lean on what was said before."""
    rest, continuing = _uncorrected(tuple(terms), base.lexicon)
    opening = base.lexicon.followup("continuing").at(rest, 0) if rest else None
    if opening is not None and opening.end < len(rest) and rest[0].fold in OPENINGS:
        strong = rest[opening.end - 1]
        # Among accented words "con" is a child.
        named = base.constraints.find(rest[opening.end :])[:1]
        alone = named and named[0].end - named[0].start == len(rest) - opening.end
        if strong.form == "con2" or (strong.fold == "con" and strong.bare) or alone:
            rest, continuing = rest[opening.end :], True
    rest, opened = _unframed(rest, base.lexicon), continuing
    trailing = base.lexicon.followup("trailing").before(rest)
    if trailing is not None and trailing < len(rest) and _trails(rest[-trailing]):
        rest, continuing = rest[: len(rest) - trailing], True
    ordinal = next(iter(base.lexicon.ordinals.find(rest)), None)
    if ordinal is not None:
        return Followup(rest, (ordinal.start, ordinal.end), None, continuing=continuing, place=ordinal.label)
    for kind, people in (("other_people", True), ("other_things", False)):
        other = next(iter(base.lexicon.followup(kind).find(rest)), None)
        if other is not None:
            return Followup(rest, (other.start, other.end), people, continuing=continuing, other=True)
    place = pronoun(rest, base)
    if place is None and rest and rest[0].form == IS_SO and analyse(rest, base.lexicon).claims:
        return Followup(rest, (0, 0), None, continuing=continuing)  # "Là Bí thư à?": who is left out
    if place is None:
        pointing = next(iter(base.lexicon.followup("pointing").find(rest)), None)
        if pointing is None:
            return Followup(rest, continuing=continuing, topical=continuing and not opened)
        place = (pointing.start, pointing.end)
        return Followup(rest, place, plain=True, continuing=continuing, pointing=True)
    first = rest[place[0]]
    personal = None if first.form in EITHER else first.fold in PERSONAL
    return Followup(rest, place, personal, plain=place[1] - place[0] == 1, continuing=continuing)


def _trails(term: Term) -> bool:
    """Whether a word is one from which a message's end goes on: "thì", but no "thi" among accented words."""
    return term.form in TRAILING and (term.bare or term.accented)


def _unframed(words: tuple[Term, ...], lexicon: Lexicon) -> tuple[Term, ...]:
    """The words without their frame; with what a word at their end points ("ông đó", "phần đó") is none."""
    stripped = strip_frame(words, lexicon)
    start = next(place for place, word in enumerate((*words, None)) if not stripped or word == stripped[0])
    end = start + len(stripped)
    for kind in ("pronouns", "pointing"):
        for span in lexicon.followup(kind).find(words):
            if span.start < end < span.end and words[span.start].fold not in WHERE:
                end = span.end
    return words[start:end]


def _uncorrected(terms: tuple[Term, ...], lexicon: Lexicon) -> tuple[tuple[Term, ...], bool]:
    """The words without a correction's opening ("à nhầm, ý mình là …"), and whether there was one."""
    rest, corrects = terms, False
    while len(rest) > 1:
        span = lexicon.followup("correcting").at(rest, 0)
        if span is not None:
            corrects = True
        else:
            span = lexicon.frame_openings.at(rest, 0)
        if span is None or span.end >= len(rest):
            break
        rest = rest[span.end :]
    return (rest, True) if corrects else (terms, False)


def pronoun(words: Sequence[Term], base: FactBase) -> tuple[int, int] | None:
    """Where a pronoun stands that means something said before."""
    for span in base.lexicon.followup("pronouns").find(words):
        first, lone = words[span.start], span.end - span.start == 1
        following = words[span.end].fold if span.end < len(words) else ""
        named = any(c.kind in ("person", "name") for c in base.constraints.find(words))
        named = named or bool(span.start and following != IS)
        inside = (
            first.form in DEICTIC
            or (first.form in ("ông", "ba2") and named)
            or (first.form == THEY and (span.start > 0 or following == "ten"))
            or base.lexicon.followup("no_pronouns").at(words, span.start) is not None
        )
        if not (lone and inside) and not (span.start and words[span.start - 1].fold in COUNTED):
            return span.start, span.end
    return None
