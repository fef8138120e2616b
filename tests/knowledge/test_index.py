"""Word weights, overlaps, and postings too many to read."""

import numpy as np
import pytest

from knowledge import postings
from knowledge.index import Index
from knowledge.ngrams import GramIndex
from knowledge.postings import Scores
from knowledge.reading import Term

LIGHT = {"la2": 0.1, "la": 0.1}


def terms(text: str) -> list[Term]:
    return [Term(word, word, True, False, True, word, 0, 0) for word in text.split()]


PHRASINGS = [
    (0, "ai chu tri hoi nghi"),
    (0, "nguoi chu tri la ai"),
    (1, "hoi nghi la gi"),
    (2, "hoi nghi bao nhieu nguoi"),
    (2, "so dai bieu la bao nhieu"),
]
INDEX = Index([(fact, terms(text)) for fact, text in PHRASINGS], 3, LIGHT)


def test_a_word_that_many_facts_have_weighs_less() -> None:
    weight = {word: INDEX.weight(terms(word)[0]) for word in ("hoi", "ai", "la", "quyet")}
    assert weight["la"] < weight["hoi"] < weight["ai"] < weight["quyet"] == 1.0


def test_a_word_of_hidden_phrasings_alone_is_a_word_nobody_has() -> None:
    (word,) = terms("tri")
    assert INDEX.weight(word, frozenset({0, 1})) == 1.0
    assert INDEX.weight(word, frozenset({0})) == INDEX.weight(word)


def overlap(text: str, hidden: frozenset[int] = frozenset()) -> Scores:
    """What each phrasing shares with a question."""
    asked = terms(text)
    return INDEX.overlap(asked, [INDEX.weight(term, hidden) for term in asked], hidden)


def test_the_phrasing_itself_shares_most() -> None:
    for number, (_, text) in enumerate(PHRASINGS):
        assert overlap(text).largest(1, 1) == [number]


def test_hidden_phrasings_are_not_found() -> None:
    assert 0 not in overlap(PHRASINGS[0][1], frozenset({0})).largest(5, 5)


def test_unknown_words_find_nothing() -> None:
    assert overlap("xyz").largest(5, 5) == []
    assert INDEX.facts_with_all(["hoi", "xyz"]) == []


def test_facts_with_all_words_in_one_phrasing() -> None:
    assert INDEX.facts_with_all(["hoi", "nghi"]) == [0, 1, 2]
    assert INDEX.facts_with_all(["hoi", "nguoi"]) == [2]


def test_common_words_left_aside_are_counted_again_for_those_that_lead(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Few postings read, same leaders with the same numbers: what leads on rare words leads on all. So has a
    plain table.
    """
    random = np.random.default_rng(1)
    texts = [" ".join(f"w{n}" for n in random.zipf(1.5, 8) if n < 500) for _ in range(400)]
    owners = [number // 4 for number in range(400)]
    tabled = GramIndex(texts, owners, 100).shapes(texts[37])
    monkeypatch.setattr(postings, "MOST_CELLS", 0)
    index = GramIndex(texts, owners, 100)
    whole = index.shapes(texts[37])
    leaders = whole.largest(6, 64)
    everybody = np.arange(100)
    assert tabled.of(everybody) == pytest.approx(whole.of(everybody), abs=1e-6)
    monkeypatch.setattr(postings, "MOST_READ", 600)
    partly = index.shapes(texts[37])
    assert set(partly.largest(6, 64)) == set(leaders)
    chosen = np.array(leaders)
    assert partly.of(chosen) == pytest.approx(whole.of(chosen), abs=1e-6)
