"""Fact files that admins send: looked at from a distance, read in another process, offered as a proposal."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from telegram import Document
from telegram.constants import ChatAction
from telegram.error import TelegramError
from telegram.ext.filters import MessageFilter

from handlers.curating.announcements import show_problems
from handlers.curating.door import Visit
from handlers.curating.proposals import Proposals
from handlers.curating.sheets import Sheet, Sheets
from handlers.phrases import curating as phrases
from knowledge.publication.author import Author
from knowledge.uploads.inspection import SPREADSHEETS, TEXT, Announced, Inspection
from knowledge.uploads.limits import MAX_BYTES
from knowledge.uploads.verdict import Fault, Read, Refused

_FAULTS: Final[Mapping[Fault, str]] = {
    Fault.TYPE: phrases.UPLOAD_TYPE,
    Fault.SIZE_UNKNOWN: phrases.UPLOAD_SIZE_UNKNOWN,
    Fault.EMPTY: phrases.UPLOAD_EMPTY,
    Fault.TOO_LARGE: phrases.UPLOAD_TOO_LARGE.format(limit=MAX_BYTES // 1000),
    Fault.BUSY: phrases.UPLOAD_BUSY,
    Fault.TOO_HEAVY: phrases.UPLOAD_TOO_HEAVY,
}


class FactFileSent(MessageFilter):
    """Admits documents of a private chat that are named like a fact file."""

    def filter(self, message: object) -> bool:
        """Whether the message's document could be meant for publication."""
        document = getattr(message, "document", None)
        return isinstance(document, Document) and _announced(document).suffix in {TEXT, *SPREADSHEETS}


@dataclass(frozen=True, slots=True)
class Uploads:
    """Takes files. Nothing of them is ever written but what an admin publishes."""

    proposals: Proposals
    sheets: Sheets
    inspection: Inspection

    async def received(self, visit: Visit) -> None:
        """Say what is wrong with the file, or what it would change."""
        document = visit.message.document
        if document is None:
            return
        announced = _announced(document)
        fault = announced.fault()
        content = b"" if fault is not None else await self._fetched(visit, document)
        if content is None:
            await self.sheets.add(visit, Sheet.saying(phrases.UPLOAD_UNAVAILABLE))
            return
        served = self.proposals.publisher.served.content
        verdict = fault or await self.inspection.verdict(announced, content, served)
        if not isinstance(verdict, Read):
            reason = verdict.value if isinstance(verdict, Fault) else "problems"
            author = Author.admin(visit.admin)
            await self.proposals.audit.record(author, UPLOAD_REFUSED, reason=reason)
        match verdict:
            case Fault():
                await self.sheets.add(visit, Sheet.saying(_FAULTS[verdict]))
            case Refused(problems=problems):
                await show_problems(self.sheets, visit, problems, phrases.REFUSED)
            case Read(content=text, part=part):
                if part:
                    await self.sheets.add(visit, Sheet.saying(phrases.UPLOAD_PART))
                await self.proposals.offer(visit, text, phrases.NOTE_UPLOAD.format(name=announced.shown))

    async def _fetched(self, visit: Visit, document: Document) -> bytes | None:
        """The file's bytes; None where Telegram does not hand them out."""
        try:
            await visit.bot.send_chat_action(visit.admin, ChatAction.TYPING)
            file = await visit.bot.get_file(document.file_id)
            # A server could name a file of this machine, which PTB would read from the disk.
            if not (file.file_path or "").startswith(visit.bot.base_file_url):
                return None
            async with asyncio.timeout(FETCH_SECONDS):
                return bytes(await file.download_as_bytearray())
        except (TelegramError, TimeoutError):
            return None


UPLOAD_REFUSED: Final = "upload-refused"
"""What the audit calls a file that was not taken."""

FETCH_SECONDS: Final = 8.0
"""Seconds for a megabyte to arrive."""


def _announced(document: Document) -> Announced:
    return Announced(document.file_name or "", document.file_size)
