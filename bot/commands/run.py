"""``run``: the bot on Telegram."""

import argparse

from bot.command import Command, ExitCode
from bot.credentials import Credentials
from bot.options import Options
from handlers.phrases import command_line as phrases


def _run(arguments: argparse.Namespace) -> ExitCode:
    from bot.run import poll  # noqa: PLC0415  (telegram takes 0.4 s to import, which no other command should pay)

    poll(Options.of(arguments).settings(), Credentials.load())
    return ExitCode.DONE


COMMAND = Command("run", phrases.RUN, _run, refusal=ExitCode.CONFIGURATION)
