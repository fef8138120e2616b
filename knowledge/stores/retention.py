"""How long what was asked and said about it is kept."""

from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa

from knowledge.stores.database import Database
from knowledge.stores.gaps import Ruling
from knowledge.stores.schema import exchange, gap, rating, reply, wish

DAY: Final = 86_400.0
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Retention:
    """Days that questions with their answers, and what askers think and wish, are kept."""

    questions_days: int
    feedback_days: int

    async def apply(self, database: Database) -> None:
        """Forget what is past its time, and whatever was said about it.

        Raises:
            StoreError: it cannot be forgotten now.
        """
        asked_from = database.clock() - self.questions_days * DAY
        said_from = database.clock() - self.feedback_days * DAY

        def work(connection: sa.Connection) -> None:
            connection.execute(sa.delete(exchange).where(exchange.c.asked_at < asked_from))
            connection.execute(sa.delete(reply).where(reply.c.sent_at < asked_from))
            connection.execute(sa.delete(rating).where(rating.c.rated_at < said_from))
            connection.execute(sa.delete(wish).where(wish.c.wished_at < said_from))
            kept = sa.select(exchange.c.key)
            for table in (rating, wish):
                connection.execute(sa.delete(table).where(table.c.exchange.not_in(kept)))
            # That a question was dealt with is about the times it was asked; one ignored is so for good.
            asked = sa.select(exchange.c.normal)
            done = sa.and_(gap.c.state == Ruling.SETTLED.value, gap.c.normal.not_in(asked))
            connection.execute(sa.delete(gap).where(done))

        await database.writer.run(work)
