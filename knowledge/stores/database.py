"""The store as a whole: found, opened, checked, migrated, and replaced by a new one when it is damaged."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import sqlalchemy as sa

from knowledge.stores.connecting import classed, connect, in_memory
from knowledge.stores.migrations import migrate
from knowledge.stores.problems import StoreCorruptError, StoreError
from knowledge.stores.writer import Writer


@dataclass(frozen=True)
class Database:
    """An open store.

    ``moved_aside`` is where a damaged store was put when it could not be opened: nothing is deleted, and
    questions are answered from a new one.
    """

    writer: Writer
    moved_aside: Path | None = None
    clock: Callable[[], float] = field(default=time.time)

    @classmethod
    def open(cls, url: str, *, clock: Callable[[], float] = time.time) -> "Database":
        """Open the store at a SQLAlchemy ``url``, creating or migrating it where needed.

        Raises:
            StoreError: it cannot be opened, or is of a later release.
        """
        parsed = sa.make_url(url)
        path = file_of(parsed)
        if path is not None:
            _prepare_folder(path)
        try:
            return cls(_writer(parsed, clock()), clock=clock)
        except StoreCorruptError:
            if path is None:
                raise
            aside = _move_aside(path, clock())
            return cls(_writer(parsed, clock()), moved_aside=aside, clock=clock)

    @classmethod
    def in_memory(cls) -> "Database":
        """A store that is gone with the process, for the terminal chat and tests."""
        return cls.open("sqlite://")

    def close(self) -> None:
        """Commit what is queued and close."""
        self.writer.close()


def file_of(url: sa.URL) -> Path | None:
    """The SQLite file of ``url``; none for a database in memory or on a server."""
    if url.get_backend_name() != "sqlite" or in_memory(url):
        return None
    return Path(url.database or "")


def _writer(url: sa.URL, now: float) -> Writer:
    return Writer(partial(_connect_and_migrate, url, now))


def _connect_and_migrate(url: sa.URL, now: float) -> sa.Connection:
    connection = connect(url)
    try:
        migrate(connection, now)
    except BaseException as error:
        connection.close()
        if isinstance(error, sa.exc.DBAPIError):
            raise classed(error) from error
        raise
    return connection


def _prepare_folder(path: Path) -> None:
    """The folder and the file, readable by their owner alone: questions are personal data."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600))
    except OSError as error:
        raise StoreError(f"{path}: {error.strerror}") from error


def _move_aside(path: Path, now: float) -> Path:
    """Rename the file and its write-ahead log, so that a later repair finds both."""
    stamp = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime(now))
    aside = path.with_name(f"{path.name}.corrupt-{stamp}")
    for suffix in ("", "-wal", "-shm"):
        part = path.with_name(path.name + suffix)
        if part.exists():
            part.rename(aside.with_name(aside.name + suffix))
    return aside
