"""One request for updates, and what can become of it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from telegram.error import TelegramError

from bot.runtime.connection import Connection
from bot.runtime.ending import Cause

HELD: Final = 30
"""Seconds that Telegram holds a request open while there is nothing to say."""

SLACK: Final = 10.0
"""Seconds beyond ``HELD`` after which a request is taken for lost: a stuck socket is noticed within 40 s."""

BATCH: Final = 100
"""Updates in one answer at most (Telegram's own limit)."""


class PollFailedError(Exception):
    """No updates came: why, and how long Telegram asks to wait (seconds; 0 where it does not)."""

    def __init__(self, cause: Cause, detail: str, pause: float = 0.0) -> None:
        super().__init__(f"{cause.name.lower()}: {detail}")
        self.cause = cause
        self.detail = detail
        self.pause = pause


@dataclass(frozen=True, slots=True)
class Polling:
    """``getUpdates``, leaving the updates as JSON, so that one which PTB cannot read harms no other.

    ``url`` ends in the token, so nothing here may put it into words.
    """

    connection: Connection
    url: str
    allowed_updates: Sequence[str] = ()
    held: int = HELD

    async def fetch(self, offset: int | None) -> list[object]:
        """The updates from ``offset`` on, waiting for the first of them; those before it are acknowledged.

        Raises:
            PollFailedError: there was no usable answer.
        """
        parameters: dict[str, str] = {"timeout": str(self.held), "limit": str(BATCH)}
        if offset is not None:
            parameters["offset"] = str(offset)
        if self.allowed_updates:
            parameters["allowed_updates"] = json.dumps(list(self.allowed_updates))
        try:
            status, content = await self.connection.exchange(
                "POST", f"{self.url}/getUpdates", parameters, read=self.held + SLACK
            )
        except TelegramError as error:
            raise PollFailedError(
                Cause.UNREACHABLE, f"Telegram out of reach: {type(error.__cause__ or error).__name__}"
            ) from None
        table = _table(content)
        if status != HTTPStatus.OK:
            raise _failure(status, table)
        result = table.get("result")
        if not isinstance(result, list):
            raise PollFailedError(Cause.UNREACHABLE, "an answer that is no list of updates")
        return result


def _table(content: bytes) -> dict[str, object]:
    try:
        table = json.loads(content.decode("utf-8", "replace"))
    except (ValueError, RecursionError):  # an HTML page of a proxy, for one
        return {}
    return table if isinstance(table, dict) else {}


def _failure(status: int, table: dict[str, object]) -> PollFailedError:
    parameters = table.get("parameters")
    pause = parameters.get("retry_after") if isinstance(parameters, dict) else None
    detail = f"HTTP {status}"
    if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND}:
        # A wrong token, or a proxy that lost its way: PTB's own polling ends for good at either.
        return PollFailedError(Cause.TOKEN_REFUSED, f"{detail}: the token is refused")
    if status == HTTPStatus.CONFLICT:
        return PollFailedError(Cause.OTHER_COPY, f"{detail}: another copy polls, or a webhook is set")
    return PollFailedError(Cause.UNREACHABLE, detail, float(pause) if isinstance(pause, int) else 0.0)
