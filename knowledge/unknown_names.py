"""Names that no curator has named: in capitals, those of people in small letters too, and initials."""

from collections.abc import Container, Iterator, Sequence

from knowledge.lexicon import Lexicon
from knowledge.person_names import CALLED, HONORIFICS
from knowledge.reading import Term
from knowledge.text.syllable import is_syllable

SHORTEST_FOREIGN = 4
"""Letters of a foreign name at least; shorter ones are abbreviations and slips."""

SHORTEST_INITIALS = 3
"""Letters of initials at least; shorter ones are shorthand."""

VOWELS = frozenset("aeiou")
"""Letters without one of which a word in Latin letters is hardly one."""

LONGEST_GIVEN = 3
"""Words behind a surname at most: of a middle name and a given name."""

CALLING = HONORIFICS | {"chi1"}
"""Forms of words that end what a person is called by ("ông", "đồng chí")."""

MIDDLE = frozenset({"van", "thi"})
"""Folds of the middle names that most people have."""

LED = frozenset({"do", "bơi3", "phai3", "la2", "va2", "hay", "vơi1", "con2", "cua3"})
"""Forms of words behind which a name may stand without a title."""


def unknown_names(
    terms: Sequence[Term],
    taken: Container[int],
    titled: Container[int],
    offices: Container[int],
    lexicon: Lexicon,
) -> Iterator[tuple[int, int]]:
    """Where names stand, outside the places ``taken``; before those that are ``titled`` stands a rank or a
    post, before ``offices`` a post, of whatever that may be.
    """
    capitalised = [*_capitalised(terms, taken, lexicon)]
    inside = {place for start, end in capitalised for place in range(start, end)}
    free = [place not in taken and place not in inside for place in range(len(terms))]
    yield from capitalised
    yield from _persons(terms, free, titled, lexicon)
    for place, term in enumerate(terms):
        if place in offices and _is_initials(term):
            yield place, place + 1


def _capitalised(terms: Sequence[Term], taken: Container[int], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Runs of two and more capitalised words, as names are written, in a text that has small letters too;
    and foreign ones alone ("Campuchia").
    """
    capitals = sum(term.capital for place, term in enumerate(terms) if place not in taken)
    if capitals * 2 > len(terms) + 2:
        return
    place = 0
    while place < len(terms):
        end = place
        while end < len(terms) and terms[end].capital and end not in taken and not terms[end].rewritten:
            end += 1
        # The first word of a message has a capital anyway, unless it is a family name.
        opens = place == 0 and end - place > 1 and terms[0].known and not lexicon.names.is_surname(terms[0])
        start = place + 1 if opens else place
        if end - start >= 2 or (0 < start < end and is_foreign(terms[start])):
            yield start, end
        place = max(end, place + 1)


def _persons(
    terms: Sequence[Term], free: Sequence[bool], titled: Container[int], lexicon: Lexicon
) -> Iterator[tuple[int, int]]:
    """Names of persons, at ``free`` places, as typed on a phone: a surname and words that people are named by
    ("phan văn giang"); of two words only behind a title ("ông tô lâm"), or where a name may begin.
    """
    names = lexicon.names
    for place, term in enumerate(terms):
        before = terms[place - 1] if place else None
        called = place in titled or (before is not None and _calls(before))
        end = place + 1
        while end < len(terms) and end - place <= LONGEST_GIVEN and free[end] and names.is_given(terms[end]):
            end += 1
        if end == place + 1 or not free[place] or names.compounds.at(terms, place) is not None:
            continue
        if term.bare:
            # Without accents most surnames are other words, and two words may be anything.
            plain = not called and terms[place + 1].fold not in MIDDLE
            named = end - place > 2 and names.is_surname(term, sure=plain)
        else:
            led = (before is None or before.form in LED) and term.form not in names.nouns
            named = names.is_surname(term) and (end - place > 2 or called or led)
        if named:
            yield place, end


def _calls(word: Term) -> bool:
    """Whether a word ends what a person is called by."""
    return word.fold in CALLED if word.bare else word.form in CALLING


def _is_initials(term: Term) -> bool:
    """Whether a word has no vowel, and is too long for shorthand of one word."""
    plain = not (term.capital or term.known or term.rewritten)
    return (
        plain and len(term.fold) >= SHORTEST_INITIALS and term.fold.isalpha() and VOWELS.isdisjoint(term.fold)
    )


def is_foreign(term: Term) -> bool:
    """Whether a word is no Vietnamese syllable, and no slip of a word of the base."""
    return len(term.fold) >= SHORTEST_FOREIGN and not (term.near or is_syllable(term.fold))
