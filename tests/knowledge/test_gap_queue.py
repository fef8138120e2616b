"""What the curators still have to decide about."""

from knowledge import lexicon
from knowledge.gap_queue import gaps
from knowledge.grouping import idle_words
from knowledge.stores.gaps import Asking, Decided, Ruling

IDLE = idle_words(lexicon.shipped())
PRICE = Asking("gia ve bao nhieu", "Giá vé bao nhiêu?", 10.0, (), ("le-phi", "gio-mo"), False, 0, 1)
AGAIN = Asking("gia ve la bao nhieu", "Giá vé là bao nhiêu?", 20.0, (), ("le-phi", "gio-mo"), False, 0, 0)
PLACE = Asking("le hoi o dau", "Lễ hội ở đâu?", 15.0, ("gio-mo",), ("gio-mo", "noi-hop"), True, 1, 0)


def test_a_gap_counts_all_its_wordings() -> None:
    first, second = gaps([PRICE, AGAIN, PRICE, PLACE], {}, IDLE)
    assert first.wordings == ("Giá vé bao nhiêu?", "Giá vé là bao nhiêu?")
    assert first.normals == ("gia ve bao nhieu", "gia ve la bao nhieu")
    assert (first.times, first.waiting, first.nearly) == (3, 2, ("le-phi", "gio-mo"))
    assert (second.vetoed, second.disliked) == (1, 1)


def test_what_was_answered_and_disliked_is_not_suggested() -> None:
    assert gaps([PLACE], {}, IDLE)[0].nearly == ("noi-hop",)


def test_what_is_ignored_stays_ignored_however_it_is_worded() -> None:
    decided = {PRICE.normal: Decided(Ruling.IGNORED, 12.0)}
    assert gaps([PRICE, AGAIN], decided, IDLE) == ()
    assert [gap.question for gap in gaps([PRICE, PLACE], decided, IDLE)] == ["Lễ hội ở đâu?"]


def test_what_is_settled_comes_back_when_it_is_asked_again() -> None:
    decided = {normal: Decided(Ruling.SETTLED, 12.0) for normal in (PRICE.normal, AGAIN.normal)}
    assert gaps([PRICE], decided, IDLE) == ()
    assert [gap.times for gap in gaps([PRICE, AGAIN], decided, IDLE)] == [1]
