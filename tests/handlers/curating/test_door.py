"""Who comes in: admins, by what they typed and pressed themselves, and nobody else."""

import pytest

from tests.handlers.curating.curator import OTHER, OTHER_CHAT, STRANGER, STRANGER_CHAT
from tests.telegram.clock import Clock
from tests.telegram.recorder import BOT, Json
from tests.telegram.served import Served
from tests.telegram.updates import ASKER, GROUP, PRIVATE_CHAT, message, press, update

CHANNEL: Json = {"id": -5, "type": "channel", "title": "Kênh"}
USER_ORIGIN: Json = {"type": "user", "date": 1_730_000_000, "sender_user": ASKER}
GROUP_ADMIN: Json = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
SERVICE: Json = {"id": 777000, "is_bot": False, "first_name": "Telegram"}


def command(kind: str = "message", /, **fields: object) -> Json:
    return update(kind, message("/quantri", **fields))


FORGED: dict[str, Json] = {
    "a stranger of the same name": command("message", **{"from": STRANGER, "chat": STRANGER_CHAT}),
    "a stranger in the curator's chat": command("message", **{"from": STRANGER}),
    "a bot with the curator's id": command("message", **{"from": {**ASKER, "is_bot": True}}),
    "Telegram itself": command("message", **{"from": SERVICE, "chat": {**PRIVATE_CHAT, "id": 777000}}),
    "a group": command(chat=GROUP),
    "an anonymous admin of a group": command(
        "message", **{"from": GROUP_ADMIN, "chat": GROUP, "sender_chat": GROUP}
    ),
    "in the name of a chat": command(sender_chat=GROUP),
    "another's private chat": command(chat=OTHER_CHAT),
    "a channel": command("channel_post", chat=CHANNEL, **{"from": None}),
    "a channel, signed": command("channel_post", chat=CHANNEL, sender_chat=CHANNEL),
    "forwarded": command(forward_origin=USER_ORIGIN),
    "forwarded by Telegram": command(is_automatic_forward=True),
    "edited": command("edited_message", edit_date=1_730_000_001),
    "edited, as if new": command(edit_date=1_730_000_001),
    "by another bot": command(via_bot={**BOT, "id": 98, "username": "khac_bot"}),
    "a business message": command("business_message", business_connection_id="b"),
    "an edited business message": command("edited_business_message", business_connection_id="b"),
    "a business message, as if plain": command(business_connection_id="b"),
    "by a business bot": command(sender_business_bot=BOT),
    "a guest message": command("guest_message", guest_query_id="g", chat=GROUP),
    "scheduled": command(is_from_offline=True),
}


@pytest.mark.parametrize("name", FORGED)
async def test_what_no_admin_typed_opens_nothing(served: Served, name: str) -> None:
    for sent in await served.receive(FORGED[name]):
        assert sent.buttons == {}


async def test_what_an_admin_typed_opens_the_menu(served: Served) -> None:
    assert "Tìm dữ kiện" in (await served.ask("/quantri")).buttons


async def test_an_admin_is_told_what_to_do_instead(served: Served) -> None:
    (forwarded,) = await served.receive(FORGED["forwarded"])
    assert "chuyển tiếp" in forwarded.html
    (edited,) = await served.receive(FORGED["edited"])
    assert "tin mới" in edited.html
    (group,) = await served.receive(FORGED["a group"])
    assert "trò chuyện riêng" in group.html


async def test_a_stranger_learns_how_one_becomes_an_admin(served: Served) -> None:
    (sent,) = await served.receive(FORGED["a stranger of the same name"])
    assert "/id" in sent.html


async def test_an_admin_who_is_in_the_middle_of_nothing_is_answered(served: Served) -> None:
    assert "Lương Tam Quang" in (await served.ask("Ai chủ trì hội nghị?")).html


@pytest.fixture
async def button(served: Served) -> str:
    return (await served.ask("/quantri")).buttons["Xem mọi dữ kiện"]


def pressing(data: str, **fields: object) -> Json:
    return update("callback_query", press(data, 1000, **fields))


async def test_an_admins_button_is_pressed(served: Served, button: str) -> None:
    (sent,) = await served.receive(pressing(button))
    assert sent.method == "editMessageText"
    assert "Người chủ trì hội nghị" in sent.buttons


OTHERS_PRESS: dict[str, dict[str, object]] = {
    "another admin": {"from": OTHER, "message": {**message("…"), "from": BOT, "chat": OTHER_CHAT}},
    "another admin in this chat": {"from": OTHER},
    "a stranger": {"from": STRANGER},
    "in a group": {"message": {**message("…"), "from": BOT, "chat": GROUP}},
    "under another bot's message": {"message": {**message("…"), "from": STRANGER}},
    "under an inline message": {"message": None, "inline_message_id": "i"},
    "under a message that is gone": {"message": {"message_id": 5, "date": 0, "chat": PRIVATE_CHAT}},
}


@pytest.mark.parametrize("name", OTHERS_PRESS)
async def test_nobody_else_can_press_it(served: Served, button: str, name: str) -> None:
    assert await served.receive(pressing(button, **OTHERS_PRESS[name])) == []
    assert served.telegram.called("answerCallbackQuery")[-1].text("text")


@pytest.mark.parametrize("data", ["q", "qlist", "q" + "A" * 20, "q' or 1=1 --", "q" + "\u0000" * 20])
async def test_a_mark_that_was_never_shown_is_no_button(served: Served, button: str, data: str) -> None:
    assert data != button
    assert await served.receive(pressing(data)) == []


async def test_a_page_can_be_turned_for_a_day(served: Served, button: str, clock: Clock) -> None:
    clock.now += 86_000
    assert await served.receive(pressing(button)) != []
    clock.now += 1_000
    assert await served.receive(pressing(button)) == []
    assert "hết hạn" in served.telegram.called("answerCallbackQuery")[-1].text("text")
