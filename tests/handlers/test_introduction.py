"""/start, links to one fact, and /help."""

import pytest

from handlers import menu
from tests.handlers.conference import CHAIR
from tests.telegram.recorder import BOT
from tests.telegram.served import Served
from tests.telegram.updates import GROUP, message, update


async def test_start_welcomes_with_an_example_of_each_topic(served: Served) -> None:
    sent = await served.ask("/start")
    assert "bài “Sơ kết hai năm” (BBK, tháng 10/2024)" in sent.html
    assert "• Ai chủ trì hội nghị?\n• Hội nghị sơ kết văn bản nào?\n• Việc này ai biết?" in sent.html
    assert sent.buttons == {}


async def test_a_link_opens_its_fact(served: Served) -> None:
    sent = await served.ask("/start chu-tri")
    assert sent.html.startswith(CHAIR.answer)
    assert "Nguồn" in sent.buttons


@pytest.mark.parametrize("link", ["khong-co", "chu tri", "<b>"])
async def test_a_stale_link_says_so_and_welcomes(served: Served, link: str) -> None:
    sent = await served.ask(f"/start {link}")
    assert sent.html.startswith("Liên kết này không còn dẫn tới câu trả lời nào.\n\nXin chào!")


async def test_help_teaches(served: Served) -> None:
    assert "gõ số của lựa chọn" in (await served.ask("/help")).html


@pytest.mark.parametrize("command", ["/start", "/help"])
async def test_commands_are_for_new_messages(served: Served, command: str) -> None:
    assert await served.receive(update("edited_message", message(command))) == []


@pytest.mark.parametrize("command", ["/start", "/help", "/trogiup"])
async def test_in_a_group_they_teach_how_to_ask_there(served: Served, command: str) -> None:
    (sent,) = await served.receive(update("message", message(command, chat=GROUP)))
    assert "/hoi Ai chủ trì hội nghị?" in sent.html
    assert "@hoidap_bot" in sent.html


async def test_the_source_of_everything_is_told(served: Served) -> None:
    sent = await served.ask("/nguon")
    assert "“Sơ kết hai năm” (BBK, tháng 10/2024)" in sent.html
    assert "https://example.vn/bai" in sent.html


async def test_in_reply_to_an_answer_its_own_source_is_told(served: Served) -> None:
    answer = await served.ask("Ai chủ trì hội nghị?")
    under = {**message("…"), "from": BOT, "message_id": answer.message, "reply_markup": answer.markup}
    (sent,) = await served.receive(update("message", message("/nguon", reply_to_message=under)))
    assert "đoạn 3" in sent.html
    own = message("Ai chủ trì hội nghị?")
    (sent,) = await served.receive(update("message", message("/nguon", reply_to_message=own)))
    assert "đoạn" not in sent.html


async def test_a_link_from_a_list_without_results_welcomes(served: Served) -> None:
    assert (await served.ask("/start hoi")).html.startswith("Xin chào!")


async def test_help_lists_every_command_of_the_menu(served: Served) -> None:
    html = (await served.ask("/trogiup")).html
    assert all(f"/{command.command}: {command.description}" in html for command in menu.PRIVATE)
