"""The calls of the Bot API, by what a failure of each is worth."""

from enum import Enum, auto
from typing import Final


class Call(Enum):
    """What kind of thing a call does."""

    MESSAGE = auto()  # puts words before a person: paced, and tried for long
    ANSWER = auto()  # answers a button or an inline query, which Telegram forgets within seconds
    FETCH = auto()  # asks for something that a handler needs now
    DECORATION = auto()  # "typing …": never worth waiting for, nor failing for
    OTHER = auto()  # tried once: whoever calls knows what to do


_MESSAGES: Final = ("send", "copy", "forward", "edit")
_NO_MESSAGES: Final = frozenset({"editForumTopic", "editGeneralForumTopic"})
_FETCHES: Final = frozenset({"getFile", "getChat", "getChatMember"})

PATIENCE: Final = {
    Call.MESSAGE: 600.0,
    Call.ANSWER: 10.0,
    Call.FETCH: 10.0,
    Call.DECORATION: 0.0,
    Call.OTHER: 0.0,
}
"""Seconds from the first try in which a call is tried again."""


def kind(endpoint: str) -> Call:
    """The kind of ``endpoint``, a method's name such as ``sendMessage``."""
    if endpoint == "sendChatAction":
        return Call.DECORATION
    if endpoint.startswith(_MESSAGES) and endpoint not in _NO_MESSAGES:
        return Call.MESSAGE
    if endpoint.startswith("answer"):
        return Call.ANSWER
    if endpoint in _FETCHES:
        return Call.FETCH
    return Call.OTHER
