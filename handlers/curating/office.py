"""The curators' menu, from which everything else is reached."""

from dataclasses import dataclass

from handlers.curating.catalogue import SEEK, listing
from handlers.curating.directories import TABLES, directory
from handlers.curating.door import Visit
from handlers.curating.founding import FOUND, SILENT
from handlers.curating.gap_queue import listing as gap_listing
from handlers.curating.overview import showing
from handlers.curating.sheets import Button, Sheet, Sheets
from handlers.edition import Editions
from handlers.phrases import curating as phrases
from handlers.phrases import gaps as gap_phrases
from handlers.phrases import statistics as statistics_phrases
from knowledge.stores.errands import Errands
from knowledge.stores.nonces import Deed


@dataclass(frozen=True, slots=True)
class Office:
    """Opens the menu."""

    editions: Editions
    sheets: Sheets
    errands: Errands
    editable: bool

    async def opened(self, visit: Visit) -> None:
        """Show the menu; whatever the admin was in the middle of is left."""
        await self.errands.end(visit.admin)
        factfile = self.editions.current.responder.factfile
        questions = sum(len(fact.questions) for fact in factfile.facts)
        lead = phrases.MENU.format(
            facts=len(factfile.facts), questions=questions, checks=len(factfile.checks)
        )
        lines = [lead]
        rows: list[list[Button]] = [
            [(phrases.SEEK, Deed(SEEK, lasting=True)), (phrases.LIST, listing())],
            [(gap_phrases.OPEN, gap_listing()), (statistics_phrases.OPEN, showing())],
        ]
        if self.editable:
            lines.append(phrases.MENU_MORE)
            new = (phrases.NEW_FACT, Deed(FOUND, lasting=True))
            silence = (phrases.NEW_SILENCE, Deed(SILENT, lasting=True))
            tables: list[Button] = [(phrases.DIRECTORIES[table], directory(table)) for table in TABLES]
            rows += [[new, silence], tables[:2], tables[2:]]
        await self.sheets.add(visit, Sheet.saying(*lines, rows=rows))
