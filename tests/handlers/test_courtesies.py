"""Notices around an answer, and what gets none."""

import pytest
from telegram import Update

from handlers.courtesies import Courtesies
from handlers.delivery import Delivery
from handlers.oversight import Oversight
from tests.telegram.recorder import Json
from tests.telegram.served import Served
from tests.telegram.updates import ASKER, GROUP, message, update

QUERY: Json = {"id": "1", "from": ASKER, "query": "Ai?", "offset": ""}


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (update("message", message("/xoa")), 1),
        (update("message", message("/hoi Ai?", chat=GROUP)), 1),
        (update("message", message("Chào cả nhà", chat=GROUP)), 0),
        (update("inline_query", QUERY), 0),
    ],
)
async def test_what_is_not_done_is_told_or_counted(served: Served, content: Json, told: int) -> None:
    courtesies = Courtesies(Delivery(), Oversight(served.archive.passed_over))
    received = Update.de_json(content, served.application.bot)
    for notice in (courtesies.expired, courtesies.too_many):
        await notice(received)
    assert len(served.telegram.sent) == 2 * told
    assert sum((await served.archive.passed_over.totals()).values()) == 2 * (1 - told)
