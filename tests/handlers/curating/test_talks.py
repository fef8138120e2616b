"""Guided conversations as they go wrong on a phone: stickers, edits, second thoughts, old buttons."""

from pathlib import Path

import pytest

from tests.handlers.curating.desk import FACTS, Desk, opened
from tests.telegram.clock import Clock
from tests.telegram.recorder import Json, Sent
from tests.telegram.updates import message, update

PUBLISH = "✅ Công bố"
ANSWER = "Bãi giữ xe nằm sau thư viện."
STICKER: Json = {
    "sticker": {
        "file_id": "s",
        "file_unique_id": "s",
        "width": 1,
        "height": 1,
        "type": "regular",
        "is_animated": False,
        "is_video": False,
    }
}
PHOTO: Json = {"photo": [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]}


async def begun(desk: Desk) -> Sent:
    await desk.press("＋ Dữ kiện mới", await desk.say("/quantri"))
    return await desk.say("Gửi xe ở đâu?")


@pytest.mark.parametrize("content", [STICKER, PHOTO, {**PHOTO, "caption": ANSWER}])
async def test_what_is_not_typed_is_no_answer_and_the_step_stays(desk: Desk, content: Json) -> None:
    await begun(desk)
    (said,) = await desk.served.receive(update("message", message(**content)))
    assert "/huy" in said.html
    assert "đoạn" in (await desk.say(ANSWER)).html


async def test_an_edit_is_said_to_change_nothing(desk: Desk) -> None:
    await begun(desk)
    edit = message("Để xe ở đâu?", edit_date=1_730_000_001)
    (said,) = await desk.served.receive(update("edited_message", edit))
    assert "tin mới" in said.html
    errand = await desk.served.archive.errands.current(7)
    assert errand is not None
    assert errand.said["questions"] == "Gửi xe ở đâu?"


@pytest.mark.parametrize("word", ["/huy", "hủy", "Thôi", "huỷ bỏ"])
async def test_second_thoughts_end_it(desk: Desk, word: str) -> None:
    await begun(desk)
    assert "chưa có gì thay đổi" in (await desk.say(word)).html
    assert "tám giờ" in (await desk.say("mấy giờ thư viện mở cửa")).html
    assert desk.text == FACTS


async def test_a_curator_in_the_middle_of_nothing_is_an_asker_like_any_other(desk: Desk) -> None:
    asked = {**PHOTO, "caption": "Mấy giờ thư viện mở cửa?"}
    (answer,) = await desk.served.receive(update("message", message(**asked)))
    assert "tám giờ" in answer.html
    (said,) = await desk.served.receive(update("message", message(**STICKER)))
    assert "chữ" in said.html
    assert "tin đã sửa" not in said.html
    question = message("Mấy giờ thư viện mở cửa?")
    await desk.served.receive(update("message", question))
    edit = {**question, "text": "Trả sách ở đâu?", "edit_date": 1_730_000_001}
    (again,) = await desk.served.receive(update("edited_message", edit))
    assert "quầy số 2" in again.html


async def test_a_button_of_a_step_that_is_over_changes_nothing(desk: Desk) -> None:
    await begun(desk)
    paragraph = await desk.say(ANSWER)
    evidence = await desk.press("Bỏ qua", paragraph)
    assert "bước đã qua" in (await desk.press("Bỏ qua", paragraph)).html
    assert PUBLISH in (await desk.press("Bỏ qua", evidence)).buttons


async def test_a_restart_in_the_middle_goes_on_where_it_was(tmp_path: Path, clock: Clock) -> None:
    url = f"sqlite:///{tmp_path}/bot.db"
    async with opened(tmp_path, clock, url) as desk:
        await begun(desk)
    async with opened(tmp_path, clock, url) as desk:
        paragraph = await desk.say(ANSWER)
    async with opened(tmp_path, clock, url) as desk:
        offer = await desk.press("Bỏ qua", await desk.press("Bỏ qua", paragraph))
        await desk.press(PUBLISH, offer)
        assert ANSWER in desk.text


async def test_a_menu_opened_in_the_middle_leaves_it(desk: Desk) -> None:
    await begun(desk)
    await desk.say("/quantri")
    assert "tám giờ" in (await desk.say("mấy giờ thư viện mở cửa")).html
