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
    said = [term.fold if term.fold in folds else heard(term, folds) for term in terms]
    weights = [
        0.0 if term.is_number else light.get(term.fold if term.bare else term.form, 1.0) for term in terms
    ]
    content = [weight > FUNCTION_WORD for weight in weights]
    count = run = 0
    for place in range(len(said)):
        if weights[place] == 1.0 and not _is_known(place, said, content, pairs):
            run += 1
            count += run % 2
        else:
            run = 0
    return count


def heard(term: Term, folds: Container[str]) -> str:
    """The fact's word that a term it does not have was meant to be; empty for none."""
    meant, best = "", 0.0
    for fold, similarity in term.near:
        if similarity > best and similarity >= HEARD and fold in folds:
            meant, best = fold, similarity
    return meant


def _is_known(
    place: int, said: Sequence[str], content: Sequence[bool], pairs: Container[tuple[str, str]]
) -> bool:
    """Whether the fact has the word, with a neighbour if it has one in the question."""
    if not said[place]:
        return False
    before = place > 0 and content[place - 1]
    behind = place + 1 < len(said) and content[place + 1]
    if not before and not behind:
        return True
    return (before and (said[place - 1], said[place]) in pairs) or (
        behind and (said[place], said[place + 1]) in pairs
    )
