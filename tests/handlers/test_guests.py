"""Guest mode."""

from handlers.chats import Chats
from tests.handlers.conference import CHAIR
from tests.telegram.recorder import Json
from tests.telegram.scripted import ScriptedResponder
from tests.telegram.served import Served, serving
from tests.telegram.updates import ASKER, GROUP, message, update

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


async def test_a_choice_takes_the_place_of_the_message_that_offers_it(responder: ScriptedResponder) -> None:
    async with serving(Chats.over(responder, clock=lambda: 0.0), guest_mode=True) as served:
        await served.receive(called(f"{NAME} Ai chủ trì?"))
        result = served.telegram.called("answerGuestQuery")[0].parameters["result"]
        assert isinstance(result, dict)
        (first, _, thumbs) = result["reply_markup"]["inline_keyboard"]
        assert first[0]["text"] == f"1. {CHAIR.label}"
        assert len(thumbs) == 2
        pressed: Json = {"id": "1", "from": ASKER, "chat_instance": "1", "inline_message_id": "i"}
        content = update("callback_query", {**pressed, "data": first[0]["callback_data"]})
        for _ in range(2):
            await served.receive(content)
        call = served.telegram.called("editMessageText")[-1]
        assert call.text("inline_message_id") == "i"
        assert call.text("text").startswith(CHAIR.answer)
        (asked,) = await served.kept(content)
        assert asked.facts == (CHAIR.id,)


async def test_a_choice_that_is_gone_says_so(responder: ScriptedResponder) -> None:
    async with serving(Chats.over(responder, clock=lambda: 0.0), guest_mode=True) as served:
        pressed: Json = {"id": "1", "from": ASKER, "chat_instance": "1", "inline_message_id": "i"}
        await served.receive(update("callback_query", {**pressed, "data": "c" + "A" * 16}))
        assert "hết hạn" in served.telegram.called("answerCallbackQuery")[0].text("text")
        assert served.telegram.called("editMessageText") == []
