"""Long lists on a phone: as many lines as one glance takes, and the rest as a file."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from handlers.curating.door import Visit
from handlers.curating.sheets import Sheets
from handlers.echo import shortened
from handlers.phrases import curating as phrases

GLANCE: Final = 2_500
"""Characters of a list that are shown in the chat."""

_LINE = 300


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The first lines of a list, and whether they are all of it."""

    text: str
    whole: bool

    @classmethod
    def of(cls, lines: Sequence[str], glance: int = GLANCE) -> "Excerpt":
        """The lines that fit, each of them shortened, at least one."""
        shown: list[str] = []
        length = 0
        for line in lines:
            short = _shortened(line)
            length += len(short) + 1
            if shown and length > glance:
                break
            shown.append(short)
        left = len(lines) - len(shown)
        whole = not left and all(_shortened(line) == line for line in lines)
        if left:
            shown.append(phrases.MORE_LINES.format(count=left))
        return cls("\n".join(shown), whole)


async def attach_whole(sheets: Sheets, visit: Visit, name: str, parts: Iterable[Sequence[str]]) -> None:
    """Send all lines as a text file, parts parted by a blank line."""
    text = "\n\n".join("\n".join(lines) for lines in parts)
    await sheets.attach(visit, name, text.encode("utf-8-sig"), phrases.WHOLE_LIST)


def _shortened(line: str) -> str:
    margin = line[: len(line) - len(line.lstrip())]
    return margin + shortened(line, _LINE)
