"""Chats that something is known of: groups that were taught how to ask, and chats that take no messages."""

import sqlalchemy as sa

from knowledge.stores.database import Database
from knowledge.stores.schema import chat, reply, wish


class KnownChats:
    """What is known of chats. Every method commits before it returns, and raises ``StoreError``."""

    def __init__(self, database: Database) -> None:
        self._run = database.writer.run
        self._clock = database.clock

    async def teach(self, chat_id: int) -> bool:
        """Note that a group is taught now how to ask; False where it was before."""

        def work(connection: sa.Connection) -> bool:
            row = connection.execute(sa.select(chat.c.taught_at).where(chat.c.chat_id == chat_id)).first()
            if row is None:
                connection.execute(chat.insert().values(chat_id=chat_id, taught_at=self._clock()))
            elif row.taught_at is None:
                taught = sa.update(chat).where(chat.c.chat_id == chat_id)
                connection.execute(taught.values(taught_at=self._clock()))
            else:
                return False
            return True

        return await self._run(work)

    async def block(self, chat_id: int) -> None:
        """Note that a chat takes no messages of the bot."""

        def work(connection: sa.Connection) -> None:
            blocked = sa.update(chat).where(chat.c.chat_id == chat_id).values(blocked_at=self._clock())
            if not connection.execute(blocked).rowcount:
                connection.execute(chat.insert().values(chat_id=chat_id, blocked_at=self._clock()))

        await self._run(work)

    async def unblock(self, chat_id: int) -> None:
        """Note that a chat takes messages again."""

        def work(connection: sa.Connection) -> None:
            known = sa.update(chat).where(chat.c.chat_id == chat_id)
            connection.execute(known.values(blocked_at=None))
            nothing = sa.and_(chat.c.chat_id == chat_id, chat.c.taught_at.is_(None))
            connection.execute(sa.delete(chat).where(nothing))

        await self._run(work)

    async def forget(self, chat_id: int) -> None:
        """Forget a chat that the bot was removed from."""

        def work(connection: sa.Connection) -> None:
            for table in (chat, reply, wish):
                connection.execute(sa.delete(table).where(table.c.chat_id == chat_id))

        await self._run(work)

    async def move(self, before: int, after: int) -> None:
        """Keep what is known of a group under the number that it has as a supergroup.

        Its messages are numbered anew there, so that the old replies are of no use.
        """

        def work(connection: sa.Connection) -> None:
            connection.execute(sa.delete(reply).where(reply.c.chat_id == before))
            known = sa.select(chat.c.chat_id).where(chat.c.chat_id == after)
            if connection.execute(known).first() is None:
                connection.execute(sa.update(chat).where(chat.c.chat_id == before).values(chat_id=after))
            else:
                connection.execute(sa.delete(chat).where(chat.c.chat_id == before))

        await self._run(work)
