"""Buttons under replies."""

import pytest
from telegram.error import BadRequest

from handlers.chats import Chats
from handlers.taps import DOUBLE_TAP
from tests.handlers.conference import BRIDGE, CHAIR
from tests.telegram.clock import Clock
from tests.telegram.scripted import ScriptedResponder
from tests.telegram.served import Served, serving
from tests.telegram.updates import PRIVATE_CHAT, press, update


async def test_a_choice_is_replaced_by_its_answer(served: Served) -> None:
    choice = await served.ask("Ai chủ trì?")
    (answer,) = await served.press("2. Người chủ trì điểm cầu Bắc Kạn", under=choice)
    assert answer.method == "editMessageText"
    assert answer.message == choice.message
    assert answer.html.startswith(BRIDGE.answer)


async def test_a_related_fact_is_answered_below(served: Served) -> None:
    sent = await served.ask("Ai chủ trì hội nghị?")
    (answer,) = await served.press("Người chủ trì điểm cầu Bắc Kạn", under=sent)
    assert answer.method == "sendMessage"
    assert answer.html.startswith(BRIDGE.answer)


async def test_a_choice_among_several_answers_is_answered_below(served: Served) -> None:
    sent = await served.ask("Ai chủ trì? Ai điều hành?")
    (answer,) = await served.press("1. Người chủ trì hội nghị", under=sent)
    assert answer.method == "sendMessage"


async def test_the_source_is_told_below(served: Served) -> None:
    sent = await served.ask("Ai chủ trì hội nghị?")
    (source,) = await served.press("Nguồn", under=sent)
    assert source.method == "sendMessage"
    assert source.html.startswith("Thông tin này lấy từ bài “Sơ kết hai năm” (BBK, tháng 10/2024), đoạn 3.")


async def test_every_press_is_acknowledged(served: Served) -> None:
    sent = await served.ask("Ai chủ trì hội nghị?")
    await served.press("Nguồn", under=sent)
    assert len(served.telegram.called("answerCallbackQuery")) == 1


async def test_what_was_pressed_is_remembered(served: Served) -> None:
    choice = await served.ask("Ai chủ trì?")
    await served.press("2. Người chủ trì điểm cầu Bắc Kạn", under=choice)
    assert "không có lựa chọn" in (await served.ask("1")).html


@pytest.mark.parametrize("data", ["x", "c", "cAAAAAAAAAAAAAAAA"])
async def test_a_stale_button_says_so(served: Served, data: str) -> None:
    assert await served.receive(update("callback_query", press(data, 5))) == []
    (call,) = served.telegram.called("answerCallbackQuery")
    assert call.text("text") == "Nút này đã hết hạn. Bạn hỏi lại giúp tôi nhé."


async def test_a_press_too_old_to_acknowledge_is_obeyed_all_the_same(served: Served) -> None:
    sent = await served.ask("Ai chủ trì hội nghị?")
    served.telegram.refuse("answerCallbackQuery", BadRequest("Query is too old"))
    assert len(await served.press("Nguồn", under=sent)) == 1


async def test_a_second_press_changes_nothing(served: Served) -> None:
    choice = await served.ask("Ai chủ trì?")
    served.telegram.refuse("editMessageText", BadRequest("Message is not modified: specified new message …"))
    assert await served.press("1. Người chủ trì hội nghị", under=choice) == []


async def test_a_choice_that_can_no_longer_be_edited_is_answered_below(served: Served) -> None:
    choice = await served.ask("Ai chủ trì?")
    served.telegram.refuse("editMessageText", BadRequest("Message to edit not found"))
    (answer,) = await served.press("1. Người chủ trì hội nghị", under=choice)
    assert answer.method == "sendMessage"
    assert answer.html.startswith(CHAIR.answer)


async def test_a_choice_that_telegram_no_longer_shows_the_bot_is_answered_below(served: Served) -> None:
    choice = await served.ask("Ai chủ trì?")
    inaccessible = {"message_id": choice.message, "date": 0, "chat": PRIVATE_CHAT}
    data = choice.buttons["1. Người chủ trì hội nghị"]
    (answer,) = await served.receive(update("callback_query", press(data, 0, message=inaccessible)))
    assert answer.method == "sendMessage"


@pytest.mark.parametrize("field", ["data", "message"])
async def test_a_press_without_data_or_message_does_nothing(served: Served, field: str) -> None:
    sent = await served.ask("Ai chủ trì hội nghị?")
    content = press(sent.buttons["Nguồn"], sent.message)
    del content[field]
    assert await served.receive(update("callback_query", content)) == []


async def test_a_button_tapped_twice_brings_one_reply_and_pressed_later_another(
    responder: ScriptedResponder,
) -> None:
    clock = Clock()
    async with serving(Chats.over(responder, clock)) as served:
        sent = await served.ask("Ai chủ trì hội nghị?")
        assert len(await served.press("Nguồn", under=sent)) == 1
        assert await served.press("Nguồn", under=sent) == []
        assert len(served.telegram.called("answerCallbackQuery")) == 2
        assert len(await served.press("Người điều hành hội nghị", under=sent)) == 1
        clock.now += DOUBLE_TAP
        assert len(await served.press("Nguồn", under=sent)) == 1
