"""Blocks as plain text and as messages that Telegram accepts."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from handlers.rendering import MESSAGE_LIMIT, messages, plain, units
from handlers.reply import Block, Style

BLOCKS = st.lists(st.builds(Block, st.text(min_size=1, max_size=300), st.sampled_from(Style)), max_size=5)
LONG_BLOCKS = st.builds(
    lambda text, times, style: Block(text * times, style),
    st.text(alphabet="ab &<🙂\n.", min_size=1, max_size=20),
    st.integers(1, 1500),
    st.sampled_from(Style),
)


def letters(text: str) -> str:
    """``text`` without spaces, where messages may be broken."""
    return re.sub(r"\s", "", text)


def escaped(block: Block) -> str:
    return html.escape(block.text, quote=False)


def untagged(texts: list[str]) -> str:
    return "".join(re.sub(r"</?(?:i|blockquote)(?: expandable)?>", "", text) for text in texts)


def test_plain_text_has_a_line_between_blocks_and_no_markup() -> None:
    blocks = (Block("a < b?", Style.QUOTE), Block("Đúng."), Block("Theo bài báo.", Style.ASIDE))
    assert plain(blocks) == "> a < b?\n\nĐúng.\n\nTheo bài báo."


def test_html_is_escaped_in_every_style() -> None:
    blocks = [Block("<b>&", style) for style in (Style.BODY, Style.ASIDE, Style.QUOTE)]
    assert messages(blocks) == [
        "&lt;b&gt;&amp;\n\n<i>&lt;b&gt;&amp;</i>\n\n<blockquote>&lt;b&gt;&amp;</blockquote>"
    ]


def test_what_fits_is_one_message() -> None:
    assert len(messages([Block("a" * 2000), Block("b" * 2000)])) == 1


def test_blocks_that_do_not_fit_together_are_messages_of_their_own() -> None:
    assert messages([Block("a" * 4000), Block("b" * 4000)]) == ["a" * 4000, "b" * 4000]


def test_a_long_block_is_split_at_a_sentence() -> None:
    sentence = "Câu này dài vừa phải. "
    first, *_ = messages([Block(sentence * 400)])
    assert first.endswith("vừa phải.")
    assert units(first) > MESSAGE_LIMIT - 2 * len(sentence)


def test_a_block_without_sentences_is_split_at_a_word() -> None:
    assert all(part.endswith("chữ") for part in messages([Block("chữ " * 2999 + "chữ")]))


def test_length_is_counted_in_utf16_units() -> None:
    assert units("a🙂") == 3
    assert len(messages([Block("🙂" * 2049)])) == 2


@given(BLOCKS)
def test_nothing_is_lost_or_added(blocks: list[Block]) -> None:
    assert letters(untagged(messages(blocks))) == letters("".join(escaped(block) for block in blocks))


@given(LONG_BLOCKS)
def test_every_message_fits_and_closes_its_tags(block: Block) -> None:
    for message in messages([block]):
        assert units(message) <= MESSAGE_LIMIT
        assert len(re.findall(r"<\w[^<>]*>", message)) == len(re.findall(r"</\w+>", message))


@given(LONG_BLOCKS)
def test_a_long_block_loses_no_letter(block: Block) -> None:
    assert letters(untagged(messages([block]))) == letters(escaped(block))
