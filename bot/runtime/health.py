"""Whether the bot of this configuration is alive, asked from outside: ``python -m bot health``."""

import os
from enum import Enum, auto

from bot.runtime.heartbeat import LOOP_SILENT, TELEGRAM_SILENT, Sign


class Health(Enum):
    """What the last sign of life says."""

    GOOD = auto()
    NO_SIGN = auto()  # never started, or under another configuration
    DEAD = auto()  # the process is gone, or gives no sign
    DEAF = auto()  # it runs, and hears nothing from Telegram


def health(sign: Sign | None, now: float) -> Health:
    """The health that the last ``sign`` tells at ``now`` (seconds since the epoch)."""
    if sign is None:
        return Health.NO_SIGN
    if now - sign.at > LOOP_SILENT or not _runs(sign.pid):
        return Health.DEAD
    if now - sign.telegram_at > TELEGRAM_SILENT:
        return Health.DEAF
    return Health.GOOD


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # another user's process: it runs
        return True
    return True
