"""One call to Telegram, from its first try to its last."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, Final

from telegram.error import ChatMigrated, Forbidden, RetryAfter, TelegramError, TimedOut

from bot.runtime.calls import PATIENCE, Call
from bot.runtime.failures import Failure, classed, seconds_of
from bot.runtime.gate import Gate
from bot.runtime.handling import Handling
from bot.runtime.recipients import Recipient

Result = bool | dict[str, Any] | list[dict[str, Any]]
Send = Callable[[], Coroutine[Any, Any, Result]]

BACKOFF_FIRST: Final = 0.5
BACKOFF_LONGEST: Final = 30.0
"""Seconds before the second try, doubled for each further one up to the longest."""

AMBIGUOUS_RETRIES: Final = 1
"""A message that may have arrived is sent once more: twice is better than never, three times is not."""


@dataclass
class Delivery:
    """A call with what has happened to it so far."""

    gate: Gate
    call: Call
    recipient: Recipient | None
    handling: Handling | None
    data: dict[str, Any]
    ambiguous: int = 0
    backoff: float = BACKOFF_FIRST
    deadline: float = field(init=False)

    def __post_init__(self) -> None:
        """The patience counts from now."""
        self.deadline = asyncio.get_running_loop().time() + PATIENCE[self.call]

    async def run(self, send: Send) -> Result:
        """Send until it is known to have arrived, or to be of no use.

        Raises:
            TelegramError: the last failure.
        """
        if self.call is Call.DECORATION:
            return await self._decorate(send)
        if self.handling is not None and self.handling.undelivered:
            raise TimedOut("another message for the same update could not be delivered")
        while True:
            passage = await self.gate.enter(self.call, self.recipient)
            try:
                result = await send()
            except TelegramError as error:
                wait = self._wait(error)
                if asyncio.get_running_loop().time() + wait > self.deadline:
                    if self.handling is not None and self.call is Call.MESSAGE:
                        self.handling.undelivered = True
                    raise
            else:
                self.gate.passed(self.recipient)
                return result
            finally:
                self.gate.leave(passage)
            await asyncio.sleep(wait)

    def _wait(self, error: TelegramError) -> float:
        """Seconds before the next try; raises ``error`` where there is to be none."""
        if isinstance(error, ChatMigrated) and self.data.get("chat_id") != error.new_chat_id:
            # The group became a supergroup, under a new number, between the question and its answer.
            self.data["chat_id"] = error.new_chat_id
            return 0.0
        match classed(error):
            case Failure.REFUSED_FOR_NOW if isinstance(error, RetryAfter):
                self.gate.pause(self.recipient, seconds_of(error))
                return seconds_of(error)
            case Failure.AMBIGUOUS if self.ambiguous < AMBIGUOUS_RETRIES:
                self.ambiguous += 1
                return BACKOFF_FIRST
            case Failure.NOT_SENT | Failure.SERVER:
                wait, self.backoff = self.backoff, min(self.backoff * 2, BACKOFF_LONGEST)
                return wait
            case _:
                if isinstance(error, Forbidden) and self.recipient is not None:
                    self.gate.recipients.block(self.recipient.chat)
                raise error

    async def _decorate(self, send: Send) -> Result:
        """Try once, unless Telegram has asked for silence; nothing depends on it."""
        if self.gate.paused(self.recipient):
            return False
        passage = await self.gate.enter(self.call, self.recipient)
        try:
            return await send()
        except RetryAfter as error:
            self.gate.pause(self.recipient, seconds_of(error))
            return False
        except TelegramError:
            return False
        finally:
            self.gate.leave(passage)
