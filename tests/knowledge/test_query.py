"""A question understood: its frame, what it asks for, whether it claims or denies."""

import pytest

from knowledge.query import Query, analyse, strip_frame, without
from tests.knowledge.bases import COUNCIL, base


def query(text: str) -> Query:
    facts = base(COUNCIL)
    return analyse(facts.read(text)[0], facts.lexicon)


def words(understood: Query) -> str:
    return " ".join(term.fold for term in understood.terms)


@pytest.mark.parametrize(
    "text",
    [
        "Ai chủ trì đại hội?",
        "chào shop cho mình hỏi chút là ai chủ trì đại hội ạ",
        "dạ cho em hỏi ai chủ trì đại hội với ạ, em cảm ơn",
        "Không biết ai chủ trì đại hội ạ?",
        "khong biet ai chu tri dai hoi a",
        "ad ơi ai chủ trì đại hội vậy ad",
        "vui lòng cho biết ai chủ trì đại hội",
    ],
)
def test_the_frame_comes_off_and_nothing_else(text: str) -> None:
    understood = query(text)
    assert words(understood) == "ai chu tri dai hoi"
    assert not understood.denies
    assert not understood.claims
    assert understood.asked == {"who"}


def test_a_message_of_nothing_but_frame_keeps_its_words() -> None:
    facts = base(COUNCIL)
    terms = facts.read("cho mình hỏi")[0]
    assert strip_frame(terms, facts.lexicon) == terms


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Ai chủ trì đại hội?", "who"),
        ("Đại hội họp ngày nào?", "when"),
        ("Đại hội họp ở đâu?", "where"),
        ("Có bao nhiêu người dự?", "how_many"),
        ("Vì sao họp đại hội?", "why"),
        ("Họp như thế nào?", "how"),
        ("Nghị quyết nào được bàn?", "which_document"),
        ("Cơ quan nào tổ chức?", "which_organisation"),
        ("hop khi nao", "when"),
    ],
)
def test_the_attribute_asked_for(text: str, asked: str) -> None:
    assert asked in query(text).asked


@pytest.mark.parametrize(
    "text",
    [
        "Có phải Vũ Thị Lan chủ trì đại hội không?",
        "Vũ Thị Lan chủ trì đại hội phải không?",
        "Vũ Thị Lan chủ trì đại hội đúng không ạ?",
        "Vũ Thị Lan chủ trì đại hội à?",
        "vu thi lan chu tri dai hoi dung ko",
        "vu thi lan chu tri dai hoi phai hong",
        "Vũ Thị Lan chủ trì đại hội phải hông chú em?",
        "Thế tức là Vũ Thị Lan chủ trì đại hội à?",
        "Nghe nói Vũ Thị Lan chủ trì đại hội",
    ],
)
def test_a_yes_no_question_is_a_claim_without_its_form(text: str) -> None:
    understood = query(text)
    assert understood.claims
    assert not understood.denies
    assert words(understood) == "vu thi lan chu tri dai hoi"


@pytest.mark.parametrize("text", ["Ai chủ trì đại hội vậy không biết?", "Ai chủ trì đại hội thế nhỉ?"])
def test_a_question_word_asks_whatever_stands_at_the_end(text: str) -> None:
    assert not query(text).claims


@pytest.mark.parametrize(
    "text",
    [
        "Ai không chủ trì đại hội?",
        "ai khong chu tri dai hoi",
        "ai ko chủ trì đại hội",
        "ai k chu tri dai hoi",
        "ai hông chủ trì đại hội",
        "Ai chưa chủ trì đại hội?",
        "Ai chẳng chủ trì đại hội?",
        "Vũ Thị Lan không chủ trì đại hội phải không?",
    ],
)
def test_a_negation_in_scope_denies(text: str) -> None:
    assert query(text).denies


@pytest.mark.parametrize(
    "text",
    [
        "Đại hội họp trực tuyến không?",
        "Không biết ai chủ trì đại hội?",
        "Không chỉ Vũ Thị Lan dự đại hội phải không?",
        "Đại hội bàn về hàng không phải không?",
        "Đại hội xong chưa?",
        "Đại hội có họp thật không hay mới dự kiến?",
        "Đại hội xong chưa hay còn họp?",
    ],
)
def test_a_negation_out_of_scope_denies_nothing(text: str) -> None:
    assert not query(text).denies


def test_a_correction_says_what_it_ends_with() -> None:
    understood = query("không phải Bùi Văn Hùng mà là Vũ Thị Lan chủ trì đại hội")
    assert words(understood) == "vu thi lan chu tri dai hoi"
    assert not understood.denies


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Không phải Bùi Văn Hùng chủ trì thì ai chủ trì đại hội?", "ai chu tri dai hoi"),
        ("Đại hội không họp trực tiếp vậy họp kiểu gì?", "dai hoi hop nhu the nao"),
        ("Bà Lan không phải Phó Bí thư thế thì là gì?", "ba lan la gi"),
    ],
)
def test_what_is_conceded_is_no_part_of_the_question(text: str, asked: str) -> None:
    understood = query(text)
    assert words(understood) == asked
    assert not understood.denies


@pytest.mark.parametrize(
    ("text", "claimed"),
    [
        ("Chẳng phải Vũ Thị Lan chủ trì đại hội đó sao?", "vu thi lan chu tri dai hoi do"),
        ("Vũ Thị Lan chủ trì đại hội chứ?", "vu thi lan chu tri dai hoi"),
        ("Chẳng lẽ Vũ Thị Lan chủ trì đại hội?", "vu thi lan chu tri dai hoi"),
    ],
)
def test_rhetoric_claims(text: str, claimed: str) -> None:
    understood = query(text)
    assert words(understood) == claimed
    assert understood.claims
    assert not understood.denies


@pytest.mark.parametrize(
    ("text", "disputed"),
    [
        ("Vũ Thị Lan có chủ trì đại hội đâu", "vu thi lan chu tri dai hoi"),
        ("Đại hội đã họp đâu", "dai hoi hop"),
        ("Vũ Thị Lan không chủ trì đại hội đâu", "vu thi lan khong chu tri dai hoi"),
        ("vu thi lan co chu tri dau", "vu thi lan chu tri"),
    ],
)
def test_a_sentence_may_be_disputed_by_its_last_word(text: str, disputed: str) -> None:
    understood = query(text)
    assert words(understood) == disputed
    assert understood.claims
    assert understood.denies
    assert not understood.asked


@pytest.mark.parametrize("text", ["Đại hội đã bắt đầu", "Đại hội đã bàn bước đầu", "dai hoi da ban buoc dau"])
def test_a_beginning_disputes_nothing(text: str) -> None:
    assert not query(text).denies


@pytest.mark.parametrize("text", ["Đại hội có họp ở đâu", "Đại hội họp đâu"])
def test_the_same_word_asks_where(text: str) -> None:
    assert query(text).asked == {"where"}
    assert not query(text).denies


@pytest.mark.parametrize(
    ("text", "so"),
    [
        ("Vũ Thị Lan chủ trì chứ không phải Bùi Văn Hùng", "vu thi lan chu tri"),
        ("Vũ Thị Lan chủ trì, không phải Bùi Văn Hùng", "vu thi lan chu tri"),
        ("Đây là đại hội của năm nay chớ không phải của năm ngoái, đúng hè?", "day la dai hoi cua nam nay"),
        ("Did the secretary chair the meeting, not his deputy?", "bi thu chu tri hoi nghi"),
    ],
)
def test_what_is_so_comes_before_what_is_not(text: str, so: str) -> None:
    understood = query(text)
    assert words(understood) == so
    assert not understood.denies


@pytest.mark.parametrize(
    "text",
    [
        "Vũ Thị Lan chứ không phải Bùi Văn Hùng chủ trì đại hội",
        "Bà Lan chỉ là cấp phó, chưa phải bí thư",
        "Bà Lan chủ trì đại hội, không có ông Hùng",
    ],
)
def test_a_denial_that_goes_on_is_none_that_only_corrects(text: str) -> None:
    assert query(text).denies


def test_a_question_word_may_mean_all() -> None:
    assert query("Ai cũng dự đại hội à?").claims
    assert not query("Ai cũng dự đại hội").asked


def test_nobody_is_asked_for_whose_absence_is_claimed() -> None:
    assert query("Vũ Thị Lan không gặp ai hết à?").claims
    assert not query("Ai không gặp Vũ Thị Lan thế?").claims


@pytest.mark.parametrize("text", ["Hiện nay ai chủ trì đại hội?", "bay gio ai la bi thu chi bo"])
def test_today_is_heard(text: str) -> None:
    assert query(text).present
    assert not query("Ai chủ trì đại hội?").present


def test_shorthand_with_two_meanings_is_ambiguous() -> None:
    facts = base(COUNCIL)
    readings = facts.read("đh do ai chủ trì")
    assert len(readings) == 2
    assert all(analyse(terms, facts.lexicon).ambiguous for terms in readings)
    assert not query("đại hội do ai chủ trì").ambiguous


def test_words_are_left_out_by_place() -> None:
    assert words(without(query("Ai chủ trì đại hội?"), frozenset({0, 2}))) == "chu dai hoi"
