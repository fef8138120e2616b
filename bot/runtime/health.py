"""Whether the bot of this configuration is alive, asked from outside: ``python -m bot health``."""

import os
from enum import Enum, auto
from typing import Final

from bot.runtime.heartbeat import LOOP_SILENT, TELEGRAM_SILENT, Sign

CLOCK_WRONG: Final = 120.0
"""Seconds that this machine's clock may differ from Telegram's. Beyond ten minutes whatever is said counts as
late: commands and buttons are refused.
"""

LOOP_LATE: Final = 2.0
"""Seconds that the event loop may come round too late; each answer waits as long."""


class Health(Enum):
    """What the last sign of life says."""

    GOOD = auto()
    NO_SIGN = auto()  # never started, or under another configuration
    DEAD = auto()  # the process is gone, or gives no sign
    DEAF = auto()  # it runs, and hears nothing from Telegram
    CLOCK = auto()  # it answers, and takes what is said for late, or what is late for new
    STARVED = auto()  # it answers slowly: something keeps the event loop busy


def health(sign: Sign | None, now: float) -> Health:
    """The health that the last ``sign`` tells at ``now`` (seconds since the epoch)."""
    if sign is None:
        return Health.NO_SIGN
    if now - sign.at > LOOP_SILENT or not _runs(sign.pid):
        return Health.DEAD
    if now - sign.telegram_at > TELEGRAM_SILENT:
        return Health.DEAF
    return state(sign)


def state(sign: Sign) -> Health:
    """The health that the process itself tells by ``sign``, as long as it gives any and hears Telegram."""
    if abs(sign.ahead) > CLOCK_WRONG:
        return Health.CLOCK
    return Health.STARVED if sign.late > LOOP_LATE else Health.GOOD


def in_words(sign: Sign) -> str:
    """The same in a line for the log."""
    match state(sign):
        case Health.CLOCK:
            way = "ahead of" if sign.ahead > 0 else "behind"
            return (
                f"the clock of this machine is {abs(sign.ahead):.0f} s {way} Telegram's: set it; from 600 s "
                "ahead, whatever is said counts as late, and commands and buttons are refused"
            )
        case Health.STARVED:
            return (
                f"the event loop came round {sign.late:.1f} s late, {sign.waiting} updates are at hand: "
                "something keeps it busy, and everybody waits"
            )
        case _:
            return f"answering, {sign.waiting} updates at hand"


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # another user's process: it runs
        return True
    return True
