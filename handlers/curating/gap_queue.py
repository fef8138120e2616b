"""The questions that the facts do not answer, for curators to decide about, the biggest first."""

import asyncio
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from handlers.curating.door import Deeds, Visit
from handlers.curating.founding import FOUND
from handlers.curating.sheets import Button, Sheet, Sheets
from handlers.echo import legible, shortened
from handlers.edition import Editions
from handlers.phrases import browsing as paging
from handlers.phrases import gaps as phrases
from handlers.reply import Block, Style
from knowledge.gap_queue import Gap, open_gaps
from knowledge.publication.author import Author
from knowledge.stores.gaps import Gaps, Ruling
from knowledge.stores.nonces import Deed

PAGE = 8
"""Gaps on a page: as many buttons as a phone shows without scrolling."""

MOST_ASKINGS = 20_000
"""Times something was asked that are looked at, the latest."""

MOST_GAPS = 200
"""Gaps shown at most: 25 pages, which nobody has reached the end of."""

WORDINGS = 8
"""Wordings shown of one gap."""

SUGGESTED = 3
"""Facts suggested, of which the question may be one more phrasing."""

LIST, VIEW, IGNORE = "gaps", "gap", "ignore-gap"
ADD, SILENT, SETTLE = "add-gap", "silence-gap", "settle-gap"


def listing(page: int = 0) -> Deed:
    """Shows a page of the gaps."""
    return Deed(LIST, (str(page),), lasting=True)


def _view(gap: Gap) -> Deed:
    return Deed(VIEW, (gap.normals[0],), lasting=True)


@dataclass(frozen=True, slots=True)
class GapQueue:
    """Shows gaps, and ignores some. A gap is known by the normal form of any of its wordings.

    Where nothing is ``editable``, the buttons that change facts are left out.
    """

    editions: Editions
    gaps: Gaps
    sheets: Sheets
    idle: Collection[str]
    editable: bool

    @property
    def deeds(self) -> Deeds:
        """What the buttons here do."""
        return {LIST: self.listed, VIEW: self.viewed, IGNORE: self.ignored}

    async def opened(self, visit: Visit) -> None:
        """Show the biggest gaps."""
        await self.sheets.add(visit, await self._page(0))

    async def listed(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        """Show a page of gaps."""
        (page,) = arguments
        await self.sheets.show(visit, await self._page(int(page)))

    async def viewed(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        """Show one gap with what can be done about it."""
        (normal,) = arguments
        gap = await self.find(normal)
        await self.sheets.show(visit, gone() if gap is None else self._account(gap))

    async def ignored(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        """Ignore a gap for good."""
        (normal,) = arguments
        gap = await self.find(normal)
        if gap is None:
            await self.sheets.show(visit, gone())
            return
        await self.gaps.decide(gap.normals, Ruling.IGNORED, Author.admin(visit.admin))
        said = phrases.IGNORED.format(question=shortened(gap.question))
        await self.sheets.show(visit, Sheet.saying(said, rows=[[(phrases.TO_GAPS, listing())]]))

    async def find(self, normal: str) -> Gap | None:
        """The open gap that has a wording of this form."""
        return next((gap for gap in await self.open_gaps() if normal in gap.normals), None)

    async def open_gaps(self) -> Sequence[Gap]:
        """The gaps that nobody has decided about and that the facts served now leave."""
        responder = self.editions.current.responder
        askings = await self.gaps.askings(MOST_ASKINGS)
        decided = await self.gaps.decided()
        # Putting ten thousand questions together takes a second, in which others are answered.
        return await asyncio.to_thread(open_gaps, responder, askings, decided, self.idle, MOST_GAPS)

    async def _page(self, number: int) -> Sheet:
        found = await self.open_gaps()
        if not found:
            return Sheet.saying(phrases.NO_GAPS)
        pages = -(-len(found) // PAGE)
        number = min(number, pages - 1)
        rows: list[Sequence[Button]] = [
            [(phrases.GAP_LABEL.format(times=gap.times, question=gap.question), _view(gap))]
            for gap in found[number * PAGE : (number + 1) * PAGE]
        ]
        turns = [
            (label, listing(to))
            for label, to in ((paging.PREVIOUS, number - 1), (paging.NEXT, number + 1))
            if 0 <= to < pages
        ]
        lines = [phrases.GAPS.format(count=len(found))]
        if pages > 1:
            lines.append(paging.PAGE.format(page=number + 1, pages=pages))
        return Sheet.saying(*lines, rows=[*rows, *([turns] if turns else [])])

    def _account(self, gap: Gap) -> Sheet:
        return Sheet(tuple(self._told(gap)), tuple(self._rows(gap)))

    def _rows(self, gap: Gap) -> Iterator[tuple[Button, ...]]:
        normal = gap.normals[0]
        if self.editable:
            new: Button = (phrases.NEW, Deed(FOUND, (legible(gap.question),), lasting=True))
            made = ((new, (phrases.SILENT, Deed(SILENT, (normal,)))),)
            # Where details clashed, the nearest fact is as a rule the wrong one.
            clashed = 2 * gap.vetoed > gap.times
            yield from (*made, *self._additions(gap)) if clashed else (*self._additions(gap), *made)
            if gap.disliked:
                yield ((phrases.SETTLE, Deed(SETTLE, (normal,))),)
        yield ((phrases.IGNORE, Deed(IGNORE, (normal,))), (phrases.TO_GAPS, listing()))

    def _additions(self, gap: Gap) -> Iterator[tuple[Button, ...]]:
        """A button for each fact that the question may be one more phrasing of."""
        responder = self.editions.current.responder
        near = [fact for fact in map(responder.fact, gap.nearly) if fact is not None]
        for fact in near[:SUGGESTED]:
            yield ((phrases.ADD.format(title=fact.label), Deed(ADD, (gap.normals[0], fact.id))),)

    def _told(self, gap: Gap) -> Iterator[Block]:
        yield Block(phrases.QUESTION.format(question=shortened(gap.question)))
        counts = [phrases.COUNTED.format(times=gap.times)]
        for count, said in (
            (gap.vetoed, phrases.VETOED),
            (gap.disliked, phrases.DISLIKED),
            (gap.waiting, phrases.WAITING),
        ):
            if count:
                counts.append(said.format(count=count))
        yield Block("\n".join(counts))
        if len(gap.wordings) > 1:
            lines = [phrases.WORDING.format(wording=shortened(it)) for it in gap.wordings[:WORDINGS]]
            if len(gap.wordings) > WORDINGS:
                lines.append(phrases.MORE_WORDINGS.format(count=len(gap.wordings) - WORDINGS))
            yield Block(phrases.WORDINGS.format(wordings="\n".join(lines)), Style.QUOTE)


def gone() -> Sheet:
    """What is said of a gap that is none any more."""
    return Sheet.saying(phrases.GONE, rows=[[(phrases.TO_GAPS, listing())]])
