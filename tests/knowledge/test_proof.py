"""The facts against a small article: each failure with its twin."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.article import Article
from knowledge.factfile import parse
from knowledge.facts import Entity, Fact, FactFile, Source
from knowledge.problems import ProblemKind
from knowledge.proof import prove

TEXT = (
    "Bộ Công an tổ chức hội nghị sơ kết 2 năm thực hiện Nghị quyết số 12.\n\n"
    "Thượng tướng Lương Tam Quang chủ trì hội nghị. Thượng tướng Trần Quốc Tỏ điều hành hội nghị. "
    "Công an xã là “điểm tựa bình yên của Nhân dân”.\n\n"
    "Bộ trưởng Lương Tam Quang kêu gọi thi đua đến năm 2025."
).encode()
DIGEST = sha256(TEXT).hexdigest()
QUANG = Entity(id="quang", kind="person", name="Lương Tam Quang", aliases=("Bộ trưởng Quang",))
TO = Entity(id="to", kind="person", name="Trần Quốc Tỏ", aliases=("Thứ trưởng",))


def source(name: str = "bai", digest: str = DIGEST) -> Source:
    return Source(id=name, title="Bài", publisher="BBK", date="2024-10", sha256=digest)


def fact(answer: str = "Có.", *, paragraph: tuple[int, ...] = (2,), evidence: tuple[str, ...] = ()) -> Fact:
    return Fact(
        id="f", questions=("Hỏi?",), answer=answer, source="bai", paragraph=paragraph, evidence=evidence
    )


def failures(*facts: Fact, sources: tuple[Source, ...] = (source(),)) -> list[tuple[ProblemKind, str]]:
    factfile = FactFile(sources=sources, entities=(QUANG, TO), facts=facts)
    problems = prove(factfile, Article.read(TEXT)).problems
    for problem in problems:
        assert {name for name, _ in problem.details} == set(problem.kind.details)
    return [(problem.kind, problem.detail("value")) for problem in problems]


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (fact(evidence=("chủ trì hội nghị", '"Điểm tựa bình yên" của Nhân dân')), []),
        (fact(evidence=("chủ tọa hội nghị",)), [(ProblemKind.EVIDENCE_ABSENT, "chủ tọa hội nghị")]),
        (fact(evidence=("kêu gọi thi đua",)), [(ProblemKind.EVIDENCE_ELSEWHERE, "kêu gọi thi đua")]),
        (fact(evidence=("kêu gọi thi đua",), paragraph=(2, 3)), []),
        (fact(evidence=("kêu gọi thi đua",), paragraph=()), []),
        (fact(evidence=("hội nghị Thượng tướng",)), []),
        (fact(paragraph=(4,)), [(ProblemKind.PARAGRAPH_ABSENT, "4")]),
        (fact("Đã 2 năm.", paragraph=(1,)), []),
        (fact("Đã 02 năm.", paragraph=(1,)), []),
        (fact("Đã 3 năm, 3 lần.", paragraph=(1,)), [(ProblemKind.NUMBER_UNPROVED, "3")]),
        (fact("Đến năm 2025.", paragraph=(1,)), [(ProblemKind.NUMBER_UNPROVED, "2025")]),
        (fact("Ông Lương Tam Quang."), []),
        (fact("Bộ trưởng Quang chủ trì."), []),
        (fact("Ông Lương Tam Quang.", paragraph=(1,)), [(ProblemKind.NAME_UNPROVED, "Lương Tam Quang")]),
        (fact("Thứ trưởng kêu gọi.", paragraph=(3,)), [(ProblemKind.NAME_UNPROVED, "Thứ trưởng")]),
        (fact("Ông lương tam quảng.", paragraph=(1,)), []),
        (fact("Có ông Nguyễn Văn Bình dự."), [(ProblemKind.NAME_UNPROVED, "Nguyễn Văn Bình")]),
        (fact("Họp ở Bắc Kạn. Xong."), [(ProblemKind.NAME_UNPROVED, "Bắc Kạn")]),
        (fact("Họp vào Thứ hai. Thượng Tướng dự."), []),
        (fact("Dự có Công An xã, Nhân dân và Bộ trưởng Quang."), []),
    ],
)
def test_a_fact_and_its_twin(case: Fact, expected: list[tuple[ProblemKind, str]]) -> None:
    assert failures(case) == expected


def test_evidence_elsewhere_names_the_paragraphs() -> None:
    factfile = FactFile(sources=(source(),), facts=(fact(evidence=("Lương Tam Quang",), paragraph=(1,)),))
    (problem,) = prove(factfile, Article.read(TEXT)).problems
    assert problem.detail("paragraphs") == "2, 3"
    assert problem.place.path == ("facts", 0, "evidence", 0)


def test_what_the_article_does_not_state_is_not_proved() -> None:
    silent = Fact(
        id="f", questions=("Mấy giờ?",), answer="Bài không nêu lúc 9 giờ.", status="not_stated", source="bai"
    )
    assert failures(silent) == []


class TestWhoseText:
    """Which source an article is the text of."""

    BAD = fact("Có 99.")

    def test_another_text_is_one_problem_and_nothing_is_checked(self) -> None:
        other = (source(digest="0" * 64), source("hai", "1" * 64))
        assert failures(self.BAD, sources=other) == [(ProblemKind.ARTICLE_OTHER, "")]

    def test_a_digest_in_upper_case_is_the_same(self) -> None:
        assert failures(self.BAD, sources=(source(digest=DIGEST.upper()),)) == [
            (ProblemKind.NUMBER_UNPROVED, "99")
        ]

    def test_one_source_without_digest_is_taken_for_it(self) -> None:
        expected = [(ProblemKind.NUMBER_UNPROVED, "99")]
        assert failures(self.BAD, sources=(source(digest=""),)) == expected
        assert failures(self.BAD, sources=(source("hai", "0" * 64), source(digest=""))) == expected

    def test_of_two_sources_without_digest_neither_is(self) -> None:
        both = (source(digest=""), source("hai", ""))
        assert failures(self.BAD, sources=both) == [(ProblemKind.ARTICLE_UNIDENTIFIED, "")]

    def test_facts_of_another_source_are_left_alone(self) -> None:
        assert (
            failures(
                self.BAD.model_copy(update={"source": "hai"}), sources=(source(), source("hai", "0" * 64))
            )
            == []
        )

    def test_a_fact_need_not_name_the_only_source(self) -> None:
        assert len(failures(self.BAD.model_copy(update={"source": ""}))) == 1
        assert (
            failures(self.BAD.model_copy(update={"source": ""}), sources=(source(), source("hai", "0" * 64)))
            == []
        )

    def test_a_file_without_sources_is_proved_too(self) -> None:
        assert len(failures(self.BAD.model_copy(update={"source": ""}), sources=())) == 1


class TestSentences:
    """What a source button shows."""

    def sentences(self, case: Fact, digest: str = DIGEST) -> tuple[str, ...]:
        return prove(
            FactFile(sources=(source(digest=digest),), facts=(case,)), Article.read(TEXT)
        ).sentences_of(case)

    def test_those_that_hold_the_evidence(self) -> None:
        case = fact(evidence=("Lương Tam Quang", "điều hành hội nghị"), paragraph=(2, 3))
        assert self.sentences(case) == (
            "Thượng tướng Lương Tam Quang chủ trì hội nghị.",
            "Thượng tướng Trần Quốc Tỏ điều hành hội nghị.",
        )

    def test_the_whole_paragraph_without_evidence(self) -> None:
        assert len(self.sentences(fact())) == 3

    def test_none_of_another_text_or_source_or_for_silence(self) -> None:
        case = fact(evidence=("Lương Tam Quang",))
        assert self.sentences(case, digest="0" * 64) == ()
        assert self.sentences(case.model_copy(update={"source": "hai"})) == ()
        assert self.sentences(case.model_copy(update={"status": "not_stated"})) == ()


@given(st.binary(max_size=200), st.text(min_size=1, max_size=50).filter(str.strip))
def test_any_article_and_any_evidence_are_borne(content: bytes, fragment: str) -> None:
    case = fact(fragment.strip(), evidence=(fragment.strip(),), paragraph=(1,))
    proof = prove(FactFile(facts=(case.model_copy(update={"source": ""}),)), Article.read(content))
    proof.sentences_of(case)


def test_a_parsed_file_is_proved() -> None:
    content = '[[facts]]\nid = "a"\nquestions = "x"\nanswer = "Có"\nparagraph = 2\nevidence = "chủ trì"\n'
    assert prove(parse(content.encode(), "f.toml"), Article.read(TEXT)).problems == ()
