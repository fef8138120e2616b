"""Ranking: which fact a question is about, and why."""

import pytest

from knowledge.facts import FactFile
from knowledge.matching import Match, Stance, agreement
from knowledge.query import analyse
from tests.knowledge.bases import LIBRARY, base


def ranked(text: str, factfile: FactFile = LIBRARY, hidden: frozenset[int] = frozenset()) -> list[Match]:
    facts = base(factfile)
    return facts.matcher.match(analyse(facts.read(text)[0], facts.lexicon), hidden)


def best(text: str) -> str:
    return LIBRARY.facts[ranked(text)[0].fact].id


@pytest.mark.parametrize(
    ("text", "fact", "because"),
    [
        ("thư viện mở cửa lúc mấy giờ", "gio-mo-cua", "it is a phrasing"),
        ("may gio thu vien mo cua", "gio-mo-cua", "accents and order change nothing"),
        ("lệ phí làm thẻ là bao nhiêu", "phi-lam-the", "words of two phrasings of one fact"),
        ("đuợc mựơn mấy cuốnn sách", "so-sach-muon", "slips leave the shape"),
        ("để xe máy ở đâu", "gui-xe", "rare words outweigh 'ở đâu'"),
        ("mượn sách mấy cuốn", "so-sach-muon", "fewer words, the telling ones"),
    ],
)
def test_the_right_fact_leads(text: str, fact: str, because: str) -> None:
    assert best(text) == fact, because


def test_candidates_come_best_first_and_each_fact_once() -> None:
    matches = ranked("thẻ thư viện bao nhiêu tiền")
    assert [match.rank for match in matches] == sorted((match.rank for match in matches), reverse=True)
    assert len({match.fact for match in matches}) == len(matches)


def test_an_exact_phrasing_is_explained_in_full() -> None:
    for number, fact in enumerate(LIBRARY.facts):
        for question in fact.questions:
            first = ranked(question)[0]
            assert first.fact == number
            assert first.explained == pytest.approx(1.0)
            assert not first.opposed


def test_a_hidden_fact_is_never_found_and_a_hidden_phrasing_only_by_its_others() -> None:
    facts = base(LIBRARY)
    own = facts.index.of_fact[1]
    question = LIBRARY.facts[1].questions[0]
    assert all(match.fact != 1 for match in ranked(question, hidden=frozenset(own)))
    held = ranked(question, hidden=frozenset({own[0]}))
    assert held[0].fact == 1
    assert held[0].phrasing != own[0]
    assert held[0].rank < ranked(question)[0].rank


def test_nothing_shared_is_nothing_found() -> None:
    assert ranked("zzz qqq") == []


@pytest.mark.parametrize(
    ("asked", "known", "worth"),
    [
        ("who", "who", 1.0),
        ("who", "when", -1.0),
        ("who", "", -0.25),
        ("", "who", 0.0),
        ("who", "what", -0.5),
        ("what", "", 0.0),
    ],
)
def test_what_is_asked_agrees_or_not(asked: str, known: str, worth: float) -> None:
    def stance(attribute: str) -> Stance:
        return Stance(frozenset({attribute} - {""}), claims=False, denies=False)

    assert agreement(stance(asked), stance(known)) == worth
