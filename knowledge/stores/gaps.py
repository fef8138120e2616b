"""What could not be answered, or was answered badly, and what the curators decided about it."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum

import sqlalchemy as sa

from knowledge.stores.database import Database
from knowledge.stores.exchanges import Vote
from knowledge.stores.schema import exchange, gap, rating, wish


class Ruling(Enum):
    """What was decided about a question."""

    IGNORED = "ignored"  # for good
    SETTLED = "settled"  # the facts were mended: what was asked before is done with


@dataclass(frozen=True, slots=True)
class Decided:
    """A ruling and when it was made, in epoch seconds."""

    ruling: Ruling
    at: float


@dataclass(frozen=True, slots=True)
class Asking:
    """One time that a question was asked and not answered well. ``disliked`` counts thumbs down.

    ``normal`` is the form by which it is grouped; ``waiting`` counts those who want to be told.
    """

    normal: str
    question: str
    asked_at: float
    answered: tuple[str, ...]
    nearly: tuple[str, ...]
    vetoed: bool
    disliked: int
    waiting: int


class Gaps:
    """Questions without a good answer. Every method commits before it returns, and raises ``StoreError``."""

    def __init__(self, database: Database) -> None:
        self._run = database.writer.run
        self._clock = database.clock

    async def askings(self, most: int, since: float = 0.0) -> tuple[Asking, ...]:
        """Up to ``most`` times that a question was not answered, or got a thumb down; the latest first.

        None that is older than ``since`` (epoch seconds).
        """

        def work(connection: sa.Connection) -> tuple[Asking, ...]:
            downs = (
                sa.select(rating.c.exchange, sa.func.count().label("disliked"))
                .where(rating.c.vote == Vote.DOWN.value)
                .group_by(rating.c.exchange)
                .subquery()
            )
            waits = (
                sa.select(wish.c.exchange, sa.func.count().label("waiting"))
                .where(wish.c.told_at.is_(None))
                .group_by(wish.c.exchange)
                .subquery()
            )
            rows = (
                sa.select(exchange, downs.c.disliked, waits.c.waiting)
                .outerjoin(downs, downs.c.exchange == exchange.c.key)
                .outerjoin(waits, waits.c.exchange == exchange.c.key)
                .where(exchange.c.question != "", exchange.c.asked_at >= since)
                .where(sa.or_(exchange.c.status == "unknown", downs.c.disliked.is_not(None)))
                .order_by(exchange.c.asked_at.desc(), exchange.c.key, exchange.c.part)
                .limit(most)
            )
            return tuple(_asking(row) for row in connection.execute(rows).mappings())

        return await self._run(work)

    async def decided(self) -> Mapping[str, Decided]:
        """The rulings by normal form."""

        def work(connection: sa.Connection) -> Mapping[str, Decided]:
            rows = connection.execute(sa.select(gap))
            return {row.normal: Decided(Ruling(row.state), row.decided_at) for row in rows}

        return await self._run(work)

    async def decide(self, normals: Collection[str], ruling: Ruling, by: str) -> None:
        """Keep a ruling about all these forms, in the place of any earlier one."""
        now = self._clock()
        rows = [
            {"normal": normal, "state": ruling.value, "decided_at": now, "decided_by": by}
            for normal in sorted(set(normals))
        ]

        def work(connection: sa.Connection) -> None:
            forget = sa.delete(gap).where(gap.c.normal == sa.bindparam("form"))
            if rows:
                connection.execute(forget, [{"form": row["normal"]} for row in rows])
                connection.execute(gap.insert(), rows)

        await self._run(work)


def _asking(row: sa.RowMapping) -> Asking:
    return Asking(
        normal=row["normal"],
        question=row["question"],
        asked_at=row["asked_at"],
        answered=tuple(json.loads(row["facts"])),
        nearly=tuple(json.loads(row["nearly"])),
        vetoed=row["vetoed"],
        disliked=row["disliked"] or 0,
        waiting=row["waiting"] or 0,
    )
