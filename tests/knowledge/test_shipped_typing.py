"""The shipped facts under typing: slips, shorthand, keystrokes, English, and what only frames a question."""

import pytest

from tests.knowledge.bases import asked, shipped


@pytest.mark.parametrize(
    "question", ["Tóm tắt bài này trong 3-4 dòng", "tóm tắt bài giúp em 5 dòng để em trình sếp"]
)
def test_how_long_an_answer_shall_be_is_no_number_of_the_question(question: str) -> None:
    assert asked(shipped(), question) == ("answered", ("tom-tat-bai",))


def test_a_statement_with_a_question_mark_is_ruled_on() -> None:
    assert asked(shipped(), "Dạ hội nghị do UBND tỉnh tổ chức ạ?") == ("refuted", ("don-vi-to-chuc",))
    assert asked(shipped(), "Người chủ trì hội nghị là …")[0] == "answered"


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Is Mr. Tran Quoc To a colonel?", ("refuted", ("to-cap-bac",))),
        ("Was the conference held online?", ("confirmed", ("hinh-thuc-hoi-nghi",))),
        ("Was the meeting held online or in person?", ("answered", ("hinh-thuc-hoi-nghi",))),
        ("Did Luong Tam Quang chair the conference?", ("confirmed", ("chu-tri-hoi-nghi",))),
    ],
)
def test_an_english_yes_no_question_is_ruled_on(question: str, told: tuple[str, tuple[str, ...]]) -> None:
    assert asked(shipped(), question) == told


@pytest.mark.parametrize(
    ("typed", "fact"),
    [
        ("Bcắ Kạn thì ai chủ trì?", "chu-tri-diem-cau-bac-kan"),
        ("Ai đứng đầu ngành Côgn an?", "bo-truong-bo-cong-an"),
        ("thành phần lãnh iạo", "lanh-dao-co-mat"),
        ("What did the minister reminnd them of?", "luu-y-gi"),
        ("Who moderateed the conference?", "dieu-hanh-hoi-nghi"),
        ("Whatdidtheministercall for?", "keu-goi-gi"),
        ("chir thij 11 nois gif", "chi-thi-11-la-gi"),  # keystrokes are no English run together
    ],
)
def test_a_slip_is_the_word_that_stands_beside_its_neighbours(typed: str, fact: str) -> None:
    assert asked(shipped(), typed) == ("answered", (fact,))


@pytest.mark.parametrize("stranger", ["Huang", "Zung", "Kyn"])
def test_a_foreign_name_is_no_slip_of_a_known_one(stranger: str) -> None:
    assert asked(shipped(), f"Ông {stranger} chủ trì hội nghị à?")[0] != "confirmed"


@pytest.mark.parametrize(
    ("typed", "fact"),
    [
        ("btr ca tên j v ạ", "bo-truong-bo-cong-an"),
        ("ca xã h đông hơn trc hk", "doi-ngu-so-luong"),
        ("thứ trưởg điều hàh hội nghị tên gì", "dieu-hanh-hoi-nghi"),
    ],
)
def test_more_shorthand_of_chat_is_read(typed: str, fact: str) -> None:
    assert asked(shipped(), typed) == ("answered", (fact,))


@pytest.mark.parametrize(
    ("typed", "fact"),
    [
        ("cacs mucj tieeu nayf towis nawm naof?", "moc-2025"),  # "các", though CACS is shorthand of the base
        ("Bis thuw CATW laf ai vaajy", "bi-thu-dang-uy-catw"),  # and CATW is that, written in capitals
        ("Bí thư ĐảngủyCATWlà ai", "bi-thu-dang-uy-catw"),
        ("Lương Tam Qua ng là Bộ trưởng của bộ nào?", "bo-truong-bo-cong-an"),
        ("Trần Quốc Tỏ mang quân h àm nào?", "to-cap-bac"),
        ("Bên đầu cầu Bắcc Kạn ai ngồi chủ trì?", "chu-tri-diem-cau-bac-kan"),
        ("ÔÔng Trung đeo lon gì?", "trung-cap-bac"),
        ("chi thi cua ai v ạ", "chi-thi-11-cua-ai"),
        ("ai là người chủ trrì hội ngị", "chu-tri-hoi-nghi"),
        ("ông mô chủ trì hội nghị ni rứa", "chu-tri-hoi-nghi"),
        ("5 giây: sơ kết mấy năm?", "thoi-gian-so-ket"),
        ("em bên công an huyện, cần hỏi bộ trưởng khen ai ạ", "bieu-duong-ai"),
        ("cháu cho bà hỏi ai chủ trì hội nghị", "chu-tri-hoi-nghi"),
        ("alo ad cho hỏi xíu who led the meeting thế ạ", "chu-tri-hoi-nghi"),
    ],
)
def test_what_typing_did_is_undone(typed: str, fact: str) -> None:
    assert asked(shipped(), typed) == ("answered", (fact,))


@pytest.mark.parametrize(
    "question",
    [
        "bộ trưởng gdđt là ai",  # no slip of a known word
        "bo truong vtc la ai",
        "Was the conference held in Hanoi?",  # the article is silent, and no rival is named
        "kể mục tiêu đến năm 2028 ý",  # a year is no length
    ],
)
def test_what_is_another_word_is_not_read_as_a_known_one(question: str) -> None:
    assert asked(shipped(), question) == ("unknown", ())


def test_how_many_is_asked_though_something_is_pointed_at() -> None:
    assert asked(shipped(), "Công an xã có bao nhiêu người này") == ("not_stated", ("quan-so",))


def test_an_english_word_that_is_not_known_is_no_slip_of_another() -> None:
    assert asked(shipped(), "what is the price of gold")[0] == "unknown"
