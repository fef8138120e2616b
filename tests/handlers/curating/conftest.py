"""The bot served to curators, over the small fact file, with a clock that tests turn."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from handlers.chats import Chats
from knowledge.stores.database import Database
from tests.handlers.curating.curator import CURATOR
from tests.handlers.curating.desk import Desk, opened
from tests.telegram.clock import Clock
from tests.telegram.scripted import ScriptedResponder
from tests.telegram.served import Served, serving


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def served(responder: ScriptedResponder, clock: Clock) -> AsyncIterator[Served]:
    database = Database.open("sqlite://", clock=clock)
    async with serving(Chats.over(responder, clock), database, admins=frozenset([CURATOR, 8])) as served:
        yield served


@pytest.fixture
async def desk(tmp_path: Path, clock: Clock) -> AsyncIterator[Desk]:
    async with opened(tmp_path, clock) as desk:
        yield desk
