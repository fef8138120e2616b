"""Telegram's HTML in a terminal."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.terminal.markup import shown, styled, wrapped


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("a &lt;b&gt; &amp; c", "a <b> & c"),
        ("<i>quiet</i> loud", "quiet loud"),
        ("<blockquote>asked</blockquote>\n\nanswered", "> asked\n\nanswered"),
        ("<b>a<i>b</i></b>c", "abc"),
        ("</i>stray", "stray"),
    ],
)
def test_markup_is_shown_without_its_tags(text: str, plain: str) -> None:
    assert shown(text, colourful=False) == plain


def test_colours_follow_the_tags_and_end_with_them() -> None:
    assert shown("<b>a<i>b</i></b>c", colourful=True) == "\x1b[1ma\x1b[0m\x1b[1;2mb\x1b[0mc"


def test_a_style_is_begun_anew_in_each_line() -> None:
    assert styled("a\n\nb", "2") == "\x1b[2ma\x1b[0m\n\n\x1b[2mb\x1b[0m"


@given(st.text())
def test_escaped_text_is_shown_as_it_was(text: str) -> None:
    text = text.replace("\r", "")
    assert shown(html.escape(text, quote=False), colourful=False) == text


def test_lines_are_broken_between_words() -> None:
    assert list(wrapped("một hai ba\nbốn", 7)) == ["một hai", "ba", "bốn"]


def test_a_long_word_stands_alone() -> None:
    assert list(wrapped("a bbbbbbbb c", 4)) == ["a", "bbbbbbbb", "c"]


def test_styles_take_no_columns() -> None:
    assert list(wrapped(styled("một hai", "2"), 7)) == [styled("một hai", "2")]


@given(st.text(alphabet="ab \n", max_size=80), st.integers(1, 20))
def test_wrapping_changes_nothing_but_where_lines_end(text: str, width: int) -> None:
    lines = list(wrapped(text, width))
    assert " ".join(lines).split() == text.split()
    assert all(len(line) <= width or " " not in line.strip() for line in lines)
