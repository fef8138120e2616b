"""The command line: which commands there are, and how any of them ends."""

import argparse
import io
import os
import sys
from collections.abc import Iterable, Sequence
from typing import NoReturn

from bot.command import Command, ExitCode
from bot.commands import ask, chat, check, evaluate, explain, facts, health, new, qr, run, stats
from bot.errors import OperatorError, UsageError
from bot.options import Options
from handlers.phrases import command_line as phrases

PROGRAM = "python -m bot"

COMMANDS = (
    chat.COMMAND,
    run.COMMAND,
    health.COMMAND,
    ask.COMMAND,
    explain.COMMAND,
    check.COMMAND,
    evaluate.COMMAND,
    qr.COMMAND,
    stats.COMMAND,
    facts.COMMAND,
    new.COMMAND,
)


def main() -> int:
    """Run the command that the process's arguments name, and return its exit code."""
    _speak_utf8()
    parser = _parser()
    arguments = parser.parse_args(_words())
    command: Command | None = arguments.command
    if command is None:
        parser.print_help()
        return ExitCode.USAGE
    try:
        code = command.run(arguments)
        sys.stdout.flush()
    except UsageError as error:
        parser.error(str(error))
    except OperatorError as error:
        sys.stderr.writelines(f"{line}\n" for line in error.lines)
        return command.refusal
    except BrokenPipeError:
        # The reader has gone. Python flushes stdout once more at exit, which must not fail again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.UNDONE
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    return code


class _HelpFormatter(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, phrases.USAGE if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """An argument parser that speaks Vietnamese, and takes the common options before and after a command."""

    def __init__(self, prog: str, description: str) -> None:
        super().__init__(
            prog=prog,
            description=description,
            formatter_class=_HelpFormatter,
            add_help=False,
            allow_abbrev=False,
        )
        Options.declare(self)

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        self.exit(ExitCode.USAGE, phrases.USAGE_ERROR.format(reason=message, program=PROGRAM) + "\n")


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(PROGRAM, phrases.PROGRAM)
    parser.set_defaults(command=None)
    commands = parser.add_subparsers(title=phrases.COMMANDS, metavar=phrases.COMMAND, parser_class=_Parser)
    for command in COMMANDS:
        subparser = commands.add_parser(command.name, help=command.summary, description=command.summary)
        command.declare(subparser)
        subparser.set_defaults(command=command)
    return parser


def _speak_utf8() -> None:
    """Read and write UTF-8 whatever the locale says; what cannot be encoded is replaced, not fatal."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _words() -> Sequence[str]:
    """The process's arguments as UTF-8, whatever locale they were decoded by."""
    return [os.fsencode(word).decode(errors="replace") for word in sys.argv[1:]]
