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
from bot.runtime.recorder import Recorder
from bot.runtime.turnstile import Admission
from bot.runtime.wire import Wire, is_number

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
    recorder: Recorder
    clock: Callable[[], float]
    time_limit: float = TIME_LIMIT
    slots: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(CONCURRENCY))

    async def handle(self, envelope: Envelope, admission: Admission) -> bool:
        """Handle ``envelope``; whether it is done with, which it is not while Telegram takes no answer.

        Raises:
            UnopenableUpdateError: it holds no update that PTB knows how to read.
        """
        handling = Handling(envelope.chat, self.slots, self.time_limit)
        token = self.current.set(handling)
        try:
            async with handling:
                attending = self._attend(envelope, admission)
                await self.recorder.watching(envelope.update_id, attending)
        except TimeoutError as error:
            await self.dispatch.process_error(self._opened(envelope), error)
        finally:
            self.current.reset(token)
        return not handling.undelivered

    def _opened(self, envelope: Envelope) -> Update:
        try:
            Wire.model_validate(envelope.body)
            update = Update.de_json(envelope.body, self.dispatch.bot)
            for party in (update.effective_chat, update.effective_user):
                if party is not None and not is_number(party.id):
                    raise TypeError("a party without a number")  # noqa: TRY301
            return update  # noqa: TRY300  (all of it may raise)
        except Exception as error:  # whatever a missing or misshapen field leads to
            raise UnopenableUpdateError from error

    async def _attend(self, envelope: Envelope, admission: Admission) -> None:
        update = self._opened(envelope)
        if admission is Admission.NOTICE:
            await self._say(self.courtesy.too_many, update)
        elif not late(envelope, self.clock()):
            await self.dispatch.process_update(update)
        elif envelope.matter is Matter.QUESTION:
            await self._say(self.courtesy.late, update)
            await self.dispatch.process_update(update)
        else:
            await self._say(self.courtesy.expired, update)

    async def _say(self, notice: Callable[[Update], Awaitable[None]], update: Update) -> None:
        try:
            await notice(update)
        except TelegramError as error:
            logger.warning(
                "a notice for update %s was not delivered: %s", update.update_id, type(error).__name__
            )
