"""Two files that change places in one step, so that what one of them held to the last can be looked at."""

import ctypes
import errno
import os
from pathlib import Path
from typing import Final

_HERE: Final = -100
"""``AT_FDCWD``: paths are taken as they are."""

_EXCHANGE: Final = 2
"""``RENAME_EXCHANGE`` of Linux."""

_UNABLE: Final = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EPERM, errno.ENOENT})
"""What a kernel or a file system says that cannot, and what is said where there is no second file."""


def exchanged(one: Path, other: Path) -> bool:
    """Let the files change places, and tell whether they have; False where this system cannot.

    Raises:
        OSError: the disk refused; both files stand.
    """
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:
        return False
    if rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), ctypes.c_uint(_EXCHANGE)) == 0:
        return True
    number = ctypes.get_errno()
    if number in _UNABLE:
        return False
    raise OSError(number, os.strerror(number), str(other))
