"""The bot served to one private chat, answering by script."""

from collections.abc import AsyncIterator

import pytest

from handlers.chats import Chats
from knowledge.outcome import Answer, Clarification, Outcome, Unknown, UnknownReason
from tests.handlers.conference import BRIDGE, CHAIR, DIRECTOR, FACTFILE
from tests.telegram.scripted import ScriptedResponder
from tests.telegram.served import Served, serving

SCRIPT: dict[str, tuple[Outcome, ...]] = {
    "Ai chủ trì hội nghị?": (Answer(CHAIR),),
    "Ai chủ trì?": (Clarification((CHAIR, BRIDGE)),),
    "Ai chủ trì Hà Nội?": (Unknown(UnknownReason.UNMENTIONED, ("<Hà Nội>",), ("Bắc Kạn",), (BRIDGE,)),),
    "Ai chủ trì? Ai điều hành?": (Clarification((CHAIR, BRIDGE)), Answer(DIRECTOR)),
}


@pytest.fixture
def responder() -> ScriptedResponder:
    return ScriptedResponder(FACTFILE, SCRIPT)


@pytest.fixture
async def served(responder: ScriptedResponder) -> AsyncIterator[Served]:
    async with serving(Chats.over(responder, clock=lambda: 0.0)) as served:
        yield served
