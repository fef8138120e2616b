"""``chat``: the bot in the terminal."""

import argparse

from bot.command import Command, ExitCode
from bot.options import Options
from handlers.phrases import command_line as phrases


def _run(arguments: argparse.Namespace) -> ExitCode:
    from bot.chat import chat  # noqa: PLC0415  (telegram takes 0.4 s to import, which no other command should pay)

    chat(Options.of(arguments).settings())
    return ExitCode.DONE


COMMAND = Command("chat", phrases.CHAT, _run, refusal=ExitCode.CONFIGURATION)
