"""The token and the webhook's secret."""

from pathlib import Path

import pytest

from bot.credentials import Credentials
from bot.errors import OperatorError

VARIABLES = (
    "BOT_TOKEN",
    "BOT_TOKEN_FILE",
    "BOT_WEBHOOK_SECRET",
    "BOT_WEBHOOK_SECRET_FILE",
    "CREDENTIALS_DIRECTORY",
)


@pytest.fixture(autouse=True)
def _no_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in VARIABLES:
        monkeypatch.delenv(variable, raising=False)


def kept(file: Path, content: str, mode: int = 0o600) -> Path:
    """A file that holds a secret."""
    file.write_text(content)
    file.chmod(mode)
    return file


def test_a_token_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "1:abc")
    assert Credentials.load().require_token().get_secret_value() == "1:abc"


def test_a_token_from_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BOT_TOKEN_FILE", str(kept(tmp_path / "token", "1:abc\n")))
    assert Credentials.load().require_token().get_secret_value() == "1:abc"


def test_a_secret_from_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BOT_WEBHOOK_SECRET_FILE", str(kept(tmp_path / "secret", "s" * 32)))
    secret = Credentials.load().webhook_secret
    assert secret is not None
    assert secret.get_secret_value() == "s" * 32


@pytest.mark.parametrize("token", [None, ""])
def test_no_token_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch, token: str | None) -> None:
    if token is not None:
        monkeypatch.setenv("BOT_TOKEN", token)
    with pytest.raises(OperatorError, match="Chưa có token"):
        Credentials.load().require_token()


@pytest.mark.parametrize("token", ["abc", "1:a b", "1:a\nX: y", "1:abc/../x", "token=1:abc", "1:ắ"])
def test_what_cannot_be_a_token_is_told_without_showing_it(
    monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    monkeypatch.setenv("BOT_TOKEN", token)
    with pytest.raises(OperatorError) as refused:
        Credentials.load().require_token()
    (line,) = refused.value.lines
    assert "@BotFather" in line
    assert token not in line


def test_an_empty_file_is_no_token(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BOT_TOKEN_FILE", str(kept(tmp_path / "token", "\n")))
    with pytest.raises(OperatorError, match="Chưa có token"):
        Credentials.load().require_token()


def test_an_unreadable_file_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BOT_TOKEN_FILE", str(tmp_path / "none"))
    with pytest.raises(OperatorError, match=r"BOT_TOKEN_FILE: không đọc được tệp .*none"):
        Credentials.load()


def test_a_file_that_everybody_can_read_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BOT_TOKEN_FILE", str(kept(tmp_path / "token", "1:canary", mode=0o644)))
    with pytest.raises(OperatorError, match="ai trên máy cũng đọc được") as refusal:
        Credentials.load()
    assert "canary" not in str(refusal.value)


def test_a_token_from_a_systemd_credential(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    kept(tmp_path / "bot-token", "1:abc\n")
    monkeypatch.setenv("CREDENTIALS_DIRECTORY", str(tmp_path))
    assert Credentials.load().require_token().get_secret_value() == "1:abc"


def test_no_secret_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "1:canary")
    monkeypatch.setenv("BOT_WEBHOOK_SECRET", "canary")
    assert "canary" not in repr(Credentials.load())
