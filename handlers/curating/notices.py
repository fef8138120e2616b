"""What admins are told of their own accord: a file on the disk that cannot be served, or waits for them."""

import asyncio
import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from telegram import Bot
from telegram.error import TelegramError

from handlers.curating.excerpts import Excerpt
from handlers.curating.proposals import Proposals
from handlers.curating.sheets import Sheet, Sheets
from handlers.phrases import curating as phrases
from handlers.problem_wording import briefly_worded
from knowledge.problems import Problem
from knowledge.publication.proposal import Proposal

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Notices:
    """Tells every admin; one who has never opened the chat cannot be told."""

    admins: Collection[int]
    proposals: Proposals
    sheets: Sheets

    async def refused(self, bot: Bot, problems: Sequence[Problem]) -> None:
        """Tell that the file on the disk cannot be served, and where to mend it."""
        lines = [
            phrases.PROBLEM.format(number=number, problem=briefly_worded(problem))
            for number, problem in enumerate(problems, 1)
        ]
        lead = phrases.DISK_REFUSED.format(count=len(problems))
        await self._tell(bot, Sheet.saying(lead, Excerpt.of(lines).text, phrases.DISK_MEND))

    async def waiting(self, bot: Bot, proposal: Proposal, note: str) -> None:
        """Tell that a change on the disk would make answers worse, and let each admin decide."""
        await asyncio.to_thread(self.proposals.publisher.revisions.keep, proposal.content)
        await self._tell(bot, self.proposals.sheet(proposal, note, phrases.DISK_WAITS))

    async def _tell(self, bot: Bot, sheet: Sheet) -> None:
        for admin in self.admins:
            try:
                await self.sheets.send(bot, admin, sheet)
            except TelegramError as error:
                logger.warning("an admin could not be told: %s", type(error).__name__)
