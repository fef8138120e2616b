"""Edited questions."""

import pytest
from telegram.error import BadRequest

from handlers.chats import Chats
from knowledge.facts import FactFile
from tests.handlers.conference import BRIDGE, CHAIR, FACTFILE
from tests.handlers.test_delivery import LONG, SCRIPT
from tests.telegram.recorder import BOT, Json
from tests.telegram.scripted import ScriptedResponder
from tests.telegram.served import Served, serving
from tests.telegram.updates import GROUP, message, update


def edited(original: Json, text: str) -> Json:
    return update("edited_message", {**original, "text": text, "edit_date": 1_730_000_001})


async def test_the_earlier_reply_becomes_the_answer_to_what_it_asks_now(served: Served) -> None:
    question = message("Ai chủ trì?")
    (choice,) = await served.receive(update("message", question))
    (answer,) = await served.receive(edited(question, "Ai chủ trì hội nghị?"))
    assert (answer.method, answer.message) == ("editMessageText", choice.message)
    assert answer.html.startswith(CHAIR.answer)
    (again,) = await served.receive(edited(question, "Ai chủ trì Hà Nội?"))
    assert (again.method, again.message) == ("editMessageText", choice.message)


async def test_in_a_group_too_also_behind_a_command(served: Served) -> None:
    question = message("/hoi Ai chủ trì?", chat=GROUP)
    (choice,) = await served.receive(update("message", question))
    (answer,) = await served.receive(edited(question, "/hoi Ai chủ trì hội nghị?"))
    assert (answer.method, answer.message) == ("editMessageText", choice.message)
    replied = message("Ai chủ trì?", chat=GROUP, reply_to_message={**message("…", chat=GROUP), "from": BOT})
    (choice,) = await served.receive(update("message", replied))
    (answer,) = await served.receive(edited(replied, "Ai chủ trì hội nghị?"))
    assert (answer.method, answer.message) == ("editMessageText", choice.message)


@pytest.mark.parametrize("chat", [message()["chat"], GROUP])
async def test_an_edit_of_what_was_not_answered_is_passed_over(served: Served, chat: Json) -> None:
    question = message("/xyz" if chat is GROUP else "Ai chủ trì?", chat=chat)
    assert await served.receive(edited(question, "Ai chủ trì hội nghị?")) == []
    (kind,) = await served.archive.passed_over.totals()
    assert kind.startswith("edited_message")


async def test_a_reply_that_is_gone_is_sent_anew(served: Served) -> None:
    question = message("Ai chủ trì?")
    await served.receive(update("message", question))
    served.telegram.refuse("editMessageText", BadRequest("Message to edit not found"))
    (answer,) = await served.receive(edited(question, "Ai chủ trì hội nghị?"))
    assert answer.method == "sendMessage"
    (again,) = await served.receive(edited(question, "Ai chủ trì Hà Nội?"))
    assert (again.method, again.message) == ("editMessageText", answer.message)


async def test_a_shorter_reply_leaves_nothing_of_a_longer_one_and_a_longer_one_goes_on_below() -> None:
    factfile = FactFile(sources=FACTFILE.sources, facts=(*FACTFILE.facts, LONG))
    async with serving(Chats.over(ScriptedResponder(factfile, SCRIPT), clock=lambda: 0.0)) as served:
        question = message("Kể dài?")
        long = await served.receive(update("message", question))
        (short,) = await served.receive(edited(question, "Kể gì?"))
        assert short.message == long[0].message
        deleted = [call.text("message_id") for call in served.telegram.called("deleteMessage")]
        assert deleted == [str(sent.message) for sent in long[1:]]
        again = await served.receive(edited(question, "Kể dài?"))
        assert [sent.method for sent in again[:2]] == ["editMessageText", "sendMessage"]
        assert again[0].message == short.message


async def test_the_conversation_goes_on_from_the_edited_question(served: Served) -> None:
    question = message("Ai chủ trì hội nghị?")
    await served.receive(update("message", question))
    await served.receive(edited(question, "Ai chủ trì?"))
    assert (await served.ask("2")).html.startswith(BRIDGE.answer)


async def test_an_edited_caption_is_an_edited_question(served: Served) -> None:
    photo = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]
    question = message(photo=photo, caption="Ai chủ trì?")
    (choice,) = await served.receive(update("message", question))
    again = update(
        "edited_message", {**question, "caption": "Ai chủ trì hội nghị?", "edit_date": 1_730_000_001}
    )
    (answer,) = await served.receive(again)
    assert (answer.method, answer.message) == ("editMessageText", choice.message)
    assert answer.html.startswith(CHAIR.answer)
