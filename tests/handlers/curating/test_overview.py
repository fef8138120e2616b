"""How it goes, as a curator sees it."""

from tests.handlers.curating.curator import OTHER, OTHER_CHAT
from tests.handlers.curating.desk import FACTS, Desk
from tests.telegram.served import Served
from tests.telegram.updates import message, update


async def test_statistics_are_a_picture_and_words(served: Served) -> None:
    await served.say("Ai chủ trì hội nghị?")
    await served.say("Giá vé?")
    shown = await served.ask("/thongke")
    assert len(served.telegram.called("sendPhoto")) == 1
    assert "2 câu hỏi" in shown.html
    assert "“Giá vé?”: 1 lần" in shown.html
    (week,) = await served.press("7 ngày", shown)
    assert "7 ngày qua" in week.html
    assert "90 ngày qua" in (await served.ask("/thongke 90")).html
    assert "30 ngày qua" in (await served.ask("/thongke abc")).html


async def test_strangers_see_no_statistics(served: Served) -> None:
    stranger = {"from": {**OTHER, "id": 11}, "chat": {**OTHER_CHAT, "id": 11}}
    await served.receive(update("message", message("/thongke", **stranger)))
    assert served.telegram.called("sendPhoto") == []


async def test_a_gap_that_was_closed_is_none_any_more(desk: Desk) -> None:
    await desk.served.ask("Gửi xe ở đâu?")
    assert "“Gửi xe ở đâu?”: 1 lần" in (await desk.say("/thongke")).html
    fact = '\n[[facts]]\nid = "gui-xe"\nquestions = ["Gửi xe ở đâu?"]\nanswer = "Ở sân sau."\n'
    offer = (await desk.send("facts.toml", (FACTS + fact).encode()))[-1]
    await desk.press("✅ Công bố", offer)
    assert "Gửi xe ở đâu?”: 1 lần" not in (await desk.say("/thongke")).html
