"""Work that a restart has interrupted, as its admin is told in the place of the message that said to wait."""

import logging
from collections.abc import Collection
from dataclasses import dataclass

from telegram import Bot
from telegram.error import TelegramError

from handlers.phrases import curating as phrases
from knowledge.stores.problems import StoreError
from knowledge.stores.waits import Waits

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Interruptions:
    """Tells of it at the start; who is no admin any more is told nothing."""

    waits: Waits
    admins: Collection[int]

    async def tell(self, bot: Bot) -> None:
        """Tell everybody who waits in vain; that somebody cannot be told is no reason not to start."""
        try:
            left = await self.waits.left()
        except StoreError as error:
            logger.warning("interrupted work cannot be told of: %s", error)
            return
        for admin, message in left:
            if admin in self.admins:
                await _tell(bot, admin, message)


async def _tell(bot: Bot, admin: int, message: int) -> None:
    try:
        await bot.edit_message_text(phrases.INTERRUPTED, admin, message)
    except TelegramError as error:
        logger.warning("an admin was not told of an interruption: %s", error)
