"""Updates as Telegram writes them in JSON."""

import re
from itertools import count

from tests.telegram.recorder import BOT, Json

ASKER: Json = {"id": 7, "is_bot": False, "first_name": "An", "language_code": "vi"}
PRIVATE_CHAT: Json = {"id": 7, "type": "private", "first_name": "An"}
GROUP: Json = {"id": -100, "type": "supergroup", "title": "Nhóm"}

_NUMBERS = count(1)
_COMMAND = re.compile(r"/[A-Za-z0-9_]+(?:@[A-Za-z0-9_]+)?(?![\w\u0300-\u036f])")
"""Telegram knows commands in ASCII only: "/hỏi" is none, nor is its first letter."""


def message(text: str | None = None, /, **fields: object) -> Json:
    """A message in the private chat, with ``fields`` over it; a command is marked as one."""
    content: Json = {"message_id": next(_NUMBERS), "date": 1_730_000_000, "chat": PRIVATE_CHAT, "from": ASKER}
    if text is not None:
        content["text"] = text
        command = _COMMAND.match(text)
        if command:
            content["entities"] = [{"type": "bot_command", "offset": 0, "length": command.end()}]
    return {**content, **fields}


def update(kind: str, content: Json) -> Json:
    """An update of ``kind``, such as ``message``."""
    return {"update_id": next(_NUMBERS), kind: content}


def press(data: str, number: int, /, **fields: object) -> Json:
    """A press of the button with ``data`` under the bot's message ``number``."""
    content: Json = {
        "id": str(next(_NUMBERS)),
        "from": ASKER,
        "chat_instance": "1",
        "message": {**message("…"), "message_id": number, "from": BOT},
        "data": data,
    }
    return {**content, **fields}
