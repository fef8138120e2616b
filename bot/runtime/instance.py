"""One copy at a time on one machine: a second one would share the inbox, and fight for the updates."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.runtime.ending import Cause, GaveUpError


@contextmanager
def only_instance(path: Path) -> Iterator[None]:
    """Hold the lock ``path`` meanwhile. The kernel frees it with the process, however that ends.

    Raises:
        GaveUpError: another copy holds it, or the place cannot be written.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise GaveUpError(Cause.STORE, f"{path}: {error.strerror}") from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(descriptor)
        raise GaveUpError(Cause.OTHER_COPY, f"{path} is held") from error
    try:
        yield
    finally:
        os.close(descriptor)
