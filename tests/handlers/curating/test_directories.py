"""Checks and dates of review, as curators keep them in chat."""

import datetime

from knowledge.factfile import parse
from knowledge.facts import Check
from tests.handlers.curating.desk import FACTS, Desk
from tests.telegram.recorder import Sent

PUBLISH, INSIST = "✅ Công bố", "⚠ Vẫn muốn công bố…"
KEPT = "may gio mo cua thu vien"


async def checks(desk: Desk) -> Sent:
    return await desk.press("Câu kiểm tra", await desk.say("/quantri"))


async def test_a_check_is_added_by_its_question_and_a_tap(desk: Desk) -> None:
    await desk.press("＋ Câu kiểm tra mới", await checks(desk))
    choice = await desk.say("tra sach o cho nao")
    assert next(iter(choice.buttons)) == "Nơi trả sách"
    await desk.press(PUBLISH, await desk.press("Nơi trả sách", choice))
    assert parse(desk.text.encode(), "").checks[-1] == Check(
        question="tra sach o cho nao", expect="noi-tra-sach"
    )


async def test_a_check_may_want_nothing_to_be_answered(desk: Desk) -> None:
    await desk.press("＋ Câu kiểm tra mới", await checks(desk))
    choice = await desk.say("Vé vào cửa bao nhiêu?")
    offer = await desk.press("Bot phải nói là không biết", choice)
    assert "dữ kiện cần trả lời: bot nói là không biết" in offer.html
    assert "unknown" not in offer.html
    await desk.press(PUBLISH, offer)
    assert parse(desk.text.encode(), "").checks[-1].expect == "unknown"


async def test_a_check_that_fails_takes_a_confirmation(desk: Desk) -> None:
    check = await desk.press(KEPT, await checks(desk))
    choice = await desk.press("Sửa dữ kiện cần trả lời", check)
    offer = await desk.press("Bot phải nói là không biết", choice)
    assert INSIST in offer.buttons


async def test_a_check_is_retired(desk: Desk) -> None:
    offer = await desk.press("🗑 Gỡ bỏ", await desk.press(KEPT, await checks(desk)))
    await desk.press(PUBLISH, offer)
    assert parse(desk.text.encode(), "").checks == ()


async def test_a_day_of_review_is_typed_as_it_is_written(desk: Desk) -> None:
    await desk.press("Sửa ngày xem lại", await desk.fact("Giờ mở cửa"))
    assert "31/01/2027" in (await desk.say("tháng sau")).html
    await desk.press(PUBLISH, await desk.say("05/03/2027"))
    assert parse(desk.text.encode(), "").facts[0].review == datetime.date(2027, 3, 5)
    assert "review = 2027-03-05" in desk.text


async def test_what_must_be_there_is_not_offered_to_be_left_empty(desk: Desk) -> None:
    asked = await desk.press("Sửa câu trả lời", await desk.fact("Giờ mở cửa"))
    assert "bỏ trống" not in asked.html
    assert "bỏ trống" in (await desk.press("Sửa chủ đề", await desk.fact("Giờ mở cửa"))).html
    assert desk.text == FACTS
