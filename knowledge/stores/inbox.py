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

NAMED: Final = 3
BEGUN: Final = 1
QUARANTINED_FROM: Final = 6
"""Suspicion that a death of the process adds: to the update that was named as running, to each that was
begun; and the sum from which an update is not handled again. Two deaths in its own code condemn it; or six
deaths at which it was being handled, which takes in a crash in another thread and leaves out a bystander of
a few.
"""

KEPT_DONE: Final = 48 * 3600.0
"""Seconds that the bare number of a done update is kept. Telegram repeats an update for 24 hours at most."""

KEPT_QUARANTINED: Final = 30 * 86400.0
"""Seconds that a quarantined update is kept for whoever looks into it."""


class State(IntEnum):
    """How far an update has come."""

    WAITING = 0
    BEGUN = 1
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
    state: State = State.WAITING
    suspicion: int = 0


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
        self._clock = database.clock

    async def receive(self, updates: Sequence[Received]) -> frozenset[int]:
        """Keep ``updates``; the numbers of those that had not been received before."""

        def work(connection: sa.Connection) -> frozenset[int]:
            ids = [update.update_id for update in updates]
            known = connection.execute(
                sa.select(inbox.c.update_id).where(inbox.c.update_id.in_(ids))
            ).scalars()
            seen = set(known)
            new = {update.update_id: update for update in updates if update.update_id not in seen}
            if new:
                connection.execute(inbox.insert(), [_row(update) for update in new.values()])
            return frozenset(new)

        return await self._run(work)

    async def begin(self, update_id: int) -> None:
        """Mark that handling starts: should the process die now, this update is among the suspects."""

        def work(connection: sa.Connection) -> None:
            connection.execute(_of(update_id).values(state=State.BEGUN))

        await self._run(work)

    async def finish(self, update_ids: Iterable[int]) -> None:
        """Mark as answered and blank what was said, by whom and where; the number stays, to know a
        repetition.
        """
        done = [{"finished": update_id} for update_id in update_ids]

        def work(connection: sa.Connection) -> None:
            statement = sa.update(inbox).where(inbox.c.update_id == sa.bindparam("finished"))
            connection.execute(statement.values(state=State.DONE, body="", lane=""), done)

        await self._run(work)

    async def release(self) -> None:
        """Clear every mark of ``begin``: the process ends in good order and nothing is suspected of it."""

        def work(connection: sa.Connection) -> None:
            begun = sa.update(inbox).where(inbox.c.state == State.BEGUN)
            connection.execute(begun.values(state=State.WAITING))

        await self._run(work)

    async def recover(self, named: int | None = None) -> Recovery:
        """Weigh what the last run was handling when it died, and give back all that is unfinished, by number.

        Args:
            named: the update whose code was running at the end, if any was.
        """

        def work(connection: sa.Connection) -> Recovery:
            rows = connection.execute(
                sa.select(inbox).where(inbox.c.state < State.DONE).order_by(inbox.c.update_id)
            ).all()
            left = [_weighed(Received(**row._mapping), named) for row in rows]
            condemned = [update for update in left if update.suspicion >= QUARANTINED_FROM]
            for update in left:
                marks = {"state": State.WAITING, "suspicion": update.suspicion}
                connection.execute(_of(update.update_id).values(marks))
            for update in condemned:
                _set_aside(connection, update.update_id, update.body, "crash", self._clock())
            return Recovery(
                tuple(update for update in left if update not in condemned),
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


def _weighed(update: Received, named: int | None) -> Received:
    weight = NAMED if update.update_id == named else BEGUN if update.state == State.BEGUN else 0
    return replace(update, state=State.WAITING, suspicion=update.suspicion + weight)


def _row(update: Received) -> dict[str, int | float | str]:
    return {
        "update_id": update.update_id,
        "lane": update.lane,
        "body": update.body,
        "received_at": update.received_at,
        "state": update.state,
        "suspicion": update.suspicion,
    }


def _of(update_id: int) -> sa.Update:
    return sa.update(inbox).where(inbox.c.update_id == update_id)


def _set_aside(connection: sa.Connection, update_id: int | None, body: str, reason: str, now: float) -> None:
    connection.execute(
        quarantine.insert().values(update_id=update_id, body=body, reason=reason, added_at=now)
    )
    if update_id is not None:
        connection.execute(_of(update_id).values(state=State.DONE, body="", lane=""))
