"""Where a secret is read from: a systemd credential, a file, or the environment; never the configuration
file.
"""

import stat
from collections.abc import Mapping
from enum import Enum, auto
from pathlib import Path
from typing import Final

LARGEST: Final = 4096
"""Bytes of a secret's file at most."""


class SecretProblem(Enum):
    """Why a secret cannot be had."""

    UNREADABLE = auto()
    OPEN_TO_ALL = auto()  # anybody on the machine can read it: it is no secret
    EMPTY = auto()


class SecretError(Exception):
    """A secret was named but cannot be used."""

    def __init__(self, problem: SecretProblem, path: Path, detail: str = "") -> None:
        super().__init__(f"{path}: {detail or problem.name.lower()}")
        self.problem = problem
        self.path = path
        self.detail = detail


def secret(name: str, credential: str, environment: Mapping[str, str]) -> str:
    """The secret ``name`` (``BOT_TOKEN``), or an empty text where none is given.

    A systemd credential of the name ``credential`` comes first, then the file that ``<name>_FILE`` names,
    then the variable ``name`` itself.

    Raises:
        SecretError: it is named, but its file cannot be read, is empty or is open to everybody.
    """
    folder = environment.get("CREDENTIALS_DIRECTORY")
    if folder and (path := Path(folder) / credential).exists():
        return _of_file(path)
    if file := environment.get(f"{name}_FILE"):
        return _of_file(Path(file))
    return environment.get(name, "").strip()


def _of_file(path: Path) -> str:
    try:
        with path.open(encoding="utf-8") as opened:
            mode = path.stat().st_mode
            text = opened.read(LARGEST).strip()
    except (OSError, UnicodeDecodeError) as error:
        detail = error.strerror if isinstance(error, OSError) else ""
        raise SecretError(SecretProblem.UNREADABLE, path, detail or "") from None
    if mode & stat.S_IROTH:
        raise SecretError(SecretProblem.OPEN_TO_ALL, path)
    if not text:
        raise SecretError(SecretProblem.EMPTY, path)
    return text
