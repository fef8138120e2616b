"""One connection to the store, with every promise of SQLite asked for and read back.

Each setting is answered for: SQLite ignores a pragma it cannot honour without a word (WAL on a file system
without shared memory, for one), so that a setting not read back is a wish.
"""

import logging
import sqlite3
from typing import Final

import sqlalchemy as sa
from sqlalchemy.pool import NullPool

from knowledge.stores.problems import StoreCorruptError, StoreDriverError, StoreError

logger = logging.getLogger(__name__)

BUSY_TIMEOUT: Final = 5000
"""Milliseconds that SQLite waits for another process's lock, a backup's for instance."""

PRAGMAS: Final[tuple[tuple[str, str, str], ...]] = (
    ("busy_timeout", str(BUSY_TIMEOUT), str(BUSY_TIMEOUT)),
    ("journal_mode", "WAL", "wal"),
    ("synchronous", "FULL", "2"),
    ("foreign_keys", "ON", "1"),
    ("secure_delete", "ON", "1"),
    ("trusted_schema", "OFF", "0"),
    ("mmap_size", "0", "0"),
)
"""Name, value to set and value to read back. FULL: a commit is on the disk before it is acknowledged."""

CORRUPTION: Final = ("malformed", "not a database", "file is encrypted", "disk image")


def connect(url: sa.URL) -> sa.Connection:
    """Open the one connection to ``url``, ready for use by the calling thread only.

    Raises:
        StoreError: the database cannot be reached, or refuses a setting.
        StoreDriverError: nothing is installed to reach it by.
        StoreCorruptError: the file is damaged.
    """
    try:
        engine = sa.create_engine(url, poolclass=NullPool)
    except (ModuleNotFoundError, sa.exc.NoSuchModuleError) as error:
        raise StoreDriverError(url.drivername) from error
    if url.get_backend_name() != "sqlite":
        try:
            return engine.connect()
        except sa.exc.DBAPIError as error:
            raise classed(error) from error
    sa.event.listen(engine, "connect", _leave_transactions_to_us)
    sa.event.listen(engine, "begin", _begin_immediate)
    try:
        connection = engine.connect()
        try:
            _set_pragmas(connection, in_memory=in_memory(url))
            _check(connection)
        except BaseException:
            connection.close()
            raise
    except sqlite3.Error as error:
        raise _classed(str(error)) from error
    except sa.exc.DBAPIError as error:
        raise classed(error) from error
    return connection


def empty_log(connection: sa.Connection) -> None:
    """Bring SQLite's write-ahead log into the database and empty it; later, if a backup is reading it."""
    if connection.dialect.name != "sqlite":
        return
    driver = connection.connection.cursor()
    try:
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.Error as error:
        logger.warning("the store's log could not be emptied: %s", error)
    finally:
        driver.close()


def in_memory(url: sa.URL) -> bool:
    """Whether the store lives no longer than its connection."""
    return url.get_backend_name() == "sqlite" and url.database in {None, "", ":memory:"}


def classed(error: sa.exc.DBAPIError) -> StoreError:
    """The store's own error for what the driver reported."""
    return _classed(" ".join(str(error.orig).split()))


def _classed(text: str) -> StoreError:
    if any(sign in text for sign in CORRUPTION):
        return StoreCorruptError(text)
    return StoreError(text)


def _leave_transactions_to_us(
    driver_connection: sa.engine.interfaces.DBAPIConnection, _record: object
) -> None:
    # The sqlite3 module otherwise begins transactions by itself, and late: a reader that writes may then
    # fail.
    driver_connection.isolation_level = None


def _begin_immediate(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _set_pragmas(connection: sa.Connection, *, in_memory: bool) -> None:
    driver = connection.connection.cursor()
    try:
        for name, value, expected in PRAGMAS:
            driver.execute(f"PRAGMA {name}={value}")
            row = driver.execute(f"PRAGMA {name}").fetchone()
            got = "" if row is None else str(row[0])
            if got != expected and not (in_memory and name in {"journal_mode", "mmap_size"}):
                raise StoreError(f"SQLite would not set {name} to {value}: it is {got or 'unknown'}")
    finally:
        driver.close()


def _check(connection: sa.Connection) -> None:
    driver = connection.connection.cursor()
    try:
        verdict = str(driver.execute("PRAGMA quick_check(1)").fetchone()[0])
    finally:
        driver.close()
    if verdict != "ok":
        raise StoreCorruptError(verdict)
