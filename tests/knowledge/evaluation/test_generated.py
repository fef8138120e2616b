"""Generated questions, and the plain matchers that everything is held against."""

from random import Random

from knowledge import lexicon as lexicons
from knowledge.evaluation.bm25 import Bm25
from knowledge.evaluation.labelled import LabelledQuestion
from knowledge.evaluation.plain_matchers import PlainMatchers, folded
from knowledge.evaluation.replacements import Replacer
from knowledge.evaluation.swaps import swaps
from knowledge.evaluation.typing_noise import typing_noise
from knowledge.facts import Entity, Fact, FactFile
from knowledge.noise import TYPING

QUANG, TO = "Lương Tam Quang", "Trần Quốc Tỏ"
FACTS = FactFile(
    facts=(
        Fact(
            id="chair", questions=("Ai chủ trì hội nghị?", "Người chủ trì là ai?"), answer=f"{QUANG} chủ trì."
        ),
        Fact(id="lead", questions=("Ai điều hành hội nghị?",), answer=f"{TO} điều hành."),
        Fact(id="quang", questions=(f"{QUANG} giữ chức gì?",), answer="Bộ trưởng.", related=("chair",)),
        Fact(id="to", questions=(f"{TO} giữ chức gì?",), answer="Thứ trưởng."),
        Fact(id="goal", questions=("Mục tiêu đến năm 2025 ở Bắc Kạn là gì?",), answer="Ba việc."),
    ),
    entities=(
        Entity(id="q", kind="person", name=QUANG, aliases=("ông Quang",)),
        Entity(id="t", kind="person", name=TO, aliases=("ông Tỏ",)),
        Entity(id="b", kind="place", name="Bắc Kạn"),
    ),
)
LEXICON = lexicons.shipped().data


def test_every_phrasing_is_asked_under_every_noise() -> None:
    questions = list(typing_noise(FACTS, None))
    assert len(questions) == 6 * len(TYPING)
    assert {question.kind for question in questions} == {f"typing: {name}" for name in TYPING}


def test_a_sample_is_the_same_in_every_run() -> None:
    assert list(typing_noise(FACTS, 2)) == list(typing_noise(FACTS, 2))
    assert list(swaps(FACTS, LEXICON, 1)) == list(swaps(FACTS, LEXICON, 1))


def test_a_phrasing_that_two_facts_share_may_find_either() -> None:
    shared = FactFile(
        facts=(Fact(id="a", questions=("Ai?",), answer="x"), Fact(id="b", questions=("ai",), answer="y"))
    )
    assert {question.facts for question in typing_noise(shared, None)} == {frozenset({"a", "b"})}


def test_each_kind_of_term_is_replaced() -> None:
    replacer = Replacer(FACTS, LEXICON)
    made = {each.kind: each for each in replacer.replacements(FACTS.facts[4].questions[0], Random(1))}
    assert set(made) == {"number", "place"}
    assert "2025" not in made["number"].question
    assert "Bắc Kạn" not in made["place"].question


def test_a_person_is_not_replaced_by_another_of_their_own_names() -> None:
    replacer = Replacer(FACTS, LEXICON)
    for seed in range(30):
        made = next(iter(replacer.replacements(f"{QUANG} giữ chức gì?", Random(seed))))
        assert made.kind == "name"
        assert "Quang" not in made.question


def test_a_denial_is_put_before_the_role_and_not_put_twice() -> None:
    replacer = Replacer(FACTS, LEXICON)

    def denied(question: str) -> list[str]:
        found = replacer.replacements(question, Random(1))
        return [each.question for each in found if each.kind == "negation"]

    assert denied("Ai chủ trì hội nghị?") == ["Ai không chủ trì hội nghị?"]
    assert denied("Ông Quang chủ trì phải không?") == []
    assert denied("Ông nào điều khiển phần thảo luận?") == []


def test_a_change_that_makes_a_known_question_is_left_out() -> None:
    known = {folded(question) for fact in FACTS.facts for question in fact.questions}
    assert not [question for question in swaps(FACTS, LEXICON, None) if folded(question.question) in known]


def test_a_fact_that_speaks_of_what_was_put_in_may_answer_but_never_the_changed_one() -> None:
    for question in swaps(FACTS, LEXICON, None):
        if question.kind == "swapped: name" and "Tỏ" in question.question:
            assert question.tolerated == {"lead", "to"}
            assert question.refutable == {"quang", "chair"}
        if question.kind == "swapped: number":
            assert question.tolerated == frozenset()


def test_what_a_change_leaves_true_may_be_answered() -> None:
    twice = Fact(id="both", questions=("Ai chủ trì, ai dẫn chương trình?",), answer="Hai người.")
    offering = Fact(id="either", questions=(f"{QUANG} hay {TO} chủ trì?",), answer=f"{QUANG}.")
    facts = FactFile(facts=(twice, offering), entities=FACTS.entities)
    made = {question.question: question for question in swaps(facts, LEXICON, None)}
    assert made["Ai chủ trì, ai không dẫn chương trình?"].tolerated == {"both"}
    for text, question in made.items():
        if text.endswith("chủ trì?"):
            assert ("either" in question.tolerated) == (question.kind == "swapped: name")
        elif text.startswith(QUANG):
            assert question.tolerated == frozenset()  # who of the two signed is another question


def test_bm25_prefers_the_rarer_shared_word() -> None:
    best, score = Bm25(["ai chủ trì hội nghị", "ai điều hành hội nghị", "hội nghị"]).best(
        "dieu hanh hoi nghi"
    )
    assert best == 1
    assert score > 0
    assert Bm25(["a"]).best("z") == (0, 0.0)


def test_a_plain_matcher_has_its_best_threshold_on_the_development_questions() -> None:
    development = [
        LabelledQuestion("ai chu tri hoi nghi", "k", frozenset({"chair"})),
        LabelledQuestion("thời tiết hôm nay", "k"),
    ]
    for standing in PlainMatchers(FACTS).standings(development, development):
        assert standing.evaluation.whole.right == 2, standing.matcher
