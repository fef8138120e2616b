"""Guided conversations: an admin who is in the middle of one is heard by it, and asks nothing meanwhile."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Final

from telegram import Update

from handlers.curating.door import Door, Visit
from handlers.curating.sheets import Sheet, Sheets
from handlers.phrases import curating as phrases
from handlers.updates import Context, Handle
from knowledge.stores.errands import Errand, Errands
from knowledge.text.tokens import tokenize

Talk = Callable[[Visit, Errand], Awaitable[None]]
"""Takes the admin's next words in the middle of an errand."""

LEAVING: Final = frozenset({"huy", "huy bo", "thoi", "cancel"})
"""What people type for /huy; no field of a fact is just that."""


@dataclass(frozen=True, slots=True)
class Otherwise:
    """What is done where the admin is in the middle of nothing: with words, with pictures, with edits."""

    typed: Handle
    sent: Handle
    edited: Handle


@dataclass(frozen=True, slots=True)
class Talks:
    """Hands an admin's words to what they are in the middle of; ``otherwise`` serves them as an asker."""

    door: Door
    sheets: Sheets
    errands: Errands
    talks: Mapping[str, Talk]
    otherwise: Otherwise

    async def heard(self, update: Update, context: Context) -> None:
        """Go on with the admin's errand, or answer a question."""
        current = await self._current(update)
        if current is None:
            await self.otherwise.typed(update, context)
            return
        talk, errand = current

        async def go_on(visit: Visit) -> None:
            if " ".join(token.fold for token in tokenize(visit.text)) in LEAVING:
                await self.left(visit)
            else:
                await talk(visit, errand)

        await self.door.sent(go_on)(update, context)

    async def not_typed(self, update: Update, context: Context) -> None:
        """Remind an admin who sends a picture, a sticker or their voice of what is waited for."""
        if await self._current(update) is not None:
            await self.door.sent(self._remind)(update, context)
        elif update.effective_message is not None and update.effective_message.caption:
            await self.otherwise.typed(update, context)
        else:
            await self.otherwise.sent(update, context)

    async def edited(self, update: Update, context: Context) -> None:
        """Refuse the edit of an admin who is in the middle of something, and say so."""
        if await self._current(update) is not None:
            await self.door.sent(self._remind)(update, context)
        else:
            await self.otherwise.edited(update, context)

    async def left(self, visit: Visit) -> None:
        """Leave the errand."""
        was_busy = await self.errands.end(visit.admin)
        await self.sheets.add(visit, Sheet.saying(phrases.LEFT if was_busy else phrases.NOTHING_TO_LEAVE))

    async def _remind(self, visit: Visit) -> None:
        await self.sheets.add(visit, Sheet.saying(phrases.TYPED_ONLY))

    async def _current(self, update: Update) -> tuple[Talk, Errand] | None:
        """What the admin is in the middle of, and who takes their words in it."""
        user = update.effective_user
        errand = None if user is None else await self.errands.current(user.id)
        talk = None if errand is None else self.talks.get(errand.kind)
        return None if errand is None or talk is None else (talk, errand)
