"""Updates that are not served: no call, no error."""

import pytest

from tests.handlers.conference import CHAIR
from tests.telegram.recorder import BOT, Json
from tests.telegram.served import Served
from tests.telegram.updates import ASKER, GROUP, PRIVATE_CHAT, message, update

MEMBER: Json = {"user": ASKER, "status": "member"}
MEMBERSHIP: Json = {
    "chat": GROUP,
    "from": ASKER,
    "date": 1_730_000_000,
    "old_chat_member": MEMBER,
    "new_chat_member": MEMBER,
}
IGNORED: dict[str, Json] = {
    "edited_message": message("Ai chủ trì?", edit_date=1_730_000_001),
    "channel_post": message("Ai chủ trì?", chat={"id": -5, "type": "channel", "title": "Kênh"}),
    "chosen_inline_result": {"result_id": "1", "from": ASKER, "query": "Ai chủ trì?"},
    "poll_answer": {"poll_id": "1", "user": ASKER, "option_ids": [0], "option_persistent_ids": ["0"]},
    "my_chat_member": MEMBERSHIP,
    "chat_member": MEMBERSHIP,
    "message_reaction": {
        "chat": PRIVATE_CHAT,
        "message_id": 1,
        "user": ASKER,
        "date": 1_730_000_000,
        "old_reaction": [],
        "new_reaction": [{"type": "emoji", "emoji": "👍"}],
    },
    "an_update_of_next_year": {"id": 1},
}


@pytest.mark.parametrize("kind", IGNORED)
async def test_an_update_of_another_kind_is_ignored(served: Served, kind: str) -> None:
    before = len(served.telegram.calls)
    assert await served.receive(update(kind, IGNORED[kind])) == []
    assert len(served.telegram.calls) == before


@pytest.mark.parametrize("text", ["Ai chủ trì hội nghị?", "/help"])
async def test_another_bot_s_words_are_counted_and_not_answered(served: Served, text: str) -> None:
    bot = {"id": 9, "is_bot": True, "first_name": "Máy"}
    chat = {"id": 9, "type": "private", "first_name": "Máy"}
    assert await served.receive(update("message", message(text, chat=chat, **{"from": bot}))) == []
    assert await served.archive.passed_over.totals() == {"message private": 1}


async def test_an_inline_result_sent_to_the_bot_itself_is_no_question(served: Served) -> None:
    answer = message("Thượng tướng Lương Tam Quang chủ trì hội nghị.", via_bot=BOT)
    assert await served.receive(update("message", answer)) == []
    other = {"id": 5, "is_bot": True, "first_name": "Dịch"}
    (sent,) = await served.receive(update("message", message("Ai chủ trì hội nghị?", via_bot=other)))
    assert sent.html.startswith(CHAIR.answer)
