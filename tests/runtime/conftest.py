"""The store that a test runs on: SQLite, and PostgreSQL where one is at hand."""

import os
from pathlib import Path

import pytest
import sqlalchemy as sa

from knowledge.stores import schema

POSTGRES = "BOT_TEST_POSTGRES_URL"
"""Names a database whose tables may be dropped, ``postgresql+psycopg://bot@127.0.0.1/test`` for instance."""


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty store."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/bot.db"
    url = os.environ.get(POSTGRES)
    if not url:
        pytest.skip(f"{POSTGRES} names no PostgreSQL database to test on")
    engine = sa.create_engine(url)
    schema.metadata.drop_all(engine)
    engine.dispose()
    return url
