"""A question beside a phrasing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.alignment import ACCENT_DIFFERS, ACCENT_DROPPED, Alignment, align
from knowledge.index import Phrasing
from knowledge.reading import Term
from knowledge.text.characters import clean
from knowledge.text.tokens import tokenize


def term(word: str, *, bare: bool = False, near: dict[str, float] | None = None) -> Term:
    (token,) = tokenize(clean(word))
    return Term(token.form, token.fold, bare, False, True, word, 0, 0, tuple((near or {}).items()))


def phrasing(text: str) -> Phrasing:
    tokens = tokenize(clean(text))
    folds, forms = tuple(t.fold for t in tokens), tuple(t.form for t in tokens)
    return Phrasing(0, folds, forms, (1.0,) * len(folds), folds == forms)


def laid(question: str, known: str, *, bare: bool = False) -> Alignment:
    terms = [term(word, bare=bare) for word in question.split()]
    return align(terms, [1.0] * len(terms), phrasing(known))


def test_the_same_question_explains_all_in_order() -> None:
    same = laid("ai chủ trì hội nghị", "ai chủ trì hội nghị")
    assert (same.question, same.phrasing, same.order, same.literal) == (1.0, 1.0, 1.0, 1.0)
    assert same.missing == 0.0


def test_other_order_costs_order_alone() -> None:
    turned = laid("hội nghị ai chủ trì", "ai chủ trì hội nghị")
    assert turned.question == turned.phrasing == 1.0
    assert turned.order < 1.0


def test_a_dropped_accent_costs_less_than_another_one() -> None:
    assert laid("quyêt", "quyết").similarities == (ACCENT_DROPPED,)
    assert laid("quyền", "quyên").similarities == (ACCENT_DIFFERS,)
    assert laid("quyet", "quyết", bare=True).similarities == (1.0,)


def test_each_word_of_the_phrasing_explains_once() -> None:
    assert laid("ai ai", "ai").similarities == (1.0, 0.0)


def test_of_two_places_the_neighbour_of_the_last_match_is_taken() -> None:
    # The second "an" follows "cong", so that both pairs are in order.
    assert laid("cong an", "an ninh cong an").order == 1.0


def test_a_slip_explains_as_far_as_it_is_similar() -> None:
    slipped = align([term("quyt", near={"quyet": 0.8})], [1.0], phrasing("quyết"))
    assert slipped.similarities == (0.8,)
    assert slipped.missing == pytest.approx(0.2)


words = st.lists(st.sampled_from(["ai", "hội", "hồi", "hoi", "nghị", "an", "12", "là"]), max_size=8)


@given(words, words)
def test_shares_are_shares(question: list[str], known: list[str]) -> None:
    found = laid(" ".join(question), " ".join(known))
    for share in (found.question, found.phrasing, found.order, found.literal, *found.similarities):
        assert 0.0 <= share <= 1.0
    assert len(found.similarities) == len(question)
