"""``chat``: the bot in the terminal."""

import argparse

from bot.command import Command, ExitCode
from bot.options import Options
from handlers.phrases import command_line as phrases


def _declare(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group(phrases.OWN_OPTIONS)
    group.add_argument("--store", action="store_true", help=phrases.CHAT_STORE)
    group.add_argument("--admin", action="store_true", help=phrases.CHAT_ADMIN)


def _run(arguments: argparse.Namespace) -> ExitCode:
    from bot.chat import chat  # noqa: PLC0415  (telegram takes 0.4 s to import, which no other command should pay)

    chat(Options.of(arguments).settings(), kept=arguments.store, admin=arguments.admin)
    return ExitCode.DONE


COMMAND = Command("chat", phrases.CHAT, _run, _declare, refusal=ExitCode.CONFIGURATION)
