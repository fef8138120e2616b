"""Names that no curator has named: in capitals, those of people in small letters too, and initials."""

from collections.abc import Callable, Container, Iterator, Sequence
from itertools import pairwise

from knowledge.lexicon import FUNCTION_WORD, Lexicon
from knowledge.person_names import CALLED, HONORIFICS
from knowledge.reading import Term
from knowledge.text.syllable import is_syllable

Joins = Callable[[str, str], bool]
"""Whether the fact base has two words, by their folds, one behind the other."""

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

THEY = "ta"
"""The fold of the word that behind "người" names nobody, whatever follows it."""

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
    *,
    joins: Joins,
) -> Iterator[tuple[int, int]]:
    """Where names stand, outside the places ``taken``; before those that are ``titled`` stands a rank or a
    post, before ``offices`` a post, of whatever that may be. ``joins`` tells whether one fold follows the
    other in the base.
    """
    capitalised = [*_capitalised(terms, taken, lexicon)]
    inside = {place for start, end in capitalised for place in range(start, end)}
    free = [place not in taken and place not in inside for place in range(len(terms))]
    yield from capitalised
    yield from _persons(terms, free, titled, lexicon, joins)
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
        if end - start >= 2 or (0 < start < end and _names_one(terms[start], lexicon)):
            yield start, end
        place = max(end, place + 1)


def _names_one(term: Term, lexicon: Lexicon) -> bool:
    """Whether one word with a capital is a name: a foreign one, but of no place where news are read."""
    return is_foreign(term) and term.fold not in lexicon.names.media


def _persons(
    terms: Sequence[Term], free: Sequence[bool], titled: Container[int], lexicon: Lexicon, joins: Joins
) -> Iterator[tuple[int, int]]:
    """Names of persons, at ``free`` places, as typed on a phone: a surname and words that people are named by
    ("phan văn giang").
    """
    names = lexicon.names
    for place, term in enumerate(terms):
        if not free[place] or names.compounds.at(terms, place) is not None:
            continue
        before = terms[place - 1] if place else None
        called = place in titled or (before is not None and _calls(before))
        # In a message with accents too a name may be typed without ("pham minh chinh chủ trì à").
        for bare in dict.fromkeys((term.bare, not term.accented)):
            end = place + 1
            while end < len(terms) and end - place <= LONGEST_GIVEN and free[end]:
                anybody = end - place > 1 and _is_letter_behind(terms[end - 1], terms[end])
                if not anybody and not names.is_given(terms[end], bare=bare):
                    break
                end += 1
            if end == place + 1:
                continue
            if bare:
                named = _is_bare_name(terms, place, end, called=called, lexicon=lexicon, joins=joins)
            else:
                led = (before is None or before.form in LED) and term.form not in names.nouns
                named = names.is_surname(term) and (end - place > 2 or called or led)
            if named:
                yield place, end
                break


def _is_bare_name(
    terms: Sequence[Term], start: int, end: int, *, called: bool, lexicon: Lexicon, joins: Joins
) -> bool:
    """Whether ``terms[start:end]``, without accents, are a name: most surnames are other words then, and two
    words may be anything. What somebody is ``called`` by, or no two words of which the base joins, is one.
    """
    names = lexicon.names
    if not names.may_be_surname(terms[start]):
        return False
    strange = not any(joins(one.fold, other.fold) for one, other in pairwise(terms[start : end + 1]))
    if end - start == 2:
        named = terms[start].fold != THEY and terms[end - 1].fold not in MIDDLE
        return called and strange and named
    sure = called or terms[start + 1].fold in MIDDLE or names.is_sure_surname(terms[start])
    return sure or (strange and lexicon.light.get(terms[start].fold, 1.0) > FUNCTION_WORD)


def _is_letter_behind(middle: Term, word: Term) -> bool:
    """Whether a letter stands for a given name ("Nguyễn Văn A")."""
    return middle.fold in MIDDLE and len(word.text) == 1 and word.text.isalpha()


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
