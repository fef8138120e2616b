"""The store: durable settings, migrations, damage, and group commit."""

import asyncio
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import wait
from functools import partial
from pathlib import Path

import pytest
import sqlalchemy as sa

from knowledge.stores import schema
from knowledge.stores.connecting import PRAGMAS
from knowledge.stores.database import Database
from knowledge.stores.inbox import Inbox
from knowledge.stores.migrations import MIGRATIONS, migrate
from knowledge.stores.problems import StoreError, StoreTooNewError


def url(path: Path) -> str:
    return f"sqlite:///{path}"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "var" / "bot.db"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    opened = Database.open(url(path))
    yield opened
    opened.close()


async def test_settings_are_what_durability_needs(database: Database) -> None:
    def read(connection: sa.Connection) -> dict[str, str]:
        rows = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name, _, _ in PRAGMAS}
        return {name: str(value) for name, value in rows.items()}

    assert await database.writer.run(read) == {name: expected for name, _, expected in PRAGMAS}


def test_the_file_is_for_its_owner_only(database: Database, path: Path) -> None:
    assert database.moved_aside is None
    assert path.stat().st_mode & 0o077 == 0


async def test_migrations_lead_to_the_schema_that_the_code_uses(database: Database) -> None:
    def columns(connection: sa.Connection) -> dict[str, list[tuple[str, str, bool]]]:
        inspector = sa.inspect(connection)
        return {
            table: [(c["name"], str(c["type"]), bool(c["nullable"])) for c in inspector.get_columns(table)]
            for table in inspector.get_table_names()
        }

    declared = {
        table.name: [(c.name, str(c.type), bool(c.nullable)) for c in table.columns]
        for table in schema.metadata.sorted_tables
    }
    assert await database.writer.run(columns) == declared


def test_the_schema_is_valid_for_postgresql() -> None:
    dialect = sa.dialects.registry.load("postgresql.psycopg2")()
    for table in schema.metadata.sorted_tables:
        assert "CREATE TABLE" in str(sa.schema.CreateTable(table).compile(dialect=dialect))
        for index in table.indexes:
            assert "CREATE INDEX" in str(sa.schema.CreateIndex(index).compile(dialect=dialect))
    (unfinished,) = schema.inbox.indexes
    assert "WHERE state < 2" in str(sa.schema.CreateIndex(unfinished).compile(dialect=dialect))


def test_migrating_twice_changes_nothing(path: Path) -> None:
    Database.open(url(path)).close()
    Database.open(url(path)).close()
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM schema_version").fetchone() == (len(MIGRATIONS),)
    connection.close()


def test_a_failing_step_leaves_the_version_before_it() -> None:
    def broken(connection: sa.Connection) -> None:
        connection.exec_driver_sql("CREATE TABLE half (x INTEGER)")
        raise RuntimeError("no further")

    engine = sa.create_engine("sqlite://")
    with engine.connect() as connection:
        with pytest.raises(RuntimeError):
            migrate(connection, 0.0, (*MIGRATIONS, broken))
        assert migrate(connection, 0.0) == len(MIGRATIONS)
    engine.dispose()


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS)))
async def test_an_older_store_is_brought_up_to_date_with_what_waits_in_it(path: Path, version: int) -> None:
    path.parent.mkdir()
    engine = sa.create_engine(url(path))
    with engine.connect() as connection:
        assert migrate(connection, 0.0, MIGRATIONS[:version]) == version
        with connection.begin():
            connection.exec_driver_sql("INSERT INTO inbox VALUES (7, 'chat 1', '{}', 0, 0, 0)")
    engine.dispose()
    database = Database.open(url(path))
    recovery = await Inbox(database).recover(frozenset(), frozenset())
    database.close()
    assert [left.update_id for left in recovery.unfinished] == [7]


def test_a_store_of_a_later_release_is_refused_and_left_alone(path: Path) -> None:
    Database.open(url(path)).close()
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO schema_version VALUES (99, 0)")
    connection.close()
    with pytest.raises(StoreTooNewError):
        Database.open(url(path))
    assert path.exists()


@pytest.mark.parametrize(
    "damage", [b"this is no database at all" * 400, b"SQLite format 3\0" + b"\xff" * 8000]
)
def test_a_damaged_store_is_moved_aside_and_replaced(path: Path, damage: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(damage)
    database = Database.open(url(path))
    database.close()
    assert database.moved_aside is not None
    assert database.moved_aside.read_bytes() == damage
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM inbox").fetchone() == (0,)
    connection.close()


def test_a_place_that_cannot_be_written_is_a_store_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError):
        Database.open(url(tmp_path / "file" / "bot.db"))


def test_a_disk_that_is_full_at_the_first_start_is_a_store_error(path: Path) -> None:
    opening = f"from knowledge.stores.database import Database; Database.open({url(path)!r})"
    limited = (
        "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (2048, resource.RLIM_INFINITY)); "
        + opening
    )
    ended = subprocess.run((sys.executable, "-c", limited), capture_output=True, text=True, check=False)  # noqa: S603
    assert ended.stderr.splitlines()[-1].startswith("knowledge.stores.problems.StoreError:")


async def test_one_failing_job_of_a_group_does_not_fail_the_others(database: Database) -> None:
    def add(version: int, connection: sa.Connection) -> None:
        connection.execute(schema.schema_version.insert().values(version=version, applied_at=0.0))

    futures = [database.writer.submit(partial(add, version)) for version in (50, 51, 50, 52)]
    wait(futures)
    assert [future.exception() is None for future in futures] == [True, True, False, True]
    assert isinstance(futures[2].exception(), StoreError)


async def test_items_that_gather_are_done_in_one_statement_and_one_that_fails_alone(
    database: Database,
) -> None:
    calls: list[int] = []

    def add(connection: sa.Connection, versions: Sequence[int]) -> Sequence[int]:
        calls.append(len(versions))
        rows = [{"version": version, "applied_at": 0.0} for version in versions]
        connection.execute(schema.schema_version.insert(), rows)
        return versions

    run = database.writer.run_joint
    assert await asyncio.gather(*(run(add, version) for version in range(50, 60))) == list(range(50, 60))
    assert len(calls) < 10
    ended = await asyncio.gather(*(run(add, version) for version in (60, 50, 61)), return_exceptions=True)
    assert [isinstance(each, StoreError) for each in ended] == [False, True, False]


def test_a_closed_store_refuses_work(path: Path) -> None:
    database = Database.open(url(path))
    database.close()
    with pytest.raises(StoreError):
        database.writer.submit(lambda connection: connection.exec_driver_sql("SELECT 1").scalar()).result(1)


def test_work_that_comes_while_the_store_closes_is_done_or_refused(path: Path) -> None:
    for _ in range(20):
        database = Database.open(f"sqlite:///{path}")
        begun, held = threading.Event(), threading.Event()

        def hold(
            connection: sa.Connection, begun: threading.Event = begun, held: threading.Event = held
        ) -> None:
            del connection
            begun.set()
            held.wait(5)

        first = database.writer.submit(hold)
        begun.wait(5)
        closing = threading.Thread(target=database.close)
        closing.start()
        late = [database.writer.submit(lambda _: None) for _ in range(50)]
        held.set()
        late += [database.writer.submit(lambda _: None) for _ in range(50)]
        closing.join(5)
        done, waiting = wait([first, *late], timeout=5)
        assert not waiting
        assert {type(future.exception()) for future in done} <= {type(None), StoreError}
