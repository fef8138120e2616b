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

secret: Final = sa.Table(
    "secret",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("key", sa.LargeBinary, nullable=False),
)
"""The one key of this store's digests, by which people and updates are told apart without being named."""

exchange: Final = sa.Table(
    "exchange",
    metadata,
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
"""What was asked and how it was answered, without who asked; a message's questions share a key.

``facts`` and ``nearly`` are JSON lists of ids: those answered, and those that the bot nearly said; ``normal``
is the form by which questions are grouped.
"""

rating: Final = sa.Table(
    "rating",
    metadata,
    sa.Column("exchange", sa.String(16), primary_key=True),
    sa.Column("voter", sa.String(16), primary_key=True),
    sa.Column("vote", sa.SmallInteger, nullable=False),
    sa.Column("rated_at", sa.Float, nullable=False),
)
"""Thumbs up (1) and down (-1), one for each voter, who is but a digest."""

reply: Final = sa.Table(
    "reply",
    metadata,
    sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("message_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("question_id", sa.BigInteger, nullable=False, index=True),
    sa.Column("exchange", sa.String(16), nullable=False),
    sa.Column("sent_at", sa.Float, nullable=False),
)
"""Which message of the bot answers which message of the asker: for edits, reactions and explanations."""

wish: Final = sa.Table(
    "wish",
    metadata,
    sa.Column("exchange", sa.String(16), primary_key=True),
    sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("message_id", sa.BigInteger, nullable=False),
    sa.Column("wished_at", sa.Float, nullable=False),
    sa.Column("told_at", sa.Float, nullable=True),
    sa.Column("fact", sa.String(64), nullable=True),
    sa.Column("part", sa.SmallInteger, nullable=True),
)
"""Private chats that want to be told when a question can be answered, and when they were told.

``part`` is the question of the message that is to be answered; ``fact`` is set once there is an answer.
"""

gap: Final = sa.Table(
    "gap",
    metadata,
    sa.Column("normal", sa.Text, primary_key=True),
    sa.Column("state", sa.String(16), nullable=False),
    sa.Column("decided_at", sa.Float, nullable=False),
    sa.Column("decided_by", sa.String(40), nullable=False),
)
"""What the curators decided about an unanswered question: ignored for good, or dealt with."""

chat: Final = sa.Table(
    "chat",
    metadata,
    sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("taught_at", sa.Float, nullable=True),
    sa.Column("blocked_at", sa.Float, nullable=True),
)
"""Chats that something is known of: groups that were taught how to ask, chats that take no messages."""

bulletin: Final = sa.Table(
    "bulletin",
    metadata,
    sa.Column("admin_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("week", sa.String(8), nullable=False),
)
"""Admins who want the weekly bulletin, and the week (ISO, as in 2026-W48) of the last that each has had."""

passed_over: Final = sa.Table(
    "passed_over",
    metadata,
    sa.Column("day", sa.String(10), primary_key=True),
    sa.Column("kind", sa.String(40), primary_key=True),
    sa.Column("updates", sa.Integer, nullable=False),
)
"""How many updates of each kind were deliberately not answered, by day (UTC, ISO)."""

nonce: Final = sa.Table(
    "nonce",
    metadata,
    sa.Column("mark", sa.String(24), primary_key=True),
    sa.Column("admin_id", sa.BigInteger, nullable=False, index=True),
    sa.Column("deed", sa.String(40), nullable=False),
    sa.Column("arguments", sa.Text, nullable=False),
    sa.Column("lasting", sa.Boolean, nullable=False),
    sa.Column("expires_at", sa.Float, nullable=False, index=True),
    sa.Column("used_by", sa.String(16), nullable=False),
)
"""What curators' buttons stand for; ``used_by`` is the update that a deed was done by, or blank."""

errand: Final = sa.Table(
    "errand",
    metadata,
    sa.Column("admin_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("kind", sa.String(40), nullable=False),
    sa.Column("step", sa.String(40), nullable=False),
    sa.Column("said", sa.Text, nullable=False),
    sa.Column("at", sa.Float, nullable=False),
)
"""What each admin is in the middle of: a guided conversation, with what was said so far as JSON."""

wait: Final = sa.Table(
    "wait",
    metadata,
    sa.Column("admin_id", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("message_id", sa.BigInteger, primary_key=True, autoincrement=False),
)
"""Messages of the bot that tell an admin to wait, until the outcome takes their place."""

content: Final = sa.Table(
    "content",
    metadata,
    sa.Column("sha256", sa.String(64), primary_key=True),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Column("kept_at", sa.Float, nullable=False),
)
"""Fact files by their digest, as they were: of every revision, and of drafts for a while."""

intent: Final = sa.Table(
    "intent",
    metadata,
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
"""Publications by idempotency key. ``found`` is what stood on the disk, ``before`` what was served;
``state`` is intended, applied or superseded, and ``revision`` what it became.
"""

revision: Final = sa.Table(
    "revision",
    metadata,
    sa.Column("file", sa.Text, primary_key=True),
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("author_kind", sa.String(16), nullable=False),
    sa.Column("author", sa.String(80), nullable=False),
    sa.Column("note", sa.Text, nullable=False),
    sa.Column("before", sa.String(64), nullable=False),
    sa.Column("after", sa.String(64), nullable=False),
    sa.Column("made_at", sa.Float, nullable=False),
)
"""What was published, numbered from 1 for each fact file."""

audit: Final = sa.Table(
    "audit",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("at", sa.Float, nullable=False),
    sa.Column("author_kind", sa.String(16), nullable=False),
    sa.Column("author", sa.String(80), nullable=False),
    sa.Column("deed", sa.String(40), nullable=False),
    sa.Column("detail", sa.Text, nullable=False),
)
"""Every publication and refusal; a trigger keeps rows from being changed or removed."""
