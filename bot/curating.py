"""The curators' handlers joined: who is let in, what their commands and buttons do, and what they type."""

from dataclasses import dataclass

from telegram.ext import CallbackQueryHandler, CommandHandler, MessageHandler, filters

from handlers.chats import Chats
from handlers.curating.authorisation import FromAdmin
from handlers.curating.catalogue import SEARCH, Catalogue
from handlers.curating.door import PRESS, Deeds, Door, Welcome
from handlers.curating.gap_queue import GapQueue
from handlers.curating.office import Office
from handlers.curating.overview import Overview
from handlers.curating.reasons import Reasons
from handlers.curating.sheets import Sheets
from handlers.curating.talks import Talk, Talks
from handlers.delivery import Delivery
from handlers.updates import Context, Handle
from knowledge.grouping import idle_words
from knowledge.lexicon import shipped
from knowledge.publication.publisher import Publisher
from knowledge.stores.archive import Archive

Handler = CommandHandler[Context, None] | MessageHandler[Context, None] | CallbackQueryHandler[Context, None]

ANY_UPDATE = filters.ALL
"""Edits, channels, business and guest messages as well: what may not come in is refused at the door, and
counted there.
"""


@dataclass(frozen=True, slots=True)
class Curating:
    """What curators can do: ``commands`` by name, ``deeds`` of buttons, ``talks`` by kind."""

    door: Door
    talks: Talks
    commands: dict[str, Welcome]
    deeds: Deeds

    @classmethod
    def over(
        cls,
        chats: Chats,
        archive: Archive,
        admins: frozenset[int],
        otherwise: Handle,
        *,
        publisher: Publisher | None,  # noqa: ARG003  (for the edits to come)
    ) -> "Curating":
        """The curators' side of ``chats``, for ``admins``; their questions are answered by ``otherwise``."""
        door = Door.of(admins, archive, Delivery())
        sheets = Sheets(archive.nonces)
        office = Office(chats.editions, sheets, archive.errands)
        catalogue = Catalogue(chats.editions, sheets, archive.errands)
        idle = idle_words(shipped())
        gap_queue = GapQueue(chats.editions, archive.gaps, sheets, idle)
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
        return cls(door, talks, commands, {**catalogue.deeds, **gap_queue.deeds, **overview.deeds})

    def handlers(self) -> list[Handler]:
        """The handlers, which stand before those for askers."""
        typed = FromAdmin(self.door.authorisation) & filters.TEXT & ~filters.COMMAND
        return [
            *(
                CommandHandler(name, self.door.sent(welcome), ANY_UPDATE)
                for name, welcome in self.commands.items()
            ),
            MessageHandler(typed, self.talks.heard),
            CallbackQueryHandler(self.door.pressed(self.deeds), f"^{PRESS}"),
        ]
