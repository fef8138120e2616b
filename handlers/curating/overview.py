"""How it goes, for curators: a picture, the same in words, and the weekly bulletin to be had or not."""

import asyncio
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from handlers.chart import drawn
from handlers.curating.bulletin import week_of
from handlers.curating.door import Deeds, Visit
from handlers.curating.sheets import Button, Sheet, Sheets
from handlers.edition import Editions
from handlers.figures import period, told
from handlers.phrases import statistics as phrases
from knowledge.statistics import PERIODS, Period
from knowledge.stores.archive import Archive
from knowledge.stores.nonces import Deed
from knowledge.survey import surveyed

SHOW, TAKE, LEAVE = "statistics", "take-bulletin", "leave-bulletin"
USUAL = 30
"""Days shown unless others are asked for."""


def showing(days: int = USUAL) -> Deed:
    """Shows the statistics of so many days."""
    return Deed(SHOW, (str(days),), lasting=True)


@dataclass(frozen=True, slots=True)
class Overview:
    """Shows statistics. ``clock`` tells epoch seconds; pictures are drawn one after the other."""

    editions: Editions
    archive: Archive
    sheets: Sheets
    idle: Collection[str]
    clock: Callable[[], float]
    drawing: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def deeds(self) -> Deeds:
        """What the buttons here do."""
        return {SHOW: self.chosen, TAKE: self.taken, LEAVE: self.left}

    async def opened(self, visit: Visit) -> None:
        """Show the days named behind the command, or the usual ones."""
        wanted = int(visit.text) if visit.text.isdecimal() and len(visit.text) < 4 else USUAL
        await self._show(visit, wanted if wanted in PERIODS else USUAL)

    async def chosen(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        """Show the days on the button."""
        (days,) = arguments
        await self._show(visit, int(days))

    async def taken(self, visit: Visit, _: tuple[str, ...]) -> None:
        """Send the admin the bulletin from now on."""
        await self.archive.bulletins.subscribe(visit.admin, week_of(self.clock()))
        await self.sheets.add(
            visit, Sheet.saying(phrases.DIGEST_TAKEN, rows=[[(phrases.DIGEST_OFF, Deed(LEAVE))]])
        )

    async def left(self, visit: Visit, _: tuple[str, ...]) -> None:
        """Send it no longer."""
        await self.archive.bulletins.unsubscribe(visit.admin)
        await self.sheets.add(
            visit, Sheet.saying(phrases.DIGEST_LEFT, rows=[[(phrases.DIGEST_ON, Deed(TAKE))]])
        )

    async def _show(self, visit: Visit, days: int) -> None:
        responder = self.editions.current.responder
        taken = await surveyed(self.archive, responder, Period(days, self.clock()), self.idle)
        async with self.drawing:
            # In a thread: half a second in which questions are answered.
            picture = await asyncio.to_thread(drawn, taken)
        await visit.bot.send_photo(visit.admin, picture, caption=period(taken))
        others: Sequence[Button] = [(phrases.DAYS.format(days=it), showing(it)) for it in PERIODS]
        has_it = await self.archive.bulletins.wanted(visit.admin)
        rows = (tuple(others), (_toggle(has_it=has_it),))
        await self.sheets.add(visit, Sheet(told(taken), rows))


def _toggle(*, has_it: bool) -> Button:
    return (phrases.DIGEST_OFF, Deed(LEAVE)) if has_it else (phrases.DIGEST_ON, Deed(TAKE))
