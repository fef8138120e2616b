"""Telegram played in the terminal."""

from pathlib import Path

import pytest
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import BadRequest

from bot.terminal.items import Alert, Bubble, Listing
from bot.terminal.server import Json, Server
from bot.terminal.transport import Call

KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("Một", callback_data="1")]]).to_dict()


def said(server: Server, text: str) -> Json:
    update = server.update(text)
    assert update is not None
    return update


def sent(server: Server, **parameters: object) -> None:
    server.answer(Call("sendMessage", {"chat_id": 1, "text": "Chào", **parameters}))


def test_what_the_bot_sends_is_seen_once() -> None:
    server = Server()
    sent(server, reply_markup=KEYBOARD)
    assert server.unseen() == [Bubble("Chào", (("Một",),))]
    assert server.unseen() == []


def test_an_alert_is_seen_but_a_mere_acknowledgement_is_not() -> None:
    server = Server()
    server.answer(Call("answerCallbackQuery", {"text": "Hết hạn"}))
    server.answer(Call("answerCallbackQuery", {}))
    assert server.unseen() == [Alert("Hết hạn")]


def test_text_makes_a_message_and_a_slash_a_command() -> None:
    server = Server()
    message = Update.de_json(said(server, "/help tôi"), None).message
    assert message is not None
    assert (message.text, message.chat.type) == ("/help tôi", "private")
    assert [(entity.type, entity.length) for entity in message.entities] == [("bot_command", 5)]
    plain = Update.de_json(said(server, "giúp /help"), None).message
    assert plain is not None
    assert plain.entities == ()


def test_the_number_of_a_button_presses_it() -> None:
    server = Server()
    sent(server, reply_markup=KEYBOARD)
    query = Update.de_json(said(server, "1"), None).callback_query
    assert query is not None
    assert query.data == "1"
    assert query.message is not None


@pytest.mark.parametrize("text", ["0", "2", "99999999999999999999", "²", "-1"])
def test_any_other_number_is_a_message(text: str) -> None:
    server = Server()
    sent(server, reply_markup=KEYBOARD)
    assert "message" in said(server, text)


def test_buttons_stay_while_they_are_pressed_and_go_when_the_asker_speaks() -> None:
    server = Server()
    sent(server, reply_markup=KEYBOARD)
    assert "callback_query" in said(server, "1")
    sent(server)
    assert "callback_query" in said(server, "1")
    assert "message" in said(server, "ai?")
    assert "message" in said(server, "1")


def test_a_press_names_the_message_that_the_button_is_under() -> None:
    server = Server()
    keyed = server.answer(Call("sendMessage", {"text": "Chọn", "reply_markup": KEYBOARD}))
    sent(server)
    query = Update.de_json(said(server, "1"), None).callback_query
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
    assert "message" in said(server, "1")


def test_what_a_terminal_cannot_show_is_refused() -> None:
    with pytest.raises(BadRequest, match="sendVideo"):
        Server().answer(Call("sendVideo", {}))


def test_a_button_that_opens_an_address_tells_it_and_not_the_bot() -> None:
    server = Server()
    link = InlineKeyboardMarkup([[InlineKeyboardButton("Chia sẻ", url="https://t.me/")]]).to_dict()
    sent(server, reply_markup=link)
    server.unseen()
    assert server.update("1") is None
    assert server.unseen() == [Alert("nút này mở https://t.me/")]


def test_in_the_group_messages_bear_its_number_and_their_mentions() -> None:
    server = Server()
    joining = Update.de_json(server.join_group(), None).my_chat_member
    assert joining is not None
    assert (joining.old_chat_member.status, joining.new_chat_member.status) == ("left", "member")
    assert server.grouped
    message = Update.de_json(said(server, "👮 @terminal_bot ai?"), None).message
    assert message is not None
    assert message.chat.type == "group"
    assert list(message.parse_entities(["mention"]).values()) == ["@terminal_bot"]
    server.leave_group()
    assert not server.grouped


def test_a_line_can_reply_to_the_bots_last_message() -> None:
    server = Server()
    assert "reply_to_message" not in str(said(server, "> ai?"))
    sent(server)
    message = Update.de_json(said(server, "> ai?"), None).message
    assert message is not None
    assert message.text == "ai?"
    assert message.reply_to_message is not None
    assert message.reply_to_message.text == "Chào"


def test_a_result_of_an_inline_query_is_picked_by_its_number() -> None:
    server = Server()
    assert Update.de_json(server.inline("ai?"), None).inline_query is not None
    content = {"message_text": "Đáp"}
    result = {"id": "x", "title": "Tên", "description": "Đáp", "input_message_content": content}
    server.answer(Call("answerInlineQuery", {"results": [result], "button": {"text": "Hỏi riêng"}}))
    assert server.unseen() == [Listing((("Tên", "Đáp"),), "Hỏi riêng")]
    chosen = Update.de_json(said(server, "1"), None).chosen_inline_result
    assert chosen is not None
    assert (chosen.result_id, chosen.query) == ("x", "ai?")
    assert server.unseen() == [Bubble("Đáp")]
    assert "message" in said(server, "1")


def test_buttons_under_a_result_that_was_sent_can_be_pressed() -> None:
    server = Server()
    server.inline("ai?")
    content = {"message_text": "Đáp"}
    result = {"id": "x", "title": "Tên", "input_message_content": content, "reply_markup": KEYBOARD}
    server.answer(Call("answerInlineQuery", {"results": [result]}))
    said(server, "1")
    assert server.unseen()[-1] == Bubble("Đáp", (("Một",),))
    query = Update.de_json(said(server, "1"), None).callback_query
    assert query is not None
    assert (query.data, query.message) == ("1", None)
    assert query.inline_message_id is not None


def test_a_picture_is_seen_as_one() -> None:
    server = Server()
    server.answer(Call("sendPhoto", {"chat_id": 1, "caption": "Mã"}))
    assert server.unseen() == [Bubble("Mã", pictured=True)]


def test_a_button_that_turns_into_another_keeps_its_number() -> None:
    server = Server()
    keyed = server.answer(Call("sendMessage", {"text": "Chọn", "reply_markup": KEYBOARD}))
    assert isinstance(keyed, dict)
    turned = InlineKeyboardMarkup([[InlineKeyboardButton("Thôi", callback_data="0")]]).to_dict()
    call = {"message_id": keyed["message_id"], "reply_markup": turned}
    server.answer(Call("editMessageReplyMarkup", call))
    query = Update.de_json(said(server, "1"), None).callback_query
    assert query is not None
    assert query.data == "0"


def test_the_last_message_can_be_edited_where_it_was_said() -> None:
    server = Server()
    assert server.edit("ai?") is None
    first = Update.de_json(said(server, "gì?"), None).message
    update = server.edit("ai?")
    assert update is not None
    edited = Update.de_json(update, None).edited_message
    assert first is not None
    assert edited is not None
    assert (edited.message_id, edited.text) == (first.message_id, "ai?")
    server.join_group()
    assert server.edit("ai?") is None


def test_a_file_is_sent_and_fetched(tmp_path: Path) -> None:
    path = tmp_path / "facts.toml"
    path.write_bytes(b"schema = 1\n")
    server = Server()
    message = Update.de_json(server.upload(path), None).message
    assert message is not None
    assert message.document is not None
    assert (message.document.file_name, message.document.file_size, message.text) == ("facts.toml", 11, None)
    found = server.answer(Call("getFile", {"file_id": message.document.file_id}))
    assert isinstance(found, dict)
    assert server.files.content(str(found["file_path"])) == b"schema = 1\n"
    with pytest.raises(BadRequest):
        server.files.content("another")


def test_a_file_of_the_bot_is_put_where_it_can_be_opened() -> None:
    server = Server()
    server.answer(Call("sendDocument", {"chat_id": 1, "caption": "Đây"}, {"../facts.toml": b"a"}))
    (bubble,) = server.unseen()
    assert isinstance(bubble, Bubble)
    path = Path(bubble.file)
    assert (path.name, path.read_bytes(), bubble.html) == ("facts.toml", b"a", "Đây")
    path.unlink()
    path.parent.rmdir()


def test_a_picture_is_sent_with_or_without_words_which_can_be_edited() -> None:
    server = Server()
    bare = Update.de_json(server.photo(""), None).message
    assert bare is not None
    assert (bare.text, bare.caption, len(bare.photo)) == (None, None, 1)
    captioned = Update.de_json(server.photo("@terminal_bot ai?"), None).message
    assert captioned is not None
    assert captioned.caption == "@terminal_bot ai?"
    assert [entity.type for entity in captioned.caption_entities] == ["mention"]
    edited = server.edit("Ai?")
    assert edited is not None
    again = Update.de_json(edited, None).edited_message
    assert again is not None
    assert (again.caption, again.message_id) == ("Ai?", captioned.message_id)


def test_the_bot_is_mentioned_where_it_is_a_guest_and_its_answer_is_seen() -> None:
    server = Server()
    update = Update.de_json(server.guest("ai?"), None)
    assert update.guest_message is not None
    assert update.guest_message.text == "@terminal_bot ai?"
    assert update.guest_message.guest_query_id
    result = {"input_message_content": {"message_text": "Đáp"}, "reply_markup": KEYBOARD}
    server.answer(Call("answerGuestQuery", {"guest_query_id": "1", "result": result}))
    assert server.unseen() == [Bubble("Đáp", (("Một",),))]


def test_a_reaction_is_to_the_bot_s_last_message_here() -> None:
    server = Server()
    assert server.react("👎") is None
    sent(server)
    reacted = server.react("👎")
    assert reacted is not None
    reaction = Update.de_json(reacted, None).message_reaction
    assert reaction is not None
    assert [getattr(one, "emoji", "") for one in reaction.new_reaction] == ["👎"]
    server.join_group()
    assert server.react("👎") is None


def test_what_is_chosen_elsewhere_takes_the_message_s_place() -> None:
    server = Server()
    server.answer(
        Call("editMessageText", {"inline_message_id": "1", "text": "Sau", "reply_markup": KEYBOARD})
    )
    assert server.unseen() == [Bubble("Sau", (("Một",),))]
