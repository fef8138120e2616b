"""The command line: options, exit codes, and what every command does with trouble."""

from pathlib import Path

import pytest

from bot.cli import COMMANDS
from tests.bot.conftest import Run

FACTS = ("--facts", "facts.toml")


@pytest.mark.parametrize(
    "words",
    [
        ("ask", "Ai chủ trì hội nghị?", *FACTS),
        (*FACTS, "ask", "Ai chủ trì hội nghị?"),
        ("ask", *FACTS, "Ai chủ trì hội nghị?"),
    ],
)
def test_common_options_stand_before_or_after_the_command(run: Run, words: tuple[str, ...]) -> None:
    assert run(*words).out.startswith("Thượng tướng Lương Tam Quang chủ trì hội nghị.")


def test_the_option_nearest_to_the_question_counts(run: Run) -> None:
    assert run("--facts", "none.toml", "ask", *FACTS, "Ai chủ trì hội nghị?").code == 0


def test_options_win_over_the_configuration(run: Run, folder: Path) -> None:
    (folder / "config.toml").write_text("[knowledge]\nfacts = 'none.toml'\n")
    assert run("ask", "Ai chủ trì hội nghị?").code == 2
    assert run("ask", *FACTS, "Ai chủ trì hội nghị?").code == 0


def test_a_named_configuration_is_used(run: Run, folder: Path) -> None:
    (folder / "bot.toml").write_text("[knowledge]\nfacts = 'facts.toml'\n")
    assert run("--config", "bot.toml", "ask", "Ai chủ trì hội nghị?").code == 0


def test_without_a_command_the_help_is_shown(run: Run) -> None:
    ended = run()
    assert ended.code == 2
    assert all(command.name in ended.out for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_has_help(run: Run, command: object) -> None:
    name = getattr(command, "name", "")
    ended = run(name, "--help")
    assert ended.code == 0
    assert ended.out.startswith(f"cách dùng: python -m bot {name}")


@pytest.mark.parametrize(
    "words", [("hoi",), ("ask", "--nope", "x"), ("--facts",), ("ask",), ("ask", "--jsonl", "x")]
)
def test_a_usage_error_is_one_line_after_the_usage(run: Run, words: tuple[str, ...]) -> None:
    ended = run(*words)
    assert ended.code == 2
    assert "Lệnh chưa đúng" in ended.err
    assert ended.out == ""


@pytest.mark.parametrize(("command", "code"), [("ask", 2), ("check", 2), ("chat", 78), ("run", 78)])
def test_a_broken_configuration_is_told_line_by_line(run: Run, folder: Path, command: str, code: int) -> None:
    (folder / "config.toml").write_text("[telegram]\nmode = 1\n[limit]\n")
    ended = run(command, *["Ai?"][: command == "ask"])
    assert ended.code == code
    assert ended.err.splitlines() == [
        "config.toml: [telegram] mode: phải là một trong: polling, webhook.",
        "config.toml: limit: không có khóa này; có lẽ bạn muốn viết “limits”.",
    ]


@pytest.mark.parametrize(("command", "code"), [("ask", 2), ("chat", 78)])
@pytest.mark.parametrize("file", ["none.toml", ".", "article.txt"])
def test_a_fact_file_that_cannot_be_served_is_named(run: Run, command: str, code: int, file: str) -> None:
    ended = run(command, "--facts", file, *["Ai?"][: command == "ask"])
    assert ended.code == code
    assert ended.err.startswith(file)
    assert "Traceback" not in ended.err
    assert ended.out == ""


def test_an_article_that_cannot_be_read_is_named(run: Run) -> None:
    ended = run("ask", *FACTS, "--article", "none.txt", "Ai?")
    assert ended.code == 2
    assert ended.err.startswith("none.txt: không đọc được bài báo")


def test_run_without_a_token_is_refused(run: Run) -> None:
    ended = run("run", *FACTS)
    assert ended.code == 78
    assert ended.err.count("\n") == 1
    assert "BOT_TOKEN" in ended.err


def test_explain_shows_the_way_to_the_answer(run: Run) -> None:
    ended = run("explain", *FACTS, "Ai chủ trì hội nghị?")
    assert ended.code == 0
    assert ended.out.startswith("Câu hỏi    Ai chủ trì hội nghị?")
    assert "answered: chu-tri" in ended.out
