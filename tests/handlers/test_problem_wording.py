"""Problems in a curator's words: one line each, complete, and never in the parser's English."""

import re
import string

import pytest

from handlers import problem_wording
from handlers.problem_wording import located, worded
from knowledge.factfile import FactFileError, parse
from knowledge.problems import Place, Problem, ProblemKind

FACT = '[[facts]]\nid = "mot"\nquestions = ["Hỏi?"]\nanswer = "Đáp."\n'
SURROUNDINGS = {"table", "field", "other", "other_line"}


def lines_of(content: str) -> list[str]:
    with pytest.raises(FactFileError) as caught:
        parse(content.encode(), "facts.toml")
    return [worded(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("kind", ProblemKind)
def test_every_kind_has_a_sentence_that_uses_the_details_it_carries(kind: ProblemKind) -> None:
    details = {name: f"<{name}>" for name in kind.details if name != "suggestion"}
    place = Place("facts", 0, "mot", "answer", line=3)
    line = worded(Problem.of(kind, place, other=Place("facts", 1, "hai", line=9), **details))
    assert line.startswith(":3: dữ kiện “mot”, mục “answer”: ")
    assert line.endswith((".", "…."))
    assert "{" not in line
    # What is wrong, and how to mend it.
    assert re.search(r"\bbạn\b|\bBạn\b", line)


def test_no_sentence_asks_for_a_detail_that_its_kind_has_not() -> None:
    for kind, sentence in problem_wording._SENTENCES.items():
        fields = {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
        assert fields <= {*kind.details, *SURROUNDINGS}, kind
        if "other_line" not in fields:
            assert "other" not in fields, kind


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (Place(), ""),
        (Place("fact"), "bảng “fact”"),
        (Place("facts", 2, "mot"), "dữ kiện “mot”"),
        (Place("facts", 2, "", "id"), "dữ kiện thứ 3, mục “id”"),
        (Place("checks", 0, "", "expect"), "câu kiểm tra thứ 1, mục “expect”"),
        (Place("facts", 0, "mot", "questions", 1), "dữ kiện “mot”, mục “questions”, phần tử thứ 2"),
    ],
)
def test_the_place_as_a_curator_knows_it(place: Place, text: str) -> None:
    assert located(place) == text


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (
            FACT + 'question = "x"\n',
            "facts.toml:5: dữ kiện “mot”, mục “question”: Không có mục nào tên “question” ở đây; "
            "bạn sửa tên hoặc bỏ dòng này. Có phải bạn muốn viết “questions”?",
        ),
        (
            FACT + "zzz = 1\n",
            "facts.toml:5: dữ kiện “mot”, mục “zzz”: Không có mục nào tên “zzz” ở đây; "
            "bạn sửa tên hoặc bỏ dòng này.",
        ),
        (
            FACT.replace('"Đáp."', "3"),
            "facts.toml:4: dữ kiện “mot”, mục “answer”: Mục này cần chữ trong ngoặc kép, nhưng đang là số; "
            "bạn viết lại cho đúng dạng.",
        ),
        (
            FACT + FACT,
            "facts.toml:6: dữ kiện “mot”, mục “id”: Id “mot” đã được dùng ở dòng 2; "
            "bạn đặt cho một trong hai một id khác.",
        ),
        (
            FACT + "title = “Tên”",
            "facts.toml:5: Dòng này dùng dấu ngoặc kép cong làm dấu bao: “title = “Tên””. "
            'Bạn gõ lại bằng dấu ngoặc kép thẳng (").',
        ),
        (
            "",
            "facts.toml: bảng “facts”: Tệp chưa có dữ kiện nào; "
            "bạn thêm ít nhất một khối [[facts]] có id, questions và answer.",
        ),
    ],
)
def test_whole_lines(content: str, line: str) -> None:
    assert lines_of(content) == [line]


def test_braces_and_percent_signs_of_the_file_are_only_text() -> None:
    (line,) = lines_of(FACT + 'related = "{other_line} %s {0}"\n')
    assert "“{other_line} %s {0}”" in line


def test_a_word_of_the_file_that_is_also_a_code_is_left_as_it_is() -> None:
    (line,) = lines_of(FACT + 'related = "list"\n')
    assert "“list”" in line
