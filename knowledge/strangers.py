"""Words of a question that a fact has never heard of: the sign that it is asked about something else.

Two neighbouring syllables are most often one word in Vietnamese. "công nhân" is a stranger to a fact about
"công an" and "Nhân dân", though both its syllables are known there.
"""

from collections.abc import Container, Mapping, Sequence

from knowledge.lexicon import FUNCTION_WORD
from knowledge.reading import Term

HEARD = 0.5
"""Similarity from which a word of the fact is heard behind a slip."""


def strangers(
    terms: Sequence[Term],
    light: Mapping[str, float],
    folds: Container[str],
    pairs: Container[tuple[str, str]],
) -> int:
    """How many words of the question a fact does not have.

    ``light`` weighs the language of asking (which is never strange), ``folds`` and ``pairs`` are the fact's
    words and neighbouring words. Strange syllables side by side count as one word for every two.
    """
    heard = [term.fold if term.fold in folds else _heard(term, folds) for term in terms]
    weights = [
        0.0 if term.is_number else light.get(term.fold if term.bare else term.form, 1.0) for term in terms
    ]
    content = [weight > FUNCTION_WORD for weight in weights]
    count = run = 0
    for place in range(len(heard)):
        if weights[place] == 1.0 and not _is_known(place, heard, content, pairs):
            run += 1
            count += run % 2
        else:
            run = 0
    return count


def _heard(term: Term, folds: Container[str]) -> str:
    """The fact's word that a term it does not have was meant to be; empty for none."""
    heard, best = "", 0.0
    for fold, similarity in term.near:
        if similarity > best and similarity >= HEARD and fold in folds:
            heard, best = fold, similarity
    return heard


def _is_known(
    place: int, heard: Sequence[str], content: Sequence[bool], pairs: Container[tuple[str, str]]
) -> bool:
    """Whether the fact has the word, with a neighbour if it has one in the question."""
    if not heard[place]:
        return False
    before = place > 0 and content[place - 1]
    behind = place + 1 < len(heard) and content[place + 1]
    if not before and not behind:
        return True
    return (before and (heard[place - 1], heard[place]) in pairs) or (
        behind and (heard[place], heard[place + 1]) in pairs
    )
