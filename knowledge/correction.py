"""What an asker concedes or corrects beside what is asked or said, and so does not ask of."""

from collections.abc import Sequence

from knowledge.lexicon import Lexicon
from knowledge.reading import Term

LONGEST_DENIED = 3
"""Words of what is not so at the end of a sentence ("B chứ không phải A"); behind more, something is said."""

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
        last = len(terms) - denial.end <= LONGEST_DENIED and terms[denial.end - 1].fold == "phai"
        if denial.start > 1 and terms[denial.start - 1].form in PARTICLES and last:
            return tuple(terms[: denial.start - 1])
        for place in range(denial.end, len(terms)):
            if terms[place].form == "ma2" and 0 < place - denial.end <= LONGEST_CORRECTED:
                behind = place + 2 if place + 1 < len(terms) and terms[place + 1].fold == "la" else place + 1
                if behind < len(terms):
                    return (*terms[: denial.start], *terms[behind:])
    return tuple(terms)
