"""Names that no curator has named, as people type them: in capitals, in small letters, without accents."""

import pytest

from tests.knowledge.bases import COUNCIL, asked, base


def names(text: str) -> list[str]:
    """The names of strangers in ``text``."""
    facts = base(COUNCIL)
    return [c.text for c in facts.constraints.find(facts.read(text)[0]) if c.kind == "name"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Phan Văn Giang chủ trì đại hội à?", "Phan Văn Giang"),
        ("phan văn giang chủ trì đại hội à", "phan văn giang"),
        ("đại hội do nguyễn duy ngọc điều hành phải không", "nguyễn duy ngọc"),
        ("ông tô lâm nói gì ở đại hội", "tô lâm"),
        ("tô lâm chủ trì đại hội đúng không", "tô lâm"),
        ("đồng chí lương cường có dự đại hội không", "lương cường"),
        ("phan van giang chu tri dai hoi a", "phan van giang"),
        ("dai hoi do pham minh chinh dieu hanh phai khong", "pham minh chinh"),
        ("ong vo van thuong noi gi", "vo van thuong"),
        ("bộ trưởng gdđt nói gì", "gdđt"),
        ("pham minh chinh chủ trì đại hội à", "pham minh chinh"),
        ("le minh hung chu tri dai hoi a", "le minh hung"),
        ("dinh the huynh noi gi", "dinh the huynh"),
        ("dong chi luong cuong noi gi", "luong cuong"),
        ("nguyễn văn a chủ trì đại hội à", "nguyễn văn a"),
    ],
)
def test_a_stranger_is_heard_however_the_name_is_typed(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "vũ thị lan chủ trì đại hội à",  # she is no stranger
        "lương tháng bao nhiêu",
        "lương cao không",
        "mai thì sao",
        "phạm vi của nghị quyết số 5",
        "lực lượng vũ trang có dự không",
        "bà lan hay ông hùng chủ trì",
        "ai ngoi ghe cao nhat",
        "ong hung dang lam nhung chuc vu nao",
        "do ai to chuc dai hoi",
        "le khai mac luc may gio",
        "nguoi ta vi dai hoi voi hinh anh gi",
        "to quoc cua ai",
        "thi lan vu dieu hanh dai hoi a",
        "thấy trên Facebook bảo đại hội xong rồi",
    ],
)
def test_common_words_are_nobody_s_name(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    "question",
    [
        "phan văn giang chủ trì đại hội đúng không",
        "phan van giang chu tri dai hoi dung khong",
        "có phải đồng chí lương cường chủ trì đại hội không",
    ],
)
def test_what_is_claimed_of_a_stranger_is_refuted_in_small_letters_too(question: str) -> None:
    assert asked(COUNCIL, question) == ("refuted", ("chu-tri",))


@pytest.mark.parametrize("question", ["phan văn giang nói gì ở đại hội", "nguyễn duy ngọc chức vụ gì"])
def test_nothing_is_told_of_a_stranger(question: str) -> None:
    assert asked(COUNCIL, question) == ("unknown", ())
