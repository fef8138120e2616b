"""Yes/no questions are ruled on by what a fact declares, or by what is safely derived; by nothing else."""

import pytest

from tests.knowledge.bases import CLUB, COUNCIL, LIBRARY, asked


@pytest.mark.parametrize(
    ("question", "fact_id"),
    [
        ("Vũ Thị Lan chủ trì đại hội phải không?", "chu-tri"),
        ("Có phải bà Lan chủ trì đại hội không?", "chu-tri"),
        ("vu thi lan chu tri dai hoi phai khong", "chu-tri"),
        ("bà Lan chủ trì đh đúng hông", "chu-tri"),
        ("Đại hội họp trực tuyến đúng không?", "hinh-thuc"),
        ("Đại hội họp online đúng không?", "hinh-thuc"),
        ("Đại hội nhìn lại bốn năm phải không?", "so-nam"),
        ("Nghị quyết số 5 là của Ban quản trị à?", "nghi-quyet-5-cua-ai"),
        ("Bùi Văn Hùng dự đại hội phải không?", "nguoi-du"),
        ("Đỗ Minh Khoa chủ trì phiên họp Cao Bằng đúng không?", "phien-cao-bang"),
    ],
)
def test_what_is_declared_is_confirmed(question: str, fact_id: str) -> None:
    assert asked(COUNCIL, question) == ("confirmed", (fact_id,))


@pytest.mark.parametrize(
    ("question", "fact_id"),
    [
        ("Bùi Văn Hùng chủ trì đại hội phải không?", "chu-tri"),
        ("Có phải bà Lan điều hành đại hội không?", "dieu-hanh"),
        ("Trần Văn Nam chủ trì đại hội à?", "chu-tri"),
        ("Đại hội họp trực tiếp đúng không?", "hinh-thuc"),
        ("Đại hội nhìn lại 5 năm phải không?", "so-nam"),
        ("Nghị quyết số 5 là của Ban kiểm soát à?", "nghi-quyet-5-cua-ai"),
        ("Vũ Thị Lan chủ trì phiên họp Cao Bằng phải không?", "phien-cao-bang"),
    ],
)
def test_a_rival_of_the_only_value_is_refuted(question: str, fact_id: str) -> None:
    assert asked(COUNCIL, question) == ("refuted", (fact_id,))


def test_a_deputy_is_not_the_chief() -> None:
    # Either fact is a right "no": who is the secretary, or what he is instead.
    status, facts = asked(COUNCIL, "Bùi Văn Hùng là Bí thư chi bộ phải không?")
    assert status == "refuted"
    assert set(facts) <= {"lan-bi-thu", "hung-pho-bi-thu"}


def test_another_guest_is_not_refuted() -> None:
    # The fact names two guests and does not say that there were no others.
    status, _ = asked(COUNCIL, "Đỗ Minh Khoa dự đại hội phải không?")
    assert status not in ("confirmed", "refuted")


@pytest.mark.parametrize(
    "question",
    [
        "Vũ Thị Lan ký Nghị quyết số 5 phải không?",
        "Ban quản trị khen Bùi Văn Hùng đúng không?",
        "Vũ Thị Lan chủ trì đại hội ở Hà Nội phải không?",
        "Nghị quyết số 9 là của Ban quản trị phải không?",
        "Đại hội họp vui vẻ phải không?",
    ],
)
def test_a_claim_on_anything_else_is_neither_true_nor_false(question: str) -> None:
    # Each is made of words that the facts know; no fact joins them.
    status, _ = asked(COUNCIL, question)
    assert status not in ("confirmed", "refuted", "answered")


def test_a_denied_claim_turns_the_ruling_round() -> None:
    assert asked(COUNCIL, "Vũ Thị Lan không chủ trì đại hội phải không?") == ("refuted", ("chu-tri",))
    assert asked(COUNCIL, "Bùi Văn Hùng không chủ trì đại hội đúng không?") == ("confirmed", ("chu-tri",))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Bùi Văn Hùng là đội trưởng câu lạc bộ phải không?", ("confirmed", ("doi-truong",))),
        ("Vũ Thị Lan là đội trưởng câu lạc bộ phải không?", ("refuted", ("doi-truong",))),
        ("ong hung la doi truong cau lac bo phai khong", ("confirmed", ("doi-truong",))),
        ("Vũ Thị Lan giữ quỹ câu lạc bộ đúng không?", ("confirmed", ("thu-quy",))),
        ("Câu lạc bộ tập huấn ở Ninh Bình đúng không?", ("confirmed", ("noi-tap",))),
        ("Câu lạc bộ tập huấn ở Cao Bằng à?", ("refuted", ("noi-tap",))),
        ("Câu lạc bộ ra đời năm 1998 phải không?", ("confirmed", ("nam-lap",))),
        ("Câu lạc bộ ra đời năm 2001 phải không?", ("refuted", ("nam-lap",))),
        ("Câu lạc bộ ra đời năm 1999 phải không?", ("refuted", ("nam-lap",))),
    ],
)
def test_a_plain_file_with_entities_confirms_and_refutes(
    question: str, told: tuple[str, tuple[str, ...]]
) -> None:
    assert asked(CLUB, question) == told


def test_a_file_of_three_keys_rules_on_its_numbers() -> None:
    assert asked(LIBRARY, "Mỗi lần được mượn 3 cuốn sách phải không?") == ("confirmed", ("so-sach-muon",))
    assert asked(LIBRARY, "Mỗi lần được mượn 5 cuốn sách phải không?") == ("refuted", ("so-sach-muon",))
