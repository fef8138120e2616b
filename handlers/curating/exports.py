"""The facts as files to take away: the text itself, or a spreadsheet."""

import asyncio
from dataclasses import dataclass

from handlers.curating.door import Deeds, Visit
from handlers.curating.sheets import Sheet, Sheets
from handlers.phrases import curating as phrases
from knowledge.publication.proposal import Release
from knowledge.publication.publisher import Publisher
from knowledge.stores.nonces import Deed

EXPORT = "export"
KINDS = ("toml", "csv", "xlsx")


@dataclass(frozen=True, slots=True)
class Exports:
    """Sends what is served."""

    publisher: Publisher
    sheets: Sheets

    @property
    def deeds(self) -> Deeds:
        """What the buttons here do."""
        return {EXPORT: self.sent}

    async def opened(self, visit: Visit) -> None:
        """Offer the kinds of files; one that is named is sent at once."""
        kind = visit.text.casefold().lstrip(".")
        if kind in KINDS:
            await self.sent(visit, (kind,))
            return
        row = [(one.upper(), Deed(EXPORT, (one,), lasting=True)) for one in KINDS]
        await self.sheets.add(visit, Sheet.saying(phrases.EXPORT, rows=[row]))

    async def sent(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        """Send the file."""
        (kind,) = arguments
        release = self.publisher.served
        content = await asyncio.to_thread(_content, release, kind)
        caption = phrases.EXPORTED[kind].format(facts=len(release.factfile.facts))
        await self.sheets.attach(visit, f"facts.{kind}", content, caption)


def _content(release: Release, kind: str) -> bytes:
    match kind:
        case "csv":
            from knowledge.spreadsheets.csv_text import csv_of  # noqa: PLC0415  (only when it is wanted)

            return csv_of(release.factfile)
        case "xlsx":
            from knowledge.spreadsheets.workbook import workbook_of  # noqa: PLC0415  (openpyxl takes 0.3 s)

            return workbook_of(release.factfile)
    return release.content
