"""Notices to the admins about a fact file that was saved on the disk."""

import logging
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import assert_never

from telegram import Bot
from telegram.constants import ParseMode
from telegram.error import TelegramError

from handlers.change_wording import difference_lines, gate_lines, titles_of
from handlers.phrases import saved_file as phrases
from handlers.problem_wording import worded
from handlers.rendering import messages
from handlers.reply import Block
from knowledge.problems import Problem
from knowledge.publication.proposal import Proposal
from knowledge.publication.saved_file import Adopted, Held, Sight, Spoiled

logger = logging.getLogger(__name__)

MOST_PROBLEMS = 10
"""Problems told in one notice; a curator mends some, and the next notice tells the rest."""


@dataclass(frozen=True, slots=True)
class FileNotices:
    """Tells every admin; those who have never opened the chat with the bot cannot be told."""

    admins: Collection[int]

    async def tell(self, bot: Bot, sight: Sight) -> None:
        """Tell what became of the file; also the log, since there may be no admin."""
        _log(sight)
        texts = messages([Block(line) for line in lines(sight)])
        for admin in self.admins:
            try:
                for text in texts:
                    await bot.send_message(admin, text, parse_mode=ParseMode.HTML)
            except TelegramError as error:
                logger.warning("an admin was not told of the saved fact file: %s", error)


def lines(sight: Sight) -> Iterator[str]:
    """What is said of a saved file."""
    match sight:
        case Adopted(revision=revision, proposal=proposal):
            yield phrases.ADOPTED.format(number=revision.number)
            yield "\n".join(difference_lines(proposal.difference))
        case Spoiled(problems=problems):
            yield phrases.SPOILED
            yield from _problems(problems)
        case Held(proposal=proposal):
            yield phrases.HELD
            yield from _problems(proposal.faults)
            if proposal.release is not None:
                yield "\n".join(gate_lines(proposal.report, titles_of(proposal.release.factfile)))
        case _:
            assert_never(sight)


def _problems(problems: tuple[Problem, ...]) -> Iterator[str]:
    yield from (worded(problem) for problem in problems[:MOST_PROBLEMS])
    if len(problems) > MOST_PROBLEMS:
        yield phrases.MORE_PROBLEMS.format(count=len(problems) - MOST_PROBLEMS)


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


def _where(problems: tuple[Problem, ...]) -> str:
    return ", ".join(f"line {problem.line or 0} {problem.kind.code}" for problem in problems[:MOST_PROBLEMS])


def _why(proposal: Proposal) -> str:
    return f"{len(proposal.report.regressions)} answers get worse, {len(proposal.faults)} problems are new"
