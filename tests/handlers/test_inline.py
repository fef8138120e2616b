"""Inline mode."""

from tests.handlers.conference import BRIDGE, CHAIR
from tests.telegram.recorder import Json
from tests.telegram.served import Served
from tests.telegram.updates import ASKER, update


async def offered(served: Served, text: str, offset: str = "") -> dict[str, object]:
    query: Json = {"id": "1", "from": ASKER, "query": text, "offset": offset}
    await served.receive(update("inline_query", query))
    return dict(served.telegram.called("answerInlineQuery")[-1].parameters)


def results(answer: dict[str, object]) -> list[dict[str, object]]:
    found = answer["results"]
    assert isinstance(found, list)
    return found


async def test_the_decided_answer_comes_first_with_its_source(served: Served) -> None:
    answer = await offered(served, "Ai chủ trì hội nghị?")
    first, *others = results(answer)
    assert first["title"] == CHAIR.title
    assert first["description"] == CHAIR.answer
    content = first["input_message_content"]
    assert isinstance(content, dict)
    assert content["message_text"] == f"{CHAIR.answer}\n\n<i>Theo bài báo BBK, tháng 10/2024, đoạn 3.</i>"
    assert BRIDGE.title in [other["title"] for other in others]
    assert len({result["id"] for result in results(answer)}) == len(results(answer)) <= 20
    assert "button" not in answer


async def test_choices_stand_under_their_own_titles(served: Served) -> None:
    assert [result["title"] for result in results(await offered(served, "Ai chủ trì?"))] == [
        CHAIR.title,
        BRIDGE.title,
    ]


async def test_where_nothing_fits_titled_neighbours_and_the_private_chat_are_offered(
    served: Served,
) -> None:
    answer = await offered(served, "Ai chủ trì Hà Nội?")
    assert [result["title"] for result in results(answer)] == [BRIDGE.title]
    assert answer["button"] == {"text": "Hỏi riêng bot", "start_parameter": "hoi"}
    hit = await offered(served, "Ai chủ trì hội nghị?")
    assert int(str(answer["cache_time"])) < int(str(hit["cache_time"]))


async def test_before_anything_is_typed_topics_are_offered(served: Served) -> None:
    assert [result["title"] for result in results(await offered(served, "  "))] == [
        "Con người",
        "Văn bản",
        "Chủ đề khác",
    ]
    assert results(await offered(served, "", offset="20")) == []


async def test_a_chosen_result_is_kept_and_a_query_is_not(served: Served) -> None:
    await offered(served, "Ai chủ trì hội nghị?")
    assert await served.archive.exchanges.recent_questions(5) == ()
    chosen: Json = {"result_id": "o" + "A" * 16, "from": ASKER, "query": "Ai chủ trì hội nghị?"}
    content = update("chosen_inline_result", chosen)
    await served.receive(content)
    (asked,) = await served.kept(content)
    assert asked.surface.value == "inline"


def pressed(data: object, by: Json) -> Json:
    """A press of the button with ``data`` under a message that the bot does not see."""
    return update(
        "callback_query",
        {"id": "1", "from": by, "chat_instance": "1", "inline_message_id": "i", "data": data},
    )


async def test_whoever_reads_a_result_that_was_sent_can_rate_it(served: Served) -> None:
    decided, neighbour, *_ = results(await offered(served, "Ai chủ trì hội nghị?"))
    keyboard = decided["reply_markup"]
    assert isinstance(keyboard, dict)
    (thumbs,) = keyboard["inline_keyboard"]
    assert [thumb["text"] for thumb in thumbs] == ["👍", "👎"]
    assert "reply_markup" not in neighbour
    chosen: Json = {"result_id": decided["id"], "from": ASKER, "query": "Ai chủ trì hội nghị?"}
    for _ in range(2):  # Telegram may give the same list to several
        await served.receive(update("chosen_inline_result", chosen))
    await served.receive(pressed(thumbs[1]["callback_data"], {**ASKER, "id": 8}))
    (asking,) = await served.archive.gaps.askings(5)
    assert (asking.question, asking.disliked) == ("Ai chủ trì hội nghị?", 1)


async def test_a_result_whose_choice_was_not_told_cannot_be_rated_and_says_so(served: Served) -> None:
    decided = results(await offered(served, "Ai chủ trì hội nghị?"))[0]
    await served.receive(pressed(f"u{decided['id']}", ASKER))
    assert "đã cũ" in served.telegram.called("answerCallbackQuery")[-1].text("text")
