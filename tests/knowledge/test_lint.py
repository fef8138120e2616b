"""What a curator should look at: each weakness with its twin."""

import time

import pytest

from knowledge.facts import Entity, Fact, FactFile, Source
from knowledge.lexicon import shipped
from knowledge.lint import lint
from knowledge.near_duplicates import near_duplicates
from knowledge.problems import Problem, ProblemKind, Severity

SOURCE = Source(id="bai", title="Bài", publisher="BBK", date="2024-10")
FIVE = (
    "Ai chủ trì?",
    "Người nào cầm trịch?",
    "Vị nào đứng đầu buổi ấy?",
    "Chủ tọa tên gì?",
    "Do ai điều khiển?",
)


def fact(name: str = "mot", *questions: str, **fields: object) -> Fact:
    values = {"id": name, "questions": questions or ("Hỏi gì đó?",), "answer": "Đáp."} | fields
    return Fact.model_validate(values)


def weaknesses(
    *facts: Fact, sources: tuple[Source, ...] = (), entities: tuple[Entity, ...] = ()
) -> list[Problem]:
    problems = list(lint(FactFile(facts=facts, sources=sources, entities=entities)))
    for problem in problems:
        assert {name for name, _ in problem.details} == set(problem.kind.details)
    return problems


def kinds(
    *facts: Fact, sources: tuple[Source, ...] = (), entities: tuple[Entity, ...] = ()
) -> list[ProblemKind]:
    return [problem.kind for problem in weaknesses(*facts, sources=sources, entities=entities)]


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("Ai chủ trì hội nghị?", "ai  chủ trì hội nghị", ProblemKind.QUESTION_DUPLICATE),
        ("Hoà bình là gì?", "Hòa bình là gì", ProblemKind.QUESTION_DUPLICATE),
        ("Ai chủ trì hội nghị?", "ai chu tri hoi nghi", ProblemKind.QUESTION_SIMILAR),
        ("Ai chủ trì hội nghị?", "Hội nghị ai chủ trì?", ProblemKind.QUESTION_SIMILAR),
        ("Ai chủ trì hội nghị?", "Cho mình hỏi ai chủ trì hội nghị vậy ạ?", ProblemKind.QUESTION_SIMILAR),
        ("Ai điều khiển thảo luận?", "Ai điều khiễn thảo luậnn?", ProblemKind.QUESTION_SIMILAR),
        ("Ai là Bí thư Đảng ủy?", "Ai là Phó Bí thư Đảng ủy?", None),
        ("Ai là Bộ trưởng Bộ Công an?", "Ai là Thứ trưởng Bộ Công an?", None),
        ("Nghị quyết số 12 là gì?", "Nghị quyết số 13 là gì?", None),
        ("Mục tiêu đến năm 2025?", "Mục tiêu đến năm 2026?", None),
        ("Ai chủ trì điểm cầu Bắc Kạn?", "Ai chủ trì điểm cầu Hà Nội?", None),
        ("Ông Tỏ là ai?", "Ông Tá là ai?", None),
    ],
)
def test_questions_of_two_facts(first: str, second: str, kind: ProblemKind | None) -> None:
    found = weaknesses(fact("mot", first), fact("hai", second))
    assert [problem.kind for problem in found] == ([] if kind is None else [kind])
    for problem in found:
        assert problem.place.path == ("facts", 1, "questions", 0)
        assert problem.other is not None
        assert problem.other.path == ("facts", 0, "questions", 0)


def test_only_a_question_that_two_facts_share_is_an_error() -> None:
    (problem,) = weaknesses(fact("mot", "Ai?"), fact("hai", "Ai?"))
    assert problem.severity is Severity.ERROR
    (problem,) = weaknesses(fact("mot", "Ai đó?", "ai đó"))
    assert (problem.kind, problem.severity) == (ProblemKind.QUESTION_REPEATED, Severity.WARNING)


def test_a_phrasing_that_only_reorders_another_of_its_fact() -> None:
    assert kinds(fact("mot", "Ai chủ trì hội nghị?", "Hội nghị ai chủ trì?")) == [
        ProblemKind.QUESTION_REWORDED_LITTLE
    ]
    assert kinds(fact("mot", *FIVE)) == []


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({"answer": "a" * 400}, None),
        ({"answer": "a" * 401}, ProblemKind.ANSWER_LONG),
        ({"title": "t" * 60}, None),
        ({"title": "t" * 61}, ProblemKind.TITLE_LONG),
        ({"related": ("mot",)}, ProblemKind.RELATED_TO_ITSELF),
        ({"related": ("hai",)}, None),
    ],
)
def test_sizes_and_links(fields: dict[str, object], kind: ProblemKind | None) -> None:
    assert kinds(fact("mot", **fields)) == ([] if kind is None else [kind])


def test_a_plain_list_of_questions_is_asked_for_neither_sources_nor_phrasings() -> None:
    assert kinds(fact("mot", "Ai?")) == []


def test_a_file_with_sources_wants_five_phrasings_and_locators() -> None:
    located = {"source": "bai", "paragraph": (1,), "evidence": ("x",)}
    assert kinds(fact("mot", *FIVE, **located), sources=(SOURCE,)) == []
    assert kinds(fact("mot", *FIVE[:4], **located), sources=(SOURCE,)) == [ProblemKind.QUESTIONS_FEW]
    missing = weaknesses(fact("mot", *FIVE), sources=(SOURCE,))
    assert [(problem.kind, problem.place.field) for problem in missing] == [
        (ProblemKind.LOCATOR_MISSING, "source"),
        (ProblemKind.LOCATOR_MISSING, "paragraph"),
        (ProblemKind.LOCATOR_MISSING, "evidence"),
    ]


def test_silence_needs_no_locator() -> None:
    assert kinds(fact("mot", *FIVE, status="not_stated"), sources=(SOURCE,)) == []


QUANG = Entity(id="quang", kind="person", name="Lương Tam Quang", aliases=("Bộ trưởng",))
PARTY = Entity(id="bi-thu", kind="term", name="Bí thư")
DEPUTY = Entity(id="pho-bi-thu", kind="term", name="Phó Bí thư")


@pytest.mark.parametrize(
    ("answer", "evidence", "value"),
    [
        ("Ông Lương Tam Quang, năm 2025.", "Lương Tam Quang … năm 2025", None),
        ("Ông Lương Tam Quang.", "Bộ trưởng chủ trì", None),
        ("Ông Lương Tam Quang, năm 2025 và 12.", "năm 12", "Lương Tam Quang, 2025"),
        ("Phó Bí thư", "Bí thư", "Phó Bí thư"),
        ("Phó Bí thư", "Phó Bí thư", None),
    ],
)
def test_an_answer_beyond_its_evidence(answer: str, evidence: str, value: str | None) -> None:
    facts = (fact(answer=answer, evidence=(evidence,)), fact("hai", "Lương Tam Quang, Bí thư, Phó Bí thư?"))
    found = weaknesses(*facts, entities=(QUANG, PARTY, DEPUTY))
    assert [problem.detail("value") for problem in found] == ([] if value is None else [value])
    assert lint(FactFile(facts=facts, entities=(QUANG, PARTY, DEPUTY)), proved=True) == ()


def test_an_entity_that_nothing_mentions() -> None:
    assert kinds(fact(), entities=(QUANG,)) == [ProblemKind.ENTITY_UNUSED]
    assert kinds(fact("mot", "Bộ trưởng là ai?"), entities=(QUANG,)) == []
    assert kinds(fact(subject="hội nghị", relation="chủ trì", value=("quang",)), entities=(QUANG,)) == []


def test_the_longest_name_is_the_one_mentioned() -> None:
    assert kinds(fact("mot", "Phó Bí thư là ai?"), entities=(PARTY, DEPUTY)) == [ProblemKind.ENTITY_UNUSED]


def test_ten_thousand_questions_are_compared_in_time() -> None:
    questions = [f"Câu hỏi {word} số {n} về việc thứ {n * 7} là gì?" for n in range(2500) for word in "abcd"]
    started = time.process_time()
    assert list(near_duplicates(questions, shipped())) == []
    assert time.process_time() - started < 5.0  # seconds; about 0.3 on an idle machine


def test_many_alike_questions_are_paired_with_the_first_only() -> None:
    pairs = list(near_duplicates(["Ai chủ trì?"] * 1000, shipped()))
    assert pairs == [(0, later) for later in range(1, 1000)]
