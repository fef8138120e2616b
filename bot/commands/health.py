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
    from bot.runtime.heartbeat import read  # noqa: PLC0415
    from bot.runtime.place import Place  # noqa: PLC0415  (sqlalchemy takes 0.35 s to import)

    sign, now = read(Place.beside(Options.of(arguments).settings().store.database_url).sign), time.time()
    found = health(sign, now)
    words = {
        Health.GOOD: lines.HEALTHY,
        Health.NO_SIGN: lines.NEVER_SEEN,
        Health.DEAD: lines.DEAD,
        Health.DEAF: lines.DEAF if sign is not None and sign.telegram_at else lines.NEVER_HEARD,
        Health.CLOCK: lines.CLOCK_AHEAD if sign is not None and sign.ahead > 0 else lines.CLOCK_BEHIND,
        Health.STARVED: lines.STARVED,
    }
    told = (
        {}
        if sign is None
        else {
            "process": sign.pid,
            "seen": _ago(now - sign.at),
            "heard": _ago(now - sign.telegram_at),
            "waiting": sign.waiting,
            "late": f"{sign.late:.0f}",
            "off": _ago(abs(sign.ahead)),
        }
    )
    sys.stdout.write(f"{words[found].format(**told)}\n")
    return ExitCode.DONE if found is Health.GOOD else ExitCode.UNDONE


def _ago(seconds: float) -> str:
    """A stretch of time, to two figures or so."""
    for words, length in ((lines.DAYS, 86_400), (lines.HOURS, 3_600), (lines.MINUTES, 60)):
        if seconds >= 2 * length:
            return words.format(number=int(seconds // length))
    return lines.SECONDS.format(number=max(0, int(seconds)))


COMMAND = Command("health", phrases.HEALTH, _run)
