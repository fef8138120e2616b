"""Telegram played in the terminal."""

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import BadRequest

from bot.terminal.server import Alert, Bubble, Server
from bot.terminal.transport import Call

KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("Một", callback_data="1")]]).to_dict()


def sent(server: Server, **parameters: object) -> None:
    server.answer(Call("sendMessage", {"chat_id": 1, "text": "Chào", **parameters}))


def test_what_the_bot_sends_is_seen_once() -> None:
    server = Server()
    sent(server, reply_markup=KEYBOARD)
    assert server.unseen() == [Bubble("Chào", ("Một",))]
    assert server.unseen() == []


def test_an_alert_is_seen_but_a_mere_acknowledgement_is_not() -> None:
    server = Server()
    server.answer(Call("answerCallbackQuery", {"text": "Hết hạn"}))
    server.answer(Call("answerCallbackQuery", {}))
    assert server.unseen() == [Alert("Hết hạn")]


def test_text_makes_a_message_and_a_slash_a_command() -> None:
    server = Server()
    message = Update.de_json(server.update("/help tôi"), None).message
    assert message is not None
    assert (message.text, message.chat.type) == ("/help tôi", "private")
    assert [(entity.type, entity.length) for entity in message.entities] == [("bot_command", 5)]
    plain = Update.de_json(server.update("giúp /help"), None).message
    assert plain is not None
    assert plain.entities == ()


def test_the_number_of_a_button_presses_it() -> None:
    server = Server()
    sent(server, reply_markup=KEYBOARD)
    query = Update.de_json(server.update("1"), None).callback_query
    assert query is not None
    assert query.data == "1"
    assert query.message is not None


@pytest.mark.parametrize("text", ["0", "2", "99999999999999999999", "²", "-1"])
def test_any_other_number_is_a_message(text: str) -> None:
    server = Server()
    sent(server, reply_markup=KEYBOARD)
    assert "message" in server.update(text)


def test_buttons_stay_while_they_are_pressed_and_go_when_the_asker_speaks() -> None:
    server = Server()
    sent(server, reply_markup=KEYBOARD)
    assert "callback_query" in server.update("1")
    sent(server)
    assert "callback_query" in server.update("1")
    assert "message" in server.update("ai?")
    assert "message" in server.update("1")


def test_a_press_names_the_message_that_the_button_is_under() -> None:
    server = Server()
    keyed = server.answer(Call("sendMessage", {"text": "Chọn", "reply_markup": KEYBOARD}))
    sent(server)
    query = Update.de_json(server.update("1"), None).callback_query
    assert isinstance(keyed, dict)
    assert query is not None
    assert query.message is not None
    assert query.message.message_id == keyed["message_id"]


def test_an_edited_message_keeps_its_number_and_loses_its_buttons() -> None:
    server = Server()
    keyed = server.answer(Call("sendMessage", {"text": "Chọn", "reply_markup": KEYBOARD}))
    assert isinstance(keyed, dict)
    edited = server.answer(Call("editMessageText", {"message_id": keyed["message_id"], "text": "Đáp"}))
    assert isinstance(edited, dict)
    assert edited["message_id"] == keyed["message_id"]
    assert "message" in server.update("1")


def test_what_a_terminal_cannot_show_is_refused() -> None:
    with pytest.raises(BadRequest, match="sendPhoto"):
        Server().answer(Call("sendPhoto", {}))
