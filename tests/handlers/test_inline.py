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
    chosen: Json = {"result_id": "decided", "from": ASKER, "query": "Ai chủ trì hội nghị?"}
    content = update("chosen_inline_result", chosen)
    await served.receive(content)
    (asked,) = await served.kept(content)
    assert asked.surface.value == "inline"
