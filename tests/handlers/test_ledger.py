"""What is kept of an exchange."""

from tests.handlers.conference import CHAIR
from tests.telegram.served import Served
from tests.telegram.updates import message, update


async def test_a_question_is_kept_with_its_outcome_and_without_its_asker(served: Served) -> None:
    content = update("message", message("Ai chủ trì hội nghị?"))
    await served.receive(content)
    (asked,) = await served.kept(content)
    assert (asked.question, asked.normal) == ("Ai chủ trì hội nghị?", "ai chu tri hoi nghi")
    assert (asked.status, asked.facts) == ("answered", (CHAIR.id,))


async def test_a_refusal_by_veto_is_told_from_one_for_want_of_a_match(served: Served) -> None:
    vetoed, unmatched = (update("message", message(text)) for text in ("Ai chủ trì Hà Nội?", "Trời mưa?"))
    await served.receive(vetoed)
    await served.receive(unmatched)
    assert [asked.vetoed for asked in await served.kept(vetoed)] == [True]
    assert [asked.vetoed for asked in await served.kept(unmatched)] == [False]


async def test_each_question_of_a_message_is_kept(served: Served) -> None:
    content = update("message", message("Ai chủ trì? Ai điều hành?"))
    await served.receive(content)
    assert [(asked.part, asked.status) for asked in await served.kept(content)] == [
        (0, "clarify"),
        (1, "answered"),
    ]


async def test_what_no_database_would_take_is_kept_all_the_same(served: Served) -> None:
    content = update("message", message("Ai \ud83d\x00?"))
    await served.receive(content)
    (asked,) = await served.kept(content)
    assert asked.question.startswith("Ai")


async def test_what_somebody_could_be_found_by_is_not_kept(served: Served) -> None:
    content = update("message", message("Gọi em 0912 345 678 nhé, ai chủ trì?"))
    await served.receive(content)
    (asked,) = await served.kept(content)
    assert asked.question == "Gọi em … nhé, ai chủ trì?"
    assert "0912" not in asked.normal
