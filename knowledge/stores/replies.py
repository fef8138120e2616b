"""Which messages of the bot answer which message of an asker: for edits, reactions and explanations."""

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from knowledge.stores.database import Database
from knowledge.stores.schema import reply


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
    """The replies sent. Every method commits before it returns, and raises ``StoreError``."""

    def __init__(self, database: Database) -> None:
        self._run = database.writer.run
        self._clock = database.clock

    async def keep(self, replied: Replied) -> None:
        """Keep a reply, beside any other to the same message."""

        def work(connection: sa.Connection) -> None:
            _add(connection, replied, self._clock())

        await self._run(work)

    async def renew(self, replied: Replied) -> None:
        """Keep the reply that stands now, in the place of any other to the same message."""

        def work(connection: sa.Connection) -> None:
            same = sa.and_(reply.c.chat_id == replied.chat_id, reply.c.question_id == replied.question_id)
            connection.execute(sa.delete(reply).where(same))
            _add(connection, replied, self._clock())

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


def _add(connection: sa.Connection, replied: Replied, now: float) -> None:
    messages: Sequence[int] = replied.messages
    same = sa.and_(reply.c.chat_id == replied.chat_id, reply.c.message_id.in_(messages))
    connection.execute(sa.delete(reply).where(same))
    rows = [
        {
            "chat_id": replied.chat_id,
            "message_id": message,
            "question_id": replied.question_id,
            "exchange": replied.exchange,
            "sent_at": now,
        }
        for message in messages
    ]
    if rows:
        connection.execute(reply.insert(), rows)
