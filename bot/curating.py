"""The curators' handlers joined: who is let in, what their commands and buttons do, and what they type."""

from dataclasses import dataclass

from telegram.ext import CallbackQueryHandler, CommandHandler, MessageHandler, filters

from handlers.chats import Chats
from handlers.curating.authorisation import EditedByAdmin, FromAdmin
from handlers.curating.catalogue import SEARCH, Catalogue
from handlers.curating.checkup import Checkup
from handlers.curating.directories import Directories
from handlers.curating.door import PRESS, Deeds, Door, Welcome
from handlers.curating.editing import Editing
from handlers.curating.exports import Exports
from handlers.curating.founding import Founding
from handlers.curating.gap_mending import GapMending
from handlers.curating.gap_queue import GapQueue
from handlers.curating.history import History
from handlers.curating.office import Office
from handlers.curating.overview import Overview
from handlers.curating.proposals import Proposals
from handlers.curating.reasons import Reasons
from handlers.curating.sheets import Sheets
from handlers.curating.talks import Otherwise, Talk, Talks
from handlers.curating.uploads import FactFileSent, Uploads
from handlers.curating.works import Works
from handlers.delivery import Delivery
from handlers.updates import Context
from knowledge.grouping import idle_words
from knowledge.lexicon import shipped
from knowledge.publication.publisher import Publisher
from knowledge.stores.archive import Archive
from knowledge.uploads.inspection import Inspection

Handler = CommandHandler[Context, None] | MessageHandler[Context, None] | CallbackQueryHandler[Context, None]

ANY_UPDATE = filters.ALL
"""Edits, channels, business and guest messages as well: what may not come in is refused at the door, and
counted there.
"""


@dataclass(frozen=True, slots=True)
class Curation:
    """Who may change the facts, by what, and the work of theirs that takes longer than an update.

    Without a ``publisher`` they can look at everything and change nothing.
    """

    admins: frozenset[int]
    publisher: Publisher | None
    works: Works


@dataclass(frozen=True, slots=True)
class Curating:
    """What curators can do: ``commands`` by name, ``deeds`` of buttons, ``talks`` by kind."""

    door: Door
    talks: Talks
    commands: dict[str, Welcome]
    deeds: Deeds
    uploads: Uploads | None = None

    @classmethod
    def over(
        cls,
        chats: Chats,
        archive: Archive,
        curation: Curation,
        otherwise: Otherwise,
    ) -> "Curating":
        """The curators' side of ``chats``; curators who do none of it are served by ``otherwise``."""
        admins, publisher, works = curation.admins, curation.publisher, curation.works
        door = Door.of(admins, archive, Delivery())
        sheets = Sheets(archive.nonces, archive.waits)
        editable = publisher is not None
        office = Office(chats.editions, sheets, archive.errands, editable)
        catalogue = Catalogue(chats.editions, sheets, archive.errands, editable)
        idle = idle_words(shipped())
        gap_queue = GapQueue(chats.editions, archive.gaps, sheets, idle, editable)
        overview = Overview(chats.editions, archive, sheets, idle, chats.clock)
        reasons = Reasons(chats.editions, archive.replies, archive.exchanges, sheets)
        kinds: dict[str, Talk] = {SEARCH: catalogue.found}
        talks = Talks(door, sheets, archive.errands, kinds, otherwise)
        commands: dict[str, Welcome] = {
            "quantri": office.opened,
            "huy": talks.left,
            "chuatraloi": gap_queue.opened,
            "vi_sao": reasons.asked,
            "thongke": overview.opened,
        }
        deeds: Deeds = {**catalogue.deeds, **gap_queue.deeds, **overview.deeds}
        if publisher is None:
            return cls(door, talks, commands, deeds)
        proposals = Proposals(publisher, sheets, works, archive.audit)
        editing = Editing(proposals, sheets, archive.errands)
        founding, directories = Founding(editing), Directories(editing)
        history, exports = History(proposals, sheets), Exports(publisher, sheets)
        mending = GapMending(gap_queue, editing)
        for concern in (proposals, editing, founding, directories, history, exports, mending):
            deeds |= concern.deeds
        for talking in (editing, founding, directories):
            kinds |= talking.talks
        commands |= {
            "hoantac": history.undone,
            "lichsu": history.opened,
            "xuat": exports.opened,
            "kiemtra": Checkup(publisher, sheets, works).wanted,
        }
        uploads = Uploads(proposals, sheets, Inspection())
        return cls(door, talks, commands, deeds, uploads)

    def handlers(self) -> list[Handler]:
        """The handlers, which stand before those for askers."""
        admin = FromAdmin(self.door.authorisation)
        typed = admin & filters.TEXT & ~filters.COMMAND
        sent = admin & ~filters.TEXT & ~filters.COMMAND & ~filters.StatusUpdate.ALL
        edited = EditedByAdmin(self.door.authorisation) & filters.ChatType.PRIVATE & filters.TEXT
        return [
            *(
                CommandHandler(name, self.door.sent(welcome), ANY_UPDATE)
                for name, welcome in self.commands.items()
            ),
            MessageHandler(typed, self.talks.heard),
            *self._upload_handlers(),
            MessageHandler(sent, self.talks.not_typed),
            MessageHandler(edited & ~filters.COMMAND & filters.UpdateType.EDITED_MESSAGE, self.talks.edited),
            CallbackQueryHandler(self.door.pressed(self.deeds), f"^{PRESS}"),
        ]

    def _upload_handlers(self) -> list[Handler]:
        """Whatever is named like a fact file, and any file of an admin, comes to the door."""
        if self.uploads is None:
            return []
        named = FactFileSent() & (filters.ChatType.PRIVATE | filters.UpdateType.GUEST_MESSAGE)
        sent = FromAdmin(self.door.authorisation) & filters.Document.ALL
        return [MessageHandler(named | sent, self.door.sent(self.uploads.received))]
