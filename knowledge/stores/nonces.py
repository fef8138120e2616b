"""What curators' buttons stand for: random marks, each with its admin, its deed and its time."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

import sqlalchemy as sa

from knowledge.stores.database import Database
from knowledge.stores.schema import nonce

_MARK_BYTES = 15
"""120 random bits: 20 characters of callback data."""

DEED_LIFE: Final = 600.0
"""Seconds for which a deed can be done: later its curator may have forgotten what it was about."""

LEAF_LIFE: Final = 86_400.0
"""Seconds for which a page can be turned, which changes nothing."""


@dataclass(frozen=True, slots=True)
class Deed:
    """What a button does. A ``lasting`` one only shows something, so it may be pressed again, for a day."""

    name: str
    arguments: tuple[str, ...] = ()
    lasting: bool = False


class Unredeemed(Enum):
    """Why a mark stands for nothing now."""

    FORGED = "forged"
    FOREIGN = "foreign"
    EXPIRED = "expired"
    USED = "used"


class Nonces:
    """The marks of all buttons that can be pressed. Methods commit first, and raise ``StoreError``."""

    def __init__(self, database: Database) -> None:
        self._run = database.writer.run
        self._clock = database.clock

    async def issue(self, admin: int, deeds: Sequence[Deed]) -> tuple[str, ...]:
        """A new mark for each of ``deeds``, which only ``admin`` can do; forgets what has expired."""
        now = self._clock()
        marks = tuple(secrets.token_urlsafe(_MARK_BYTES) for _ in deeds)
        rows = [
            {
                "mark": mark,
                "admin_id": admin,
                "deed": deed.name,
                "arguments": json.dumps(deed.arguments),
                "lasting": deed.lasting,
                "expires_at": now + (LEAF_LIFE if deed.lasting else DEED_LIFE),
                "used_by": "",
            }
            for mark, deed in zip(marks, deeds, strict=True)
        ]

        def work(connection: sa.Connection) -> None:
            # An expired mark is remembered for a day more, to be told from one that never was.
            connection.execute(sa.delete(nonce).where(nonce.c.expires_at < now - LEAF_LIFE))
            if rows:
                connection.execute(nonce.insert(), rows)

        await self._run(work)
        return marks

    async def redeem(self, mark: str, admin: int, key: str) -> Deed | Unredeemed:
        """The deed that ``mark`` stands for, used up by the update under ``key`` unless it is lasting.

        The same update may redeem it again: it is handled anew after a crash.
        """
        now = self._clock()

        def work(connection: sa.Connection) -> Deed | Unredeemed:
            row = connection.execute(sa.select(nonce).where(nonce.c.mark == mark)).mappings().first()
            if row is None:
                return Unredeemed.FORGED
            if row["admin_id"] != admin:
                return Unredeemed.FOREIGN
            if row["used_by"] not in {"", key}:
                return Unredeemed.USED
            if row["expires_at"] <= now:
                return Unredeemed.EXPIRED
            if not row["lasting"]:
                connection.execute(sa.update(nonce).where(nonce.c.mark == mark).values(used_by=key))
            return Deed(row["deed"], tuple(json.loads(row["arguments"])), row["lasting"])

        return await self._run(work)
