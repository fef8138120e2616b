"""Replies that are too long for one message."""

from collections.abc import AsyncIterator

import pytest
from telegram.error import BadRequest

from handlers.chats import Chats
from handlers.rendering import MESSAGE_LIMIT, units
from knowledge.facts import Fact, FactFile
from knowledge.outcome import Answer, Clarification, Outcome
from tests.handlers.conference import CHAIR, FACTFILE
from tests.telegram.scripted import ScriptedResponder
from tests.telegram.served import Served, serving

LONG = Fact(
    id="dai", title="Chuyện dài", questions=("Kể dài?",), answer="Câu này & câu kia. " * 400, source="bbk"
)
SCRIPT: dict[str, tuple[Outcome, ...]] = {
    "Kể dài?": (Answer(LONG),),
    "Kể gì?": (Clarification((LONG, CHAIR)),),
}


@pytest.fixture
async def served() -> AsyncIterator[Served]:
    factfile = FactFile(sources=FACTFILE.sources, facts=(*FACTFILE.facts, LONG))
    async with serving(Chats.over(ScriptedResponder(factfile, SCRIPT), clock=lambda: 0.0)) as served:
        yield served


async def test_it_comes_in_several_and_the_buttons_under_the_last(served: Served) -> None:
    *heads, last = await served.say("Kể dài?")
    assert heads
    assert all(units(sent.html) <= MESSAGE_LIMIT for sent in (*heads, last))
    assert all(sent.html.endswith("câu kia.") and not sent.buttons for sent in heads)
    assert list(last.buttons) == ["Nguồn", "Chia sẻ", "👍", "👎"]


async def test_in_place_of_a_choice_it_begins_there_and_goes_on_below(served: Served) -> None:
    choice = await served.ask("Kể gì?")
    first, *rest = await served.press("1. Chuyện dài", under=choice)
    assert (first.method, first.message, first.buttons) == ("editMessageText", choice.message, {})
    assert {sent.method for sent in rest} == {"sendMessage"}
    assert list(rest[-1].buttons) == ["Nguồn", "Chia sẻ", "👍", "👎"]


async def test_where_the_choice_is_gone_all_of_it_comes_below(served: Served) -> None:
    choice = await served.ask("Kể gì?")
    served.telegram.refuse("editMessageText", BadRequest("Message to edit not found"))
    below = await served.press("1. Chuyện dài", under=choice)
    assert len(below) == len(await served.say("Kể dài?"))
