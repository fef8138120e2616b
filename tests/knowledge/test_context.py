"""The talk before a message counts with its words: less than they do, and by what was told and asked last."""

import numpy as np
import pytest
from numpy.typing import NDArray

from knowledge.context import SHARE, Context
from knowledge.conversation import Turn
from knowledge.reading import Term
from knowledge.sketch import DIMENSIONS, sketch_of
from tests.knowledge.bases import LIBRARY, base

FACTS = base(LIBRARY)

FEE = Turn("Phí làm thẻ bạn đọc là bao nhiêu?", ("phi-lam-the",), "answered", 0.0)
HOURS = Turn("Thư viện mở cửa lúc mấy giờ?", ("gio-mo-cua",), "answered", 0.0)
REFUSED = Turn("Thư viện có căng tin không?", (), "unknown", 0.0)


def words(text: str) -> tuple[Term, ...]:
    return FACTS.read(text)[0]


def row(text: str, *turns: Turn) -> NDArray[np.float64]:
    """A message after these turns, with all its dimensions."""
    columns, weights = Context.of(turns, FACTS).sketch_of(words(text))
    whole: NDArray[np.float64] = np.bincount(columns, weights=weights, minlength=DIMENSIONS).astype(
        np.float64
    )
    return whole


def test_a_message_that_nothing_went_before_is_its_words() -> None:
    columns, weights = Context.of((), FACTS).sketch_of(words("mấy giờ"))
    alone = sketch_of(words("mấy giờ"))
    assert (columns == alone[0]).all()
    assert (weights == alone[1]).all()


def test_its_own_words_count_for_most() -> None:
    alone, heard = row("bao nhiêu vậy"), row("bao nhiêu vậy", FEE)
    assert heard @ alone == pytest.approx(np.sqrt(1.0 - SHARE), abs=0.1)
    assert np.linalg.norm(heard) == pytest.approx(1.0, abs=0.1)


def test_messages_are_alike_where_the_same_was_told_last() -> None:
    asked, again, elsewhere = row("thế còn", FEE), row("thì sao", FEE), row("thì sao", HOURS)
    assert asked @ again > asked @ elsewhere + SHARE / 4


def test_what_was_told_with_a_word_says_more_than_both_alone() -> None:
    same = row("lúc nào", HOURS)
    told = row("lúc nào", FEE), row("ở đâu", HOURS)
    assert same @ same > max(same @ each for each in told) + SHARE / 4


def test_after_a_refusal_what_was_asked_is_still_known() -> None:
    assert row("ở đâu", REFUSED) @ row("bán gì", REFUSED) > row("ở đâu") @ row("bán gì") + SHARE / 4


def test_of_the_turn_before_the_last_only_what_was_told_counts() -> None:
    context = Context.of((HOURS, FEE), FACTS)
    assert context == Context(FEE.facts, tuple(word.fold for word in words(FEE.question)), HOURS.facts)
    assert Context.of((HOURS, HOURS, FEE), FACTS) == context


def test_of_choices_the_first_two_count() -> None:
    choices = Turn("Thư viện?", ("gio-mo-cua", "phi-lam-the", "gui-xe"), "clarify", 0.0)
    assert Context.of((choices,), FACTS).told == ("gio-mo-cua", "phi-lam-the")
