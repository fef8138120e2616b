"""The weekly bulletin: last week's statistics, to those admins who want them."""

import asyncio
import datetime
import logging
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final

from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden

from handlers.chart import drawn
from handlers.delivery import NO_PREVIEW
from handlers.edition import Editions
from handlers.figures import told
from handlers.phrases import statistics as phrases
from handlers.rendering import messages
from handlers.reply import Block
from knowledge.statistics import VIETNAM, Period, Statistics
from knowledge.stores.archive import Archive
from knowledge.survey import surveyed

logger = logging.getLogger(__name__)

HOUR: Final = 8
"""O'clock on Mondays, in Vietnam: when a curator's week begins."""

_WEEK: Final = 7


def week_of(now: float) -> str:
    """The week whose bulletin was out last at ``now`` (epoch seconds), as in 2026-W48; weeks sort by it."""
    moment = datetime.datetime.fromtimestamp(now, VIETNAM) - datetime.timedelta(hours=HOUR)
    year, week, _ = moment.isocalendar()
    return f"{year}-W{week:02}"


@dataclass(frozen=True, slots=True)
class Bulletin:
    """Sends it, once a week to each: what was sent is kept, so that a restart sends nothing again.

    ``admins`` are asked for at every round: one who is no longer an admin gets nothing.
    """

    editions: Editions
    archive: Archive
    admins: Collection[int]
    idle: Collection[str]
    clock: Callable[[], float]

    async def round(self, bot: Bot) -> None:
        """Send what is due.

        Raises:
            StoreError: the store refused; the next round goes on.
            TelegramError: Telegram cannot be reached; likewise.
        """
        week = week_of(self.clock())
        due = [admin for admin in await self.archive.bulletins.due(week) if admin in self.admins]
        if not due:
            return
        responder = self.editions.current.responder
        # The seven days before today: on a Monday, last week.
        last = Period(_WEEK, self.clock() - 86_400.0)
        taken = await surveyed(self.archive, responder, last, self.idle)
        picture = await asyncio.to_thread(drawn, taken)
        for admin in due:
            await self._send(bot, admin, taken, picture)
            await self.archive.bulletins.sent(admin, week)

    async def _send(self, bot: Bot, admin: int, taken: Statistics, picture: bytes) -> None:
        try:
            await bot.send_photo(admin, picture, caption=phrases.DIGEST)
            for text in messages((Block(phrases.DIGEST), *told(taken))):
                await bot.send_message(
                    admin, text, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW
                )
        except (Forbidden, BadRequest) as refusal:  # the bot was blocked, or the chat is gone
            logger.warning("a bulletin was not sent: %s", refusal.message)
