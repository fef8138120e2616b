"""Being told when there is an answer: the wish, taken and withdrawn."""

from tests.telegram.recorder import Json
from tests.telegram.served import Served
from tests.telegram.updates import GROUP, message, press, update

TELL = "Báo cho tôi khi có câu trả lời"
STOP = "Thôi, không cần báo"


async def test_a_refusal_takes_a_wish_and_one_tap_withdraws_it(served: Served) -> None:
    sent = await served.ask("Trời mưa?")
    (turned,) = await served.press(TELL, under=sent)
    assert turned.method == "editMessageReplyMarkup"
    assert list(turned.buttons) == [STOP, "Xem các chủ đề", "👍", "👎"]
    (wanted,) = await served.archive.wishes.wanted()
    assert wanted.question == "Trời mưa?"
    (back,) = await served.press(STOP, under=turned)
    assert list(back.buttons) == list(sent.buttons)
    assert await served.archive.wishes.wanted() == ()
    told = [call.text("text") for call in served.telegram.called("answerCallbackQuery")]
    assert told[0].startswith("Khi có câu trả lời")
    assert told[1] == "Tôi sẽ không báo nữa."


async def test_only_refusals_in_private_chats_take_wishes(served: Served) -> None:
    assert TELL not in (await served.ask("Ai chủ trì hội nghị?")).buttons
    assert TELL not in (await served.ask("Ai chủ trì?")).buttons
    (grouped,) = await served.receive(update("message", message("/hoi Trời mưa?", chat=GROUP)))
    assert TELL not in grouped.buttons
    assert "Xem các chủ đề" in grouped.buttons


async def test_a_wish_about_what_is_no_longer_known_says_so(served: Served) -> None:
    await served.receive(update("callback_query", press("wAAAAAAAAAAAAAAAA", 5)))
    (call,) = served.telegram.called("answerCallbackQuery")
    assert "hết hạn" in call.text("text")


async def test_a_forged_wish_in_a_group_is_refused(served: Served) -> None:
    sent = await served.ask("Trời mưa?")
    under: Json = {**message("…", chat=GROUP), "message_id": sent.message}
    await served.receive(update("callback_query", press(sent.buttons[TELL], 0, message=under)))
    assert await served.archive.wishes.wanted() == ()


async def test_topics_open_below_a_refusal(served: Served) -> None:
    sent = await served.ask("Trời mưa?")
    (topics,) = await served.press("Xem các chủ đề", under=sent)
    assert topics.method == "sendMessage"
    assert "Con người (3)" in topics.buttons
