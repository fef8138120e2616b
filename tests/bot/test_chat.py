"""What only the terminal chat understands: files sent, messages edited, and how either is done."""

from pathlib import Path

import pytest

from tests.bot.conftest import FACTS, Run


def chat(run: Run, *lines: str) -> str:
    ended = run("chat", "--admin", "--facts", "facts.toml", typed="\n".join(lines).encode())
    assert (ended.code, ended.err) == (0, "")
    return ended.out


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/sua", "/sua rồi tới câu hỏi"),
        ("/sua Ai chủ trì?", "không đáp gì"),
        ("/gui", "/gui rồi tới đường dẫn"),
        ("/gui khong-co.toml", "Không đọc được tệp khong-co.toml"),
    ],
)
def test_what_lacks_something_says_how_it_is_done(run: Run, line: str, said: str) -> None:
    assert said in chat(run, line)


def test_an_edited_question_is_answered_anew(run: Run) -> None:
    assert "đã hoàn thành" in chat(run, "Ai chủ trì hội nghị?", "/sua Nhà ở doanh trại xây xong chưa?")


def test_a_file_is_offered_and_published_in_a_copy(run: Run) -> None:
    Path("moi.toml").write_text(FACTS.replace("đã hoàn thành.", "nay đã hoàn thành."), "utf-8")
    said = chat(run, "/gui moi.toml", "1", "Nhà ở doanh trại xây xong chưa?")
    assert "nay đã hoàn thành" in said.partition("bản số 2")[2]
    assert Path("facts.toml").read_text("utf-8") == FACTS
