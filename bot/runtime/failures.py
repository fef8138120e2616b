"""What a failed call to Telegram tells about the message it carried."""

from enum import Enum, auto

import httpx
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
    NOT_SENT = auto()  # no connection, or the request was cut off while being written: try again
    SERVER = auto()  # 5xx, or a token refused in passing: try again
    AMBIGUOUS = auto()  # the request was out when the connection broke: it may have been accepted
    FINAL = auto()  # Telegram has read it and says no; or it can never be sent


_NOT_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    # A body that was not written to its announced length cannot have been accepted.
    httpx.WriteError,
    httpx.WriteTimeout,
)


def classed(error: TelegramError) -> Failure:
    """The failure that python-telegram-bot reports as ``error``.

    ``NetworkError`` is what PTB makes of nearly everything: a 502, a broken connection, a text that cannot be
    encoded; and ``BadRequest`` inherits from it. The cause tells them apart.
    """
    match error:
        case RetryAfter():
            return Failure.REFUSED_FOR_NOW
        case BadRequest() | Forbidden() | Conflict() | ChatMigrated():
            return Failure.FINAL
        case InvalidToken():
            return Failure.SERVER
        case NetworkError():
            return _classed_cause(error.__cause__)
        case _:  # "Invalid server response": a 200 whose body is no JSON
            return Failure.AMBIGUOUS


def _classed_cause(cause: BaseException | None) -> Failure:
    if isinstance(cause, _NOT_SENT):
        return Failure.NOT_SENT
    if isinstance(cause, httpx.HTTPError):
        return Failure.AMBIGUOUS
    if cause is None or isinstance(cause, TelegramError):  # a status code, with or without a readable body
        return Failure.SERVER
    return Failure.FINAL


def seconds_of(error: RetryAfter) -> float:
    """The length of the pause. The public ``retry_after`` warns that its type will change."""
    return float(error._retry_after.total_seconds())
