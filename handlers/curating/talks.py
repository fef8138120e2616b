"""Guided conversations: an admin who is in the middle of one is heard by it, and asks nothing meanwhile."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from telegram import Update

from handlers.curating.door import Door, Visit
from handlers.curating.sheets import Sheet, Sheets
from handlers.phrases import curating as phrases
from handlers.updates import Context, Handle
from knowledge.stores.errands import Errand, Errands

Talk = Callable[[Visit, Errand], Awaitable[None]]
"""Takes the admin's next words in the middle of an errand."""


@dataclass(frozen=True, slots=True)
class Talks:
    """Hands an admin's words to what they are in the middle of; ``otherwise`` answers them as a question."""

    door: Door
    sheets: Sheets
    errands: Errands
    talks: Mapping[str, Talk]
    otherwise: Handle

    async def heard(self, update: Update, context: Context) -> None:
        """Go on with the admin's errand, or answer a question."""
        user = update.effective_user
        errand = None if user is None else await self.errands.current(user.id)
        talk = None if errand is None else self.talks.get(errand.kind)
        if errand is None or talk is None:
            await self.otherwise(update, context)
            return

        async def go_on(visit: Visit) -> None:
            await talk(visit, errand)

        await self.door.sent(go_on)(update, context)

    async def left(self, visit: Visit) -> None:
        """Leave the errand."""
        was_busy = await self.errands.end(visit.admin)
        await self.sheets.add(visit, Sheet.saying(phrases.LEFT if was_busy else phrases.NOTHING_TO_LEAVE))
