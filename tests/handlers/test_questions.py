"""Questions in a private chat, through the application's own assembly."""

import pytest

from knowledge.outcome import Answer
from tests.handlers.conference import BRIDGE, CHAIR, DIRECTOR
from tests.telegram.recorder import Json
from tests.telegram.scripted import ScriptedResponder
from tests.telegram.served import Served
from tests.telegram.updates import GROUP, message, update


async def test_a_question_is_answered_with_its_source_and_buttons(served: Served) -> None:
    sent = await served.ask("Ai chủ trì hội nghị?")
    assert sent.chat == 7
    assert sent.html == f"{CHAIR.answer}\n\n<i>Theo bài báo BBK, tháng 10/2024, đoạn 3.</i>"
    assert list(sent.buttons) == [
        "Người điều hành hội nghị",
        "Người chủ trì điểm cầu Bắc Kạn",
        "Nguồn",
        "Chia sẻ",
        "👍",
        "👎",
    ]


async def test_a_message_shows_no_preview_of_links(served: Served) -> None:
    await served.ask("Ai chủ trì hội nghị?")
    (call,) = served.telegram.called("sendMessage")
    assert call.parameters["link_preview_options"] == {"is_disabled": True}
    assert call.parameters["parse_mode"] == "HTML"


async def test_a_refusal_escapes_the_asker_s_words_and_offers_what_is_near(served: Served) -> None:
    sent = await served.ask("Ai chủ trì Hà Nội?")
    assert "không nhắc tới &lt;Hà Nội&gt;; bài có Bắc Kạn." in sent.html
    assert list(sent.buttons) == [
        "1. Người chủ trì điểm cầu Bắc Kạn",
        "Báo cho tôi khi có câu trả lời",
        "Xem các chủ đề",
        "👍",
        "👎",
    ]


async def test_choices_are_numbered_in_the_text_and_on_the_buttons(served: Served) -> None:
    sent = await served.ask("Ai chủ trì?")
    assert sent.html.endswith("1. Người chủ trì hội nghị\n2. Người chủ trì điểm cầu Bắc Kạn")
    assert list(sent.buttons) == [
        "1. Người chủ trì hội nghị",
        "2. Người chủ trì điểm cầu Bắc Kạn",
        "👍",
        "👎",
    ]


@pytest.mark.parametrize("number", ["2", " 2 ", "2.", "2)", "#2", "2️⃣", "２", "số 2 ạ", "cau thu hai"])
async def test_the_number_of_a_choice_can_be_typed(served: Served, number: str) -> None:
    await served.ask("Ai chủ trì?")
    assert BRIDGE.answer in (await served.ask(number)).html


@pytest.mark.parametrize("number", ["0", "3", "12"])
async def test_a_number_beside_the_choices_says_which_there_are_and_they_stay(
    served: Served, number: str
) -> None:
    await served.ask("Ai chủ trì?")
    content = update("message", message(number))
    (sent,) = await served.receive(content)
    assert "từ 1 tới 2" in sent.html
    assert BRIDGE.answer in (await served.ask("2")).html
    assert [asked.status for asked in await served.kept(content)] == ["clarify"]


async def test_the_only_choice_is_named(served: Served) -> None:
    await served.ask("Ai chủ trì Hà Nội?")
    assert "chỉ có lựa chọn số 1" in (await served.ask("2")).html
    assert BRIDGE.answer in (await served.ask("1")).html


async def test_a_number_with_nothing_to_choose_is_no_question_but_one_that_is_answered_is(
    served: Served, responder: ScriptedResponder
) -> None:
    sent = await served.ask("1")
    assert "không có lựa chọn nào đang chờ" in sent.html
    assert "Báo cho tôi khi có câu trả lời" not in sent.buttons
    responder.script = {**responder.script, "12": (Answer(CHAIR),)}
    assert CHAIR.answer in (await served.ask("12")).html


@pytest.mark.parametrize("text", ["2 hay 1", "²", "2025"])
async def test_any_other_number_is_a_question(served: Served, text: str) -> None:
    await served.ask("Ai chủ trì?")
    assert "không tìm thấy" in (await served.ask(text)).html


async def test_a_choice_can_be_typed_only_while_it_is_the_last_reply(served: Served) -> None:
    await served.ask("Ai chủ trì?")
    await served.ask("Ai chủ trì hội nghị?")
    assert "không có lựa chọn" in (await served.ask("2")).html


async def test_a_number_reaches_into_the_second_question(served: Served) -> None:
    sent = await served.ask("Ai chủ trì? Ai điều hành?")
    assert sent.html.count("<blockquote>") == 2
    assert DIRECTOR.answer in sent.html
    assert BRIDGE.answer in (await served.ask("2")).html


async def test_choices_of_one_chat_are_not_another_s(served: Served) -> None:
    await served.ask("Ai chủ trì?")
    other: Json = {"id": 8, "type": "private", "first_name": "Bình"}
    (sent,) = await served.receive(update("message", message("2", chat=other)))
    assert "không có lựa chọn" in sent.html


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("edited_message", {}),
        ("business_message", {"business_connection_id": "b"}),
        ("channel_post", {"chat": {"id": -5, "type": "channel", "title": "Kênh"}}),
        ("message", {"chat": GROUP}),
    ],
)
async def test_only_new_messages_of_private_chats_are_questions(
    served: Served, kind: str, fields: Json
) -> None:
    assert await served.receive(update(kind, message("Ai chủ trì hội nghị?", **fields))) == []


PHOTO: Json = {"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}


@pytest.mark.parametrize(
    "fields",
    [
        {
            "text": "@hoidap_bot Ai chủ trì hội nghị?",
            "entities": [{"type": "mention", "offset": 0, "length": 11}],
        },
        {"text": "/hỏi Ai chủ trì hội nghị?"},
        {"text": "/ho\u0309i Ai chủ trì hội nghị?"},
        {"photo": [PHOTO], "caption": "Ai chủ trì hội nghị?"},
        {"photo": [PHOTO], "caption": "/hoi Ai chủ trì hội nghị?"},
        {"video": {**PHOTO, "duration": 1}, "caption": "Ai chủ trì hội nghị?"},
        {
            "text": "Ai chủ trì hội nghị?",
            "forward_origin": {"type": "hidden_user", "sender_user_name": "C", "date": 1_730_000_000},
        },
        {"text": "Ai chủ trì hội nghị?", "sender_business_bot": {"id": 9, "is_bot": True, "first_name": "M"}},
    ],
)
async def test_a_question_is_read_wherever_it_stands(served: Served, fields: Json) -> None:
    (sent,) = await served.receive(update("message", message(**fields)))
    assert sent.html.startswith(CHAIR.answer)


async def test_hoi_alone_asks_what_it_replies_to_and_else_teaches(served: Served) -> None:
    earlier = message("Ai chủ trì hội nghị?")
    (sent,) = await served.receive(update("message", message("/hoi", reply_to_message=earlier)))
    assert sent.html.startswith(CHAIR.answer)
    assert "rồi tới câu hỏi" in (await served.ask("/hoi")).html


async def test_an_album_with_a_question_is_answered_once(served: Served) -> None:
    album = {"photo": [PHOTO], "media_group_id": "a"}
    (sent,) = await served.receive(update("message", message(caption="Ai chủ trì hội nghị?", **album)))
    assert sent.html.startswith(CHAIR.answer)
    assert await served.receive(update("message", message(**album))) == []


async def test_each_part_of_a_reply_has_its_source(served: Served, responder: ScriptedResponder) -> None:
    responder.script = {"Hai câu?": (Answer(CHAIR), Answer(DIRECTOR))}
    sent = await served.ask("Hai câu?")
    assert list(sent.buttons) == [f"Nguồn: {CHAIR.label}", f"Nguồn: {DIRECTOR.label}", "👍", "👎"]
    (source,) = await served.press(f"Nguồn: {DIRECTOR.label}", under=sent)
    assert "đoạn 3 và 6" in source.html
