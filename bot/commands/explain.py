"""``explain``: why a question is answered as it is."""

import argparse
import sys

from bot.command import Command, ExitCode
from bot.errors import UsageError
from bot.knowledge_base import KnowledgeBase
from bot.options import Options
from handlers.explaining import explained
from handlers.phrases import command_line as phrases


def _declare(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group(phrases.OWN_OPTIONS)
    group.add_argument("question", nargs="*", metavar=phrases.QUESTION, help=phrases.QUESTION_HELP)


def _run(arguments: argparse.Namespace) -> ExitCode:
    question = " ".join(arguments.question)
    if not question:
        raise UsageError(phrases.QUESTION_MISSING)
    responder = KnowledgeBase.open(Options.of(arguments).settings().knowledge).responder()
    sys.stdout.write(explained(responder, question) + "\n")
    return ExitCode.DONE


COMMAND = Command("explain", phrases.EXPLAIN, _run, _declare)
