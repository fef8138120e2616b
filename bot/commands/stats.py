"""``stats``: how it goes, in words and as a picture, from the store of the configured bot."""

import argparse
import asyncio
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from bot.command import Command, ExitCode
from bot.config import Settings
from bot.errors import OperatorError, UsageError
from bot.knowledge_base import KnowledgeBase
from bot.options import Options
from handlers.phrases import command_line as phrases
from handlers.rendering import plain
from knowledge.lexicon import shipped

if TYPE_CHECKING:
    from knowledge.statistics import Statistics

LONGEST = 366
"""Days at most: a picture of more shows nothing."""


def _declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--days", type=int, default=30, metavar=phrases.NUMBER, help=phrases.STATS_DAYS)
    parser.add_argument("--out", type=Path, metavar=phrases.FILE, help=phrases.STATS_OUT)


def _run(arguments: argparse.Namespace) -> ExitCode:
    if not 1 <= arguments.days <= LONGEST:
        raise UsageError(phrases.STATS_DAYS_WRONG.format(longest=LONGEST))
    if arguments.out is not None and arguments.out.suffix.lower() != ".png":
        raise UsageError(phrases.STATS_KIND)
    settings = Options.of(arguments).settings()
    # Every command is declared at each start, and only this one reads the store and draws.
    from handlers.figures import told  # noqa: PLC0415

    taken = _taken(settings, arguments.days)
    sys.stdout.write(plain(told(taken)) + "\n")
    if arguments.out is not None:
        from handlers.chart import drawn  # noqa: PLC0415

        try:
            arguments.out.write_bytes(drawn(taken))
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise OperatorError(phrases.STATS_UNWRITABLE.format(file=arguments.out, reason=reason)) from None
    return ExitCode.DONE


def _taken(settings: Settings, days: int) -> "Statistics":
    from sqlalchemy import make_url  # noqa: PLC0415

    from knowledge.grouping import idle_words  # noqa: PLC0415
    from knowledge.statistics import Period  # noqa: PLC0415
    from knowledge.stores.archive import Archive  # noqa: PLC0415
    from knowledge.stores.database import Database, file_of  # noqa: PLC0415
    from knowledge.stores.problems import StoreError  # noqa: PLC0415
    from knowledge.survey import surveyed  # noqa: PLC0415

    responder = KnowledgeBase.open(settings.knowledge).responder()
    url = settings.store.database_url
    file = file_of(make_url(url))
    if file is not None and not file.exists():
        raise OperatorError(phrases.STATS_NO_STORE.format(file=file))
    period = Period(days, time.time())
    try:
        with closing(Database.open(url)) as database:
            return asyncio.run(surveyed(Archive.of(database), responder, period, idle_words(shipped())))
    except StoreError as error:
        raise OperatorError(phrases.STATS_STORE.format(reason=error)) from None


COMMAND = Command("stats", phrases.STATS, _run, _declare)
