"""Telegram itself, played for one private chat: takes the bot's calls and makes the asker's updates."""

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest

from bot.terminal.transport import Call
from handlers.phrases import terminal as phrases

Json = dict[str, object]

_CHAT = 1
_ASKER: Json = {"id": _CHAT, "is_bot": False, "first_name": phrases.ASKER, "language_code": "vi"}
_BOT: Json = {"id": 2, "is_bot": True, "first_name": phrases.BOT, "username": "terminal_bot"}
_COMMAND = re.compile(r"/\w{1,32}(?:@\w+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Bubble:
    """A message of the bot as the asker sees it, new or edited."""

    html: str
    buttons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Alert:
    """What pops up when a button was pressed."""

    text: str


class Server:
    """One chat, with the buttons that can be pressed now."""

    def __init__(self, first: int = 1) -> None:
        """Open the chat, with nothing said yet; what is said is numbered from ``first``."""
        self._unseen: list[Bubble | Alert] = []
        self._numbers = count(first)
        self._buttons: list[InlineKeyboardButton] = []
        self._under: Json = {}

    def answer(self, call: Call) -> object:
        """Do what one call of the Bot API asks.

        Raises:
            BadRequest: a terminal cannot show that.
        """
        match call.method:
            case "getMe":
                return _BOT
            case "sendMessage":
                return self._show(call, next(self._numbers))
            case "editMessageText":
                return self._show(call, int(call.text("message_id")))
            case "answerCallbackQuery":
                if call.text("text"):
                    self._unseen.append(Alert(call.text("text")))
                return True
            case method:
                raise BadRequest(f"the terminal chat does not play {method}")

    def update(self, text: str) -> Json:
        """The update that ``text`` causes: a button's number presses it, anything else is a message."""
        pressed = self._pressed(text)
        if pressed is not None:
            return self._press(pressed)
        self._buttons = []
        command = _COMMAND.match(text)
        entities = [{"type": "bot_command", "offset": 0, "length": command.end()}] if command else []
        return self._event("message", {**self._envelope(_ASKER, text), "entities": entities})

    def unseen(self) -> Sequence[Bubble | Alert]:
        """What has come since the asker last looked."""
        seen, self._unseen = self._unseen, []
        return seen

    def _show(self, call: Call, number: int) -> Json:
        markup = call.parameters.get("reply_markup")
        keyboard = InlineKeyboardMarkup.de_json(markup) if isinstance(markup, dict) else None
        buttons = [button for row in keyboard.inline_keyboard for button in row] if keyboard else []
        message = {**self._envelope(_BOT, call.text("text")), "message_id": number}
        if buttons or self._under.get("message_id") == number:
            self._buttons, self._under = buttons, message
        self._unseen.append(Bubble(call.text("text"), tuple(button.text for button in buttons)))
        return message

    def _pressed(self, text: str) -> InlineKeyboardButton | None:
        number = int(text) if text.isdecimal() else 0
        return self._buttons[number - 1] if 1 <= number <= len(self._buttons) else None

    def _press(self, button: InlineKeyboardButton) -> Json:
        return self._event(
            "callback_query",
            {
                "id": str(next(self._numbers)),
                "from": _ASKER,
                "chat_instance": str(_CHAT),
                "message": self._under,
                "data": button.callback_data,
            },
        )

    def _event(self, kind: str, content: Json) -> Json:
        return {"update_id": next(self._numbers), kind: content}

    def _envelope(self, sender: Json, text: str) -> Json:
        return {
            "message_id": next(self._numbers),
            "date": int(time.time()),
            "chat": {**_ASKER, "type": "private"},
            "from": sender,
            "text": text,
        }
