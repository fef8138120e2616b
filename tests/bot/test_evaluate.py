"""``evaluate`` from the command line."""

import json
from pathlib import Path

import pytest

from tests.bot.conftest import FACTS, Run

ASKED = (
    {"q": "Ai chủ trì hội nghị?", "kind": "plain", "expect": ["chu-tri"]},
    {"q": "ai chu tri hoi nghi", "kind": "unaccented", "expect": ["chu-tri"]},
    {"q": "Mấy giờ thì bóng đá bắt đầu?", "kind": "off_topic", "expect": "unknown"},
)


@pytest.fixture
def questions(folder: Path) -> Path:
    lines = [json.dumps(line, ensure_ascii=False) for line in ASKED]
    (folder / "asked.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder / "asked.jsonl"


@pytest.mark.usefixtures("questions")
def test_the_figures_are_printed_by_kind(run: Run) -> None:
    ended = run("evaluate", "--facts", "facts.toml", "asked.jsonl")
    assert (ended.code, ended.err) == (0, "")
    lines = [line.split() for line in ended.out.splitlines()]
    assert ["plain", "1", "100.0", "(20.7–100.0)"] in [line[:4] for line in lines]
    assert "3 câu hỏi" in ended.out
    assert "ms (p99)" in ended.out


@pytest.mark.usefixtures("questions")
def test_generated_questions_and_plain_matchers_are_added(run: Run) -> None:
    ended = run(
        "evaluate", "--facts", "facts.toml", "asked.jsonl", "--generated", "--matchers", "asked.jsonl"
    )
    assert ended.code == 0
    for heading in ("typing: telex", "swapped: role", "WRatio ≥", "token_set_ratio ≥", "BM25 ≥"):
        assert heading in ended.out


def test_figures_are_kept_and_compared(run: Run, folder: Path, questions: Path) -> None:
    assert run("evaluate", "--facts", "facts.toml", "asked.jsonl", "--save-baseline", "kept.json").code == 0
    same = run("evaluate", "--facts", "facts.toml", "asked.jsonl", "--baseline", "kept.json")
    assert (same.code, same.out.splitlines()[-1]) == (0, "Không kém kept.json.")
    (folder / "facts.toml").write_text(
        FACTS.replace("Ai chủ trì hội nghị?", "Ai phát biểu?"), encoding="utf-8"
    )
    text = questions.read_text("utf-8").replace('["chu-tri"]', '["nha-o"]')
    questions.write_text(text, encoding="utf-8")
    worse = run("evaluate", "--facts", "facts.toml", "asked.jsonl", "--baseline", "kept.json")
    assert worse.code == 1
    assert "KÉM ĐI: tất cả: đúng 100.0 % → 33.3 %" in worse.out


@pytest.mark.usefixtures("questions")
def test_a_file_that_the_baseline_lacks_is_no_success(run: Run, folder: Path) -> None:
    (folder / "kept.json").write_text("{}", encoding="utf-8")
    ended = run("evaluate", "--facts", "facts.toml", "asked.jsonl", "--baseline", "kept.json")
    assert (ended.code, ended.out.splitlines()[-1]) == (
        1,
        "kept.json chưa có asked.jsonl: không có gì để so.",
    )


def test_every_malformed_line_is_named(run: Run, folder: Path) -> None:
    (folder / "asked.jsonl").write_text(
        'Ai?\n{"q": "Ai?", "kind": "k", "expect": ["nobody"]}\n', encoding="utf-8"
    )
    ended = run("evaluate", "--facts", "facts.toml", "asked.jsonl")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.splitlines() == [
        "asked.jsonl:1: dòng này không phải một đối tượng JSON.",
        "asked.jsonl:2: tệp dữ kiện không có mã “nobody”.",
    ]


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("gone.jsonl",), "gone.jsonl: không đọc được"),
        (("asked.jsonl", "--baseline", "gone.json"), "gone.json: không đọc được"),
        (("asked.jsonl", "--baseline", "facts.toml"), "facts.toml: không phải tệp do --save-baseline ghi"),
        (("asked.jsonl", "--save-baseline", "nowhere/kept.json"), "nowhere/kept.json: không ghi được"),
    ],
)
@pytest.mark.usefixtures("questions")
def test_an_unusable_file_is_one_clear_line(run: Run, words: tuple[str, ...], complaint: str) -> None:
    ended = run("evaluate", "--facts", "facts.toml", *words)
    assert ended.code == 2
    assert len(ended.err.splitlines()) == 1
    assert ended.err.startswith(complaint)
