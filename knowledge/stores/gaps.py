"""What could not be answered, or was answered badly, and what the curators decided about it."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import Final

import sqlalchemy as sa

from knowledge.publication.author import Author
from knowledge.stores.audit import write
from knowledge.stores.database import Database
from knowledge.stores.exchanges import Vote
from knowledge.stores.schema import exchange, gap, rating, wish

PIECE: Final = 1_000
"""Rows read at once."""


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

        found: list[Asking] = []
        last: tuple[float, str, int] | None = None
        while len(found) < most:
            # In pieces, between which the store serves others.
            piece, last = await self._run(partial(_piece, since, last, min(PIECE, most - len(found))))
            found += piece
            if last is None:
                break
        return tuple(found)

    async def decided(self) -> Mapping[str, Decided]:
        """The rulings by normal form."""

        def work(connection: sa.Connection) -> Mapping[str, Decided]:
            rows = connection.execute(sa.select(gap))
            return {row.normal: Decided(Ruling(row.state), row.decided_at) for row in rows}

        return await self._run(work)

    async def decide(self, normals: Collection[str], ruling: Ruling, author: Author) -> None:
        """Keep a ruling about all these forms, in the place of any earlier one, and who made it."""
        now = self._clock()
        rows = [
            {"normal": normal, "state": ruling.value, "decided_at": now, "decided_by": author.name}
            for normal in sorted(set(normals))
        ]

        def work(connection: sa.Connection) -> None:
            forget = sa.delete(gap).where(gap.c.normal == sa.bindparam("form"))
            if rows:
                connection.execute(forget, [{"form": row["normal"]} for row in rows])
                connection.execute(gap.insert(), rows)
                write(connection, now, author, f"gap-{ruling.value}", wordings=str(len(rows)))

        await self._run(work)


def _piece(
    since: float, after: tuple[float, str, int] | None, most: int, connection: sa.Connection
) -> tuple[list[Asking], tuple[float, str, int] | None]:
    """The next askings, and the last of them where more may follow."""
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
    place = (exchange.c.asked_at, exchange.c.key, exchange.c.part)
    rows = (
        sa.select(exchange, downs.c.disliked, waits.c.waiting)
        .outerjoin(downs, downs.c.exchange == exchange.c.key)
        .outerjoin(waits, waits.c.exchange == exchange.c.key)
        .where(exchange.c.question != "", exchange.c.asked_at >= since)
        .where(sa.or_(exchange.c.status == "unknown", downs.c.disliked.is_not(None)))
        .order_by(*(column.desc() for column in place))
        .limit(most)
    )
    if after is not None:
        rows = rows.where(sa.tuple_(*place) < sa.tuple_(*after))
    found = connection.execute(rows).mappings().all()
    last = (found[-1]["asked_at"], found[-1]["key"], found[-1]["part"]) if len(found) == most else None
    return [_asking(row) for row in found], last


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
