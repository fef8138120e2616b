"""The sign of life that other processes read, and the longest silence that still counts as life."""

import json
import math
import os
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

SIGN_EVERY: Final = 5.0
"""Seconds between two signs."""

LOOP_SILENT: Final = 30.0
"""Seconds without a sign after which the process is taken for dead."""

TELEGRAM_SILENT: Final = 90.0
"""Seconds without a word from Telegram after which the bot is taken for deaf. A long poll takes 30 s at
most.
"""


@dataclass(frozen=True, slots=True)
class Sign:
    """One sign of life: the process, when it was given, and when Telegram last answered (epoch seconds; 0:
    never).

    ``waiting`` updates are being handled or wait for it. ``late`` is by how many seconds the event loop came
    round too late since the last sign, at worst; ``ahead`` by how many this machine's clock is ahead of
    Telegram's.
    """

    pid: int
    at: float
    telegram_at: float
    waiting: int = 0
    late: float = 0.0
    ahead: float = 0.0


class Heartbeat:
    """Gives the signs of one process."""

    def __init__(
        self,
        path: Path,
        clock: Callable[[], float] = time.time,
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        """Give signs in the file ``path``, dated by ``clock`` (seconds since the epoch).

        What is long ago is told by ``ticks``, which never jump: somebody may set the clock.
        """
        self._path = path
        self._clock = clock
        self._ticks = ticks
        self._given_at = -math.inf
        self._given_heard = False
        self._late = 0.0
        self._heard_at: float | None = None
        before = read(path)
        self.telegram_at = 0.0
        """When Telegram last answered this process."""
        self.last_run_heard = before.telegram_at if before else 0.0
        """When Telegram last answered an earlier process: what it holds now was sent after that."""

    def now(self) -> float:
        """The time by this heartbeat's clock."""
        return self._clock()

    def heard(self) -> None:
        """Telegram has answered."""
        self.telegram_at = self._clock()
        self._heard_at = self._ticks()

    def due(self) -> bool:
        """Whether to give a sign: at its time, and at once when Telegram has first answered."""
        first_heard = self._heard_at is not None and not self._given_heard
        return self._ticks() - self._given_at >= SIGN_EVERY or first_heard

    def turned(self, late: float) -> None:
        """The event loop has come round, so many seconds late."""
        self._late = max(self._late, late)

    def sign(self, waiting: int, ahead: float) -> Sign:
        """The sign to give now; see ``Sign``."""
        late, self._late = self._late, 0.0
        heard_at = self.telegram_at or self.last_run_heard
        return Sign(os.getpid(), self._clock(), heard_at, waiting, round(late, 3), round(ahead, 1))

    def give(self, sign: Sign) -> None:
        """Write ``sign``. Renamed into place, so that a reader never sees half of one; losing it is no
        harm.
        """
        self._given_at, self._given_heard = self._ticks(), self._heard_at is not None
        draft = self._path.with_name(f"{self._path.name}.new")
        draft.write_text(json.dumps(asdict(sign)), encoding="ascii")
        draft.replace(self._path)

    def deaf(self) -> bool:
        """Whether Telegram has been silent for too long, having answered before."""
        return self._heard_at is not None and self._ticks() - self._heard_at > TELEGRAM_SILENT


def read(path: Path) -> Sign | None:
    """The last sign given in ``path``; none where there is no readable one."""
    try:
        table = json.loads(path.read_text(encoding="ascii"))
        return Sign(
            int(table["pid"]),
            float(table["at"]),
            float(table["telegram_at"]),
            # An earlier release gave none of these.
            int(table.get("waiting", 0)),
            float(table.get("late", 0.0)),
            float(table.get("ahead", 0.0)),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
