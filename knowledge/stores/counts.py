"""How much was asked, how it was answered and what was thought of it, counted in the store."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from knowledge.facts import OutcomeStatus
from knowledge.stores.database import Database
from knowledge.stores.exchanges import Vote
from knowledge.stores.schema import exchange, rating, wish

_DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Counts:
    """What happened since a moment. ``asked`` holds questions by day, counted from 0 on that moment, and
    status; small talk and pressed buttons are no questions. ``facts`` tells how often each fact was shown.
    """

    asked: Mapping[tuple[int, OutcomeStatus], int]
    facts: Mapping[str, int]
    liked: int
    disliked: int
    waiting: int


class Counting:
    """Counts in the store. Its method commits before it returns, and raises ``StoreError``."""

    def __init__(self, database: Database) -> None:
        self._run = database.writer.run

    async def since(self, moment: float, until: float) -> Counts:
        """What happened from ``moment`` on and before ``until`` (epoch seconds)."""

        def work(connection: sa.Connection) -> Counts:
            within = sa.and_(exchange.c.asked_at >= moment, exchange.c.asked_at < until)
            shown = (
                sa.select(exchange.c.facts, sa.func.count().label("times"))
                .where(within, exchange.c.status.not_in(("clarify", "unknown")), exchange.c.facts != "[]")
                .group_by(exchange.c.facts)
            )
            votes = (
                sa.select(rating.c.vote, sa.func.count().label("times"))
                .where(rating.c.rated_at >= moment, rating.c.rated_at < until)
                .group_by(rating.c.vote)
            )
            waiting = sa.select(sa.func.count()).select_from(wish).where(wish.c.told_at.is_(None))
            facts: Counter[str] = Counter()
            for row in connection.execute(shown):
                for fact in json.loads(row.facts):
                    facts[fact] += row.times
            given = {row.vote: row.times for row in connection.execute(votes)}
            days = range(-int((moment - until) // _DAY))
            return Counts(
                asked={
                    (day, row.status): row.times
                    for day in days
                    for row in connection.execute(_asked(moment + day * _DAY, until))
                },
                facts=facts,
                liked=given.get(Vote.UP.value, 0),
                disliked=given.get(Vote.DOWN.value, 0),
                waiting=connection.execute(waiting).scalar() or 0,
            )

        return await self._run(work)


def _asked(moment: float, until: float) -> sa.Select[tuple[str, int]]:
    """The questions of the day that begins at ``moment``, by status.

    A query for each day: databases do not agree on how a number is rounded down.
    """
    return (
        sa.select(exchange.c.status, sa.func.count().label("times"))
        .where(exchange.c.asked_at >= moment, exchange.c.asked_at < min(moment + _DAY, until))
        .where(exchange.c.question != "")
        .group_by(exchange.c.status)
    )
