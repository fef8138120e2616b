"""Where an update is opened and handled: within its time, and never at the cost of another's."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Final

from telegram import Update
from telegram.error import TelegramError

from bot.runtime.courtesy import Courtesy, Dispatch
from bot.runtime.envelope import Envelope, Matter
from bot.runtime.handling import Current, Handling
from bot.runtime.lateness import late
from bot.runtime.turnstile import Admission

logger = logging.getLogger(__name__)

CONCURRENCY: Final = 64
"""Updates at work at once. Those that wait for Telegram do not count."""

TIME_LIMIT: Final = 15.0
"""Seconds of a handler's own work; an answer takes a few milliseconds, an upload's check two seconds."""


class UnopenableUpdateError(Exception):
    """PTB cannot make an update of what came."""


@dataclass(frozen=True)
class Desk:
    """Opens envelopes and hands their updates to the application. ``clock`` tells seconds since the epoch."""

    dispatch: Dispatch
    courtesy: Courtesy
    current: Current
    clock: Callable[[], float]
    time_limit: float = TIME_LIMIT
    slots: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(CONCURRENCY))

    def handling(self, envelope: Envelope) -> Handling:
        """A place at the desk for ``envelope``."""
        return Handling(envelope.chat, self.slots, self.time_limit)

    async def handle(self, envelope: Envelope, admission: Admission, handling: Handling) -> None:
        """Handle ``envelope``, and let the error handlers know when it takes too long.

        Raises:
            UnopenableUpdateError: it holds no update that PTB knows how to read.
        """
        try:
            update = Update.de_json(envelope.body, self.dispatch.bot)
        except Exception as error:  # whatever a missing or misshapen field leads to
            raise UnopenableUpdateError from error
        token = self.current.set(handling)
        try:
            async with handling:
                await self._attend(update, envelope, admission)
        except TimeoutError as error:
            await self.dispatch.process_error(update, error)
        finally:
            self.current.reset(token)

    async def _attend(self, update: Update, envelope: Envelope, admission: Admission) -> None:
        if admission is Admission.NOTICE:
            await self._say(self.courtesy.too_many, update)
        elif not late(envelope, self.clock()):
            await self.dispatch.process_update(update)
        elif envelope.matter is Matter.QUESTION:
            await self._say(self.courtesy.late, update)
            await self.dispatch.process_update(update)
        elif envelope.matter is Matter.ACTION:
            await self._say(self.courtesy.expired, update)

    async def _say(self, notice: Callable[[Update], Awaitable[None]], update: Update) -> None:
        try:
            await notice(update)
        except TelegramError as error:
            logger.warning(
                "a notice for update %s was not delivered: %s", update.update_id, type(error).__name__
            )
