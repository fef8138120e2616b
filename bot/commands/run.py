"""``run``: the bot on Telegram."""

import argparse
import sys

from bot.command import Command, ExitCode
from bot.credentials import Credentials
from bot.options import Options
from handlers.phrases import command_line as phrases


def _run(arguments: argparse.Namespace) -> ExitCode:
    from bot.run import EndedError, serve  # noqa: PLC0415  (telegram takes 0.4 s to import, which no other needs)

    try:
        serve(Options.of(arguments).settings(), Credentials.load())
    except EndedError as end:
        sys.stderr.writelines(f"{line}\n" for line in end.lines)
        return end.code
    return ExitCode.DONE


COMMAND = Command("run", phrases.RUN, _run, refusal=ExitCode.CONFIGURATION)
