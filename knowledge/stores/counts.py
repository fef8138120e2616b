"""How much was asked, how it was answered and what was thought of it, counted in the store."""

import json
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

import sqlalchemy as sa

from knowledge.facts import OutcomeStatus
from knowledge.stores.database import Database
from knowledge.stores.exchanges import Vote
from knowledge.stores.passed_over import SILENCED
from knowledge.stores.schema import exchange, passed_over, rating, wish

_DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Counts:
    """What happened since a moment. ``asked`` holds questions by day, counted from 0 on that moment, and
    status; small talk and pressed buttons are no questions. ``facts`` tells how often each fact was shown,
    ``silenced`` how many updates got no word because their sender had sent too many.
    """

    asked: Mapping[tuple[int, OutcomeStatus], int]
    facts: Mapping[str, int]
    liked: int
    disliked: int
    waiting: int
    silenced: int


class Counting:
    """Counts in the store. Its method commits before it returns, and raises ``StoreError``."""

    def __init__(self, database: Database) -> None:
        self._run = database.writer.run

    async def since(self, moment: float, until: float) -> Counts:
        """What happened from ``moment`` on and before ``until`` (epoch seconds)."""
        asked: dict[tuple[int, OutcomeStatus], int] = {}
        facts: Counter[str] = Counter()
        for day in range(-int((moment - until) // _DAY)):
            begin = moment + day * _DAY
            # Day by day: between two days the store serves others.
            by_status, shown = await self._run(partial(_of_day, begin, min(begin + _DAY, until)))
            asked |= {(day, status): times for status, times in by_status.items()}
            facts.update(shown)
        liked, disliked, waiting = await self._run(partial(_opinions, moment, until))
        silenced = await self._run(partial(_silenced, moment, until))
        return Counts(asked, facts, liked, disliked, waiting, silenced)


def _of_day(
    begin: float, end: float, connection: sa.Connection
) -> tuple[dict[OutcomeStatus, int], Counter[str]]:
    """The questions of a day by status, and how often each fact was shown."""
    # Written out: with a parameter in it, PostgreSQL would not know the two places for the same expression.
    is_question = exchange.c.question != sa.literal_column("''")
    rows = (
        sa.select(exchange.c.status, exchange.c.facts, is_question, sa.func.count().label("times"))
        .where(exchange.c.asked_at >= begin, exchange.c.asked_at < end)
        .group_by(exchange.c.status, exchange.c.facts, is_question)
    )
    by_status: Counter[OutcomeStatus] = Counter()
    shown: Counter[str] = Counter()
    for status, facts, asked, times in connection.execute(rows):
        if asked:
            by_status[status] += times
        if status not in {"clarify", "unknown"}:
            for fact in json.loads(facts):
                shown[fact] += times
    return dict(by_status), shown


def _opinions(begin: float, end: float, connection: sa.Connection) -> tuple[int, int, int]:
    """Thumbs up and down, and how many wait to be told."""
    votes = (
        sa.select(rating.c.vote, sa.func.count().label("times"))
        .where(rating.c.rated_at >= begin, rating.c.rated_at < end)
        .group_by(rating.c.vote)
    )
    given: dict[int, int] = {row.vote: row.times for row in connection.execute(votes)}
    waiting = sa.select(sa.func.count()).select_from(wish).where(wish.c.told_at.is_(None))
    waits = connection.execute(waiting).scalar() or 0
    return given.get(Vote.UP.value, 0), given.get(Vote.DOWN.value, 0), waits


def _silenced(begin: float, end: float, connection: sa.Connection) -> int:
    """The updates of a flood, on every day (UTC) that the period touches."""
    first, last = (time.strftime("%Y-%m-%d", time.gmtime(moment)) for moment in (begin, end))
    counted = sa.select(sa.func.sum(passed_over.c.updates)).where(
        passed_over.c.kind == SILENCED, passed_over.c.day >= first, passed_over.c.day <= last
    )
    return int(connection.execute(counted).scalar() or 0)
