"""What tells facts apart: learnt from all phrasings, and honest about those it has not seen."""

import numpy as np
import pytest

from knowledge import discriminant, learning
from knowledge.discriminant import Learner, Wording
from knowledge.facts import Fact, FactFile
from knowledge.learning import is_learnt
from tests.knowledge.bases import COUNCIL, LIBRARY, SINGLE, asked, base

PHRASINGS = (
    (0, "phi lam the la bao nhieu"),
    (0, "lam the het bao nhieu tien"),
    (0, "le phi the thu vien"),
    (1, "phi muon sach la bao nhieu"),
    (1, "muon sach het bao nhieu tien"),
    (1, "le phi muon sach"),
    (2, "may gio mo cua"),
    (2, "thu vien mo cua luc nao"),
)


def wording(text: str) -> Wording:
    return Wording(tuple(text.split()), text)


def learner(without: frozenset[int] = frozenset()) -> Learner:
    kept = {number: wording(text) for number, (_, text) in enumerate(PHRASINGS) if number not in without}
    return Learner(kept, [PHRASINGS[number][0] for number in kept], 3)


def test_a_phrasing_speaks_for_its_own_fact_and_for_no_other() -> None:
    learnt = learner().discriminant()
    for fact, text in PHRASINGS:
        scores = learnt.scores(wording(text))
        assert scores.argmax() == fact
        assert scores[fact] > 0.6
        assert all(abs(score) < 0.3 for other, score in enumerate(scores) if other != fact)


def test_what_only_one_fact_says_outweighs_what_several_say() -> None:
    scores = learner().discriminant().scores(wording("phi sach la bao nhieu tien"))
    assert scores.argmax() == 1, "the fee is asked for by both, the book only by one"


def test_words_said_together_are_told_from_the_same_words_elsewhere() -> None:
    phrasings = ("phi lam the", "mat the phat sao", "phi phat sinh", "lam mat sach phat sao")
    learnt = Learner({n: wording(text) for n, text in enumerate(phrasings)}, range(4), 4).discriminant()
    together, elsewhere = (
        learnt.scores(wording("lam sach xong thi co mat")),
        learnt.scores(wording("lam the")),
    )
    assert together.argmax() == 3, "of which all three are said in one phrasing"
    assert elsewhere.argmax() == 0
    near, far = wording("sach x x x mat"), wording("sach" + " x" * 15 + " mat")
    assert learnt.scores(near)[3] > learnt.scores(far)[3]


def test_what_no_fact_says_speaks_for_none() -> None:
    assert learner().discriminant().scores(wording("xyz qwv")).max() < 0.1
    assert learner().discriminant().scores(Wording((), "")).tolist() == [0.0, 0.0, 0.0]


@pytest.mark.parametrize("dimensions", [2048, 5], ids=["fewer phrasings", "fewer dimensions"])
@pytest.mark.parametrize("hidden", [frozenset({0}), frozenset({3, 4, 5}), frozenset({2, 7})])
def test_holding_out_gives_the_scores_of_a_fit_that_never_saw_them(
    hidden: frozenset[int], dimensions: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(discriminant, "DIMENSIONS", dimensions)
    for number in hidden:
        question = wording(PHRASINGS[number][1])
        told = learner().scores_without(question, hidden)
        fresh = learner(without=hidden).discriminant().scores(question)
        assert np.allclose(told, fresh, atol=1e-3)
        assert told[PHRASINGS[number][0]] < learner().discriminant().scores(question)[PHRASINGS[number][0]]


@pytest.mark.parametrize("most", [256, 3], ids=["brought up to date", "too much is new"])
def test_a_fit_brought_up_to_date_is_a_new_fit(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(discriminant, "DIMENSIONS", 5)
    monkeypatch.setattr(discriminant, "MOST_UPDATED", most)
    kept = [text for number, (_, text) in enumerate(PHRASINGS) if number not in (2, 7)]
    texts = [*kept, "thư viện có wifi không", kept[0], kept[0]]
    owners = [number % 3 for number in range(len(texts))]
    heard = {number: wording(text) for number, text in enumerate(texts)}
    updated, fresh = Learner(heard, owners, 3, learner()), Learner(heard, owners, 3)
    for text in (*texts, PHRASINGS[2][1]):
        scores = updated.discriminant().scores(wording(text))
        assert np.allclose(scores, fresh.discriminant().scores(wording(text)), atol=1e-4)
    held = wording(kept[1]), frozenset({1})
    assert np.allclose(updated.scores_without(*held), fresh.scores_without(*held), atol=1e-3)


def test_a_fact_held_out_whole_gets_nothing() -> None:
    told = learner().scores_without(wording(PHRASINGS[3][1]), frozenset({3, 4, 5}))
    assert told[1] == pytest.approx(0.0, abs=1e-4)


@pytest.mark.parametrize(
    ("sizes", "learnt", "because"),
    [
        ([5, 3], True, "a small base is learnt"),
        ([1, 1, 1], False, "one phrasing a fact says nothing of what else may be asked"),
        ([1, 3], True, "two on average are enough"),
        ([100] * 121, False, "too many phrasings"),
        ([], False, "nothing to learn from"),
    ],
)
def test_what_is_learnt_from(sizes: list[int], learnt: bool, because: str) -> None:
    assert is_learnt(sizes) is learnt, because


def test_a_base_too_large_or_of_single_phrasings_does_without(monkeypatch: pytest.MonkeyPatch) -> None:
    assert base(LIBRARY).learning.discriminant is not None
    assert base(SINGLE).learning.discriminant is None
    monkeypatch.setattr(learning, "MOST_LEARNT", 10)
    large = FactFile(
        facts=tuple(Fact(id=f"l{n}", questions=(f"câu {n}", f"hỏi {n}"), answer="Có.") for n in range(9))
    )
    assert base(large).learning.discriminant is None


def test_a_curated_greeting_is_answered_by_its_fact_and_no_other_greeting_is() -> None:
    greeting = Fact(id="chao", questions=("Xin chào", "Chào bạn", "Hello thư viện"), answer="Chào bạn!")
    greeted = FactFile(facts=(*LIBRARY.facts, greeting))
    assert asked(greeted, "xin chào") == ("answered", ("chao",))
    assert asked(greeted, "cảm ơn bạn") == ("smalltalk", ())
    assert asked(LIBRARY, "xin chào") == ("smalltalk", ())


def test_repeating_a_facts_words_over_and_over_speaks_for_nothing() -> None:
    learnt = base(LIBRARY).learning
    once, often = wording("phi lam the"), wording("phi lam the " * 20)
    told, repeated = (learnt.tell_apart(each, frozenset()) for each in (once, often))
    assert told is not None
    assert repeated is not None
    assert told.max() > 0.3
    assert not repeated.any()


def test_words_of_two_messages_are_all_compared_and_shorthand_once() -> None:
    name = base(COUNCIL).read("Vũ Thị Lan")[0]
    rest = base(COUNCIL).read("bà nói gì")[0][1:]
    assert Wording.of((*name, *rest)).text == "vu thi lan noi gi", "their places are in different messages"
    assert Wording.of(base(COUNCIL).read("nqck của ai")[0]).text == "nqck cua ai"
