"""QR pictures."""

import pytest

from handlers.posters import poster
from tests.handlers.conference import CHAIR
from tests.telegram.recorder import BOT
from tests.telegram.served import Served
from tests.telegram.updates import message, update


@pytest.mark.parametrize(("kind", "signature"), [("png", b"\x89PNG"), ("svg", b"<?xml")])
def test_a_picture_of_either_kind(kind: str, signature: bytes) -> None:
    assert poster("https://t.me/hoidap_bot", kind).startswith(signature)
    assert poster("https://t.me/hoidap_bot", kind) != poster("https://t.me/khac_bot", kind)


async def test_alone_it_opens_the_bot(served: Served) -> None:
    await served.say("/qr")
    (call,) = served.telegram.called("sendPhoto")
    assert call.text("caption") == "Quét mã này để mở bot: https://t.me/hoidap_bot"


async def test_it_opens_a_fact_that_is_named(served: Served) -> None:
    await served.say(f"/qr {CHAIR.id}")
    (call,) = served.telegram.called("sendPhoto")
    assert f"https://t.me/hoidap_bot?start={CHAIR.id}" in call.text("caption")


async def test_it_opens_the_fact_of_the_answer_replied_to(served: Served) -> None:
    sent = await served.ask("Ai chủ trì hội nghị?")
    keyboard = [[{"text": label, "callback_data": data}] for label, data in sent.buttons.items()]
    answer = {**message("…"), "from": BOT, "reply_markup": {"inline_keyboard": keyboard}}
    await served.receive(update("message", message("/qr", reply_to_message=answer)))
    (call,) = served.telegram.called("sendPhoto")
    assert f"start={CHAIR.id}" in call.text("caption")


async def test_a_fact_that_is_not_there_is_not_drawn(served: Served) -> None:
    (sent,) = await served.say("/qr khong-co")
    assert "không có câu trả lời nào mang mã ấy" in sent.html
    assert served.telegram.called("sendPhoto") == []
