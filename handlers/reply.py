"""A reply before it meets a medium: blocks of text and the facts it offers."""

from dataclasses import dataclass
from enum import Enum

from knowledge.facts import Fact


class Style(Enum):
    """How a block stands out."""

    BODY = "body"
    ASIDE = "aside"  # said quietly: the source line
    QUOTE = "quote"  # the asker's own words
    FOLDED = "folded"  # a passage of the article, of which a phone shows the first lines until it is tapped


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of a reply: plain characters without any markup, lines parted by newlines."""

    text: str
    style: Style = Style.BODY


@dataclass(frozen=True, slots=True)
class Reply:
    """What one message is answered with.

    ``choices`` are the facts numbered in the text, in that order; ``related`` and ``sourced`` are facts that
    only buttons lead to, the latter to where each part of the reply stands. ``settling`` says that the reply
    is but a choice, which its answer may replace; ``wanting`` that something asked could not be answered.
    """

    blocks: tuple[Block, ...]
    choices: tuple[Fact, ...] = ()
    related: tuple[Fact, ...] = ()
    sourced: tuple[Fact, ...] = ()
    settling: bool = False
    wanting: bool = False
