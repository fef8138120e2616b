"""``check``: everything that may be wrong in a fact file."""

from pathlib import Path

import pytest

from tests.bot.conftest import FACTS, Run


def test_a_sound_file_exits_0_and_is_summed_up(run: Run) -> None:
    ended = run("check", "--facts", "facts.toml", "--article", "article.txt")
    assert ended.code == 0, ended.out
    assert (
        "facts.toml: 2 dữ kiện, 6 cách hỏi, 1 câu kiểm tra.\nĐã đối chiếu với bài báo article.txt."
        in ended.out
    )
    assert "Lỗi: 0." in ended.out


def test_without_the_article_nothing_is_said_to_be_proved(run: Run) -> None:
    assert "Chưa đối chiếu với bài báo" in run("check", "--facts", "facts.toml").out


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('id = "nha-o"', 'id = "chu-tri"', "facts.toml:20: dữ kiện “chu-tri”, mục “id”"),
        ("schema = 1", "schema = ", "facts.toml:2: "),
        ('source = "bbk"\nparagraph = [2]', 'source = "abc"\nparagraph = [2]', "facts.toml:24: "),
        ("paragraph = [2]", "paragraph = [9]", "facts.toml:25: dữ kiện “nha-o”, mục “paragraph”"),
        (
            'expect = "chu-tri"',
            'expect = "nha-o"',
            "facts.toml:28: câu kiểm tra “Ai chủ trì hội nghị?”: cần nha-o",
        ),
        (
            'expect = "chu-tri"',
            'expect = "unknown"',
            "facts.toml:28: câu kiểm tra “Ai chủ trì hội nghị?”: cần unknown",
        ),
        (
            'expect = "chu-tri"',
            'expect = "chu-tri"\nstatus = "refuted"',
            "facts.toml:28: câu kiểm tra “Ai chủ trì hội nghị?”: cần chu-tri (refuted), "
            "nhưng bot trả lời answered, chu-tri.",
        ),
    ],
)
def test_a_problem_exits_1_with_its_line_and_field(
    run: Run, folder: Path, old: str, new: str, line: str
) -> None:
    assert old in FACTS
    (folder / "facts.toml").write_text(FACTS.replace(old, new), encoding="utf-8")
    ended = run("check", "--facts", "facts.toml", "--article", "article.txt")
    assert ended.code == 1
    assert f"LỖI       {line}" in ended.out


def test_a_missing_file_is_a_problem_too(run: Run) -> None:
    ended = run("check", "--facts", "none.toml")
    assert ended.code == 1
    assert "none.toml: Không tìm thấy tệp này" in ended.out
