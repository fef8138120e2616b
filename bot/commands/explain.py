"""``explain``: why a question is answered as it is."""

import argparse

from bot.command import Command, ExitCode
from handlers.phrases import command_line as phrases


def _run(arguments: argparse.Namespace) -> ExitCode:
    return ExitCode.DONE


COMMAND = Command("explain", phrases.EXPLAIN, _run)
