"""The audit: rows are added, and no statement changes or removes one."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from knowledge.publication.author import Author
from knowledge.stores.audit import Audit
from knowledge.stores.database import Database
from knowledge.stores.problems import StoreError

ADMIN = Author.admin(5)
ROW = "(id, at, author_kind, author, deed, detail) VALUES (1, 0, 'admin', '6', 'x', '{}')"


@pytest.fixture
def database() -> Iterator[Database]:
    with closing(Database.open("sqlite://", clock=lambda: 12.0)) as opened:
        yield opened


@pytest.fixture
async def audit(database: Database) -> Audit:
    audit = Audit(database)
    await audit.record(ADMIN, "refused", reason="forwarded")
    await audit.record(ADMIN, "published", revision="2")
    return audit


async def test_rows_are_added_and_read_newest_first(audit: Audit) -> None:
    newest, oldest = await audit.last(5)
    assert (newest.deed, dict(newest.detail), newest.author, newest.at) == (
        "published",
        {"revision": "2"},
        ADMIN,
        12.0,
    )
    assert oldest.deed == "refused"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET author = '6'",
        "UPDATE audit SET at = at",
        "DELETE FROM audit",
        "DELETE FROM audit WHERE id = 1",
        f"REPLACE INTO audit {ROW}",
        f"INSERT INTO audit {ROW} ON CONFLICT (id) DO UPDATE SET author = '6'",
    ],
)
async def test_no_row_is_changed_or_removed(audit: Audit, database: Database, statement: str) -> None:
    before = await audit.last(5)
    with pytest.raises(StoreError, match="only added to"):
        await database.writer.run(lambda connection: connection.exec_driver_sql(statement))
    assert await audit.last(5) == before
