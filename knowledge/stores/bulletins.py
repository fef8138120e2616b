"""Which admins want the weekly bulletin, and for which week each has had it."""

import sqlalchemy as sa

from knowledge.stores.database import Database
from knowledge.stores.schema import bulletin


class Bulletins:
    """Subscriptions. Every method commits before it returns, and raises ``StoreError``."""

    def __init__(self, database: Database) -> None:
        self._run = database.writer.run

    async def wanted(self, admin: int) -> bool:
        """Whether ``admin`` wants it; nobody does before they say so."""

        def work(connection: sa.Connection) -> bool:
            mine = sa.select(bulletin.c.admin_id).where(bulletin.c.admin_id == admin)
            return connection.execute(mine).first() is not None

        return await self._run(work)

    async def subscribe(self, admin: int, week: str) -> None:
        """Send it to ``admin`` from the week after ``week`` on; does nothing for one who has it already."""

        def work(connection: sa.Connection) -> None:
            mine = sa.select(bulletin.c.admin_id).where(bulletin.c.admin_id == admin)
            if connection.execute(mine).first() is None:
                connection.execute(bulletin.insert().values(admin_id=admin, week=week))

        await self._run(work)

    async def unsubscribe(self, admin: int) -> None:
        """Send it to ``admin`` no longer."""

        def work(connection: sa.Connection) -> None:
            connection.execute(sa.delete(bulletin).where(bulletin.c.admin_id == admin))

        await self._run(work)

    async def due(self, week: str) -> tuple[int, ...]:
        """The admins who want it and have not had that of ``week``."""

        def work(connection: sa.Connection) -> tuple[int, ...]:
            rows = sa.select(bulletin.c.admin_id).where(bulletin.c.week < week).order_by(bulletin.c.admin_id)
            return tuple(connection.execute(rows).scalars())

        return await self._run(work)

    async def sent(self, admin: int, week: str) -> None:
        """Note that ``admin`` has had that of ``week``."""

        def work(connection: sa.Connection) -> None:
            mine = sa.update(bulletin).where(bulletin.c.admin_id == admin)
            connection.execute(mine.values(week=week))

        await self._run(work)
