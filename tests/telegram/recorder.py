"""Telegram's side in tests: records the bot's calls and answers those that a test may expect."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count

import pytest
from telegram.error import TelegramError

from bot.terminal.transport import Call

Json = dict[str, object]

BOT: Json = {"id": 99, "is_bot": True, "first_name": "Hỏi đáp", "username": "hoidap_bot"}
_ACKNOWLEDGED = frozenset(
    {
        "answerCallbackQuery",
        "answerInlineQuery",
        "deleteMessage",
        "deleteMyCommands",
        "sendChatAction",
        "setMyCommands",
        "setMyDescription",
        "setMyShortDescription",
    }
)
CALLBACK_DATA_LIMIT = 64
"""Bytes of callback data that Telegram allows."""


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that the bot sent or edited."""

    method: str
    chat: int
    message: int
    html: str
    thread: int | None
    replying: int | None
    buttons: Mapping[str, str]
    """Callback data, or the address that is opened, by label."""
    markup: object = None
    """The keyboard as it was sent."""


class Recorder:
    """Plays Telegram. An unknown call fails the test; PTB would make a network error of an exception."""

    def __init__(self) -> None:
        """Nothing called yet."""
        self.calls: list[Call] = []
        self.sent: list[Sent] = []
        self._numbers = count(1000)
        self._refusals: dict[str, TelegramError] = {}
        self.uploads: dict[str, bytes] = {}
        """What was sent to the bot, by file id."""
        self.paths: dict[str, str] = {}
        """Where files are said to be that are not where they should be, by file id."""

    def refuse(self, method: str, error: TelegramError) -> None:
        """Let the next call of ``method`` fail with ``error``."""
        self._refusals[method] = error

    def answer(self, call: Call) -> object:
        """Record ``call`` and answer it as Telegram would."""
        self.calls.append(call)
        if call.method in self._refusals:
            raise self._refusals.pop(call.method)
        match call.method:
            case "getMe":
                return BOT
            case "sendMessage":
                return self._message(call, next(self._numbers))
            case "editMessageText" | "editMessageReplyMarkup":
                elsewhere = bool(call.text("inline_message_id"))
                return elsewhere or self._message(call, int(call.text("message_id")))
            case "sendPhoto":
                photo = {"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}
                return {**_envelope(int(call.text("chat_id")), next(self._numbers)), "photo": [photo]}
            case "sendDocument":
                document = {"file_id": "d", "file_unique_id": "u"}
                return {**_envelope(int(call.text("chat_id")), next(self._numbers)), "document": document}
            case "getFile":
                name = call.text("file_id")
                return {
                    "file_id": name,
                    "file_unique_id": name,
                    "file_path": self.paths.get(name, f"documents/{name}"),
                }
            case method if method in _ACKNOWLEDGED:
                return True
            case "answerGuestQuery":
                return {"inline_message_id": "i"}
            case method:
                pytest.fail(f"unexpected call of {method}: {json.dumps(call.parameters)}")

    def file(self, name: str) -> bytes:
        """The content of what was sent to the bot."""
        return self.uploads[name]

    def called(self, method: str) -> list[Call]:
        """The calls of ``method`` so far."""
        return [call for call in self.calls if call.method == method]

    def _message(self, call: Call, number: int) -> Json:
        chat = int(call.text("chat_id"))
        thread = call.parameters.get("message_thread_id")
        quoted = call.parameters.get("reply_parameters")
        replying = quoted["message_id"] if isinstance(quoted, dict) else None
        self.sent.append(
            Sent(
                call.method,
                chat,
                number,
                call.text("text"),
                int(str(thread)) if thread is not None else None,
                replying,
                _buttons(call),
                call.parameters.get("reply_markup"),
            )
        )
        return {**_envelope(chat, number), "text": call.text("text")}


def _envelope(chat: int, number: int) -> Json:
    return {
        "message_id": number,
        "date": 1_730_000_000,
        "chat": {"id": chat, "type": "private", "first_name": "An"},
        "from": BOT,
    }


def _buttons(call: Call) -> dict[str, str]:
    markup = call.parameters.get("reply_markup")
    rows = markup["inline_keyboard"] if isinstance(markup, dict) else []
    buttons = [button for row in rows for button in row]
    for button in buttons:
        assert len(button.get("callback_data", "").encode()) <= CALLBACK_DATA_LIMIT
    return {button["text"]: button.get("callback_data", button.get("url")) for button in buttons}
