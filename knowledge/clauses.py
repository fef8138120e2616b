"""The clauses of a sentence: what stands between marks, askings, reports and conjunctions.

A story around a question comes apart here: "mẹ em bảo | họp rồi, | em muốn hỏi | ai chủ trì".
"""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from knowledge.lexicon import FUNCTION_WORD, Lexicon
from knowledge.query import strip_frame
from knowledge.reading import Term
from knowledge.story_words import Lead

_MARKS = re.compile(r"[,;:.?!()\[\]“”\"–—…\n]|\s-\s")

ABOUT = "ve"
"""The fold of the word before what somebody speaks of ("nói về chuyện gì")."""


@dataclass(frozen=True, slots=True)
class Clause:
    """The terms ``start`` .. ``end`` of a sentence.

    ``lead`` says what stands before it: an asking ("cho mình hỏi"), a report ("mẹ em bảo") or a conjunction;
    None for a mark, or the beginning.
    """

    start: int
    end: int
    lead: Lead | None = None

    @property
    def loose(self) -> bool:
        """Whether a mark or an asking parts it from what precedes, so that it may stand alone."""
        return self.lead is None or self.lead is Lead.ASKING


def clauses(
    terms: Sequence[Term], text: str, lexicon: Lexicon, named: Container[int] = frozenset()
) -> list[Clause]:
    """The clauses of a sentence; ``text`` is what the places of ``terms`` count in.

    At the places ``named``, inside a name, nothing leads to a clause ("lực lượng bảo vệ an ninh").
    """
    found: list[Clause] = []
    start = 0
    for place in range(1, len(terms) + 1):
        if place == len(terms) or _MARKS.search(text, terms[place - 1].end, terms[place].start):
            whole = verifies(terms[start:place], lexicon)
            found += [Clause(start, place)] if whole else _pieces(terms, start, place, lexicon, named)
            start = place
    return found


def behind_marks(terms: Sequence[Term], text: str) -> int:
    """The place of the first of the words behind the last mark; 0 where no mark stands between words."""
    places = range(len(terms) - 1, 0, -1)
    return next((p for p in places if _MARKS.search(text, terms[p - 1].end, terms[p].start)), 0)


def verifies(words: Sequence[Term], lexicon: Lexicon) -> bool:
    """Whether a clause only asks whether what was said before it is so ("có đúng vậy không")."""
    words = strip_frame(words, lexicon)
    span = lexicon.story.verifying.at(words, 0) if words else None
    light = lexicon.light
    return span is not None and all(light.get(t.form, 1.0) <= FUNCTION_WORD for t in words[span.end :])


def _pieces(
    terms: Sequence[Term], start: int, end: int, lexicon: Lexicon, named: Container[int]
) -> list[Clause]:
    """The clauses between two marks; the leads themselves belong to none."""
    pieces: list[Clause] = []
    lead: Lead | None = None
    free = start
    compounds = lexicon.story.compounds.find(terms[start:end])
    barred = {place for span in compounds for place in range(span.start, span.end)}
    barred.update(place - start for place in range(start, end) if place in named)
    for span in lexicon.story.leads.find(terms[start:end], barred):
        if span.label is Lead.REPORT and _is_asked(terms[start:end], span.end, lexicon):
            continue
        if free < start + span.start:
            pieces.append(Clause(free, start + span.start, lead))
        # "Mẹ em bảo bà Lan": nobody says anything to "bà", which begins a name.
        ends = (place for place in range(start + span.start, start + span.end) if place in named)
        free, lead = next(ends, start + span.end), span.label
    if free < end:
        pieces.append(Clause(free, end, lead))
    return pieces


def _is_asked(words: Sequence[Term], place: int, lexicon: Lexicon) -> bool:
    """Whether what somebody says is asked for at a place behind it ("ông ấy nói gì"), and not reported."""
    asking = lexicon.questions.at(words, place) if place < len(words) else None
    object_asked = asking is not None and asking.label == "what" and words[place].fold != ABOUT
    return object_asked and not lexicon.negations.find(words[:place])
