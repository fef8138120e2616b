"""How many updates of each kind were deliberately not answered."""

import time
from collections.abc import Mapping
from typing import Final

import sqlalchemy as sa

from knowledge.stores.database import Database
from knowledge.stores.schema import passed_over

SILENCED: Final = "silenced"
"""The kind of those that came after the notice that there were too many."""


class PassedOver:
    """A counter for each kind and day. Every method commits before it returns, and raises ``StoreError``."""

    def __init__(self, database: Database) -> None:
        self._run = database.writer.run
        self._clock = database.clock

    async def count(self, kind: str, updates: int = 1) -> None:
        """Count so many more ``updates`` of ``kind`` today (UTC)."""
        day = time.strftime("%Y-%m-%d", time.gmtime(self._clock()))

        def work(connection: sa.Connection) -> None:
            today = sa.and_(passed_over.c.day == day, passed_over.c.kind == kind)
            more = sa.update(passed_over).where(today).values(updates=passed_over.c.updates + updates)
            if not connection.execute(more).rowcount:
                connection.execute(passed_over.insert().values(day=day, kind=kind, updates=updates))

        await self._run(work)

    async def totals(self) -> Mapping[str, int]:
        """The updates of each kind over all days."""

        def work(connection: sa.Connection) -> Mapping[str, int]:
            rows = sa.select(passed_over.c.kind, sa.func.sum(passed_over.c.updates)).group_by(
                passed_over.c.kind
            )
            return {kind: int(updates) for kind, updates in connection.execute(rows)}

        return await self._run(work)
