"""A handler that fails."""

import pytest
from telegram.error import NetworkError

from knowledge.conversation import Conversation
from knowledge.responder import Response
from tests.handlers.conference import FACTFILE
from tests.telegram.scripted import ScriptedResponder
from tests.telegram.served import Served


class BrokenError(Exception):
    """What a broken responder raises."""


class BrokenResponder(ScriptedResponder):
    """Fails at every question."""

    def respond(self, text: str, conversation: Conversation, now: float) -> Response:
        """Fail."""
        raise BrokenError(text, conversation, now)


@pytest.fixture
def responder() -> ScriptedResponder:
    return BrokenResponder(FACTFILE, {})


async def test_the_asker_is_told_a_reference_that_the_log_has(
    served: Served, caplog: pytest.LogCaptureFixture
) -> None:
    sent = await served.ask("Ai chủ trì?")
    assert isinstance(served.errors.pop(), BrokenError)
    assert "gặp trục trặc" in sent.html
    assert sent.html.partition("(mã ")[2][:6] in caplog.messages[0]


async def test_the_log_does_not_repeat_the_question(served: Served, caplog: pytest.LogCaptureFixture) -> None:
    await served.say("chuyện riêng")
    served.errors.clear()
    assert "BrokenError" in caplog.text
    assert "chuyện riêng" not in caplog.text


async def test_when_telegram_fails_nothing_more_is_sent(served: Served) -> None:
    served.telegram.refuse("sendMessage", NetworkError("down"))
    assert await served.say("/help") == []
    assert isinstance(served.errors.pop(), NetworkError)
