"""Which messages of the bot answer which message of an asker: for edits, reactions and explanations."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa

from knowledge.stores.database import Database
from knowledge.stores.schema import reply

STALE: Final = sa.delete(reply).where(
    reply.c.chat_id == sa.bindparam("chat"), reply.c.message_id == sa.bindparam("message")
)
INSERT: Final = reply.insert()
"""The statements that every reply costs, built once: building one takes as long as running it."""


@dataclass(frozen=True, slots=True)
class Replied:
    """One reply: the ``messages`` that it went out in, to the message ``question_id`` of the same chat.

    ``exchange`` is the key of what was asked and answered.
    """

    chat_id: int
    question_id: int
    exchange: str
    messages: tuple[int, ...]


class Replies:
    """The replies sent, which are kept with their exchanges. Every method commits before it returns, and
    raises ``StoreError``.
    """

    def __init__(self, database: Database) -> None:
        self._run = database.writer.run
        self._clock = database.clock

    async def renew(self, replied: Replied) -> None:
        """Keep the reply that stands now, in the place of any other to the same message."""

        def work(connection: sa.Connection) -> None:
            same = sa.and_(reply.c.chat_id == replied.chat_id, reply.c.question_id == replied.question_id)
            connection.execute(sa.delete(reply).where(same))
            add_replies(connection, [(replied, self._clock())])

        await self._run(work)

    async def messages(self, chat_id: int, question_id: int) -> tuple[int, ...]:
        """The messages that answer ``question_id``, in order; none where none are known (any more)."""

        def work(connection: sa.Connection) -> tuple[int, ...]:
            rows = (
                sa.select(reply.c.message_id)
                .where(reply.c.chat_id == chat_id, reply.c.question_id == question_id)
                .order_by(reply.c.message_id)
            )
            return tuple(connection.execute(rows).scalars())

        return await self._run(work)

    async def find(self, chat_id: int, message_id: int) -> Replied | None:
        """What the bot's message ``message_id`` answers; None where that is not known (any more)."""

        def work(connection: sa.Connection) -> Replied | None:
            row = sa.select(reply).where(reply.c.chat_id == chat_id, reply.c.message_id == message_id)
            found = connection.execute(row).mappings().first()
            if found is None:
                return None
            return Replied(chat_id, found["question_id"], found["exchange"], (message_id,))

        return await self._run(work)


def add_replies(connection: sa.Connection, replies: Sequence[tuple[Replied, float]]) -> None:
    """Keep replies, each sent at its moment (epoch seconds), beside any other to the same message."""
    rows = {
        (replied.chat_id, message): {
            "chat_id": replied.chat_id,
            "message_id": message,
            "question_id": replied.question_id,
            "exchange": replied.exchange,
            "sent_at": sent_at,
        }
        for replied, sent_at in replies
        for message in replied.messages
    }
    if rows:
        connection.execute(STALE, [{"chat": chat, "message": message} for chat, message in rows])
        connection.execute(INSERT, [*rows.values()])
