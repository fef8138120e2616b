"""What the terminal shows."""

import io

import pytest

from bot.terminal.items import Alert, Bubble
from bot.terminal.screen import Screen


class Terminal(io.StringIO):
    """A terminal, as far as a screen can tell."""

    def isatty(self) -> bool:
        return True


def test_a_message_is_shown_under_the_bot_s_name() -> None:
    out = io.StringIO()
    Screen(out, width=20, colourful=False).show(Bubble("một hai ba bốn năm\n\nsáu", ()))
    assert out.getvalue() == "Bot: một hai ba bốn\n     năm\n\n     sáu\n\n"


def test_buttons_are_numbered_below() -> None:
    out = io.StringIO()
    Screen(out, width=80, colourful=False).show(Bubble("Đáp.", (("Một",), ("Nguồn", "Chia sẻ"))))
    assert out.getvalue() == "Bot: Đáp.\n     [1] Một\n     [2] Nguồn   [3] Chia sẻ\n\n"


def test_a_button_that_the_text_names_is_not_shown_twice() -> None:
    out = io.StringIO()
    Screen(out, width=80, colourful=False).show(Bubble("Chọn:\n1. Một", (("1. Một",), ("Nguồn",))))
    assert out.getvalue() == "Bot: Chọn:\n     1. Một\n     [2] Nguồn\n\n"


def test_an_alert_is_shown_apart() -> None:
    out = io.StringIO()
    Screen(out, width=80, colourful=False).show(Alert("Hết hạn."))
    assert out.getvalue() == "(thông báo) Hết hạn.\n"


@pytest.mark.parametrize(
    ("out", "environment", "colourful"),
    [
        (Terminal(), {"TERM": "xterm"}, True),
        (io.StringIO(), {"TERM": "xterm"}, False),
        (Terminal(), {"TERM": "dumb"}, False),
        (Terminal(), {"TERM": "xterm", "NO_COLOR": "1"}, False),
    ],
)
def test_colour_is_for_terminals_that_show_it(
    out: io.StringIO, environment: dict[str, str], colourful: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    for variable, value in environment.items():
        monkeypatch.setenv(variable, value)
    assert Screen.of(out).colourful == colourful
