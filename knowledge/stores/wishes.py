"""Askers who want to be told when their question can be answered, and whether they have been."""

from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa

from knowledge.stores.database import Database
from knowledge.stores.schema import chat, exchange, wish


@dataclass(frozen=True, slots=True)
class Wanted:
    """A question that somebody waits for an answer to; ``normal`` is the form by which it is grouped."""

    question: str
    normal: str


@dataclass(frozen=True, slots=True)
class Due:
    """Somebody to be told: that the ``question`` of their message is now answered by the fact of that id."""

    exchange: str
    chat_id: int
    message_id: int
    question: str
    fact: str


class Wishes:
    """The wishes. Every method commits before it returns, and raises ``StoreError``."""

    def __init__(self, database: Database) -> None:
        self._run = database.writer.run
        self._clock = database.clock

    async def make(self, key: str, chat_id: int, message_id: int, part: int | None) -> bool:
        """Promise a private chat to tell it about the exchange under ``key``, in reply to its message.

        ``part`` is the question of the message that has no answer; None where each has one. False where the
        exchange is not known (any more).
        """

        def work(connection: sa.Connection) -> bool:
            if connection.execute(sa.select(exchange.c.key).where(exchange.c.key == key)).first() is None:
                return False
            connection.execute(sa.delete(wish).where(wish.c.exchange == key, wish.c.chat_id == chat_id))
            made = wish.insert().values(
                exchange=key, chat_id=chat_id, message_id=message_id, wished_at=self._clock(), part=part
            )
            connection.execute(made)
            return True

        return await self._run(work)

    async def withdraw(self, key: str, chat_id: int) -> None:
        """Forget a wish."""

        def work(connection: sa.Connection) -> None:
            connection.execute(sa.delete(wish).where(wish.c.exchange == key, wish.c.chat_id == chat_id))

        await self._run(work)

    async def wanted(self) -> tuple[Wanted, ...]:
        """The unanswered questions that somebody waits for and that can be asked again, each once."""

        def work(connection: sa.Connection) -> tuple[Wanted, ...]:
            waiting = (
                sa.select(sa.func.min(exchange.c.question).label("question"), exchange.c.normal)
                .join(wish, sa.and_(wish.c.exchange == exchange.c.key, wish.c.part == exchange.c.part))
                .where(wish.c.told_at.is_(None), wish.c.fact.is_(None))
                .group_by(exchange.c.normal)
            )
            return tuple(Wanted(row.question, row.normal) for row in connection.execute(waiting))

        return await self._run(work)

    async def answered(self, normals: Collection[str], fact: str) -> int:
        """Note that the questions of these normal forms are now answered by the fact of that id.

        How many are to be told of it. Each is told once, also where this is noted again.
        """

        def work(connection: sa.Connection) -> int:
            parts = sa.and_(
                exchange.c.key == wish.c.exchange,
                exchange.c.normal.in_(normals),
                exchange.c.status == "unknown",
            )
            part = sa.select(sa.func.min(exchange.c.part)).where(parts).scalar_subquery()
            waiting = sa.and_(wish.c.told_at.is_(None), sa.exists().where(parts))
            noted = connection.execute(sa.update(wish).where(waiting).values(fact=fact, part=part))
            return int(noted.rowcount)

        return await self._run(work)

    async def due(self, most: int) -> tuple[Due, ...]:
        """Up to ``most`` that are to be told, the longest waiting first; none that has blocked the bot."""

        def work(connection: sa.Connection) -> tuple[Due, ...]:
            blocked = sa.select(chat.c.chat_id).where(chat.c.blocked_at.is_not(None))
            rows = (
                sa.select(wish, exchange.c.question)
                .join(exchange, sa.and_(exchange.c.key == wish.c.exchange, exchange.c.part == wish.c.part))
                .where(wish.c.told_at.is_(None), wish.c.fact.is_not(None), wish.c.chat_id.not_in(blocked))
                .order_by(wish.c.wished_at)
                .limit(most)
            )
            return tuple(
                Due(row["exchange"], row["chat_id"], row["message_id"], row["question"], row["fact"])
                for row in connection.execute(rows).mappings()
            )

        return await self._run(work)

    async def told(self, due: Due) -> None:
        """Note that they have been told."""

        def work(connection: sa.Connection) -> None:
            same = sa.and_(wish.c.exchange == due.exchange, wish.c.chat_id == due.chat_id)
            connection.execute(sa.update(wish).where(same).values(told_at=self._clock()))

        await self._run(work)

    async def reopen(self, due: Due) -> None:
        """Wait again for an answer: the one that was to be told is gone."""

        def work(connection: sa.Connection) -> None:
            same = sa.and_(wish.c.exchange == due.exchange, wish.c.chat_id == due.chat_id)
            connection.execute(sa.update(wish).where(same).values(fact=None))

        await self._run(work)
