"""The history of a fact file: what was published, what was about to be, and every content that it had.

Publications wait for the disk, so that these methods do too: they are called from a thread that may wait.
All commit before they return, and raise ``StoreError``.
"""

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, TypeVar

import sqlalchemy as sa

from knowledge.publication.author import Author
from knowledge.publication.placement import digest
from knowledge.stores.audit import write
from knowledge.stores.database import Database
from knowledge.stores.schema import content, intent, revision

T = TypeVar("T")

DRAFT_KEPT: Final = 2 * 24 * 3600.0
"""Seconds that a content is kept which never became a revision."""

INTENDED, APPLIED, SUPERSEDED = "intended", "applied", "superseded"


@dataclass(frozen=True, slots=True)
class Revision:
    """One published state of the file, made at ``made_at`` (epoch seconds); contents go by their digests."""

    number: int
    author: Author
    note: str
    before: str
    after: str
    made_at: float


@dataclass(frozen=True, slots=True)
class Intent:
    """A publication that was decided: ``found`` on the disk is to become ``after``; ``before`` was served."""

    key: str
    author: Author
    note: str
    found: str
    before: str
    after: str


class Revisions:
    """The history of the file that the store knows as ``file``."""

    def __init__(self, database: Database, file: str) -> None:
        self._submit = database.writer.submit
        self._clock = database.clock
        self._file = file

    def latest(self) -> Revision | None:
        """The newest revision; None before the first."""
        found = self.last(1)
        return found[0] if found else None

    def last(self, most: int, before: int | None = None) -> tuple[Revision, ...]:
        """The newest revisions, newest first; only those older than number ``before``, if given."""

        def work(connection: sa.Connection) -> tuple[Revision, ...]:
            rows = sa.select(revision).where(revision.c.file == self._file)
            if before is not None:
                rows = rows.where(revision.c.number < before)
            rows = rows.order_by(revision.c.number.desc()).limit(most)
            return tuple(_revision(row) for row in connection.execute(rows).mappings())

        return self._run(work)

    def find(self, number: int) -> Revision | None:
        """The revision of that number."""

        def work(connection: sa.Connection) -> Revision | None:
            rows = sa.select(revision).where(revision.c.file == self._file, revision.c.number == number)
            row = connection.execute(rows).mappings().first()
            return None if row is None else _revision(row)

        return self._run(work)

    def keep(self, body: bytes) -> str:
        """Keep a content, for good once it is a revision's; its digest."""
        name = digest(body)

        def work(connection: sa.Connection) -> str:
            _keep(connection, name, body, self._clock())
            return name

        return self._run(work)

    def content(self, name: str) -> bytes | None:
        """The content of that digest; None where it is not kept, or is no longer what it was."""

        def work(connection: sa.Connection) -> bytes | None:
            return connection.execute(sa.select(content.c.body).where(content.c.sha256 == name)).scalar()

        packed = self._run(work)
        try:
            body = None if packed is None else zlib.decompress(packed)
        except zlib.error:
            return None
        return body if body is not None and digest(body) == name else None

    def published(self, key: str) -> int | None:
        """The revision that the publication of that key became; None for a key that applied nothing."""

        def work(connection: sa.Connection) -> int | None:
            number = sa.select(intent.c.revision).where(intent.c.key == key)
            return connection.execute(number).scalar()

        return self._run(work)

    def overwritten(self, number: int) -> str:
        """The digest of what that revision was written over on the disk and was never published; or blank."""

        def work(connection: sa.Connection) -> str:
            rows = sa.select(intent.c.found).where(
                intent.c.file == self._file,
                intent.c.revision == number,
                intent.c.found.not_in((intent.c.before, intent.c.after)),
            )
            return connection.execute(rows).scalar() or ""

        return self._run(work)

    def intend(self, wanted: Intent) -> None:
        """Note what is about to be done. From here on it is decided: a restart completes it."""

        def work(connection: sa.Connection) -> None:
            # A key whose publication came to nothing may be tried again.
            undone = sa.and_(intent.c.key == wanted.key, intent.c.state == SUPERSEDED)
            connection.execute(sa.delete(intent).where(undone))
            connection.execute(
                intent.insert().values(
                    key=wanted.key,
                    file=self._file,
                    state=INTENDED,
                    author_kind=wanted.author.kind,
                    author=wanted.author.name,
                    note=wanted.note,
                    found=wanted.found,
                    before=wanted.before,
                    after=wanted.after,
                    made_at=self._clock(),
                )
            )

        self._run(work)

    def pending(self) -> tuple[Intent, ...]:
        """What was intended and never settled, oldest first; whoever holds the file's lock may settle it."""

        def work(connection: sa.Connection) -> tuple[Intent, ...]:
            rows = sa.select(intent).where(intent.c.file == self._file, intent.c.state == INTENDED)
            return tuple(
                Intent(
                    row["key"],
                    Author(row["author_kind"], row["author"]),
                    row["note"],
                    row["found"],
                    row["before"],
                    row["after"],
                )
                for row in connection.execute(rows.order_by(intent.c.id)).mappings()
            )

        return self._run(work)

    def apply(self, done: Intent) -> Revision:
        """Settle an intent as done: one revision and one row of the audit, together or not at all."""

        def work(connection: sa.Connection) -> Revision:
            now = self._clock()
            newest = sa.select(sa.func.max(revision.c.number)).where(revision.c.file == self._file)
            number = (connection.execute(newest).scalar() or 0) + 1
            made = Revision(number, done.author, done.note, done.before, done.after, now)
            connection.execute(
                revision.insert().values(
                    file=self._file,
                    number=number,
                    author_kind=made.author.kind,
                    author=made.author.name,
                    note=made.note,
                    before=made.before,
                    after=made.after,
                    made_at=now,
                )
            )
            settled = sa.update(intent).where(intent.c.key == done.key, intent.c.state == INTENDED)
            if connection.execute(settled.values(state=APPLIED, revision=number)).rowcount != 1:
                raise ValueError("the intent was settled already")
            write(connection, now, done.author, "published", revision=str(number), note=done.note)
            return made

        return self._run(work)

    def withdraw(self, failed: Intent) -> None:
        """Forget an intent that the disk refused."""

        def work(connection: sa.Connection) -> None:
            connection.execute(
                sa.delete(intent).where(intent.c.key == failed.key, intent.c.state == INTENDED)
            )

        self._run(work)

    def supersede(self, lost: Intent) -> None:
        """Settle an intent that somebody else's writing has overtaken."""

        def work(connection: sa.Connection) -> None:
            connection.execute(sa.update(intent).where(intent.c.key == lost.key).values(state=SUPERSEDED))
            write(connection, self._clock(), lost.author, "superseded", after=lost.after)

        self._run(work)

    def forget_drafts(self) -> None:
        """Forget contents that were kept a while ago and became no revision."""

        def work(connection: sa.Connection) -> None:
            used = sa.union(
                *(sa.select(table.c[name]) for table in (revision, intent) for name in ("before", "after")),
                sa.select(intent.c.found),
            )
            old = content.c.kept_at < self._clock() - DRAFT_KEPT
            connection.execute(sa.delete(content).where(old, content.c.sha256.not_in(used)))

        self._run(work)

    def _run(self, work: Callable[[sa.Connection], T]) -> T:
        return self._submit(work).result()


def _keep(connection: sa.Connection, name: str, body: bytes, now: float) -> None:
    packed = zlib.compress(body)
    kept = sa.update(content).where(content.c.sha256 == name).values(body=packed, kept_at=now)
    if not connection.execute(kept).rowcount:
        connection.execute(content.insert().values(sha256=name, body=packed, kept_at=now))


def _revision(row: sa.RowMapping) -> Revision:
    return Revision(
        row["number"],
        Author(row["author_kind"], row["author"]),
        row["note"],
        row["before"],
        row["after"],
        row["made_at"],
    )
