"""Messages that tell an admin to wait, kept so that a restart leaves nobody waiting for ever."""

import sqlalchemy as sa

from knowledge.stores.database import Database
from knowledge.stores.schema import wait

Wait = tuple[int, int]
"""The admin, who is the chat, and the message."""


class Waits:
    """The messages that say so now. Methods commit first, and raise ``StoreError``."""

    def __init__(self, database: Database) -> None:
        self._run = database.writer.run

    async def begin(self, admin: int, message: int) -> None:
        """Remember that ``message`` tells ``admin`` to wait."""
        await self._run(
            lambda connection: connection.execute(wait.insert().values(admin_id=admin, message_id=message))
        )

    async def end(self, admin: int, message: int) -> None:
        """Forget it: the outcome is there."""
        one = sa.and_(wait.c.admin_id == admin, wait.c.message_id == message)
        await self._run(lambda connection: connection.execute(sa.delete(wait).where(one)))

    async def left(self) -> tuple[Wait, ...]:
        """What an ended process has left, once."""

        def work(connection: sa.Connection) -> tuple[Wait, ...]:
            found = tuple((row.admin_id, row.message_id) for row in connection.execute(sa.select(wait)))
            connection.execute(sa.delete(wait))
            return found

        return await self._run(work)
