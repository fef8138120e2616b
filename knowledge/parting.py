"""One sentence as several questions: where it may be parted, and what an elliptic part borrows from the next.

A parting is a hypothesis: whoever decides the parts keeps it only where they turn out to be questions.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from knowledge.alternatives import PEOPLE, only_offers
from knowledge.clauses import verifies
from knowledge.constraint import Constraint
from knowledge.factbase import FactBase
from knowledge.leaning import lean
from knowledge.query import ALTERNATIVES, analyse, is_frame, strip_frame
from knowledge.reading import Term

LONGEST_PARTED = 60
"""Words of a sentence that is tried as several questions; longer ones are stories."""

MOST_PARTS = 3
"""Questions answered in one message."""

LONGEST_NAME = 6
"""Words that another thing to ask the same of has at most."""

KEYWORDS = 2
"""Keywords in one message; of more, nobody can tell which belong together."""

LONGEST_KEYWORDS = 8
"""Words of a message of two keywords at most."""

JOINING = frozenset({"va2", "con2", "rôi2", "va", "con", "roi", "and"})
"""Forms of words that join two questions."""

UNACCENTED = frozenset({"va", "con", "roi"})
"""Those of them that are other words where accents are typed."""

WITH = "vơi1"
"""The form of the word that joins two questions where both ask ("ông Quang là ai với ông Tỏ là ai")."""

MOREOVER = "lai5"
"""The form of the word behind it by which it does so too ("với lại")."""

STILL = "vân4"
"""The form of the word behind which "còn" joins nothing ("vẫn còn dang dở")."""

CONTINUING = frozenset({"con2", "con"})
"""Forms of the word before another thing to ask the same of."""

COMPARING = frozenset({"cung2", "cung", "giông1", "băng2", "ngang", "hơn"})
"""Forms of words that say of two things together what neither is alone ("A và B cùng cấp bậc à?")."""

AGAIN = frozenset({"nưa4", "nua"})
"""Forms of the word behind another thing to ask the same of ("… và Chỉ thị 11 nữa")."""

_MARKS = re.compile(r"[,;:/+&.?!\n]")


class Kind(Enum):
    """How a part of a sentence is a question."""

    QUESTION = "question"
    CLAIM = "claim"  # the yes/no form stands behind a later part ("X là A còn Y là B, đúng không?")
    ANOTHER = "another"  # it only names another thing to ask the same of ("…, còn điểm cầu Hà Nội?")
    KEYWORD = "keyword"  # nothing in the sentence asks ("tác giả + ngày đăng")


@dataclass(frozen=True, slots=True)
class Part:
    """The terms ``start`` .. ``end`` of a sentence as one of its questions.

    ``lent`` are the words it shares with the part after it ("Nghị quyết 12 và Chỉ thị 11 của ai?").
    """

    start: int
    end: int
    kind: Kind = Kind.QUESTION
    lent: tuple[Term, ...] = ()

    @property
    def doubtful(self) -> bool:
        """Whether only its answer tells that it is a question at all."""
        return self.kind in (Kind.CLAIM, Kind.KEYWORD)


class Parting:
    """Parts sentences, over a fact base."""

    def __init__(self, base: FactBase) -> None:
        """Know names and the language of asking by ``base``."""
        self._base = base
        self._lexicon = base.lexicon

    def parts(self, terms: Sequence[Term], text: str) -> list[Part]:
        """The questions of a sentence in order, without what is taken back; none where it asks once."""
        if len(terms) > LONGEST_PARTED:
            return []
        parts: list[Part] = []
        waiting: list[tuple[int, int]] = []
        left_out = False
        for start, end in self._pieces(terms, text):
            words = terms[start:end]
            offered = bool(parts) and only_offers(words, self._base)
            if self._lexicon.story.retracting.find(words):
                parts, waiting, left_out = [], [], True
            if self._lexicon.story.declining.find(words):
                left_out = True
            elif not parts and verifies(words, self._lexicon):
                parts = self._claims(terms, waiting)
            elif self.asks(words) and not offered and not (parts and self._compares(words)):
                if not parts:
                    parts = self._before(terms, waiting, words)
                first = waiting[0][0] if waiting and not parts else start
                parts.append(Part(first, end))
            elif not parts:
                waiting.append((start, end))
            elif (pronoun := lean(words, self._base).pronoun) is not None and pronoun[1] - pronoun[0] > 1:
                parts.append(Part(start, end))
            elif not offered and self._is_another(terms, parts[-1], start, end):
                parts.append(Part(start, end, Kind.ANOTHER))
            else:
                parts[-1] = replace(parts[-1], end=end)
        if not parts and len(strip_frame(terms, self._lexicon)) <= LONGEST_KEYWORDS:
            said = [(start, end) for start, end in waiting if not is_frame(terms[start:end], self._lexicon)]
            parts = [Part(*piece, Kind.KEYWORD) for piece in said if len(said) == KEYWORDS]
        return parts[:MOST_PARTS] if len(parts) > 1 or left_out else []

    def asks(self, words: Sequence[Term]) -> bool:
        """Whether words have a question word, a yes/no form or alternatives, and are no courtesy."""
        if is_frame(words, self._lexicon) or verifies(words, self._lexicon):
            return False
        query = analyse(words, self._lexicon)
        return bool(query.asked) or query.claims or any(term.fold in ALTERNATIVES for term in query.terms)

    def _asks_anew(self, words: Sequence[Term]) -> bool:
        """Whether words ask for something of what they name first ("với ông Tỏ là ai"), or go on by "lại"."""
        named = self._base.constraints.find(words)
        begins = bool(named) and not named[0].start
        again = bool(words) and words[0].form == MOREOVER
        return (begins or again) and bool(analyse(words, self._lexicon).asked)

    def _compares(self, words: Sequence[Term]) -> bool:
        """Whether words only ask how what was asked before compares ("…, có bằng ông Quang không?")."""
        terms = analyse(words, self._lexicon).terms
        named = self._base.constraints.find(terms[1:])
        return bool(named) and terms[0].form in COMPARING and self._is_name(terms[1:], named)

    def is_elliptic(self, words: Sequence[Term]) -> bool:
        """Whether a part names nothing that it asks about."""
        return all(constraint.kind == "role" for constraint in self._base.constraints.find(words))

    def lendings(self, words: Sequence[Term], following: Sequence[Term]) -> Iterator[tuple[Term, ...]]:
        """What an elliptic question may share with the next one ("Ai chủ trì, ai điều hành hội nghị?")."""
        folds = {term.fold for term in words}
        shared = max((place for place, term in enumerate(following) if term.fold in folds), default=-1)
        suffix = tuple(following[shared + 1 :])
        if shared >= 0 and suffix and all(c.kind != "role" for c in self._base.constraints.find(suffix)):
            yield suffix
        own = {c.kind for c in self._base.constraints.find(words)}
        for constraint in reversed(self._base.constraints.find(following)):
            if constraint.kind not in own and constraint.kind != "role":
                yield tuple(following[constraint.start : constraint.end])

    def _pieces(self, terms: Sequence[Term], text: str) -> Iterator[tuple[int, int]]:
        """The pieces of a sentence between marks and joining words, without these."""
        start = 0
        for place in range(1, len(terms) + 1):
            joined = place < len(terms) and _joins(terms[place])
            joined = joined and terms[place - 1].form != STILL and terms[place - 1].fold not in ALTERNATIVES
            if place < len(terms) and terms[place].form == WITH:
                joined = self.asks(terms[start:place]) and self._asks_anew(terms[place + 1 :])
            marked = place < len(terms) and _MARKS.search(text, terms[place - 1].end, terms[place].start)
            if place == len(terms) or joined or marked:
                while start < place and (_joins(terms[start]) or terms[start].form == WITH):
                    start += 1
                if start < place:
                    yield start, place
                start = place

    def _is_another(self, terms: Sequence[Term], before: Part, start: int, end: int) -> bool:
        """Whether words only name a thing to ask the same of."""
        words = terms[start:end]
        named = self._base.constraints.find(words)
        if not named:
            return False
        if words[-1].form in AGAIN or (start and terms[start - 1].form in CONTINUING):
            return len(words) <= LONGEST_NAME
        others = self._base.constraints.find(terms[before.start : before.end])
        if others and others[-1].kind == named[0].kind and others[-1].end == before.end - before.start:
            return False  # one more in a row ("sơ kết Nghị quyết 12 và Chỉ thị 11")
        return self._is_name(words, named) and named[0].kind in {other.kind for other in others}

    def _is_name(self, words: Sequence[Term], named: Sequence[Constraint]) -> bool:
        places = {place for constraint in named for place in range(constraint.start, constraint.end)}
        light = self._lexicon.light
        return all(place in places or light.get(term.form, 1.0) < 1.0 for place, term in enumerate(words))

    def _before(
        self, terms: Sequence[Term], pieces: Sequence[tuple[int, int]], asking: Sequence[Term]
    ) -> list[Part]:
        """What stands before the first question as questions of their own; none where it is a story.

        A name shares what is asked of another one of its kind; of two claims the last one has the form.
        """
        query = analyse(asking, self._lexicon)
        if query.claims and not query.asked and (claims := self._claims(terms, pieces)):
            return claims
        if not pieces or any(self._is_in_row(terms, *piece) for piece in pieces[:-1]):
            return []
        start, end = pieces[-1]
        words = terms[start:end]
        named, others = self._base.constraints.find(words), self._base.constraints.find(asking)
        if not named or not others or not self._is_name(words, named) or named[-1].kind != others[0].kind:
            return []
        tail = tuple(asking[others[0].end :])
        who = self._lexicon.questions.at(tail, 0) if tail and named[-1].kind in PEOPLE else None
        if not tail or tail[0].form in COMPARING or (who is not None and who.label == "who"):
            return []  # "ông Trung, ông Tỏ ai điều hành" asks for one of them
        return [Part(start, end, lent=tail)]

    def _is_in_row(self, terms: Sequence[Term], start: int, end: int) -> bool:
        """Whether a piece names one more of several, or a stranger: the row is asked about as a whole."""
        words = terms[start:end]
        named = self._base.constraints.find(words)
        strangers = (c for c in self._base.constraints.find(terms) if c.kind == "name")
        return any(start <= c.start < end for c in strangers) or (bool(named) and self._is_name(words, named))

    def _claims(self, terms: Sequence[Term], pieces: Sequence[tuple[int, int]]) -> list[Part]:
        """The pieces that join two things and so may be claims."""
        find = self._base.constraints.find
        return [Part(*piece, Kind.CLAIM) for piece in pieces if len(find(terms[piece[0] : piece[1]])) > 1]


def _joins(word: Term) -> bool:
    """Whether a word may join two questions; among accented words "con" is a child."""
    return word.form in JOINING and (word.bare or word.form not in UNACCENTED)
