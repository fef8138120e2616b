"""The fact file watched: what an editor saves is looked at, once it has been left alone for a moment."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Final, Literal

from knowledge.publication.saved_file import Adopted, SavedFile, Sight, Spoiled

logger = logging.getLogger(__name__)

Mode = Literal["auto", "polling", "off"]
Tell = Callable[[Sight], Awaitable[None]]

CALM: Final = 0.3
"""Seconds that a file has to stay the same before it is looked at: some editors write in several goes."""

PATIENCE: Final = 2.0
"""Seconds that a file may be wrong before that is told: a slow copy is a broken file until it is whole."""

POLL: Final = 1000
"""Milliseconds between two looks where the system tells nothing, as on network mounts."""

UNTOLD: Final = 5.0
"""Seconds between two looks at the file while the system tells of nothing."""

AGAIN: Final = 30.0
"""Seconds until the watch is taken up again after it failed."""


@dataclass
class Watch:
    """Looks at the fact file whenever its folder stirs, and once at the start.

    ``tell`` hears of every content once, however often it is seen.
    """

    saved: SavedFile
    tell: Tell
    mode: Mode = "auto"
    calm: float = CALM
    patience: float = PATIENCE
    _told: set[str] = field(default_factory=set)
    _seen: str = ""

    async def run(self) -> None:
        """Watch until cancelled."""
        while True:
            try:
                await self.look()
                async for _ in self.stirs():
                    await self.look()
            except Exception:
                logger.exception("the fact file cannot be watched; trying again in %.0f s", AGAIN)
            if self.mode == "off":
                return
            await asyncio.sleep(AGAIN)

    async def look(self) -> None:
        """Look at what stands on the disk, and tell of it if that is news."""
        stamp = self._seen = await self._calmed()
        sight = await asyncio.to_thread(self.saved.look)
        for lost in await asyncio.to_thread(self.saved.overtaken):
            await self.tell(lost)
        if isinstance(sight, Spoiled):
            await asyncio.sleep(self.patience)
            if await asyncio.to_thread(self.saved.stamp) != stamp:
                return await self.look()
        if sight is not None and (isinstance(sight, Adopted) or stamp not in self._told):
            self._told.add(stamp)
            await self.tell(sight)
        return None

    async def _calmed(self) -> str:
        """The stamp of a content that stays the same for a moment."""
        stamp = await asyncio.to_thread(self.saved.stamp)
        while True:
            await asyncio.sleep(self.calm)
            later = await asyncio.to_thread(self.saved.stamp)
            if later == stamp:
                return stamp
            stamp = later

    async def stirs(self) -> AsyncGenerator[None, None]:
        """Once for every time that the file changes its content or its place.

        What the system did not tell, for instance before it began to, is found some seconds later.
        """
        if self.mode == "off":
            return
        from watchfiles import awatch  # noqa: PLC0415  (0.1 s to import, which only a running bot should pay)

        path = self.saved.publisher.placement.path
        polling = True if self.mode == "polling" else None
        changes = awatch(
            path.parent,
            # Without a filter it logs every change in the folder, and the log may be in the folder.
            watch_filter=lambda _, name: name == str(path),
            recursive=False,
            force_polling=polling,
            poll_delay_ms=POLL,
        )
        coming = asyncio.ensure_future(anext(changes))
        try:
            while True:
                told, _ = await asyncio.wait({coming}, timeout=UNTOLD)
                if told:
                    coming.result()
                    coming = asyncio.ensure_future(anext(changes))
                if told or await asyncio.to_thread(self.saved.stamp) != self._seen:
                    yield
        finally:
            coming.cancel()
            await asyncio.wait({coming})
            await changes.aclose()
