"""Who did what to the facts, and what was refused: rows that are only ever added."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from knowledge.publication.author import Author
from knowledge.stores.database import Database
from knowledge.stores.schema import audit


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One deed of one author, at ``at`` (epoch seconds)."""

    at: float
    author: Author
    deed: str
    detail: Mapping[str, str]


class Audit:
    """The audit. Every method commits before it returns, and raises ``StoreError``."""

    def __init__(self, database: Database) -> None:
        self._writer = database.writer
        self._clock = database.clock

    async def record(self, author: Author, deed: str, **detail: str) -> None:
        """Add a row."""
        await self._writer.run(lambda connection: write(connection, self._clock(), author, deed, **detail))

    def record_now(self, author: Author, deed: str, **detail: str) -> None:
        """The same for a thread that may wait."""
        self._writer.submit(
            lambda connection: write(connection, self._clock(), author, deed, **detail)
        ).result()

    async def under(self, begun: str, ended: str) -> frozenset[int]:
        """The admins whose deed ``begun`` was followed by none that is ``ended``."""

        def work(connection: sa.Connection) -> frozenset[int]:
            rows = sa.select(audit.c.author, audit.c.deed).where(
                audit.c.author_kind == "admin", audit.c.deed.in_((begun, ended))
            )
            last = {row.author: row.deed for row in connection.execute(rows.order_by(audit.c.id))}
            return frozenset(int(author) for author, deed in last.items() if deed == begun)

        return await self._writer.run(work)

    async def last(self, most: int) -> tuple[AuditEntry, ...]:
        """The newest rows, newest first."""

        def work(connection: sa.Connection) -> tuple[AuditEntry, ...]:
            rows = connection.execute(sa.select(audit).order_by(audit.c.id.desc()).limit(most)).mappings()
            return tuple(
                AuditEntry(
                    row["at"],
                    Author(row["author_kind"], row["author"]),
                    row["deed"],
                    json.loads(row["detail"]),
                )
                for row in rows
            )

        return await self._writer.run(work)


def write(connection: sa.Connection, at: float, author: Author, deed: str, **detail: str) -> None:
    """Add a row in the caller's transaction."""
    connection.execute(
        audit.insert().values(
            at=at,
            author_kind=author.kind,
            author=author.name,
            deed=deed,
            detail=json.dumps(detail, ensure_ascii=False),
        )
    )
