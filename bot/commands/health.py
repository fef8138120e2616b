"""``health``: whether the bot of this configuration runs."""

import argparse
import sys
import time

from bot.command import Command, ExitCode
from bot.options import Options
from handlers.phrases import command_line as phrases
from handlers.phrases import runtime as lines


def _run(arguments: argparse.Namespace) -> ExitCode:
    from bot.runtime.health import Health, health  # noqa: PLC0415
    from bot.runtime.place import Place  # noqa: PLC0415  (sqlalchemy takes 0.35 s to import)

    found = health(Place.beside(Options.of(arguments).settings().store.database_url).sign, time.time())
    words = {
        Health.GOOD: lines.HEALTHY,
        Health.NO_SIGN: lines.NEVER_SEEN,
        Health.DEAD: lines.DEAD,
        Health.DEAF: lines.DEAF,
    }
    sys.stdout.write(f"{words[found]}\n")
    return ExitCode.DONE if found is Health.GOOD else ExitCode.UNDONE


COMMAND = Command("health", phrases.HEALTH, _run)
