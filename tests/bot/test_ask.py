"""``ask``: one answer, or one a line."""

import json

import pytest

from tests.bot.conftest import Run

FACTS = ("--facts", "facts.toml")


def told(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


def test_an_answered_question_exits_0(run: Run) -> None:
    ended = run("ask", *FACTS, "Ai chủ trì hội nghị?")
    assert ended.code == 0
    assert ended.out == (
        "Thượng tướng Lương Tam Quang chủ trì hội nghị.\n\nTheo bài báo BBK, tháng 10/2024, đoạn 1.\n"
    )
    assert ended.err == ""


@pytest.mark.parametrize("question", ["Giá vàng hôm nay bao nhiêu?", "xin chào", " ", "\udcff"])
def test_any_other_reply_exits_1(run: Run, question: str) -> None:
    ended = run("ask", *FACTS, question)
    assert ended.code == 1
    assert ended.out
    assert ended.err == ""


def test_a_question_needs_no_quotation_marks(run: Run) -> None:
    assert run("ask", *FACTS, "Ai", "chủ", "trì", "hội", "nghị?").code == 0


def test_a_line_is_a_question_or_an_object(run: Run) -> None:
    typed = 'Ai chủ trì hội nghị?\n{"q": "Nhà ở doanh trại xây xong chưa?"}\n'.encode()
    ended = run("ask", *FACTS, "--jsonl", typed=typed)
    assert ended.code == 0
    assert [answer["facts"] for answer in told(ended.out)] == [["chu-tri"], ["nha-o"]]
    assert {"status", "facts", "score", "reply", "candidates"} <= told(ended.out)[0].keys()


def test_a_malformed_line_is_told_and_the_next_goes_on(run: Run) -> None:
    ended = run("ask", *FACTS, "--jsonl", typed=b'{"q"\n\xff\n{"q": 1}\n' + "Ai chủ trì hội nghị?".encode())
    assert ended.code == 0
    assert [list(answer) == ["error"] for answer in told(ended.out)] == [True, True, True, False]


def test_an_empty_line_gets_an_object_too(run: Run) -> None:
    (answer,) = told(run("ask", *FACTS, "--jsonl", typed=b"\n").out)
    assert answer["status"] == "unknown"


def test_lines_of_one_chat_are_one_conversation_and_others_are_not(run: Run) -> None:
    first = '{"q": "Ai chủ trì hội nghị?", "chat": "a"}\n'
    follow_up = '{"q": "nguồn đâu?", "chat": "%s"}\n'
    typed = first + follow_up % "b" + follow_up % "a" + "nguồn đâu?\n"
    _, stranger, same, alone = told(run("ask", *FACTS, "--jsonl", typed=typed.encode()).out)
    assert same["facts"] == ["chu-tri"]
    assert stranger["facts"] == alone["facts"] == []


def test_nothing_asked_is_nothing_answered(run: Run) -> None:
    ended = run("ask", *FACTS, "--jsonl")
    assert (ended.code, ended.out) == (0, "")


@pytest.mark.parametrize(
    ("article", "told_source"),
    [
        ((), "Chữ trong bài làm căn cứ: “Lương Tam Quang” và “chủ trì hội nghị”."),
        (("--article", "article.txt"), "Nguyên văn: “Thượng tướng Lương Tam Quang chủ trì hội nghị.”"),
    ],
)
def test_a_source_is_quoted_where_the_article_is_at_hand(
    run: Run, article: tuple[str, ...], told_source: str
) -> None:
    typed = '{"q": "Ai chủ trì hội nghị?", "chat": 1}\n{"q": "nguồn đâu?", "chat": 1}\n'.encode()
    _, source = told(run("ask", *FACTS, *article, "--jsonl", typed=typed).out)
    assert told_source in str(source["reply"])
