"""What an admin is shown: a few lines with rows of titled buttons, sent anew or put in a message's place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest

from handlers.curating.door import PRESS, Visit
from handlers.delivery import LABEL_LENGTH, NO_PREVIEW
from handlers.echo import shortened
from handlers.rendering import messages
from handlers.reply import Block
from knowledge.stores.nonces import Deed, Nonces
from knowledge.stores.waits import Waits

Button = tuple[str, Deed]
"""A label, and what the button under it does."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Blocks of text, and the rows of buttons under them."""

    blocks: tuple[Block, ...]
    rows: tuple[tuple[Button, ...], ...] = ()

    @classmethod
    def saying(cls, *lines: str, rows: Sequence[Sequence[Button]] = ()) -> "Sheet":
        """A sheet of plain paragraphs."""
        return cls(tuple(Block(line) for line in lines), tuple(tuple(row) for row in rows))


@dataclass(frozen=True, slots=True)
class Sheets:
    """Shows sheets, each with buttons that only the admin it is shown to can press."""

    nonces: Nonces
    waits: Waits

    async def show(self, visit: Visit, sheet: Sheet) -> None:
        """Answer ``visit``: in the place of the message whose button was pressed, else below."""
        if visit.pressed and await self._replaced(visit, sheet):
            return
        await self.add(visit, sheet)

    async def add(self, visit: Visit, sheet: Sheet) -> None:
        """Send ``sheet`` below; in the place of a message that said to wait."""
        if not visit.waiting or not await self._replaced(visit, sheet):
            await self.send(visit.bot, visit.admin, sheet)

    async def wait(self, visit: Visit, line: str) -> Visit:
        """Say by ``line`` below that something takes long.

        Returns:
            the visit to which its outcome is shown, in the place of the line.
        """
        if visit.waiting:
            return visit
        message = await self.send(visit.bot, visit.admin, Sheet.saying(line))
        return replace(visit, message=message, pressed=True, waiting=True)

    async def send(self, bot: Bot, admin: int, sheet: Sheet) -> Message:
        """Send ``sheet`` to an admin; the last of several messages bears the buttons, and is returned."""
        return await self._send(bot, admin, messages(sheet.blocks), await self._keyboard(admin, sheet))

    async def _send(
        self, bot: Bot, admin: int, texts: Sequence[str], keyboard: InlineKeyboardMarkup | None
    ) -> Message:
        *heads, last = texts
        for head in heads:
            await bot.send_message(admin, head, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW)
        return await bot.send_message(
            admin,
            last,
            parse_mode=ParseMode.HTML,
            link_preview_options=NO_PREVIEW,
            reply_markup=keyboard,
        )

    async def attach(self, visit: Visit, name: str, content: bytes, caption: str) -> None:
        """Send a file."""
        await visit.bot.send_document(visit.admin, content, caption=caption, filename=name)

    async def _replaced(self, visit: Visit, sheet: Sheet) -> bool:
        """Whether ``sheet`` stands where the pressed button stood: it is too long, or the message too old.

        What is too long for the place of a message that said to wait, goes on below it.
        """
        text, *more = messages(sheet.blocks)
        if more and not visit.waiting:
            return False
        keyboard = await self._keyboard(visit.admin, sheet)
        try:
            await visit.bot.edit_message_text(
                text,
                visit.admin,
                visit.message.message_id,
                parse_mode=ParseMode.HTML,
                link_preview_options=NO_PREVIEW,
                reply_markup=None if more else keyboard,
            )
        except BadRequest:
            return False
        if more:
            await self._send(visit.bot, visit.admin, more, keyboard)
        return True

    async def _keyboard(self, admin: int, sheet: Sheet) -> InlineKeyboardMarkup | None:
        marks = iter(await self.nonces.issue(admin, [deed for row in sheet.rows for _, deed in row]))
        rows = [
            [
                InlineKeyboardButton(shortened(label, LABEL_LENGTH), callback_data=PRESS + next(marks))
                for label, _ in row
            ]
            for row in sheet.rows
        ]
        return InlineKeyboardMarkup(rows) if rows else None
