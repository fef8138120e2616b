"""Leafing through topics and facts."""

import pytest

from handlers.browsing import PAGE
from handlers.chats import Chats
from knowledge.facts import Fact, FactFile
from tests.handlers.conference import CHAIR
from tests.telegram.scripted import ScriptedResponder
from tests.telegram.served import Served, serving
from tests.telegram.updates import GROUP, message, press, update


async def test_topics_lead_to_facts_and_back_on_one_message(served: Served) -> None:
    every = await served.ask("/chude")
    assert list(every.buttons) == ["Con người (3)", "Văn bản (2)", "Chủ đề khác (1)"]
    (facts,) = await served.press("Con người (3)", under=every)
    assert (facts.method, facts.message) == ("editMessageText", every.message)
    (answer,) = await served.press("Người chủ trì hội nghị", under=facts)
    assert answer.html.startswith(CHAIR.answer)
    (back,) = await served.press("« Mọi chủ đề", under=facts)
    assert back.buttons == every.buttons


async def test_it_works_in_groups(served: Served) -> None:
    (sent,) = await served.receive(update("message", message("/chude", chat=GROUP)))
    assert "Con người (3)" in sent.buttons
    assert await served.receive(update("edited_message", message("/chude", chat=GROUP))) == []


async def test_many_facts_come_page_by_page() -> None:
    facts = tuple(Fact(id=f"f{n}", questions=(f"Câu {n}?",), answer=".") for n in range(2 * PAGE + 1))
    responder = ScriptedResponder(FactFile(facts=facts), {})
    async with serving(Chats.over(responder, clock=lambda: 0.0)) as served:
        first = await served.ask("/chude")
        assert "Trang 1/3" in first.html
        assert list(first.buttons) == [*(fact.label for fact in facts[:PAGE]), "Sau ›"]
        (second,) = await served.press("Sau ›", under=first)
        assert list(second.buttons)[-2:] == ["‹ Trước", "Sau ›"]
        (third,) = await served.press("Sau ›", under=second)
        assert list(third.buttons) == [facts[-1].label, "‹ Trước"]


@pytest.mark.parametrize("data", ["t9", "tAAAAAAAAAAAAAAAA0"])
async def test_a_page_that_is_gone_says_so(served: Served, data: str) -> None:
    assert await served.receive(update("callback_query", press(data, 5))) == []
    (call,) = served.telegram.called("answerCallbackQuery")
    assert call.text("text").startswith("Nút này đã hết hạn")
