"""What Telegram marks in a text that somebody types."""

import re

from handlers.rendering import units

Json = dict[str, object]

_COMMAND = re.compile(r"/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]+)?(?![\w\u0300-\u036f])")
_MENTION = re.compile(r"(?<!\w)@\w{5,32}", re.ASCII)


def entities(text: str) -> Json:
    """The commands and mentions in ``text``, as Telegram marks them."""
    command = _COMMAND.match(text)
    marked = [("bot_command", command)] if command else []
    marked += [("mention", mention) for mention in _MENTION.finditer(text)]
    return {
        "entities": [
            {"type": kind, "offset": units(text[: found.start()]), "length": units(found.group())}
            for kind, found in marked
        ]
    }
