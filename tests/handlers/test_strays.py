"""Messages that are no question."""

import pytest

from tests.telegram.recorder import Json
from tests.telegram.served import Served
from tests.telegram.updates import GROUP, message, update

FILE: Json = {"file_id": "f", "file_unique_id": "u"}
NOT_TEXT: dict[str, object] = {
    "photo": [{**FILE, "width": 1, "height": 1}],
    "sticker": {**FILE, "type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False},
    "voice": {**FILE, "duration": 1},
    "document": FILE,
    "location": {"latitude": 1.0, "longitude": 1.0},
    "contact": {"phone_number": "1", "first_name": "An"},
    "dice": {"emoji": "🎲", "value": 1},
}


@pytest.mark.parametrize("kind", NOT_TEXT)
async def test_what_is_not_text_gets_one_polite_line(served: Served, kind: str) -> None:
    (sent,) = await served.receive(update("message", message(**{kind: NOT_TEXT[kind]})))
    assert sent.html == "Tôi chỉ đọc được tin nhắn chữ. Bạn gõ câu hỏi giúp tôi nhé."


@pytest.mark.parametrize("kind", NOT_TEXT)
async def test_in_a_group_it_gets_none(served: Served, kind: str) -> None:
    assert await served.receive(update("message", message(chat=GROUP, **{kind: NOT_TEXT[kind]}))) == []


@pytest.mark.parametrize("command", ["/xyz", "/START@other_bot"])
async def test_an_unknown_command_gets_a_helpful_line(served: Served, command: str) -> None:
    assert "/help" in (await served.ask(command)).html


async def test_a_slash_is_no_command(served: Served) -> None:
    assert "không tìm thấy" in (await served.ask("/ 5")).html


@pytest.mark.parametrize(
    "service",
    [
        {"pinned_message": message("x")},
        {"write_access_allowed": {}},
    ],
)
async def test_what_telegram_itself_reports_is_left_alone(served: Served, service: Json) -> None:
    assert await served.receive(update("message", message(**service))) == []
