"""Who has become an admin, and who is none any more: written down at a start; the latter lose the menu."""

import logging
from dataclasses import dataclass
from typing import Final

from telegram import Bot, BotCommandScopeChat
from telegram.error import BadRequest, Forbidden, TelegramError

from knowledge.publication.author import Author
from knowledge.stores.audit import Audit
from knowledge.stores.problems import StoreError

logger = logging.getLogger(__name__)

APPOINTED: Final = "appointed"
DISMISSED: Final = "dismissed"
"""What the audit calls an admin whose number has come into the configuration, and whose number has left."""


@dataclass(frozen=True, slots=True)
class Appointments:
    """Compares the configured ``admins`` with those that the audit knows."""

    admins: frozenset[int]
    audit: Audit

    async def settle(self, bot: Bot) -> None:
        """Write down who is new, and take the curators' commands out of the menu of who has left.

        A menu that cannot be taken away now is taken at the next start; the door is shut to them meanwhile.
        """
        try:
            known = await self.audit.under(APPOINTED, DISMISSED)
            for admin in sorted(self.admins - known):
                await self.audit.record(Author.admin(admin), APPOINTED)
            for admin in sorted(known - self.admins):
                if await _menu_taken(bot, admin):
                    await self.audit.record(Author.admin(admin), DISMISSED)
        except StoreError as error:
            logger.warning("who is an admin was not written down: %s", error)


async def _menu_taken(bot: Bot, admin: int) -> bool:
    try:
        await bot.delete_my_commands(BotCommandScopeChat(admin))
    except (BadRequest, Forbidden):  # a chat that is no more has no menu
        return True
    except TelegramError as error:
        logger.warning("a former admin's menu was not taken away: %s", error)
        return False
    return True
