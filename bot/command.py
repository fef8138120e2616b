"""What every command of the command line is made of."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum


class ExitCode(IntEnum):
    """How a command ends, for the shell and for a service supervisor."""

    DONE = 0
    UNDONE = 1  # not answered; problems found
    USAGE = 2  # the command line or the configuration cannot be used
    CONFLICT = 75  # another copy of the bot is running: EX_TEMPFAIL of sysexits.h
    # The same as USAGE for a running bot: EX_CONFIG of sysexits.h, which a supervisor does not restart.
    CONFIGURATION = 78
    INTERRUPTED = 130  # 128 + SIGINT


def no_arguments(_: argparse.ArgumentParser) -> None:
    """Declare nothing: the command has no arguments of its own."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name, its line in the help, its own arguments, what it does and how it refuses."""

    name: str
    summary: str
    run: Callable[[argparse.Namespace], ExitCode]
    declare: Callable[[argparse.ArgumentParser], None] = no_arguments
    refusal: ExitCode = ExitCode.USAGE
