"""The tables as the code reads and writes them today.

How a stored database comes to look like this is told by ``migrations``; a test compares the two.
"""

from typing import Final

import sqlalchemy as sa

metadata: Final = sa.MetaData()

schema_version: Final = sa.Table(
    "schema_version",
    metadata,
    sa.Column("version", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("applied_at", sa.Float, nullable=False),
)
"""One row for each migration applied; the highest is the version of the store."""

inbox: Final = sa.Table(
    "inbox",
    metadata,
    sa.Column("update_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("lane", sa.String(40), nullable=False),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("received_at", sa.Float, nullable=False),
    sa.Column("state", sa.SmallInteger, nullable=False),
    sa.Column("suspicion", sa.SmallInteger, nullable=False),
)
"""Updates by Telegram's own number. ``lane`` is whose turn it waits for; ``body`` is blank once it is
done.
"""

sa.Index(
    "inbox_unfinished",
    inbox.c.update_id,
    sqlite_where=inbox.c.state < 2,
    postgresql_where=inbox.c.state < 2,
)

quarantine: Final = sa.Table(
    "quarantine",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("update_id", sa.BigInteger, nullable=True),
    sa.Column("body", sa.Text, nullable=False),
    sa.Column("reason", sa.String(40), nullable=False),
    sa.Column("added_at", sa.Float, nullable=False),
)
"""Updates that nothing will be done with: unreadable ones, and those that took the process down."""
