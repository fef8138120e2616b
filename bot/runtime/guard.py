"""A thread that ends the process when its event loop cannot: hung in a handler, or in a stop that takes too
long.

It ends it the hard way, so that no zombie stays; the inbox holds what was under way.
"""

import faulthandler
import logging
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable
from typing import Final

from bot.command import ExitCode

logger = logging.getLogger(__name__)

LOOP_HUNG: Final = 60.0
"""Seconds without a turn of the event loop after which it is taken to hang."""

LOOP_SLOW: Final = 5.0
"""Seconds after which the log is told where it is, for whoever wants to know what takes so long."""

STOP_LIMIT: Final = 18.0
"""Seconds from the wish to stop to the end."""

DEPTH: Final = 15
"""Calls shown of it, the latest."""

LOOK_EVERY: Final = 0.5
"""Seconds between two looks at the clock."""


class Guard:
    """Watches one event loop."""

    def __init__(self, end: Callable[[int], object] = os._exit) -> None:
        """End the process by ``end``, which takes an exit code."""
        self._end = end
        self._turned = time.monotonic()
        self._stop_by = float("inf")
        self._code = ExitCode.DONE
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="guard", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._turned = time.monotonic()
        self._thread.start()

    def turn(self) -> None:
        """The event loop turns."""
        self._turned = time.monotonic()

    def stop_soon(self, code: ExitCode = ExitCode.DONE) -> None:
        """The process is to stop, with ``code``; called from a signal handler, so it does next to nothing.

        The watch goes on to the very end: Python waits for its threads, and one of those may hang.
        """
        self._code = code
        self._stop_by = min(self._stop_by, time.monotonic() + STOP_LIMIT)

    def close(self) -> None:
        """Watch no longer: whatever the process does now, it is not ours."""
        self._over.set()

    def _watch(self) -> None:
        shown = 0.0
        while not self._over.wait(LOOK_EVERY):
            now = time.monotonic()
            if now > self._stop_by:
                logger.error("the stop takes too long; ending at once")
                self._end(self._code)
            elif now - self._turned > LOOP_HUNG and self._stop_by == float("inf"):
                logger.critical("the event loop hangs; ending, to be started again")
                faulthandler.dump_traceback()
                self._end(ExitCode.UNDONE)
            elif now - self._turned > LOOP_SLOW and self._turned != shown:
                shown = self._turned
                logger.error(
                    "the event loop has not come round for %.0f s; it is at:\n%s", now - shown, _whereabouts()
                )


def _whereabouts() -> str:
    """What the main thread, on which the event loop runs, is doing."""
    frame = sys._current_frames().get(threading.main_thread().ident or 0)
    return "".join(traceback.format_stack(frame)[-DEPTH:])
