"""Notices to the admins about a fact file that was saved on the disk, with buttons that decide about it."""

import asyncio
import logging
from collections.abc import Collection
from dataclasses import dataclass
from typing import assert_never

from telegram import Bot
from telegram.error import TelegramError

from handlers.curating.announcements import RECALL
from handlers.curating.excerpts import Excerpt
from handlers.curating.proposals import RESET, Proposals
from handlers.curating.sheets import Sheet, Sheets
from handlers.phrases import curating
from handlers.phrases import saved_file as phrases
from handlers.problem_wording import briefly_worded
from knowledge.problems import Problem
from knowledge.publication.proposal import Proposal
from knowledge.publication.saved_file import Adopted, Held, Overtaken, Sight, Spoiled
from knowledge.stores.nonces import Deed
from knowledge.stores.problems import StoreError

logger = logging.getLogger(__name__)

GLANCE = 1_000
"""Characters of each part of what is published already: /lichsu shows the rest."""

MOST_PROBLEMS = 10
"""Problems told in one notice; a curator mends some, and the next notice tells the rest."""


@dataclass(frozen=True, slots=True)
class FileNotices:
    """Tells every admin; those who have never opened the chat with the bot cannot be told."""

    admins: Collection[int]
    proposals: Proposals
    sheets: Sheets

    async def tell(self, bot: Bot, sight: Sight) -> None:
        """Tell what became of the file; also the log, since there may be no admin."""
        _log(sight)
        if isinstance(sight, Held):  # an admin may publish exactly this, whatever is saved meanwhile
            await asyncio.to_thread(self.proposals.publisher.revisions.keep, sight.proposal.content)
        sheet = self.sheet(sight)
        for admin in self.admins:
            try:
                await self.sheets.send(bot, admin, sheet)
            except (TelegramError, StoreError) as error:
                logger.warning("an admin was not told of the saved fact file: %s", error)

    def sheet(self, sight: Sight) -> Sheet:
        """What is said of a saved file, and what can be done about it."""
        match sight:
            case Adopted(revision=revision, proposal=proposal):
                parts = (Excerpt.of(part, GLANCE).text for part in self.proposals.parts(proposal))
                return Sheet.saying(phrases.ADOPTED.format(number=revision.number), *parts)
            case Spoiled(problems=problems):
                lines = [phrases.SPOILED, *_worded(problems)]
                return Sheet.saying(*lines, rows=[[(curating.RESET_DISK, Deed(RESET, lasting=True))]])
            case Held(proposal=proposal):
                return self.proposals.sheet(proposal, curating.NOTE_SAVED, phrases.HELD)
            case Overtaken(intent=intent):
                again = Deed(RECALL, (intent.after, intent.note), lasting=True)
                lead = phrases.OVERTAKEN.format(note=intent.note or phrases.NO_NOTE)
                return Sheet.saying(lead, rows=[[(phrases.OFFER_AGAIN, again)]])
            case _:
                assert_never(sight)


def _worded(problems: tuple[Problem, ...]) -> list[str]:
    lines = [briefly_worded(problem) for problem in problems[:MOST_PROBLEMS]]
    if len(problems) > MOST_PROBLEMS:
        lines.append(phrases.MORE_PROBLEMS.format(count=len(problems) - MOST_PROBLEMS))
    return lines


def _log(sight: Sight) -> None:
    match sight:
        case Adopted(revision=revision):
            logger.info("the saved fact file is published as revision %d", revision.number)
        case Spoiled(problems=problems):
            logger.error(
                "the saved fact file cannot be served, the last good facts are: %s", _where(problems)
            )
        case Held(proposal=proposal):
            logger.warning("the saved fact file is not published: %s", _why(proposal))
        case Overtaken():
            logger.warning("a publication that was decided came to nothing: the fact file was saved since")


def _where(problems: tuple[Problem, ...]) -> str:
    return ", ".join(f"line {problem.line or 0} {problem.kind.code}" for problem in problems[:MOST_PROBLEMS])


def _why(proposal: Proposal) -> str:
    return f"{len(proposal.report.regressions)} answers get worse, {len(proposal.faults)} problems are new"
