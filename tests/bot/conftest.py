"""A small fact file on disk, and the command line run on it."""

import io
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.cli import main

FACTS = """
schema = 1

[[sources]]
id = "bbk"
title = "Sơ kết hai năm"
publisher = "BBK"
date = "2024-10"

[[facts]]
id = "chu-tri"
title = "Người chủ trì hội nghị"
questions = ["Ai chủ trì hội nghị?", "Hội nghị do ai chủ trì?", "Người nào chủ trì cuộc họp?"]
answer = "Thượng tướng Lương Tam Quang chủ trì hội nghị."
source = "bbk"
paragraph = [1]
evidence = ["Lương Tam Quang", "chủ trì hội nghị"]

[[facts]]
id = "nha-o"
title = "Nhà ở doanh trại"
questions = ["Nhà ở doanh trại xây xong chưa?", "Mục tiêu nào đã hoàn thành?", "Doanh trại thế nào rồi?"]
answer = "Mục tiêu xây dựng nhà ở doanh trại đã hoàn thành."
source = "bbk"
paragraph = [2]
evidence = ["hoàn thành mục tiêu xây dựng nhà ở doanh trại"]

[[checks]]
question = "Ai chủ trì hội nghị?"
expect = "chu-tri"
"""

ARTICLE = """Thượng tướng Lương Tam Quang chủ trì hội nghị.

Địa phương đã hoàn thành mục tiêu xây dựng nhà ở doanh trại.
"""


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Ended]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with ``facts.toml`` and ``article.txt``, and no ``BOT_`` variable."""
    for variable in [name for name in os.environ if name.startswith("BOT_")]:
        monkeypatch.delenv(variable)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "facts.toml").write_text(FACTS, encoding="utf-8")
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command in this process, with ``typed`` on its standard input."""

    def run_command(*words: str, typed: bytes = b"") -> Ended:
        monkeypatch.setattr(sys, "argv", ["bot", *words])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed)))
        try:
            code = main()
        except SystemExit as leaving:
            code = int(leaving.code or 0)
        return Ended(code, *capsys.readouterr())

    assert folder.is_dir()
    return run_command
