"""``new``: a commented fact file to start from with another article."""

import argparse
import sys
from pathlib import Path

from bot.command import Command, ExitCode
from bot.errors import OperatorError
from handlers.phrases import command_line
from handlers.phrases import facts_command as phrases


def _declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file",
        nargs="?",
        type=Path,
        default=Path("facts.toml"),
        metavar=command_line.FILE,
        help=phrases.NEW_FILE,
    )


def _run(arguments: argparse.Namespace) -> ExitCode:
    file: Path = arguments.file
    try:
        with file.open("x", encoding="utf-8") as new:
            new.write(phrases.SKELETON)
    except FileExistsError:
        raise OperatorError(phrases.EXISTS.format(file=file)) from None
    except OSError as error:
        raise OperatorError(phrases.UNWRITABLE.format(file=file, reason=error.strerror)) from None
    sys.stdout.write(f"{phrases.CREATED.format(file=file)}\n")
    return ExitCode.DONE


COMMAND = Command("new", phrases.NEW, _run, _declare)
"""A skeleton that passes ``check``."""
