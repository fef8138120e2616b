"""What a fact does not speak of may not be answered from it, however like the words are."""

import pytest

from knowledge.facts import Fact, FactFile
from knowledge.veto import Veto, vetoes
from tests.knowledge.bases import CLUB, COUNCIL, base


def vetoed(text: str, fact_id: str, factfile: FactFile = COUNCIL) -> tuple[Veto, ...]:
    facts = base(factfile)
    return vetoes(facts.constraints.find(facts.read(text)[0]), facts.number[fact_id], facts)


@pytest.mark.parametrize(
    ("question", "fact_id", "word"),
    [
        ("Nghị quyết số 6 của ai?", "nghi-quyet-5-cua-ai", "Nghị quyết số 6"),
        ("Chỉ thị số 5 của ai?", "nghi-quyet-5-cua-ai", "Chỉ thị số 5"),
        ("Ai ký Nghị quyết số 5?", "nghi-quyet-5-cua-ai", "ký"),
        ("Ai chủ trì phiên họp Hà Nội?", "phien-cao-bang", "Hà Nội"),
        ("Ai điều hành đại hội?", "chu-tri", "điều hành"),
        ("Ai là Phó Bí thư chi bộ?", "lan-bi-thu", "Phó Bí thư chi bộ"),
        ("Ai là Bí thư chi bộ?", "hung-pho-bi-thu", "Bí thư chi bộ"),
        ("Đại hội nhìn lại 7 năm phải không?", "so-nam", "7"),
        ("Đại hội có Đại tướng nào không?", "chu-tri", "Đại tướng"),
        ("Đại hội của Bộ Y tế do ai chủ trì?", "chu-tri", "Bộ Y tế"),
    ],
)
def test_number_place_role_title_and_body_veto(question: str, fact_id: str, word: str) -> None:
    assert word in [veto.constraint.text for veto in vetoed(question, fact_id)]


@pytest.mark.parametrize(
    ("question", "fact_id"),
    [
        ("Ai chủ trì đại hội?", "chu-tri"),
        ("Nghị quyết số 5 của ai?", "nghi-quyet-5-cua-ai"),
        ("Phiên họp ở Cao Bằng ai chủ trì?", "phien-cao-bang"),
        ("Ai là Phó Bí thư chi bộ?", "hung-pho-bi-thu"),
        ("Đại hội nhìn lại 4 năm phải không?", "so-nam"),
    ],
)
def test_what_the_fact_speaks_of_vetoes_nothing(question: str, fact_id: str) -> None:
    assert vetoed(question, fact_id) == ()


def test_a_veto_names_what_the_fact_has_instead() -> None:
    (veto,) = vetoed("Nghị quyết số 6 của ai?", "nghi-quyet-5-cua-ai")
    assert veto.constraint.text == "Nghị quyết số 6"
    assert "Nghị quyết số 5" in veto.present


def test_the_type_of_a_document_alone_is_enough() -> None:
    assert vetoed("Nghị quyết ấy của ai?", "nghi-quyet-5-cua-ai") == ()
    assert vetoed("Chỉ thị ấy của ai?", "nghi-quyet-5-cua-ai") != ()


def test_a_title_before_its_own_bearer_is_no_condition() -> None:
    # The fact on who chairs says nothing of posts; "Bí thư chi bộ Vũ Thị Lan" is a way to name her.
    assert vetoed("Bí thư chi bộ Vũ Thị Lan chủ trì đại hội phải không?", "chu-tri") == ()
    assert vetoed("Phó Bí thư chi bộ Vũ Thị Lan chủ trì đại hội phải không?", "chu-tri") != ()


def test_a_stranger_vetoes_and_is_compared_with_the_persons_of_the_fact() -> None:
    (veto,) = vetoed("Đội trưởng Lê Quốc Bảo ra sao?", "doi-truong", CLUB)
    assert veto.constraint.kind == "name"
    assert "Bùi Văn Hùng" in veto.present


def test_a_stranger_s_name_is_not_other_words_of_the_same_letters() -> None:
    facts = FactFile(
        facts=(
            Fact(
                id="cau-ca",
                questions=("Ông Tỏ làm gì ở hồ?", "Ông Tỏ ra hồ để làm gì?"),
                answer="Ông Tỏ câu cá.",
            ),
        )
    )
    assert [veto.constraint.text for veto in vetoed("Ông Tô Lâm ra hồ để làm gì?", "cau-ca", facts)] == [
        "Tô Lâm"
    ]
    assert vetoed("Ông Tỏ ra hồ để làm gì?", "cau-ca", facts) == ()


def test_a_name_that_only_the_title_of_a_fact_has_is_written_too() -> None:
    fact = Fact(
        id="tac-gia",
        title="Nhà thơ Nguyễn Du",
        questions=("Ai viết Truyện Kiều?", "Truyện Kiều do ai viết?", "Tác giả Truyện Kiều tên gì?"),
        answer="Ông viết Truyện Kiều.",
    )
    assert vetoed("Nguyễn Du là ai vậy bạn", "tac-gia", FactFile(facts=(fact,))) == ()
