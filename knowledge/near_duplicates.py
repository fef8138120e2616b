"""Questions that differ so little that an asker cannot mean one and not the other."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz.distance import OSA

from knowledge.lexicon import Lexicon
from knowledge.text.characters import clean
from knowledge.text.tokens import Token, tokenize

Bag = tuple[str, ...]
"""A question's bare words, sorted: word order, diacritics and courtesies do not count."""

_LONG = 4
"""Letters from which a word with one wrong letter is taken for a slip: shorter ones are often other words."""


REMEMBERED = 16_384
"""Questions whose bag is remembered: a curator at work has nearly the same ones looked over many times."""


def near_duplicates(questions: Sequence[str], lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """The pairs of positions, earlier first, of questions with the same words, or the same but for a slip.

    One word more or another word is no slip: "Phó Bí thư là ai?" and "Bí thư là ai?" differ, and so do two
    numbers. Of many alike questions each is paired with the first only; the cost grows linearly.
    """
    bags = [_bag(question, lexicon) for question in questions]
    first: dict[Bag, int] = {}
    for position, bag in enumerate(bags):
        if bag and first.setdefault(bag, position) != position:
            yield first[bag], position
    yield from _slips(first)


@lru_cache(maxsize=REMEMBERED)
def _bag(question: str, lexicon: Lexicon) -> Bag:
    row = tokenize(clean(question))
    bare = _without_courtesies(row, lexicon) or row
    return tuple(sorted(token.fold for token in bare))


def _without_courtesies(row: list[Token], lexicon: Lexicon) -> list[Token]:
    while row and (opening := lexicon.frame_openings.at(row, 0)):
        row = row[opening.end :]
    while row and (length := lexicon.frame_closings.before(row)):
        row = row[:-length]
    return row


def _slips(bags: dict[Bag, int]) -> Iterator[tuple[int, int]]:
    """Pairs of bags that are the same but for one word, which stands nowhere else and is one letter off."""
    frequency = Counter(word for bag in bags for word in set(bag))
    slips: dict[Bag, list[tuple[str, int]]] = defaultdict(list)
    for bag, position in bags.items():
        for word in bag:
            if frequency[word] == 1 and _can_slip(word):
                slips[_rest(bag, word)].append((word, position))
    found = set()
    for bag, position in bags.items():
        for word in filter(_can_slip, set(bag)):
            for slip, other in slips.get(_rest(bag, word), ()):
                if slip != word and OSA.distance(slip, word, score_cutoff=1) <= 1:
                    found.add((min(position, other), max(position, other)))
    yield from sorted(found)


def _can_slip(word: str) -> bool:
    return len(word) >= _LONG and not any(character.isdigit() for character in word)


def _rest(bag: Bag, word: str) -> Bag:
    position = bag.index(word)
    return (*bag[:position], *bag[position + 1 :])
