"""The two ways to receive, each with what it asks of Telegram beforehand."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from telegram import Bot
from telegram.error import TelegramError

from bot.runtime.contact import reach
from bot.runtime.ending import Cause
from bot.runtime.heartbeat import Heartbeat
from bot.runtime.poller import Poller
from bot.runtime.systemd import Systemd
from bot.runtime.trouble import Trouble
from bot.runtime.webhook import Webhook

logger = logging.getLogger(__name__)

INQUIRY: Final = 30.0
"""Seconds between two questions to Telegram how the webhook fares; the answer is the heartbeat."""

TELEGRAM_CONNECTIONS: Final = 10
"""Posts at once that Telegram is asked for."""


class Receiver(Protocol):
    """Something that receives updates."""

    async def run(self) -> None:
        """Receive until cancelled; raise ``GaveUpError`` when that is of no use any more."""


@dataclass(frozen=True)
class PollingReceiver:
    """Long polling, after taking down any webhook: Telegram refuses to be polled while there is one."""

    bot: Bot
    poller: Poller
    systemd: Systemd

    async def run(self) -> None:
        """See ``Receiver``."""
        await reach(self.bot.delete_webhook, self.systemd)
        self.systemd.ready()
        logger.info("polling")
        await self.poller.run()


@dataclass(frozen=True)
class WebhookReceiver:
    """A webhook at ``public_url``, served at ``listen``:``port``. ``clock`` tells seconds that never run
    backwards.
    """

    bot: Bot
    webhook: Webhook
    systemd: Systemd
    heartbeat: Heartbeat
    caught_up: asyncio.Event
    listen: str
    port: int
    public_url: str
    secret: str
    allowed_updates: Sequence[str]
    clock: Callable[[], float]

    async def run(self) -> None:
        """See ``Receiver``."""
        self.webhook.start(self.listen, self.port)
        try:
            await reach(self._register, self.systemd)
            self.heartbeat.heard()
            self.systemd.ready()
            logger.info("serving the webhook at port %d", self.port)
            trouble = Trouble(self.clock)
            while True:
                await asyncio.sleep(INQUIRY)
                # Telegram delivers what piled up as soon as the webhook stands.
                self.caught_up.set()
                await self._inquire(trouble)
        finally:
            await self.webhook.stop()

    async def _register(self) -> None:
        await self.bot.set_webhook(
            self.public_url,
            secret_token=self.secret,
            max_connections=TELEGRAM_CONNECTIONS,
            allowed_updates=self.allowed_updates,
        )

    async def _inquire(self, trouble: Trouble) -> None:
        try:
            info = await self.bot.get_webhook_info()
        except TelegramError as error:
            trouble.met(Cause.UNREACHABLE, type(error).__name__)
            logger.warning("Telegram does not say how the webhook fares (%s)", type(error).__name__)
            return
        self.heartbeat.heard()
        if info.url != self.public_url:
            trouble.met(Cause.OTHER_COPY, "the webhook was taken away")
            logger.warning("the webhook was taken away; putting it back")
            await reach(self._register, self.systemd)
            return
        trouble.over()
        if info.last_error_message and info.pending_update_count:
            logger.warning(
                "%d updates wait at Telegram: %s", info.pending_update_count, info.last_error_message
            )
