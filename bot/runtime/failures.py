"""What a failed call to Telegram tells about the message it carried."""

from enum import Enum, auto

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)


class Failure(Enum):
    """How a call failed, which decides what may be done about it."""

    REFUSED_FOR_NOW = auto()  # 429: nothing is sent before the pause is over
    NOT_SENT = auto()  # no connection: try again
    SERVER = auto()  # 5xx, or a token refused in passing: try again
    AMBIGUOUS = auto()  # the request was out when the connection broke: it may have been accepted
    FINAL = auto()  # Telegram has read it and says no; or it can never be sent


class UnsentError(NetworkError):
    """No connection came about: nothing has arrived."""


class PerhapsSentError(NetworkError):
    """The connection broke, or fell silent, while or after the request was sent: it may have arrived."""


def classed(error: TelegramError) -> Failure:
    """The failure that python-telegram-bot reports as ``error``.

    ``NetworkError`` is what PTB makes of nearly everything: a 502, a text that cannot be encoded; and
    ``BadRequest`` inherits from it. The cause tells them apart.
    """
    match error:
        case RetryAfter():
            return Failure.REFUSED_FOR_NOW
        case BadRequest() | Forbidden() | Conflict() | ChatMigrated():
            return Failure.FINAL
        case InvalidToken():
            return Failure.SERVER
        case UnsentError():
            return Failure.NOT_SENT
        case PerhapsSentError():
            return Failure.AMBIGUOUS
        case NetworkError() if error.__cause__ is None or isinstance(error.__cause__, TelegramError):
            return Failure.SERVER  # a status code, with or without a readable body
        case NetworkError():
            return Failure.FINAL
        case _:  # "Invalid server response": a 200 whose body is no JSON
            return Failure.AMBIGUOUS


def seconds_of(error: RetryAfter) -> float:
    """The length of the pause. The public ``retry_after`` warns that its type will change."""
    return float(error._retry_after.total_seconds())
