"""Garbage, which is not looked for while nothing can be any."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no garbage meanwhile; also as a decorator.

    A large base is read into millions of small things, all of them kept: looking through them again and again
    takes a tenth of the time.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            if not gc.get_freeze_count():
                # What there is by now counts as old at once: else whoever asks first waits for a look at it.
                gc.freeze()
                gc.unfreeze()
            gc.enable()
