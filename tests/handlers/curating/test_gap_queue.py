"""Questions without an answer, as a curator decides about them."""

import pytest

from knowledge.stores.exchanges import Vote
from tests.handlers.curating.curator import OTHER, OTHER_CHAT
from tests.telegram.clock import Clock
from tests.telegram.served import Served
from tests.telegram.updates import message, update

GAPS = "/chuatraloi"


async def test_what_was_not_answered_is_shown_the_commonest_first(served: Served) -> None:
    for question in ("Giá vé?", "Lễ hội ở đâu?", "Lễ hội ở đâu vậy?", "Ai chủ trì hội nghị?"):
        await served.say(question)
    shown = await served.ask(GAPS)
    assert "2 điều" in shown.html
    assert list(shown.buttons) == ["2× Lễ hội ở đâu?", "1× Giá vé?"]
    (gap,) = await served.press("2× Lễ hội ở đâu?", shown)
    assert "2 lần" in gap.html
    assert "• Lễ hội ở đâu vậy?" in gap.html


async def test_nothing_to_decide_about_is_said(served: Served) -> None:
    assert "Không có câu hỏi nào" in (await served.ask(GAPS)).html


async def test_what_is_ignored_stays_ignored(served: Served) -> None:
    await served.say("Giá vé?")
    shown = await served.ask(GAPS)
    (gap,) = await served.press("1× Giá vé?", shown)
    (done,) = await served.press("Bỏ qua hẳn", gap)
    assert "Đã bỏ qua" in done.html
    await served.say("Giá vé vậy ạ?")
    assert "Không có câu hỏi nào" in (await served.ask(GAPS)).html


async def test_a_disliked_answer_is_a_gap(served: Served) -> None:
    asking = update("message", message("Ai chủ trì hội nghị?"))
    await served.receive(asking)
    (asked,) = await served.kept(asking)
    await served.archive.exchanges.rate(asked.key, "somebody", Vote.DOWN)
    shown = await served.ask(GAPS)
    (gap,) = await served.press("1× Ai chủ trì hội nghị?", shown)
    assert "1 lượt chê" in gap.html


async def test_many_gaps_have_pages(served: Served) -> None:
    for number in range(20):
        await served.say(f"Câu số {number} hỏi gì?")
    shown = await served.ask(GAPS)
    (second,) = await served.press("Sau ›", shown)
    assert len(second.buttons) == 10
    assert "Trang 2/3" in second.html


@pytest.mark.parametrize("command", [GAPS])
async def test_strangers_see_no_gaps(served: Served, clock: Clock, command: str) -> None:
    clock.now += 1
    stranger = {"from": {**OTHER, "id": 11}, "chat": {**OTHER_CHAT, "id": 11}}
    (sent,) = await served.receive(update("message", message(command, **stranger)))
    assert sent.buttons == {}
