"""``qr``: a QR picture of the bot's link, or of one fact's, for posters."""

import argparse
import sys
from pathlib import Path

from bot.command import Command, ExitCode
from bot.errors import OperatorError, UsageError
from bot.knowledge_base import KnowledgeBase
from bot.options import Options
from handlers.links import opening
from handlers.phrases import command_line as phrases


def _declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("bot", metavar=phrases.QR_BOT_NAME, help=phrases.QR_BOT)
    parser.add_argument("fact", nargs="?", metavar=phrases.QR_FACT_NAME, help=phrases.QR_FACT)
    parser.add_argument("--out", type=Path, default=Path("qr.png"), metavar=phrases.FILE, help=phrases.QR_OUT)


def _run(arguments: argparse.Namespace) -> ExitCode:
    from handlers.posters import poster  # noqa: PLC0415  (imports telegram)

    kind = arguments.out.suffix.lower().removeprefix(".")
    if kind not in {"png", "svg"}:
        raise UsageError(phrases.QR_KIND)
    fact = None
    if arguments.fact is not None:
        facts = KnowledgeBase.open(Options.of(arguments).settings().knowledge).factfile.facts
        fact = next((one for one in facts if one.id == arguments.fact), None)
        if fact is None:
            raise UsageError(phrases.QR_NO_SUCH_FACT.format(fact=arguments.fact))
    link = opening(arguments.bot.removeprefix("@"), fact.id if fact else "")
    try:
        arguments.out.write_bytes(poster(link, kind))
    except OSError as error:
        raise OperatorError(phrases.QR_UNWRITABLE.format(file=arguments.out, reason=error.strerror)) from None
    sys.stdout.write(f"{phrases.QR_WRITTEN.format(file=arguments.out, link=link)}\n")
    return ExitCode.DONE


COMMAND = Command("qr", phrases.QR, _run, _declare)
