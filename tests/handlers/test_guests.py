"""Guest mode."""

from handlers.chats import Chats
from tests.handlers.conference import CHAIR
from tests.telegram.recorder import Json
from tests.telegram.scripted import ScriptedResponder
from tests.telegram.served import Served, serving
from tests.telegram.updates import GROUP, message, update

NAME = "@hoidap_bot"


def called(text: str) -> Json:
    mention = {"type": "mention", "offset": text.index(NAME), "length": len(NAME)}
    content = message(text, chat=GROUP, guest_query_id="g1", entities=[mention])
    return update("guest_message", content)


async def test_a_guest_answers_where_it_is_mentioned(responder: ScriptedResponder) -> None:
    async with serving(Chats.over(responder, clock=lambda: 0.0), guest_mode=True) as served:
        content = called(f"{NAME} Ai chủ trì hội nghị?")
        await served.receive(content)
        (call,) = served.telegram.called("answerGuestQuery")
        assert call.text("guest_query_id") == "g1"
        result = call.parameters["result"]
        assert isinstance(result, dict)
        assert result["title"] == CHAIR.title
        (asked,) = await served.kept(content)
        assert asked.surface.value == "guest"


async def test_it_is_silent_unless_the_configuration_turns_it_on(served: Served) -> None:
    await served.receive(called(f"{NAME} Ai chủ trì hội nghị?"))
    assert served.telegram.called("answerGuestQuery") == []


async def test_a_mention_that_cannot_be_answered_is_counted(responder: ScriptedResponder) -> None:
    async with serving(Chats.over(responder, clock=lambda: 0.0), guest_mode=True) as served:
        content = update("guest_message", message("Ai?", chat=GROUP))
        await served.receive(content)
        assert await served.archive.passed_over.totals() == {"guest_message supergroup": 1}
