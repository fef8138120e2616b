"""Why the bot said what it said."""

from collections.abc import AsyncIterator

import pytest

from handlers.chats import Chats
from knowledge.responder import Responder
from tests.handlers.conference import FACTFILE
from tests.handlers.curating.curator import CURATOR
from tests.telegram.recorder import BOT, Json
from tests.telegram.served import Served, serving
from tests.telegram.updates import ASKER, message, update


@pytest.fixture(scope="module")
def understanding() -> Responder:
    return Responder.build(FACTFILE)


@pytest.fixture
async def served(understanding: Responder) -> AsyncIterator[Served]:
    async with serving(Chats.over(understanding, lambda: 0.0), admins=frozenset([CURATOR])) as served:
        yield served


def why(pointed: Json) -> Json:
    return update("message", message("/vi_sao", reply_to_message=pointed))


async def test_a_reply_is_explained_with_what_was_decided_at_the_time(served: Served) -> None:
    answer = await served.ask("ai chu tri hoi nghi z")
    shown: Json = {**message("…"), "message_id": answer.message, "from": BOT}
    (told,) = await served.receive(why(shown))
    assert "Lúc ấy: answered, dữ kiện chu-tri" in told.html
    assert "Đọc thành" in told.html
    assert "Ngưỡng" in told.html


async def test_a_question_is_explained(served: Served) -> None:
    assert "Kết quả    answered: chu-tri" in (await served.ask("/vi_sao ai chủ trì hội nghị?")).html
    (told,) = await served.receive(why({**message("Ai chủ trì hội nghị?"), "from": ASKER}))
    assert "Kết quả    answered: chu-tri" in told.html


async def test_what_cannot_be_explained_is_said_to_be(served: Served) -> None:
    (told,) = await served.receive(why({**message("…"), "message_id": 5, "from": BOT}))
    assert "không còn nhớ" in told.html
    assert "reply" in (await served.ask("/vi_sao")).html


@pytest.mark.parametrize("text", ["/vi_sao ai chủ trì?", "/vi_sao"])
async def test_strangers_get_no_explanation(served: Served, text: str) -> None:
    stranger: Json = {"id": 11, "is_bot": False, "first_name": "An"}
    chat: Json = {"id": 11, "type": "private", "first_name": "An"}
    (told,) = await served.receive(update("message", message(text, **{"from": stranger, "chat": chat})))
    assert "Kết quả" not in told.html


async def test_anybody_learns_their_number(served: Served) -> None:
    stranger: Json = {"id": 11, "is_bot": False, "first_name": "An"}
    chat: Json = {"id": 11, "type": "private", "first_name": "An"}
    (told,) = await served.receive(update("message", message("/id", **{"from": stranger, "chat": chat})))
    assert " 11." in told.html
