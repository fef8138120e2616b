"""Replies as plain text and as Telegram HTML, in messages that Telegram accepts."""

import html
import re
from collections.abc import Callable, Iterator, Sequence

from handlers.reply import Block, Style

MESSAGE_LIMIT = 4096
"""UTF-16 code units in one Telegram message. Telegram counts after parsing; markup is counted here too."""

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")
_WORD_END = re.compile(r"\s+")
_GAP = "\n\n"

_PLAIN = {Style.BODY: "{}", Style.ASIDE: "{}", Style.QUOTE: "> {}", Style.FOLDED: "> {}"}
_HTML = {
    Style.BODY: "{}",
    Style.ASIDE: "<i>{}</i>",
    Style.QUOTE: "<blockquote>{}</blockquote>",
    Style.FOLDED: "<blockquote expandable>{}</blockquote>",
}


def units(text: str) -> int:
    """The length of ``text`` as Telegram counts it, in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def plain(blocks: Sequence[Block]) -> str:
    """``blocks`` as an asker reads them in a terminal."""
    return _GAP.join(_plain_block(block) for block in blocks)


def messages(blocks: Sequence[Block]) -> list[str]:
    """``blocks`` as Telegram HTML in as few messages as fit; what is too long is split at a sentence."""
    packed: list[str] = []
    for piece in (_html_block(piece) for block in blocks for piece in _pieces(block)):
        if packed and units(packed[-1]) + units(_GAP) + units(piece) <= MESSAGE_LIMIT:
            packed[-1] = _GAP.join((packed[-1], piece))
        else:
            packed.append(piece)
    return packed


def _plain_block(block: Block) -> str:
    return _PLAIN[block.style].format(block.text)


def _html_block(block: Block) -> str:
    return _HTML[block.style].format(html.escape(block.text, quote=False))


def _fits(block: Block) -> bool:
    return units(_html_block(block)) <= MESSAGE_LIMIT


def _pieces(block: Block) -> Iterator[Block]:
    """``block`` in pieces that each fit one message, cut at the last possible sentence, word or character."""
    text = block.text
    while not _fits(Block(text, block.style)):
        end = _longest(text, lambda head: _fits(Block(head, block.style)))
        cut = _last_end(_SENTENCE_END, text, end) or _last_end(_WORD_END, text, end) or end
        yield Block(text[:cut].rstrip(), block.style)
        text = text[cut:].lstrip()
    if text:
        yield Block(text, block.style)


def _longest(text: str, fits: Callable[[str], bool]) -> int:
    """The length of the longest head of ``text`` that fits, at least one character, found by bisection."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(text[:middle]) else (low, middle - 1)
    return low


def _last_end(pattern: re.Pattern[str], text: str, end: int) -> int:
    """Where the last match of ``pattern`` that begins within ``text[:end]`` begins; 0 for none."""
    return max((match.start() for match in pattern.finditer(text, 0, end)), default=0)
