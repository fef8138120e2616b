"""Garbage, which is not looked for while nothing can be any."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MANY = 100_000
"""Things made meanwhile from which they are looked through at once: else whoever asks first waits for it."""


@contextmanager
def uncollected() -> Iterator[None]:
    """Look for no garbage meanwhile; also as a decorator.

    A large base is read into very many small things, all of them kept: to look through them again and again
    takes longer than to do it once.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
            if gc.get_count()[0] > MANY:
                gc.collect()
