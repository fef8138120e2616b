"""A handler that fails."""

import pytest
from telegram.error import BadRequest, Forbidden, NetworkError, TelegramError

from knowledge.conversation import Conversation
from knowledge.responder import Response
from tests.handlers.conference import FACTFILE
from tests.telegram.recorder import Json
from tests.telegram.scripted import ScriptedResponder
from tests.telegram.served import Served
from tests.telegram.updates import GROUP, PRIVATE_CHAT, message, update


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


@pytest.mark.parametrize("chat", [PRIVATE_CHAT, GROUP])
@pytest.mark.parametrize(
    "refusal",
    [
        Forbidden("Forbidden: bot was kicked from the supergroup chat"),
        BadRequest("TOPIC_CLOSED"),
        BadRequest("Not enough rights to send text messages to the chat"),
        BadRequest("Message thread not found"),
        BadRequest("Query is too old and response timeout expired or query id is invalid"),
    ],
)
async def test_who_blocks_removes_or_silences_the_bot_in_the_middle_is_no_mishap(
    served: Served, caplog: pytest.LogCaptureFixture, chat: Json, refusal: TelegramError
) -> None:
    served.telegram.refuse("sendMessage", refusal)
    assert await served.receive(update("message", message("/chude", chat=chat))) == []
    assert isinstance(served.errors.pop(), type(refusal))
    assert [record.levelname for record in caplog.records if record.name == "handlers.mishaps"] == ["WARNING"]
    assert len(await served.receive(update("message", message("/nguon", chat=chat)))) == 1
