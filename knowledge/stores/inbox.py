"""The inbox: every update stands here before Telegram is told that it arrived, and until its answer has
gone out.

python-telegram-bot acknowledges an update when it is queued in memory; a killed process then loses what it
held (195 of 250 updates in 25 kills). Here the acknowledgement follows the commit.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Final

import sqlalchemy as sa

from knowledge.stores.database import Database
from knowledge.stores.schema import inbox, quarantine

NAMED: Final = 4
BEGUN: Final = 1
SUSPECT_FROM: Final = 4
QUARANTINED_FROM: Final = 8
"""Suspicion that a death of the process adds, to each update whose code was running and to each other that
was begun; and the sums from which an update is handled apart from the others, and from which never again.

So what takes the process down is set aside at the second death. A kill from outside may hit a bystander's
code as well, but hardly twice: a suspect is not run before the process has lived for a while. A crash in
code that runs for no update in particular names nobody: that takes some deaths more.
"""

KEPT_DONE: Final = 48 * 3600.0
"""Seconds that the bare number of a done update is kept. Telegram repeats an update for 24 hours at most."""

KEPT_QUARANTINED: Final = 30 * 86400.0
"""Seconds that a quarantined update is kept for whoever looks into it."""


KNOWN: Final = sa.select(inbox.c.update_id).where(inbox.c.update_id.in_(sa.bindparam("ids", expanding=True)))
INSERT: Final = inbox.insert()
"""The statements that every update costs, built once: building one takes as long as running it."""

UNFINISHED: Final = (inbox.c.update_id, inbox.c.lane, inbox.c.body, inbox.c.received_at, inbox.c.suspicion)


class State(IntEnum):
    """How far an update has come."""

    WAITING = 0
    DONE = 2


@dataclass(frozen=True, slots=True)
class Received:
    """One update as it came: its number, whose turn it waits for, its JSON and when it came (epoch
    seconds).
    """

    update_id: int
    lane: str
    body: str
    received_at: float
    suspicion: int = 0

    @property
    def suspect(self) -> bool:
        """Whether it may be what brought the process down."""
        return self.suspicion >= SUSPECT_FROM


@dataclass(frozen=True, slots=True)
class Recovery:
    """What an earlier run left behind: updates to handle, by number, and the numbers quarantined just now."""

    unfinished: tuple[Received, ...]
    quarantined: tuple[int, ...]


class Inbox:
    """Updates that were received, by their number.

    Every method commits before it returns, and raises ``StoreError`` when the store refuses.
    """

    def __init__(self, database: Database) -> None:
        self._run = database.writer.run
        self._run_joint = database.writer.run_joint
        self._clock = database.clock

    async def receive(self, updates: Sequence[Received]) -> frozenset[int]:
        """Keep ``updates``; the numbers of those that had not been received before."""
        return await self._run_joint(_receive, updates)

    async def finish(self, update_ids: Iterable[int]) -> None:
        """Mark as answered and blank what was said, by whom and where; the number stays, to know a
        repetition.
        """
        done = [{"finished": update_id} for update_id in update_ids]
        if not done:
            return

        def work(connection: sa.Connection) -> None:
            statement = sa.update(inbox).where(inbox.c.update_id == sa.bindparam("finished"))
            connection.execute(statement.values(state=State.DONE, body="", lane=""), done)

        await self._run(work)

    async def recover(self, running: frozenset[int], begun: frozenset[int]) -> Recovery:
        """Weigh what the last run was doing when it died, and give back all that is unfinished, by number.

        Args:
            running: the updates whose code was running at the end.
            begun: the updates that were being handled.
        """

        def work(connection: sa.Connection) -> Recovery:
            unfinished = sa.select(*UNFINISHED).where(inbox.c.state < State.DONE).order_by(inbox.c.update_id)
            left = []
            for row in connection.execute(unfinished):
                update = Received(*row)
                weight = NAMED if update.update_id in running else BEGUN if update.update_id in begun else 0
                if weight:
                    update = replace(update, suspicion=update.suspicion + weight)
                    suspected = sa.update(inbox).where(inbox.c.update_id == update.update_id)
                    connection.execute(suspected.values(suspicion=update.suspicion))
                left.append(update)
            condemned = [update for update in left if update.suspicion >= QUARANTINED_FROM]
            for update in condemned:
                _set_aside(connection, update.update_id, update.body, "crash", self._clock())
            return Recovery(
                tuple(update for update in left if update.suspicion < QUARANTINED_FROM),
                tuple(update.update_id for update in condemned),
            )

        return await self._run(work)

    async def set_aside(self, update_id: int | None, body: str, reason: str) -> None:
        """Put an update into quarantine for ``reason``; it will not be handled (again)."""
        await self._run(lambda connection: _set_aside(connection, update_id, body, reason, self._clock()))

    async def prune(self) -> None:
        """Forget what is past its time. The highest number stays, whatever its age."""
        now = self._clock()

        def work(connection: sa.Connection) -> None:
            highest = sa.select(sa.func.max(inbox.c.update_id)).scalar_subquery()
            connection.execute(
                sa.delete(inbox).where(
                    inbox.c.state == State.DONE,
                    inbox.c.received_at < now - KEPT_DONE,
                    inbox.c.update_id < highest,
                )
            )
            connection.execute(sa.delete(quarantine).where(quarantine.c.added_at < now - KEPT_QUARANTINED))

        await self._run(work)


def _receive(connection: sa.Connection, batches: Sequence[Sequence[Received]]) -> Sequence[frozenset[int]]:
    """Keep the updates of all batches; one that stands in several is new in the first."""
    ids = [update.update_id for batch in batches for update in batch]
    seen = set(connection.execute(KNOWN, {"ids": ids}).scalars())
    rows, news = [], []
    for batch in batches:
        new = {update.update_id: update for update in batch if update.update_id not in seen}
        seen.update(new)
        rows += [_row(update) for update in new.values()]
        news.append(frozenset(new))
    if rows:
        connection.execute(INSERT, rows)
    return news


def _row(update: Received) -> dict[str, int | float | str]:
    return {
        "update_id": update.update_id,
        "lane": update.lane,
        "body": update.body,
        "received_at": update.received_at,
        "state": State.WAITING,
        "suspicion": 0,
    }


def _set_aside(connection: sa.Connection, update_id: int | None, body: str, reason: str, now: float) -> None:
    connection.execute(
        quarantine.insert().values(update_id=update_id, body=body, reason=reason, added_at=now)
    )
    if update_id is not None:
        row = sa.update(inbox).where(inbox.c.update_id == update_id)
        connection.execute(row.values(state=State.DONE, body="", lane=""))
