"""What closes a gap: one more phrasing, or a fact that says that the article is silent; a tap each.

Whatever is tapped becomes a proposal like any other change. A new fact is asked for step by step: see
``founding``.
"""

from dataclasses import dataclass

from handlers.curating.door import Deeds, Visit
from handlers.curating.editing import Editing
from handlers.curating.gap_queue import ADD, SETTLE, SILENT, GapQueue, gone, listing
from handlers.curating.sheets import Sheet
from handlers.echo import legible, shortened
from handlers.phrases import curating
from handlers.phrases import gaps as phrases
from knowledge.gap_queue import Gap
from knowledge.publication.amendments import new_id
from knowledge.publication.author import Author
from knowledge.stores.gaps import Ruling


@dataclass(frozen=True, slots=True)
class GapMending:
    """Offers the changes that gaps ask for. Once one is published, its gap is answered and gone."""

    queue: GapQueue
    editing: Editing

    @property
    def deeds(self) -> Deeds:
        """What the buttons here do."""
        return {ADD: self.added, SILENT: self.silenced, SETTLE: self.settled}

    async def added(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        """Offer the gap's question as one more phrasing of a fact."""
        normal, fact_id = arguments
        visit = await self._wait(visit)
        gap = await self._gap(visit, normal)
        if gap is not None:
            await self.editing.add_phrasings(visit, fact_id, legible(gap.question))

    async def silenced(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        """Offer a fact that says that the article does not state what is asked."""
        (normal,) = arguments
        visit = await self._wait(visit)
        gap = await self._gap(visit, normal)
        if gap is None:
            return
        served = self.editing.served
        question = legible(gap.question)
        fields: dict[str, object] = {
            "id": new_id(question, {fact.id for fact in served.facts}),
            "title": shortened(question, phrases.TITLE_LENGTH),
            "questions": [question],
            "answer": phrases.SILENT_ANSWER,
            "status": "not_stated",
            "source": served.sources[0].id if len(served.sources) == 1 else None,
        }
        note = phrases.SILENT_NOTE.format(question=shortened(question))
        await self.editing.offer_record(visit, "facts", fields, note)

    async def settled(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        """Take a gap for done with, until it is asked about again."""
        (normal,) = arguments
        gap = await self._gap(visit, normal)
        if gap is not None:
            await self.queue.gaps.decide(gap.normals, Ruling.SETTLED, Author.admin(visit.admin))
            said = phrases.SETTLED.format(question=shortened(gap.question))
            sheet = Sheet.saying(said, rows=[[(phrases.TO_GAPS, listing())]])
            await self.queue.sheets.show(visit, sheet)

    async def _wait(self, visit: Visit) -> Visit:
        """Answer the press at once: to find one gap among thousands of questions takes a second."""
        return await self.queue.sheets.wait(visit, curating.TRYING.format(share=0))

    async def _gap(self, visit: Visit, normal: str) -> Gap | None:
        """The gap, if it is still open; else that is said."""
        gap = await self.queue.find(normal)
        if gap is None:
            await self.queue.sheets.show(visit, gone())
        return gap
