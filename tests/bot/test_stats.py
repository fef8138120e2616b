"""``stats``: how it goes, at the command line."""

import asyncio
import time
from contextlib import closing
from pathlib import Path

import pytest

from knowledge.stores.database import Database
from knowledge.stores.exchanges import Asked, Exchanges, Surface
from tests.bot.conftest import Run

OPTIONS = ("--facts", "facts.toml")


@pytest.fixture
def store(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store that holds one question, and the configuration that names it."""
    file = folder / "bot.db"
    monkeypatch.setenv("BOT_STORE__DATABASE_URL", f"sqlite:///{file}")
    asked = Asked("k", 0, time.time(), Surface.PRIVATE, "unknown", "Giá vé?", "gia ve")
    with closing(Database.open(f"sqlite:///{file}")) as database:
        asyncio.run(Exchanges(database).record([asked]))
    return file


@pytest.mark.usefixtures("store")
def test_the_words_are_printed_and_the_picture_is_drawn(run: Run) -> None:
    ended = run("stats", *OPTIONS, "--days", "7", "--out", "so.png")
    assert ended.code == 0, ended.err
    assert "7 ngày qua" in ended.out
    assert "“Giá vé?”: 1 lần" in ended.out
    assert Path("so.png").read_bytes().startswith(b"\x89PNG")


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("--days", "0"), "--days phải từ 1"),
        (("--out", "so.jpg"), ".png"),
        (("--out", "khong/co/so.png"), "không ghi được"),
    ],
)
def test_what_cannot_be_done_says_why(run: Run, words: tuple[str, ...], complaint: str) -> None:
    ended = run("stats", *OPTIONS, *words)
    assert ended.code == 2
    assert complaint in ended.err


def test_a_bot_that_never_ran_has_no_statistics(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BOT_STORE__DATABASE_URL", f"sqlite:///{folder / 'khong.db'}")
    ended = run("stats", *OPTIONS)
    assert ended.code == 2
    assert "chưa có dữ liệu" in ended.err
    assert not (folder / "khong.db").exists()
