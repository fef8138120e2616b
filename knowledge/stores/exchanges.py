"""What was asked and how it was answered, without who asked: for the gap queue, the gate and the figures."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

import sqlalchemy as sa

from knowledge.facts import OutcomeStatus
from knowledge.stores.database import Database
from knowledge.stores.replies import Replied, add_replies
from knowledge.stores.schema import exchange, rating

KNOWN: Final = sa.select(exchange.c.key).where(exchange.c.key.in_(sa.bindparam("keys", expanding=True)))
INSERT: Final = exchange.insert()
"""The statements that every question costs, built once: building one takes as long as running it."""


class Surface(Enum):
    """Where a question was asked."""

    PRIVATE = "private"
    GROUP = "group"
    INLINE = "inline"
    GUEST = "guest"


class Vote(Enum):
    """What an asker thinks of a reply."""

    UP = 1
    DOWN = -1


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with its outcome, at ``asked_at`` (epoch seconds).

    ``key`` is the digest of the update that it came by, ``part`` its place in that message; ``normal`` the
    form by which questions are grouped; ``facts`` the ids answered, ``nearly`` those that the bot nearly
    said, likeliest first; ``score`` 0-100.
    """

    key: str
    part: int
    asked_at: float
    surface: Surface
    status: OutcomeStatus
    question: str
    normal: str
    facts: tuple[str, ...] = ()
    nearly: tuple[str, ...] = ()
    vetoed: bool = False
    score: float = 0.0


class Exchanges:
    """The record of exchanges. Every method commits before it returns, and raises ``StoreError``."""

    def __init__(self, database: Database) -> None:
        self._writer = database.writer
        self._run = database.writer.run
        self._run_joint = database.writer.run_joint
        self._clock = database.clock

    async def record(self, parts: Sequence[Asked], replied: Replied | None = None) -> None:
        """Keep the questions of one message, and which messages reply to it; the questions of an update that
        is handled again are kept once.
        """

        if parts:
            await self._run_joint(_record, (parts, replied))

    async def find(self, key: str) -> tuple[Asked, ...]:
        """The questions of the message under ``key``; none where it is unknown or no longer kept."""

        def work(connection: sa.Connection) -> tuple[Asked, ...]:
            rows = sa.select(exchange).where(exchange.c.key == key).order_by(exchange.c.part)
            return tuple(_asked(row) for row in connection.execute(rows).mappings())

        return await self._run(work)

    async def recent_questions(self, most: int) -> tuple[str, ...]:
        """The questions asked last, each once, the latest first; small talk has left none."""
        return await self._run(_recent(most))

    def recent_questions_now(self, most: int) -> tuple[str, ...]:
        """The same for a thread that may wait."""
        return self._writer.submit(_recent(most)).result()

    async def rate(self, key: str, voter: str, vote: Vote | None) -> bool:
        """Let ``voter`` rate an exchange, anew or no longer (None); False for one that is not known."""

        def work(connection: sa.Connection) -> bool:
            if not _is_known(connection, key):
                return False
            mine = sa.and_(rating.c.exchange == key, rating.c.voter == voter)
            connection.execute(sa.delete(rating).where(mine))
            if vote is not None:
                given = rating.insert().values(
                    exchange=key, voter=voter, vote=vote.value, rated_at=self._clock()
                )
                connection.execute(given)
            return True

        return await self._run(work)

    async def forget_before(self, moment: float) -> None:
        """Forget exchanges from before ``moment`` (epoch seconds), with their ratings."""

        def work(connection: sa.Connection) -> None:
            connection.execute(sa.delete(exchange).where(exchange.c.asked_at < moment))
            kept = sa.select(exchange.c.key)
            connection.execute(sa.delete(rating).where(rating.c.exchange.not_in(kept)))

        await self._run(work)


def _record(
    connection: sa.Connection, messages: Sequence[tuple[Sequence[Asked], Replied | None]]
) -> Sequence[None]:
    """Keep the questions of all messages, whose parts share a key each, and the replies to them."""
    keys = [parts[0].key for parts, _ in messages]
    known = set(connection.execute(KNOWN, {"keys": keys}).scalars())
    rows = []
    for key, (parts, _) in zip(keys, messages, strict=True):
        if key not in known:
            known.add(key)
            rows += [_row(asked) for asked in parts]
    if rows:
        connection.execute(INSERT, rows)
    add_replies(connection, [(replied, parts[0].asked_at) for parts, replied in messages if replied])
    return [None] * len(messages)


def _recent(most: int) -> Callable[[sa.Connection], tuple[str, ...]]:
    def work(connection: sa.Connection) -> tuple[str, ...]:
        latest = sa.func.max(exchange.c.asked_at)
        questions = (
            sa.select(sa.func.max(exchange.c.question))
            .where(exchange.c.question != "")
            .group_by(exchange.c.normal)
            .order_by(latest.desc())
            .limit(most)
        )
        return tuple(connection.execute(questions).scalars())

    return work


def _is_known(connection: sa.Connection, key: str) -> bool:
    known = sa.select(exchange.c.key).where(exchange.c.key == key).limit(1)
    return connection.execute(known).scalar() is not None


def _row(asked: Asked) -> dict[str, object]:
    return {
        "key": asked.key,
        "part": asked.part,
        "asked_at": asked.asked_at,
        "surface": asked.surface.value,
        "status": asked.status,
        "question": asked.question,
        "normal": asked.normal,
        "facts": _listed(asked.facts),
        "nearly": _listed(asked.nearly),
        "vetoed": asked.vetoed,
        "score": asked.score,
    }


def _asked(row: sa.RowMapping) -> Asked:
    return Asked(
        key=row["key"],
        part=row["part"],
        asked_at=row["asked_at"],
        surface=Surface(row["surface"]),
        status=row["status"],
        question=row["question"],
        normal=row["normal"],
        facts=tuple(json.loads(row["facts"])),
        nearly=tuple(json.loads(row["nearly"])),
        vetoed=row["vetoed"],
        score=row["score"],
    )


def _listed(ids: Sequence[str]) -> str:
    return json.dumps(ids)
