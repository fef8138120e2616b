"""Telegram itself, played for one asker: takes the bot's calls and makes the asker's updates.

The asker sits in a private chat, may go to a group, and may ask by inline mode, or mention the bot where it
is but a guest, from wherever they are.
"""

import time
from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import TypeVar

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.error import BadRequest

from bot.terminal.entities import entities
from bot.terminal.files import Files
from bot.terminal.items import Alert, Bubble, Item, Listing
from bot.terminal.transport import Call
from handlers.phrases import feedback
from handlers.phrases import terminal as phrases

T = TypeVar("T")
Json = dict[str, object]
Rows = tuple[tuple[InlineKeyboardButton, ...], ...]
"""A keyboard's buttons, row by row."""

ASKER_ID = 1
"""The user id of whoever sits at the terminal."""

_ASKER: Json = {"id": ASKER_ID, "is_bot": False, "first_name": phrases.ASKER, "language_code": "vi"}
_BOT: Json = {"id": 2, "is_bot": True, "first_name": phrases.BOT, "username": "terminal_bot"}
_PRIVATE: Json = {**_ASKER, "type": "private"}
_GROUP: Json = {"id": -3, "type": "group", "title": phrases.GROUP}
_ELSEWHERE: Json = {"id": -4, "type": "group", "title": phrases.ELSEWHERE}
_PHOTO: Json = {"file_id": "photo", "file_unique_id": "photo", "width": 1, "height": 1}

_REPLY = "> "
"""How a line begins that replies to the bot's last message."""


class Server:
    """What the asker sees, with the buttons and results that can be pressed now."""

    def __init__(self, first: int = 1) -> None:
        """Open the private chat, with nothing said yet; what is said is numbered from ``first``."""
        self.files = Files()
        self.chat = _PRIVATE
        self._unseen: list[Item] = []
        self._numbers = count(first)
        self._buttons: list[InlineKeyboardButton] = []
        self._under: Json = {}
        self._last: Json = {}
        self._said: Json = {}
        self._results: Sequence[Mapping[str, object]] = ()
        self._query = ""

    @property
    def grouped(self) -> bool:
        """Whether the asker is in the group."""
        return self.chat is _GROUP

    def answer(self, call: Call) -> object:
        """Do what one call of the Bot API asks.

        Raises:
            BadRequest: a terminal cannot show that.
        """
        match call.method:
            case "getMe":
                return _BOT
            case "sendMessage" | "sendPhoto":
                return self._show(call, next(self._numbers))
            case "sendDocument":
                return self._show(call, next(self._numbers), self.files.kept(call))
            case "editMessageText":
                return self._edit(call)
            case "editMessageReplyMarkup":
                return self._relabel(call)
            case "getFile":
                name = call.text("file_id")
                return {"file_id": name, "file_unique_id": name, "file_path": name}
            case "answerInlineQuery":
                self._list(call)
            case "answerGuestQuery":
                return self._post(call.parameters.get("result"))
            case "answerCallbackQuery":
                if call.text("text"):
                    self._unseen.append(Alert(call.text("text")))
            case "deleteMessage" | "sendChatAction":
                pass
            case method:
                raise BadRequest(f"the terminal chat does not play {method}")
        return True

    def upload(self, path: Path) -> Json:
        """The update of an asker who sends the file at ``path``.

        Raises:
            OSError: it cannot be read.
        """
        document = self.files.sent(path)
        self._enter(self.chat)
        message = {**self._envelope(_ASKER, ""), "document": document}
        del message["text"]
        return self._event("message", message)

    def photo(self, caption: str) -> Json:
        """The update of an asker who sends a picture, with a caption or without."""
        self._enter(self.chat)
        self._said = {**self._envelope(_ASKER, ""), "photo": [_PHOTO]}
        del self._said["text"]
        if caption:
            self._said |= {"caption": caption, "caption_entities": entities(caption)["entities"]}
        return self._event("message", self._said)

    def guest(self, text: str) -> Json:
        """The update of an asker who mentions the bot in a chat that it never joined."""
        self._enter(self.chat)
        said = f"@{_BOT['username']} {text}".strip()
        message = {**self._envelope(_ASKER, said), **entities(said), "chat": _ELSEWHERE}
        return self._event("guest_message", {**message, "guest_query_id": self._next()})

    def react(self, emoji: str) -> Json | None:
        """The update of an asker who reacts to the bot's last message, with a thumb up unless they say
        otherwise; None where there is none here.
        """
        if self._last.get("chat") is not self.chat:
            return None
        reaction: Json = {
            "old_reaction": [],
            "new_reaction": [{"type": "emoji", "emoji": emoji or feedback.UP}],
        }
        whose = {"chat": self.chat, "message_id": self._last["message_id"], "user": _ASKER}
        return self._event("message_reaction", {**whose, **reaction, "date": int(time.time())})

    def join_group(self) -> Json:
        """Go to the group, where the bot is added."""
        self._enter(_GROUP)
        member = [{"user": _BOT, "status": status, "until_date": 0} for status in ("left", "member")]
        return self._event(
            "my_chat_member",
            {
                "chat": _GROUP,
                "from": _ASKER,
                "date": int(time.time()),
                "old_chat_member": member[0],
                "new_chat_member": member[1],
            },
        )

    def leave_group(self) -> None:
        """Go back to the private chat."""
        self._enter(_PRIVATE)

    def inline(self, query: str) -> Json:
        """The update of an asker who has typed the bot's name and ``query``."""
        self._enter(self.chat)
        self._query = query
        return self._event("inline_query", {"id": self._next(), "from": _ASKER, "query": query, "offset": ""})

    def update(self, text: str) -> Json | None:
        """The update that ``text`` causes: a number presses a button or picks a result, else it is said.

        None for a button that opens an address, of which Telegram tells the bot nothing.
        """
        chosen = _picked(text, self._results)
        if chosen is not None:
            return self._choose(chosen)
        pressed = _picked(text, self._buttons)
        if pressed is not None:
            return self._press(pressed)
        self._enter(self.chat)
        replied: Json = {}
        if text.startswith(_REPLY) and self._last:
            text, replied = text.removeprefix(_REPLY), {"reply_to_message": self._last}
        self._said = {**self._envelope(_ASKER, text), **entities(text), **replied}
        return self._event("message", self._said)

    def edit(self, text: str) -> Json | None:
        """The update of an asker who changes the last message to ``text``; None where there is none here."""
        if self._said.get("chat") is not self.chat:
            return None
        words = {"caption": text} if "photo" in self._said else {"text": text, **entities(text)}
        self._said = {**self._said, **words, "edit_date": int(time.time())}
        return self._event("edited_message", self._said)

    def unseen(self) -> Sequence[Item]:
        """What has come since the asker last looked."""
        seen, self._unseen = self._unseen, []
        return seen

    def _enter(self, chat: Json) -> None:
        """Go on in ``chat``, with nothing left to press."""
        self.chat, self._buttons, self._results = chat, [], ()

    def _show(self, call: Call, number: int, file: str = "") -> Json:
        markup = call.parameters.get("reply_markup")
        rows = _rows(markup)
        buttons = [button for row in rows for button in row]
        text = call.text("text") or call.text("caption")
        message = {**self._envelope(_BOT, text), "message_id": number}
        if isinstance(markup, dict):
            message["reply_markup"] = markup
        if buttons or self._under.get("message_id") == number:
            self._buttons, self._under = buttons, message
        self._last = message
        self._unseen.append(Bubble(text, _labels(rows), call.method == "sendPhoto", file))
        return message

    def _edit(self, call: Call) -> object:
        """Show a message that changed: of the bot, or one that a result made."""
        if not call.text("inline_message_id"):
            return self._show(call, int(call.text("message_id")))
        content = {"message_text": call.text("text")}
        keyboard = call.parameters.get("reply_markup")
        self._post({"input_message_content": content, "reply_markup": keyboard})
        return True

    def _relabel(self, call: Call) -> Json:
        """Exchange the buttons of a message; their numbers stay, and what was shown cannot change."""
        markup = call.parameters.get("reply_markup")
        message = {**self._under, "reply_markup": markup}
        if self._under.get("message_id") == int(call.text("message_id")) and isinstance(markup, dict):
            self._buttons = [button for row in _rows(markup) for button in row]
            self._under = message
        return message

    def _list(self, call: Call) -> None:
        results = call.parameters.get("results")
        self._results = results if isinstance(results, list) else ()
        button = call.parameters.get("button")
        shown = tuple((str(one["title"]), str(one.get("description", ""))) for one in self._results)
        self._unseen.append(Listing(shown, str(button["text"]) if isinstance(button, dict) else ""))

    def _choose(self, result: Mapping[str, object]) -> Json:
        self._post(result)
        self._results = ()
        chosen = {"result_id": result["id"], "from": _ASKER, "query": self._query}
        return self._event("chosen_inline_result", chosen)

    def _post(self, result: object) -> Json:
        """Show a message that a result makes, wherever the asker is; the bot does not see it."""
        posted = result if isinstance(result, dict) else {}
        rows = _rows(posted.get("reply_markup"))
        self._unseen.append(Bubble(str(posted["input_message_content"]["message_text"]), _labels(rows)))
        self._buttons, self._under = [button for row in rows for button in row], {}
        return {"inline_message_id": "1"}

    def _press(self, button: InlineKeyboardButton) -> Json | None:
        if button.url:
            self._unseen.append(Alert(phrases.OPENS.format(url=button.url)))
            return None
        return self._event(
            "callback_query",
            {
                "id": self._next(),
                "from": _ASKER,
                "chat_instance": "1",
                **({"message": self._under} if self._under else {"inline_message_id": "1"}),
                "data": button.callback_data,
            },
        )

    def _event(self, kind: str, content: Json) -> Json:
        return {"update_id": next(self._numbers), kind: content}

    def _next(self) -> str:
        return str(next(self._numbers))

    def _envelope(self, sender: Json, text: str) -> Json:
        return {
            "message_id": next(self._numbers),
            "date": int(time.time()),
            "chat": self.chat,
            "from": sender,
            "text": text,
        }


def _rows(markup: object) -> Rows:
    return InlineKeyboardMarkup.de_json(markup).inline_keyboard if isinstance(markup, dict) else ()


def _labels(rows: Rows) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(button.text for button in row) for row in rows)


def _picked(text: str, among: Sequence[T]) -> T | None:
    """What the number that ``text`` is stands for."""
    number = int(text) if text.isdecimal() else 0
    return among[number - 1] if 1 <= number <= len(among) else None
