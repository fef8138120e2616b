"""The numbers in a question: figures, and digit words that count something."""

from collections.abc import Iterator, Sequence

from knowledge.lexicon import Lexicon
from knowledge.person_names import HONORIFICS
from knowledge.reading import Term

_UNITS = frozenset({"nam", "thang", "ngay", "tuan", "nguoi", "diem", "van", "muc"})
"""Folds of nouns that are counted: only before one of them is a digit word a number ("hai năm")."""

YEAR = "năm"
"""The form of the digit word that is a year far oftener than a five."""

PEOPLE = HONORIFICS | {"vi5", "tương1"}
"""Forms of nouns by which people are counted."""

LINES = frozenset({"dong2", "gach5", "y1", "câu"})
"""Forms of nouns by which the length of an answer is counted."""

LONGEST_LENGTH = 2
"""Digits of such a length at most: a year is none."""

_DIGITS = {
    "mot": "1", "hai": "2", "ba": "3", "bon": "4", "sau": "6", "bay": "7", "tam": "8", "chin": "9",
}  # fmt: skip
"""Digit words by fold, where none were: without "nam", which is a year far oftener than a five."""

_DIGIT_FORMS = {
    "nưa3": "0.5", "môt5": "1", "hai": "2", "ba": "3", "bôn1": "4", "năm": "5",
    "sau1": "6", "bay3": "7", "tam1": "8", "chin1": "9",
}  # fmt: skip
"""Digit words by form, where accents were typed."""

DIGIT_WORDS = frozenset({*_DIGITS, "nam"})
"""The folds of the words that may be a number."""


def numerals(terms: Sequence[Term], lexicon: Lexicon, people: int) -> Iterator[tuple[int, str]]:
    """The place and value of each number; ``people`` is how many are known."""
    passed = _lengths(terms, lexicon)
    for place, term in enumerate(terms):
        if place in passed:
            continue
        following = terms[place + 1] if place + 1 < len(terms) else None
        value = term.fold if term.is_number else None
        if value is None and following is not None and following.fold in _UNITS and not term.rewritten:
            value = _DIGITS.get(term.fold) if term.bare else _DIGIT_FORMS.get(term.form)
        if value is None and following is not None and following.form in PEOPLE:
            value = _too_many(term, people)
        if value is not None:
            yield place, value


def _too_many(term: Term, people: int) -> str | None:
    """The number of people counted, where there are not so many: "hai ông" may be any two of them."""
    value = None if term.bare or term.form == YEAR else _DIGIT_FORMS.get(term.form)
    return value if value is not None and 0 < people < int(value) else None


def _lengths(terms: Sequence[Term], lexicon: Lexicon) -> set[int]:
    """The places of numbers that only say how long an answer is requested ("tóm tắt trong 3-4 dòng")."""
    places: set[int] = set()
    for place, term in enumerate(terms):
        first = place if term.form in LINES else 0
        while first and terms[first - 1].is_number and len(terms[first - 1].fold) <= LONGEST_LENGTH:
            first -= 1
            places.add(first)
    return places if places and lexicon.requests.find(terms) else set()
