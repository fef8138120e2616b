"""The menus and the profile."""

import json

import pytest
from telegram import BotCommand
from telegram.error import BadRequest

from handlers import menu
from handlers.menu import Menu
from handlers.phrases import menu as phrases
from tests.telegram.served import Served


async def test_each_scope_gets_its_commands(served: Served) -> None:
    await Menu("bài báo").show(served.application.bot)
    scopes = {
        json.dumps(call.parameters["scope"]): call.parameters["commands"]
        for call in served.telegram.called("setMyCommands")
    }
    assert list(scopes) == ['{"type": "all_private_chats"}', '{"type": "all_group_chats"}']
    private, group = scopes.values()
    assert isinstance(private, list)
    assert isinstance(group, list)
    assert {"command": "hoi", "description": phrases.ASK} in group
    assert len(group) < len(private)


async def test_each_admin_has_the_curators_commands_too(served: Served) -> None:
    await Menu("bài báo", [7, 8]).show(served.application.bot)
    calls = served.telegram.called("setMyCommands")
    scopes = {
        json.dumps(call.parameters["scope"], sort_keys=True): call.parameters["commands"] for call in calls
    }
    for admin in (7, 8):
        commands = scopes[json.dumps({"chat_id": admin, "type": "chat"})]
        assert isinstance(commands, list)
        assert {"command": "quantri", "description": phrases.OFFICE} in commands
        assert {"command": "hoi", "description": phrases.ASK} in commands
    assert all("quantri" not in str(commands) for scope, commands in scopes.items() if "all_" in scope)


async def test_the_profile_says_what_is_known_within_the_limits(served: Served) -> None:
    await Menu("một bài báo có tên rất dài " * 40).show(served.application.bot)
    (description,) = served.telegram.called("setMyDescription")
    (short,) = served.telegram.called("setMyShortDescription")
    assert len(description.text("description")) <= 512
    assert len(short.text("short_description")) <= 120


async def test_what_telegram_refuses_stops_nothing(served: Served) -> None:
    served.telegram.refuse("setMyCommands", BadRequest("no such scope"))
    await Menu("bài báo").show(served.application.bot)
    assert len(served.telegram.called("setMyShortDescription")) == 1


@pytest.mark.parametrize("command", [*menu.PRIVATE, *menu.GROUP])
async def test_every_command_of_a_menu_is_answered(served: Served, command: BotCommand) -> None:
    before = len(served.telegram.calls)
    await served.say(f"/{command.command}")
    assert len(served.telegram.calls) > before
    assert not any("không có lệnh" in sent.html for sent in served.telegram.sent)
