"""What an asker concedes or corrects beside what is asked or said, and so does not ask of."""

from collections.abc import Sequence

from knowledge.lexicon import Lexicon
from knowledge.phrase_table import Span
from knowledge.reading import Term

LONGEST_DENIED = 3
"""Words of what is not so at the end of a sentence ("B chứ không phải A"); behind more, something is said,
unless it was said before what is so ("đây là B chứ không phải A của năm ngoái").
"""

SAYING = frozenset({"la2", "do"})
"""Forms of words behind which a sentence says what is so."""

YET = "chua"
"""The fold of the word by which something is only not so yet ("chưa phải giám đốc")."""

NOT = "not"
"""How a correction in English begins."""

LONGEST_CORRECTED = 8
"""Words that a correction ("không phải A mà là B") may deny."""

CONCEDING = frozenset({"thi2", "vây5", "thê1"})
"""Forms of words between what is conceded and what is asked ("không phải A thì ai?")."""

PARTICLES = frozenset({"chư1", "chơ1"})
"""Forms of words that close a yes/no question, and without accents are others ("cho", "chú")."""

LEAST_ASKED = 2
"""Words that a question has more than, to be one without what is conceded before it."""


def without_concession(terms: Sequence[Term], lexicon: Lexicon) -> tuple[Term, ...]:
    """ "X không phải A thì là gì?" asks "X là gì?": what is conceded before a question is no part of it."""
    for denial in lexicon.negations.find(terms):
        for place in range(denial.end + 1, len(terms) - 1):
            behind = place + 2 if terms[place + 1].form in CONCEDING else place + 1
            rest = terms[behind:]
            if terms[place].form in CONCEDING and place - denial.end <= LONGEST_CORRECTED and len(rest) > 1:
                query = (*terms[: denial.start], *rest)
                return query if lexicon.questions.find(rest) and len(query) > LEAST_ASKED else tuple(terms)
    return tuple(terms)


def without_correction(terms: Sequence[Term], lexicon: Lexicon) -> tuple[Term, ...]:
    """ "không phải A mà là B" says B, "B chứ không phải A" too."""
    for denial in lexicon.negations.find(terms):
        said = _end_of_what_is_so(terms, denial)
        if said is not None:
            return tuple(terms[:said])
        for place in range(denial.end, len(terms)):
            if terms[place].form == "ma2" and 0 < place - denial.end <= LONGEST_CORRECTED:
                behind = place + 2 if place + 1 < len(terms) and terms[place + 1].fold == "la" else place + 1
                if behind < len(terms):
                    return (*terms[: denial.start], *terms[behind:])
    return tuple(terms)


def _end_of_what_is_so(terms: Sequence[Term], denial: Span[None]) -> int | None:
    """Where the part of a sentence ends that says what is so, before a denial with which it ends; None where
    something else is denied.
    """
    start, end = denial.start, denial.end
    parted = start > 1 and terms[start].start - terms[start - 1].end > 1  # by a mark
    if parted and terms[start].text.casefold() == NOT and len(terms) - end <= LONGEST_DENIED:
        return start
    if terms[end - 1].fold != "phai" or terms[start].fold == YET or end == len(terms):
        return None
    led = start > 1 and terms[start - 1].form in PARTICLES
    said = start - 1 if led else start
    longest = LONGEST_CORRECTED if any(term.form in SAYING for term in terms[:said]) else LONGEST_DENIED
    return said if (led or parted) and len(terms) - end <= min(longest, said) else None
