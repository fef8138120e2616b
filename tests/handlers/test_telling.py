"""Askers who wanted to be told are told once."""

from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest
from telegram.error import Forbidden, NetworkError

from handlers.chats import Chats
from handlers.delivery import Delivery
from handlers.edition import Edition
from handlers.telling import Telling
from knowledge.outcome import Answer
from knowledge.stores.database import Database
from tests.handlers.conference import CHAIR, FACTFILE
from tests.telegram.scripted import ScriptedResponder
from tests.telegram.served import Served, serving

QUESTION = "Người cầm trịch là ai?"
WISH = "Báo cho tôi khi có câu trả lời"
BEFORE = ScriptedResponder(FACTFILE, {})
AFTER = ScriptedResponder(FACTFILE, {QUESTION: (Answer(CHAIR),)})


@pytest.fixture
def chats() -> Chats:
    return Chats.over(BEFORE, lambda: 0.0)


@pytest.fixture
async def served(chats: Chats) -> AsyncIterator[Served]:
    async with serving(chats) as served:
        yield served


def telling(served: Served, chats: Chats) -> Telling:
    return Telling(chats.editions, served.archive, Delivery(), lambda: 0.0)


async def wish(served: Served) -> None:
    (refusal,) = await served.say(QUESTION)
    await served.press(WISH, refusal)


async def test_nobody_is_told_before_there_is_an_answer(served: Served, chats: Chats) -> None:
    await wish(served)
    sent = len(served.telegram.sent)
    await telling(served, chats).round(served.application.bot)
    assert len(served.telegram.sent) == sent


async def test_whoever_wished_is_told_once_under_the_question(served: Served, chats: Chats) -> None:
    await wish(served)
    rounds = telling(served, chats)
    await rounds.round(served.application.bot)
    chats.editions.exchange(Edition.of(AFTER))
    sent = len(served.telegram.sent)
    await rounds.round(served.application.bot)
    (told,) = served.telegram.sent[sent:]
    assert QUESTION in told.html
    assert "Lương Tam Quang" in told.html
    assert told.replying is not None
    for again in (rounds, telling(served, chats)):
        await again.round(served.application.bot)
    assert len(served.telegram.sent) == sent + 1


async def test_what_is_told_can_be_rated_as_an_answer_of_its_own(served: Served, chats: Chats) -> None:
    await wish(served)
    chats.editions.exchange(Edition.of(AFTER))
    await telling(served, chats).round(served.application.bot)
    told = served.telegram.sent[-1]
    await served.press("👎", told)
    (asked,) = await served.archive.exchanges.find(told.buttons["👎"][1:])
    assert (asked.question, asked.facts) == (QUESTION, ("chu-tri",))
    askings = await served.archive.gaps.askings(5)  # both of one moment
    assert sorted(asking.disliked for asking in askings) == [0, 1]
    await served.ask("/xoa")
    assert await served.archive.exchanges.find(asked.key) == ()


async def test_a_wish_made_after_the_publication_is_granted_as_well(served: Served, chats: Chats) -> None:
    (refusal,) = await served.say(QUESTION)
    chats.editions.exchange(Edition.of(AFTER))
    rounds = telling(served, chats)
    await rounds.round(served.application.bot)
    await served.press(WISH, refusal)
    sent = len(served.telegram.sent)
    await rounds.round(served.application.bot)
    assert len(served.telegram.sent) == sent + 1


async def test_who_has_blocked_the_bot_is_left_alone(served: Served, chats: Chats) -> None:
    await wish(served)
    chats.editions.exchange(Edition.of(AFTER))
    served.telegram.refuse("sendMessage", Forbidden("bot was blocked by the user"))
    await telling(served, chats).round(served.application.bot)
    calls = len(served.telegram.called("sendMessage"))
    await telling(served, chats).round(served.application.bot)
    assert len(served.telegram.called("sendMessage")) == calls


async def test_an_answer_that_is_withdrawn_before_it_was_told_is_waited_for_again(
    served: Served, chats: Chats
) -> None:
    await wish(served)
    chats.editions.exchange(Edition.of(AFTER))
    served.telegram.refuse("sendMessage", NetworkError("gone"))
    with pytest.raises(NetworkError):
        await telling(served, chats).round(served.application.bot)
    without = ScriptedResponder(FACTFILE.model_copy(update={"facts": FACTFILE.facts[1:]}), {})
    chats.editions.exchange(Edition.of(without))
    sent = len(served.telegram.sent)
    await telling(served, chats).round(served.application.bot)
    assert len(served.telegram.sent) == sent
    chats.editions.exchange(Edition.of(AFTER))
    await telling(served, chats).round(served.application.bot)
    assert len(served.telegram.sent) == sent + 1


async def test_a_restart_forgets_nobody(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'bot.db'}"
    async with serving(Chats.over(BEFORE, lambda: 0.0), Database.open(url)) as served:
        await wish(served)
    chats = Chats.over(AFTER, lambda: 0.0)
    with closing(Database.open(url)) as database:
        async with serving(chats, database) as served:
            await telling(served, chats).round(served.application.bot)
            assert [QUESTION in sent.html for sent in served.telegram.sent] == [True]
