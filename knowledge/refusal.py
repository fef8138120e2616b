"""What a refusal names: the asker's terms that no fact has, and what the nearest facts state instead."""

from collections.abc import Iterator, Sequence

from knowledge.constraint import Constraint
from knowledge.factbase import FactBase
from knowledge.judgement import Verdict
from knowledge.lexicon import Lexicon
from knowledge.numerals import PEOPLE
from knowledge.reading import Term
from knowledge.text.syllable import is_syllable

COMPARED = 3
"""Nearest facts that are looked through for what there is instead; named at most, too."""

NAMED = 3
"""Strange words named at most."""

LONG = 4
"""Letters from which a word that is no Vietnamese syllable is a foreign word, and not shorthand."""

SPANS = frozenset({"năm", "thang1", "tuân2", "ngay2", "giơ2", "phut1"})
"""Forms of the words for spans of time, which are counted though they are part of the language of asking."""

INSTEAD = frozenset({"document", "person", "name", "organisation", "place", "post", "rank", "year"})
"""Kinds in whose place another of the kind is worth naming; "5" is no answer to "3"."""


def unmentioned(verdict: Verdict, base: FactBase) -> list[Constraint]:
    """What the question insists on and no fact speaks of."""
    return [constraint for constraint in verdict.constraints if not base.mentions(constraint)]


def missing(verdict: Verdict, strangers: Sequence[Constraint], lexicon: Lexicon) -> tuple[str, ...]:
    """What the question names that no fact has, as typed, ``strangers`` first."""
    terms = verdict.query.terms
    named = [_counted(constraint, terms, lexicon) for constraint in strangers]
    return tuple(dict.fromkeys(named or _strange(terms, lexicon)))


def present(verdict: Verdict, strangers: Sequence[Constraint]) -> tuple[str, ...]:
    """What the nearest fact that states anything of the kind of one of the ``strangers`` states of it."""
    found: list[str] = []
    for judgement in verdict.judgements[:COMPARED]:
        if found:
            break
        for veto in judgement.vetoes:
            if veto.constraint.kind in INSTEAD and veto.constraint in strangers:
                found.extend(veto.present)
    return tuple(dict.fromkeys(found))[:COMPARED]


def _counted(constraint: Constraint, terms: Sequence[Term], lexicon: Lexicon) -> str:
    """The constraint's own text; of a bare number, with the word that it counts or is counted by."""
    if constraint.kind != "number":
        return constraint.text
    before, behind = constraint.start - 1, constraint.end
    counted = terms[behind] if behind < len(terms) and not terms[behind].is_number else None
    if counted is not None and (counted.form in PEOPLE | SPANS or _is_content(counted, lexicon)):
        return f"{constraint.text} {counted.text}"
    if before >= 0 and not terms[before].is_number and _is_content(terms[before], lexicon):
        return f"{terms[before].text} {constraint.text}"
    return constraint.text


def _strange(terms: Sequence[Term], lexicon: Lexicon) -> list[str]:
    """The words that neither the facts nor the language of asking know.

    A Vietnamese word mostly has two syllables ("đặc sản"): a strange one is named with the content word
    behind it, or with the one before it unless that has a partner already. Shorthand that nobody can read
    is not worth naming.
    """
    named: list[str] = []
    done = 0
    for start, end in _words(terms, lexicon):
        if start >= done and len(named) < NAMED:
            named.append(" ".join(term.text for term in terms[start:end]))
            done = end
    return named


def _words(terms: Sequence[Term], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Where the strange words start and end."""
    for place, term in enumerate(terms):
        if term.known or term.near or term.fold in lexicon.names.media:
            continue
        if not is_syllable(term.fold):
            if len(term.fold) >= LONG:
                yield place, place + 1
        elif place + 1 < len(terms) and _is_content(terms[place + 1], lexicon):
            yield place, place + 2
        elif place and _is_content(terms[place - 1], lexicon) and not _is_paired(terms, place - 1, lexicon):
            yield place - 1, place + 1
        else:
            yield place, place + 1


def _is_content(term: Term, lexicon: Lexicon) -> bool:
    weight = lexicon.light.get(term.fold if term.bare else term.form, 1.0)
    return weight == 1.0 and is_syllable(term.fold)


def _is_paired(terms: Sequence[Term], place: int, lexicon: Lexicon) -> bool:
    """Whether a content word stands right before the one at ``place``."""
    return place > 0 and _is_content(terms[place - 1], lexicon)
