"""The steps that bring a stored database to today's tables, oldest first.

A step that has been released is never edited: it describes the tables as they were then, so it declares its
own and does not look at ``schema``.
"""

import logging
from collections.abc import Callable
from typing import Final

import sqlalchemy as sa

from knowledge.stores.problems import StoreTooNewError

logger = logging.getLogger(__name__)

Migration = Callable[[sa.Connection], None]


def inbox_and_quarantine(connection: sa.Connection) -> None:
    """Version 1: received updates, and those set aside."""
    tables = sa.MetaData()
    inbox = sa.Table(
        "inbox",
        tables,
        sa.Column("update_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("lane", sa.String(40), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("received_at", sa.Float, nullable=False),
        sa.Column("state", sa.SmallInteger, nullable=False),
        sa.Column("suspicion", sa.SmallInteger, nullable=False),
    )
    unfinished = inbox.c.state < 2
    sa.Index("inbox_unfinished", inbox.c.update_id, sqlite_where=unfinished, postgresql_where=unfinished)
    sa.Table(
        "quarantine",
        tables,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("update_id", sa.BigInteger, nullable=True),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("reason", sa.String(40), nullable=False),
        sa.Column("added_at", sa.Float, nullable=False),
    )
    tables.create_all(connection)


def exchanges(connection: sa.Connection) -> None:
    """Version 2: what was asked and answered, what became of it, and who wants to be told."""
    tables = sa.MetaData()
    sa.Table(
        "secret",
        tables,
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("key", sa.LargeBinary, nullable=False),
    )
    sa.Table(
        "exchange",
        tables,
        sa.Column("key", sa.String(16), primary_key=True),
        sa.Column("part", sa.SmallInteger, primary_key=True, autoincrement=False),
        sa.Column("asked_at", sa.Float, nullable=False, index=True),
        sa.Column("surface", sa.String(16), nullable=False),
        sa.Column("status", sa.String(16), nullable=False, index=True),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("normal", sa.Text, nullable=False, index=True),
        sa.Column("facts", sa.Text, nullable=False),
        sa.Column("nearly", sa.Text, nullable=False),
        sa.Column("vetoed", sa.Boolean, nullable=False),
        sa.Column("score", sa.Float, nullable=False),
    )
    sa.Table(
        "rating",
        tables,
        sa.Column("exchange", sa.String(16), primary_key=True),
        sa.Column("voter", sa.String(16), primary_key=True),
        sa.Column("vote", sa.SmallInteger, nullable=False),
        sa.Column("rated_at", sa.Float, nullable=False),
    )
    sa.Table(
        "reply",
        tables,
        sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("message_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("question_id", sa.BigInteger, nullable=False, index=True),
        sa.Column("exchange", sa.String(16), nullable=False),
        sa.Column("sent_at", sa.Float, nullable=False),
    )
    sa.Table(
        "wish",
        tables,
        sa.Column("exchange", sa.String(16), primary_key=True),
        sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("message_id", sa.BigInteger, nullable=False),
        sa.Column("wished_at", sa.Float, nullable=False),
        sa.Column("told_at", sa.Float, nullable=True),
    )
    sa.Table(
        "gap",
        tables,
        sa.Column("normal", sa.Text, primary_key=True),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("decided_at", sa.Float, nullable=False),
        sa.Column("decided_by", sa.String(40), nullable=False),
    )
    sa.Table(
        "chat",
        tables,
        sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("taught_at", sa.Float, nullable=True),
        sa.Column("blocked_at", sa.Float, nullable=True),
    )
    sa.Table(
        "passed_over",
        tables,
        sa.Column("day", sa.String(10), primary_key=True),
        sa.Column("kind", sa.String(40), primary_key=True),
        sa.Column("updates", sa.Integer, nullable=False),
    )
    tables.create_all(connection)


def curating(connection: sa.Connection) -> None:
    """Version 3: what curators' buttons stand for, and what curators are in the middle of."""
    tables = sa.MetaData()
    sa.Table(
        "nonce",
        tables,
        sa.Column("mark", sa.String(24), primary_key=True),
        sa.Column("admin_id", sa.BigInteger, nullable=False, index=True),
        sa.Column("deed", sa.String(40), nullable=False),
        sa.Column("arguments", sa.Text, nullable=False),
        sa.Column("lasting", sa.Boolean, nullable=False),
        sa.Column("expires_at", sa.Float, nullable=False, index=True),
        sa.Column("used_by", sa.String(16), nullable=False),
    )
    sa.Table(
        "errand",
        tables,
        sa.Column("admin_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("step", sa.String(40), nullable=False),
        sa.Column("said", sa.Text, nullable=False),
        sa.Column("at", sa.Float, nullable=False),
    )
    tables.create_all(connection)


def answers_to_wishes(connection: sa.Connection) -> None:
    """Version 4: what somebody is to be told about which question, so that a restart does not forget it."""
    connection.exec_driver_sql("ALTER TABLE wish ADD COLUMN fact VARCHAR(64)")
    connection.exec_driver_sql("ALTER TABLE wish ADD COLUMN part SMALLINT")


def publication(connection: sa.Connection) -> None:
    """Version 5: revisions of the fact file, what is being published, and who did what."""
    tables = sa.MetaData()
    sa.Table(
        "content",
        tables,
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("kept_at", sa.Float, nullable=False),
    )
    sa.Table(
        "intent",
        tables,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("key", sa.String(80), nullable=False, unique=True),
        sa.Column("file", sa.Text, nullable=False, index=True),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("author_kind", sa.String(16), nullable=False),
        sa.Column("author", sa.String(80), nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("found", sa.String(64), nullable=False),
        sa.Column("before", sa.String(64), nullable=False),
        sa.Column("after", sa.String(64), nullable=False),
        sa.Column("made_at", sa.Float, nullable=False),
        sa.Column("revision", sa.Integer, nullable=True),
    )
    sa.Table(
        "revision",
        tables,
        sa.Column("file", sa.Text, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("author_kind", sa.String(16), nullable=False),
        sa.Column("author", sa.String(80), nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("before", sa.String(64), nullable=False),
        sa.Column("after", sa.String(64), nullable=False),
        sa.Column("made_at", sa.Float, nullable=False),
    )
    sa.Table(
        "audit",
        tables,
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("at", sa.Float, nullable=False),
        sa.Column("author_kind", sa.String(16), nullable=False),
        sa.Column("author", sa.String(80), nullable=False),
        sa.Column("deed", sa.String(40), nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
    )
    tables.create_all(connection)
    if connection.dialect.name == "sqlite":
        for verb in ("update", "delete"):
            connection.exec_driver_sql(
                f"CREATE TRIGGER audit_no_{verb} BEFORE {verb} ON audit "
                "BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END"
            )


def bulletins(connection: sa.Connection) -> None:
    """Version 6: who wants the weekly bulletin."""
    tables = sa.MetaData()
    sa.Table(
        "bulletin",
        tables,
        sa.Column("admin_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("week", sa.String(8), nullable=False),
    )
    tables.create_all(connection)


def audit_kept(connection: sa.Connection) -> None:
    """Version 7: the audit is only added to by any statement, and in PostgreSQL too."""
    if connection.dialect.name == "sqlite":
        # INSERT OR REPLACE takes rows away without a delete.
        connection.exec_driver_sql(
            "CREATE TRIGGER audit_no_replace BEFORE INSERT ON audit "
            "WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id) "
            "BEGIN SELECT RAISE(ABORT, 'the audit is only added to'); END"
        )
    elif connection.dialect.name == "postgresql":
        connection.exec_driver_sql(
            "CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'the audit is only added to'; END $$"
        )
        for event in ("UPDATE", "DELETE", "TRUNCATE"):
            connection.exec_driver_sql(
                f"CREATE TRIGGER audit_no_{event.lower()} BEFORE {event} ON audit "
                "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()"
            )


def waits(connection: sa.Connection) -> None:
    """Version 8: which messages tell an admin to wait."""
    tables = sa.MetaData()
    sa.Table(
        "wait",
        tables,
        sa.Column("admin_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("message_id", sa.BigInteger, primary_key=True, autoincrement=False),
    )
    tables.create_all(connection)


MIGRATIONS: Final[tuple[Migration, ...]] = (
    inbox_and_quarantine,
    exchanges,
    curating,
    answers_to_wishes,
    publication,
    bulletins,
    audit_kept,
    waits,
)


def migrate(connection: sa.Connection, now: float, migrations: tuple[Migration, ...] = MIGRATIONS) -> int:
    """Apply what is missing, each step in its own transaction, and return the version reached.

    Args:
        connection: an open connection outside a transaction.
        now: seconds since the epoch, kept with each step.
        migrations: the steps; their number is the version.

    Raises:
        StoreTooNewError: the store was written by a later release.
    """
    versions = sa.Table(
        "schema_version",
        sa.MetaData(),
        sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("applied_at", sa.Float, nullable=False),
    )
    with connection.begin():
        versions.create(connection, checkfirst=True)
        reached = connection.execute(sa.select(sa.func.max(versions.c.version))).scalar() or 0
    if reached > len(migrations):
        raise StoreTooNewError(reached, len(migrations))
    for version, step in enumerate(migrations[reached:], start=reached + 1):
        with connection.begin():
            step(connection)
            connection.execute(versions.insert().values(version=version, applied_at=now))
    if 0 < reached < len(migrations):
        logger.info("the store was brought from schema version %d to %d", reached, len(migrations))
    return len(migrations)
