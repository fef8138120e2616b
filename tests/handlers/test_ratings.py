"""Thumbs on replies, by button and by reaction."""

import pytest
import sqlalchemy as sa

from knowledge.stores.schema import rating
from tests.telegram.recorder import Json, Sent
from tests.telegram.served import Served
from tests.telegram.updates import ASKER, GROUP, PRIVATE_CHAT, message, press, update

OTHER: Json = {"id": 8, "is_bot": False, "first_name": "Bình"}


async def votes(served: Served) -> list[int]:
    """The votes kept, in the order of their exchanges."""
    rows = sa.select(rating.c.vote).order_by(rating.c.rated_at)
    return await served.database.writer.run(lambda connection: list(connection.execute(rows).scalars()))


@pytest.mark.parametrize("text", ["Ai chủ trì hội nghị?", "Ai chủ trì?", "Ai chủ trì Hà Nội?", "Trời mưa?"])
async def test_every_reply_can_be_rated(served: Served, text: str) -> None:
    sent = await served.ask(text)
    assert list(sent.buttons)[-2:] == ["👍", "👎"]
    await served.press("👎", under=sent)
    assert await votes(served) == [-1]
    assert "Cảm ơn" in served.telegram.called("answerCallbackQuery")[-1].text("text")


async def test_the_last_word_of_each_person_counts(served: Served) -> None:
    sent = await served.ask("Ai chủ trì hội nghị?")
    for label in ("👎", "👍", "👍"):
        await served.press(label, under=sent)
    assert await votes(served) == [1]
    await served.receive(served.pressed(sent.buttons["👎"], message("…"), by=OTHER))
    assert sorted(await votes(served)) == [-1, 1]


async def test_an_answer_in_the_place_of_a_choice_is_rated_as_the_reply_to_its_question(
    served: Served,
) -> None:
    choice = await served.ask("Ai chủ trì?")
    (answer,) = await served.press("1. Người chủ trì hội nghị", under=choice)
    assert answer.buttons["👎"] == choice.buttons["👎"]


async def test_an_answer_to_a_pressed_button_is_rated_by_itself_and_kept_without_a_question(
    served: Served,
) -> None:
    sent = await served.ask("Ai chủ trì hội nghị?")
    (below,) = await served.press("Người điều hành hội nghị", under=sent)
    assert below.buttons["👎"] != sent.buttons["👎"]
    (asked,) = await served.archive.exchanges.find(below.buttons["👎"][1:])
    assert (asked.question, asked.facts) == ("", ("dieu-hanh",))


@pytest.mark.parametrize("data", ["uAAAAAAAAAAAAAAAA", "dAAAAAAAAAAAAAAAA"])
async def test_a_rating_of_what_is_no_longer_known_says_so(served: Served, data: str) -> None:
    await served.receive(update("callback_query", press(data, 5)))
    (call,) = served.telegram.called("answerCallbackQuery")
    assert "đã cũ" in call.text("text")
    assert await votes(served) == []


def reaction(sent: Sent, old: str, new: str, chat: Json = PRIVATE_CHAT, **fields: object) -> Json:
    listed = [[{"type": "emoji", "emoji": one}] if one else [] for one in (old, new)]
    content: Json = {
        "chat": chat,
        "message_id": sent.message,
        "user": ASKER,
        "date": 1_730_000_000,
        "old_reaction": listed[0],
        "new_reaction": listed[1],
    }
    return update("message_reaction", {**content, **fields})


async def test_a_reaction_is_a_vote_and_taken_back_it_is_none(served: Served) -> None:
    sent = await served.ask("Ai chủ trì hội nghị?")
    await served.receive(reaction(sent, "", "👎"))
    assert await votes(served) == [-1]
    await served.receive(reaction(sent, "👎", "👍"))
    assert await votes(served) == [1]
    await served.receive(reaction(sent, "👍", "🤔"))
    assert await votes(served) == []


async def test_other_reactions_and_those_to_other_messages_are_no_votes(served: Served) -> None:
    sent = await served.ask("Ai chủ trì hội nghị?")
    await served.receive(reaction(sent, "", "🤔"))
    await served.receive(reaction(sent, "", "👎", chat=GROUP))
    anonymous = reaction(sent, "", "👎", actor_chat=GROUP)
    del anonymous["message_reaction"]["user"]  # type: ignore[attr-defined]  # JSON
    await served.receive(anonymous)
    assert await votes(served) == []
    assert await served.archive.passed_over.totals() == {"message_reaction": 3}
