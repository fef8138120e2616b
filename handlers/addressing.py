"""What a message asks of the bot, and which messages of a group are for it.

A bot in a group speaks when spoken to: mentioned, replied to, or asked by /hoi. Whatever people say to each
other is none of its business, also where one of them answers another and mentions a third.
"""

import re
from typing import Final

from telegram import Message, MessageEntity, User
from telegram.ext.filters import MessageFilter

_MENTIONS: Final[tuple[str | None, ...]] = (MessageEntity.MENTION, MessageEntity.TEXT_MENTION)
_GAPS = re.compile(r"[^\S\n]+")
_EDGES = " \n,:;-–—"
_COMMAND = re.compile(r"/[a-z0-9_]+(?:@\w+)?\s*", re.IGNORECASE | re.ASCII)
_SPELLED = re.compile(r"\s*/h(?:o\u0309|ỏ|o)i(?:@(?P<bot>\w+))?(?:\s+|$)", re.IGNORECASE)
"""A /hoi that Telegram takes for no command: it is spelled with its accent, or stands under a picture."""


def is_called(message: Message, bot: User) -> bool:
    """Whether a group's message is for ``bot``: it mentions it, asks by a spelled /hoi, or replies to it and
    mentions nobody else.
    """
    if _is_machine_made(message, bot):
        return False
    if _spelled(_words(message), bot) is not None:
        return True
    mentions = [_names(entity, name, bot) for entity, name in _mentions(message).items()]
    return any(mentions) or (not mentions and _replies_to(message, bot))


def question_in(message: Message, bot: User) -> str:
    """What a message asks of ``bot``: its text without the bot's name or a spelled /hoi, or else, where it is
    but those, what the message says that it replies to; empty where nothing is asked.
    """
    text = _words(message)
    names = [name for entity, name in _mentions(message).items() if _names(entity, name, bot)]
    spelled = _spelled(text, bot)
    if not names and spelled is None:
        return text
    if spelled is not None:
        text = text[spelled.end() :]
    for name in names:
        text = text.replace(name, " ")
    return _GAPS.sub(" ", text).strip(_EDGES) or quoted(message, bot)


def commanded(message: Message, bot: User) -> str:
    """What stands behind the command that ``message`` begins with, or else what it replies to."""
    return _COMMAND.sub("", _words(message), count=1).strip() or quoted(message, bot)


def quoted(message: Message, bot: User) -> str:
    """What somebody else said in the message that ``message`` replies to, or the part of it that is quoted;
    empty where nobody did.
    """
    before = message.reply_to_message
    if before is not None and before.from_user == bot:
        return ""
    if message.quote is not None:
        return message.quote.text
    return "" if before is None else _words(before)


class ForBot(MessageFilter):
    """Admits the messages of a group that are for the bot."""

    def filter(self, message: Message) -> bool:
        """See ``is_called``."""
        return is_called(message, message.get_bot().bot)


FOR_BOT = ForBot()


class ForBotByCommand(MessageFilter):
    """Admits commands that name the bot ("/xyz@bot"), known or not."""

    def filter(self, message: Message) -> bool:
        """Whether the message begins with one."""
        name = f"@{message.get_bot().username}".casefold()
        found = _COMMAND.match(message.text or "")
        return found is not None and found.group().strip().casefold().endswith(name)


FOR_BOT_BY_COMMAND = ForBotByCommand()


def _words(message: Message) -> str:
    return message.text or message.caption or ""


def _spelled(text: str, bot: User) -> re.Match[str] | None:
    """The /hoi that ``text`` begins with, unless it is for another bot."""
    found = _SPELLED.match(text)
    if found is None or found["bot"] is None:
        return found
    return found if found["bot"].casefold() == (bot.username or "").casefold() else None


def _mentions(message: Message) -> dict[MessageEntity, str]:
    entities = message.entities if message.text is not None else message.caption_entities
    # Telegram counts in UTF-16. Not ``parse_entities``: it raises where an entity cuts a character in two.
    units = _words(message).encode("utf-16-le", "surrogatepass")
    return {
        entity: units[2 * entity.offset : 2 * (entity.offset + entity.length)].decode("utf-16-le", "replace")
        for entity in entities
        if entity.type in _MENTIONS and entity.offset >= 0
    }


def _is_machine_made(message: Message, bot: User) -> bool:
    """Whether nobody typed this here: forwarded, posted by a channel or a bot, or sent through one."""
    sender = message.from_user
    return (
        message.forward_origin is not None
        or bool(message.is_automatic_forward)
        or message.via_bot is not None
        or sender == bot
        or (sender is not None and sender.is_bot and message.sender_chat is None)
    )


def _names(entity: MessageEntity, name: str, bot: User) -> bool:
    if entity.type == MessageEntity.TEXT_MENTION:
        return entity.user is not None and entity.user.id == bot.id
    return name.casefold() == f"@{bot.username}".casefold()


def _replies_to(message: Message, bot: User) -> bool:
    before = message.reply_to_message
    # The first message of a forum's topic seems to be replied to by all that follow it there.
    return before is not None and before.from_user == bot and before.forum_topic_created is None
