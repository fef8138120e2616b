"""Settings of the Python interpreter for a process that answers many people at once."""

import gc
import sys
from typing import Final

SWITCH: Final = 0.0005
"""Seconds after which the store's thread may take the interpreter from the event loop, or the other way
round. Python's 5 ms would add to every answer that meets a commit."""


def settle() -> None:
    """Prepare for a long run: the facts stay for good, so no collection need look through them again."""
    sys.setswitchinterval(SWITCH)
    gc.collect()
    gc.freeze()
