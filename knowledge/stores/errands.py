"""What each admin is in the middle of, kept so that a restart interrupts nobody."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa

from knowledge.stores.database import Database
from knowledge.stores.schema import errand

ERRAND_LIFE: Final = 86_400.0
"""Seconds after which an errand that nobody went on with is dropped: the next text is a question again."""


@dataclass(frozen=True, slots=True)
class Errand:
    """One guided conversation: what it is for, which answer it waits for, and what has been said so far."""

    kind: str
    step: str
    said: Mapping[str, str]


class Errands:
    """The errand of each admin, one at a time. Methods commit first, and raise ``StoreError``."""

    def __init__(self, database: Database) -> None:
        self._run = database.writer.run
        self._clock = database.clock

    async def current(self, admin: int) -> Errand | None:
        """What ``admin`` is in the middle of."""
        since = self._clock() - ERRAND_LIFE

        def work(connection: sa.Connection) -> Errand | None:
            mine = sa.select(errand).where(errand.c.admin_id == admin, errand.c.at > since)
            row = connection.execute(mine).mappings().first()
            return None if row is None else Errand(row["kind"], row["step"], json.loads(row["said"]))

        return await self._run(work)

    async def keep(self, admin: int, now: Errand) -> None:
        """Let ``admin`` be in the middle of ``now``, and of nothing else."""
        row = {"kind": now.kind, "step": now.step, "said": json.dumps(dict(now.said)), "at": self._clock()}

        def work(connection: sa.Connection) -> None:
            connection.execute(sa.delete(errand).where(errand.c.admin_id == admin))
            connection.execute(errand.insert().values(admin_id=admin, **row))

        await self._run(work)

    async def end(self, admin: int) -> bool:
        """Let ``admin`` be in the middle of nothing; False where that was so."""

        def work(connection: sa.Connection) -> bool:
            return connection.execute(sa.delete(errand).where(errand.c.admin_id == admin)).rowcount > 0

        return await self._run(work)
