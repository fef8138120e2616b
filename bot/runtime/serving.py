"""A station put on the air: with a receiver, a sign of life, and somebody to watch over it."""

import asyncio
import os
import time
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass

from telegram import Bot
from telegram.ext import Application, ContextTypes, ExtBot

from bot.config_sections import Telegram
from bot.runtime.connection import Connection
from bot.runtime.guard import Guard
from bot.runtime.heartbeat import Heartbeat
from bot.runtime.interpreter import settle
from bot.runtime.place import Place
from bot.runtime.poller import Poller
from bot.runtime.polling import Polling
from bot.runtime.receivers import PollingReceiver, Receiver, WebhookReceiver
from bot.runtime.recorder import WatchedThreads
from bot.runtime.service import Service
from bot.runtime.station import Station
from bot.runtime.systemd import Systemd
from bot.runtime.webhook import Webhook

Data = dict[object, object]
PtbApplication = Application[ExtBot[None], ContextTypes.DEFAULT_TYPE, Data, Data, Data, None]


@dataclass(frozen=True)
class Serving:
    """How a station is served: by polling or a webhook, with its files in ``place``.

    ``connection`` is what the application was built with, which also closes it.
    """

    station: Station[PtbApplication]
    connection: Connection
    telegram: Telegram
    webhook_secret: str
    allowed_updates: Sequence[str]
    place: Place
    introduce: Callable[[Bot], Coroutine[object, object, None]]

    async def run(self) -> None:
        """Serve until a signal asks to stop.

        Raises:
            GaveUpError: the bot cannot go on.
        """
        settle()
        asyncio.get_running_loop().set_default_executor(WatchedThreads(self.station.recorder))
        heartbeat = Heartbeat(self.place.sign)
        systemd = Systemd(os.environ.get("NOTIFY_SOCKET", ""))
        await Service(
            self.station.application,
            self.station.database,
            self.station.inbox,
            self.station.reception,
            self._receiver(heartbeat, systemd),
            heartbeat,
            Guard(),
            systemd,
            self.introduce,
            self.connection.ahead,
        ).run()

    def _receiver(self, heartbeat: Heartbeat, systemd: Systemd) -> Receiver:
        bot, reception = self.station.application.bot, self.station.reception
        if self.telegram.mode == "polling":
            polling = Polling(self.connection, bot.base_url, self.allowed_updates)
            return PollingReceiver(bot, Poller(polling, reception, heartbeat, time.monotonic), systemd)
        section = self.telegram.webhook
        return WebhookReceiver(
            bot,
            Webhook(self.webhook_secret, section.path, reception, heartbeat),
            systemd,
            heartbeat,
            reception.caught_up,
            section.listen,
            section.port,
            section.public_url,
            self.webhook_secret,
            self.allowed_updates,
            time.monotonic,
        )
