"""A question understood: what is left when courtesy is taken off, what it asks for, and whether it denies."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from knowledge.correction import LEAST_ASKED, PARTICLES, without_concession, without_correction
from knowledge.lexicon import Lexicon
from knowledge.phrase_table import Span
from knowledge.reading import Term
from knowledge.text.syllable import form

REMEMBERED = 64
"""Runs of words remembered as they were understood: those of one message come up several times."""

ALTERNATIVES = frozenset({"hay", "hoac"})
"""Folds of the words between which an asker lets choose ("trực tiếp hay trực tuyến")."""

PRESSING = frozenset({"cơ", "lân5"})
"""Forms of words that press for an answer behind a question word ("ngày nào cơ"), elsewhere are others."""

DISPUTING = "đâu"
"""The form of the word that at the end of a sentence disputes it ("Bộ trưởng có chủ trì đâu")."""

HAVING = frozenset({form("có"), form("phải"), form("đúng")})
"""Forms of the words that begin what ends a yes/no question ("có nhắc không", "phải không")."""

DISPUTED = frozenset({"co1", "đa4", "co", "da"})
"""Forms of the words before what such a sentence disputes; they say no more than that it does."""

PLACING = frozenset({
    "o", "tai", "tu", "den", "toi", "ve", "ra", "di", "cho", "noi", "que", "nha", "vao", "len", "xuong",
    "sang",
})  # fmt: skip
"""Folds of words before that word by which it asks where."""

HEADING = frozenset({
    "buoc", "buoi", "luc", "ban", "bat", "mo", "dung", "hang", "lan", "nam", "phan", "ngay", "dot", "thang",
    "di",
})  # fmt: skip
"""Folds of words before the same word without its accents that is another one ("bước đầu")."""

ALL = "cung4"
"""The form of the word behind a question word by which it means all ("ai cũng")."""

THESE = frozenset({"nay2", "đo1", "ây1", "đây1", "kia"})
"""Forms of the words behind what somebody points at."""

SEVERAL = ("mấy", "may")
"""How the word begins that stands for several as well as for how many."""

THERE = frozenset({"ơ3", "tai5", "o", "tai"})
"""Forms of words before a place, which is not what is counted."""

LONGEST_NOUN = 3
"""Words that a noun pointed at has at most ("lực lượng này")."""

EMPHATIC = frozenset({"ca3", "hêt1", "sât1", "ca", "het", "sat"})
"""Forms of the words that end a statement of which nothing is so ("không khen ai cả")."""

SHORTEST = 3
"""Words that a statement of which nothing is so has more than."""


@dataclass(frozen=True, slots=True)
class Query:
    """One question.

    ``terms`` are its words without the polite frame and without the yes/no form around it; ``asked`` the
    attributes its question words ask for (``who``, ``when`` ...); ``claims`` says that it is a yes/no
    question, ``denies`` that a negation stands in its scope, ``present`` that it asks for the state of today.
    """

    terms: tuple[Term, ...]
    asked: frozenset[str] = frozenset()
    claims: bool = False
    denies: bool = False
    present: bool = False

    @property
    def ambiguous(self) -> bool:
        """Whether shorthand with several meanings is part of the question."""
        return any(term.ambiguous for term in self.terms)


def strip_frame(terms: Sequence[Term], lexicon: Lexicon) -> tuple[Term, ...]:
    """The words without the polite frame around them; all of them when nothing else is left."""
    return _stripped(tuple(terms), lexicon)


@lru_cache(maxsize=REMEMBERED)
def _stripped(terms: tuple[Term, ...], lexicon: Lexicon) -> tuple[Term, ...]:
    start, end = 0, len(terms)
    while start < end:
        opening = lexicon.frame_openings.at(terms[:end], start)
        if opening is None:
            break
        start = opening.end
    while end > start:
        closing = lexicon.frame_closings.before(terms[start:end])
        asking = lexicon.questions.find(terms[start:end]) if terms[end - 1].form in PRESSING else ()
        if closing is None and any(start + span.end == end - 1 for span in asking):
            closing = 1
        if closing is None:
            # "Ai chủ trì vậy mấy má": who is called behind a courtesy belongs to it.
            called = _called(terms[start:end], lexicon)
            courtesy = None if called is None else lexicon.frame_closings.before(terms[start : end - called])
            if called is None or courtesy is None:
                break
            closing = called + courtesy
        end -= closing
    return terms[start:end] or terms


def _called(terms: Sequence[Term], lexicon: Lexicon) -> int | None:
    """The length in words of whom the words call at their end; "ha noi" is a place, and calls nobody."""
    return None if lexicon.classes.before(terms) is not None else lexicon.called.before(terms)


def is_frame(terms: Sequence[Term], lexicon: Lexicon) -> bool:
    """Whether the words are polite frames and nothing else ("ai biết không ạ")."""
    place = 0
    while place < len(terms):
        span = lexicon.frame_openings.at(terms, place)
        closing = lexicon.frame_closings.at(terms, place)
        ends = [found.end for found in (span, closing) if found is not None]
        if not ends:
            return False
        place = max(ends)
    return True


def analyse(terms: Sequence[Term], lexicon: Lexicon) -> Query:
    """Understand one reading of one question."""
    return _analysed(tuple(terms), lexicon)


@lru_cache(maxsize=REMEMBERED)
def _analysed(terms: tuple[Term, ...], lexicon: Lexicon) -> Query:
    terms = strip_frame(terms, lexicon)
    # Most questions deny nothing, and half a million are read: the rules on denials are for the others.
    denying = bool(lexicon.negations.find(terms))
    terms = without_concession(terms, lexicon) if denying else terms
    claims = False
    opening = lexicon.claim_openings.at(terms, 0) if terms else None
    if opening is not None and opening.end < len(terms):
        terms, claims = terms[opening.end :], True
    disputed = _disputed(terms, lexicon)
    terms, claims = disputed or terms, claims or disputed is not None
    if (
        not claims
        and len(terms) > SHORTEST
        and terms[-1].form in EMPHATIC
        and _denies_all(terms[:-1], lexicon)
    ):
        terms, claims = terms[:-1], True
    closing = _closing(terms, lexicon)
    denial = lexicon.negations.at(terms, 0) if closing == 1 and terms[-1].form == "sao" else None
    if denial is not None and denial.end < len(terms) - 1:
        # "Chẳng phải A chủ trì sao?" means that A does.
        terms, closing = terms[denial.end : -1], None
        claims = not lexicon.questions.find(terms)
    asked = _asked(terms, lexicon)
    if closing is not None and closing < len(terms):
        said = _asked(terms[: len(terms) - closing], lexicon)
        claims = claims or not said - {"what"} or _denies_all(terms, lexicon)
        if claims or terms[-1].fold not in ("khong", "chua", "sao"):
            terms = strip_frame(terms[: len(terms) - closing], lexicon)
            asked = _asked(terms, lexicon)
    mentioned = lexicon.mentions.find(terms)
    if mentioned and (claims or not asked):
        places = {place for span in mentioned for place in range(span.start, span.end)}
        rest = tuple(term for place, term in enumerate(terms) if place not in places)
        terms, claims = rest or terms, False
    if len(terms) > 1 and terms[0].form == "sao":
        asked |= {"why"}
    terms = without_correction(terms, lexicon) if denying else terms
    present = bool(lexicon.present.find(terms))
    denies = disputed is not None or (denying and _denies(terms, lexicon))
    return Query(terms, asked, claims=claims, denies=denies, present=present)


def _denies(terms: Sequence[Term], lexicon: Lexicon) -> bool:
    """Whether a negation stands in the scope of what is asked."""
    idioms = lexicon.harmless_negations.find(terms)
    harmless = {place for span in idioms for place in range(span.start, span.end)}
    denials = [span for span in lexicon.negations.find(terms) if span.start not in harmless]
    # "Có thật không hay mới dự kiến", "có nhắc không, nhắc gì": behind what it asks of, it denies nothing.
    return any(
        span.end < len(terms) and terms[span.end].fold not in ALTERNATIVES and not _ends_question(terms, span)
        for span in denials
    )


def _ends_question(terms: Sequence[Term], denial: Span[None]) -> bool:
    """Whether a word that denies ends a yes/no question instead, before another one ("có nhắc không, nhắc
    gì"): more than a space, so a mark, stands behind it.
    """
    parted = terms[denial.end].start - terms[denial.end - 1].end > 1
    return parted and any(term.form in HAVING for term in terms[: denial.start])


def _closing(terms: Sequence[Term], lexicon: Lexicon) -> int | None:
    """The length in words of a yes/no form that ends the words, with whom it calls ("đúng không bác")."""
    closing = lexicon.claim_closings.before(terms)
    if closing is None and terms and terms[-1].form in PARTICLES:
        closing = 1
    if closing is None and terms and terms[-1].form == "sao" and lexicon.negations.find(terms[:-1]):
        closing = 1  # "không được khen sao?" is no open question
    called = _called(terms, lexicon) if closing is None else None
    if called is None:
        return closing
    before = lexicon.claim_closings.before(terms[:-called])
    return None if before is None else before + called


def _disputed(terms: Sequence[Term], lexicon: Lexicon) -> tuple[Term, ...] | None:
    """The words of a sentence that is disputed by its last one, without that; None for another sentence."""
    if len(terms) <= LEAST_ASKED or terms[-2].fold in PLACING:
        return None
    bare = terms[-1].bare and terms[-1].fold == "dau" and terms[-2].fold not in HEADING
    if terms[-1].form != DISPUTING and not bare:
        return None
    said = terms[:-1]
    if lexicon.negations.find(said):
        return tuple(said)
    marks = [place for place, term in enumerate(said) if place and term.form in DISPUTED]
    return (*said[: marks[0]], *said[marks[0] + 1 :]) if marks else None


def _asked(terms: Sequence[Term], lexicon: Lexicon) -> frozenset[str]:
    """What the question words ask for; those that are part of a denial ("đâu phải") ask for nothing, nor do
    those that mean all ("ai cũng").
    """
    spans = lexicon.questions.find(terms)
    if not spans:
        return frozenset()
    denied = {place for span in lexicon.negations.find(terms) for place in range(span.start, span.end)}
    return frozenset(
        span.label
        for span in spans
        if span.start not in denied
        and (span.end == len(terms) or terms[span.end].form != ALL)
        and not (span.label == "how_many" and _is_plural(terms, span.start, span.end))
    )


def _is_plural(terms: Sequence[Term], start: int, end: int) -> bool:
    """Whether a question word only stands for several that are pointed at ("mấy mục tiêu này")."""
    behind = [word.form for word in terms[end + 1 : end + 1 + LONGEST_NOUN]]
    pointed = next((place for place, word in enumerate(behind) if word in THESE), None)
    several = terms[start].text.casefold().startswith(SEVERAL)
    return several and pointed is not None and THERE.isdisjoint(behind[:pointed])


def _denies_all(terms: Sequence[Term], lexicon: Lexicon) -> bool:
    """Whether all question words stand behind a negation and so ask for nothing ("chẳng khen ai hết à")."""
    asking, denials = lexicon.questions.find(terms), lexicon.negations.find(terms)
    return bool(denials and asking) and all(denials[0].end <= span.start for span in asking)


def without(query: Query, places: frozenset[int]) -> Query:
    """The question without the words at ``places``."""
    return replace(query, terms=tuple(term for place, term in enumerate(query.terms) if place not in places))


def undenied(query: Query, lexicon: Lexicon) -> Query:
    """The question without its negation."""
    places = {place for span in lexicon.negations.find(query.terms) for place in range(span.start, span.end)}
    return without(query, frozenset(places))
