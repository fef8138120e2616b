"""Changes offered and decided: nothing is published but what an admin has seen and confirmed."""

from pathlib import Path

from tests.handlers.curating.curator import OTHER, OTHER_CHAT
from tests.handlers.curating.desk import FACTS, Desk, opened
from tests.telegram.clock import Clock
from tests.telegram.recorder import BOT, Json, Sent
from tests.telegram.updates import message, press, update

NINE = "Thư viện mở cửa lúc chín giờ."
PUBLISH, CANCEL = "✅ Công bố", "Hủy"


def pressing(label: str, under: Sent) -> Json:
    return update("callback_query", press(under.buttons[label], under.message))


async def test_an_answer_is_changed_shown_and_published(desk: Desk) -> None:
    offer = await desk.answer(NINE)
    assert "Thư viện mở cửa lúc tám giờ. → Thư viện mở cửa lúc chín giờ." in offer.html
    assert desk.text == FACTS
    done = await desk.press(PUBLISH, offer)
    assert "bản số 2" in done.html
    assert desk.text == FACTS.replace("tám giờ", "chín giờ")
    assert NINE in (await desk.say("mấy giờ mở cửa thư viện")).html


async def test_what_is_cancelled_changes_nothing(desk: Desk) -> None:
    offer = await desk.answer(NINE)
    cancelled = await desk.press(CANCEL, offer)
    assert cancelled.buttons == {}
    assert desk.text == FACTS


async def test_the_same_press_publishes_once_and_so_does_a_second_one(desk: Desk) -> None:
    offer = await desk.answer(NINE)
    content = pressing(PUBLISH, offer)
    for _ in range(3):
        await desk.served.receive(content)
    assert await desk.served.receive(pressing(PUBLISH, offer)) == []
    assert [revision.number for revision in desk.publisher.revisions.last(9)] == [2, 1]


async def test_after_ten_minutes_it_is_too_late(desk: Desk) -> None:
    offer = await desk.answer(NINE)
    desk.clock.now += 601
    assert await desk.served.receive(pressing(PUBLISH, offer)) == []
    assert "hết hạn" in desk.served.telegram.called("answerCallbackQuery")[-1].text("text")
    assert desk.text == FACTS


async def test_an_offer_outlives_a_restart(tmp_path: Path, clock: Clock) -> None:
    url = f"sqlite:///{tmp_path}/bot.db"
    async with opened(tmp_path, clock, url) as desk:
        offer = await desk.answer(NINE)
    async with opened(tmp_path, clock, url) as desk:
        await desk.served.receive(pressing(PUBLISH, offer))
        assert NINE in desk.text


async def test_a_conversation_outlives_a_restart(tmp_path: Path, clock: Clock) -> None:
    url = f"sqlite:///{tmp_path}/bot.db"
    async with opened(tmp_path, clock, url) as desk:
        await desk.press("Sửa câu trả lời", await desk.fact("Giờ mở cửa"))
    async with opened(tmp_path, clock, url) as desk:
        assert PUBLISH in (await desk.say(NINE)).buttons


async def test_a_change_for_the_worse_takes_a_second_confirmation(desk: Desk) -> None:
    await desk.press("－ Cách hỏi", await desk.fact("Giờ mở cửa"))
    offer = (await desk.send("facts.toml", FACTS.replace("mở cửa", "đóng cửa").encode()))[-1]
    assert "kém đi" in offer.html
    assert PUBLISH not in offer.buttons
    sure = await desk.press("⚠ Vẫn muốn công bố…", offer)
    assert desk.text == FACTS
    await desk.press("⚠ Tôi đã xem, công bố", sure)
    assert "đóng cửa" in desk.text


async def test_the_second_of_two_admins_is_shown_the_conflict(desk: Desk) -> None:
    mine = await desk.answer(NINE)
    words = message("/quantri", chat=OTHER_CHAT, **{"from": OTHER})
    menu = (await desk.served.receive(update("message", words)))[-1]
    theirs = menu
    for label in ("Xem mọi dữ kiện", "Giờ mở cửa", "Sửa câu trả lời"):
        theirs = (await desk.served.receive(by_other(label, theirs)))[-1]
    words = message("Thư viện mở cửa lúc mười giờ.", chat=OTHER_CHAT, **{"from": OTHER})
    theirs = (await desk.served.receive(update("message", words)))[-1]
    await desk.served.receive(by_other(PUBLISH, theirs))
    assert "mười giờ" in desk.text
    conflict = await desk.press(PUBLISH, mine)
    assert "đúng chỗ bạn đang sửa" in conflict.html
    assert "tám giờ. → Thư viện mở cửa lúc mười giờ." in conflict.html
    assert "mười giờ" in desk.text


def by_other(label: str, under: Sent) -> Json:
    shown: Json = {**message("…", chat=OTHER_CHAT), "message_id": under.message, "from": BOT}
    return update("callback_query", press(under.buttons[label], 0, message=shown, **{"from": OTHER}))


async def test_what_is_typed_is_offered_as_typed_and_markup_is_text(desk: Desk) -> None:
    offer = await desk.answer("Mở cửa từ 8 & 9 giờ, xem “a < b”.")
    assert "8 &amp; 9 giờ" in offer.html
    await desk.press(PUBLISH, offer)
    assert 'answer = "Mở cửa từ 8 & 9 giờ, xem “a < b”."' in desk.text


async def test_nothing_new_is_said_to_be_nothing_new(desk: Desk) -> None:
    same = await desk.answer("Thư viện mở cửa lúc tám giờ.")
    assert "Không có gì khác" in same.html
    assert same.buttons == {}


async def test_an_empty_answer_is_refused_and_asked_for_again(desk: Desk) -> None:
    refused = await desk.answer("-")
    assert "/huy" in refused.html
    assert PUBLISH in (await desk.say(NINE)).buttons


async def test_leaving_ends_a_conversation(desk: Desk) -> None:
    await desk.press("Sửa câu trả lời", await desk.fact("Giờ mở cửa"))
    await desk.say("/huy")
    assert "tám giờ" in (await desk.say("mấy giờ mở cửa thư viện")).html


async def test_a_disk_that_refuses_is_told_of(desk: Desk) -> None:
    offer = await desk.answer(NINE)
    (desk.path.parent / ".facts.toml.new").mkdir()  # where the new content would be written first
    failed = await desk.press(PUBLISH, offer)
    assert "Không ghi được tệp" in failed.html
    assert desk.text == FACTS


async def test_an_offer_too_long_for_one_message_leaves_nobody_waiting(desk: Desk) -> None:
    facts = "".join(
        f'\n[[facts]]\nid = "phong-{number}"\nquestions = ["Phòng số {number} ở tầng nào?"]\n'
        f'answer = "Phòng số {number} ở tầng {number}, gần cầu thang phía đông của tòa nhà."\n'
        for number in range(40)
    )
    desk.path.write_text(FACTS + facts, "utf-8")
    sent = await desk.served.press("Xem bản trên máy chủ", await desk.say("/kiemtra"))
    waiting, last = sent[0].message, sent[-1]
    assert [one.method for one in sent if one.message == waiting][-1] == "editMessageText"
    assert "Đang kiểm tra" not in [one.html for one in sent if one.message == waiting][-1]
    assert last.message != waiting
    assert CANCEL in last.buttons
