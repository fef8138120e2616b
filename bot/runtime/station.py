"""An application with the run-time around it: what polling, the webhook and the terminal chat share."""

import time
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.config_sections import Limits
from bot.runtime.courtesy import Courtesy, Dispatch
from bot.runtime.desk import Desk
from bot.runtime.gate import Gate
from bot.runtime.handling import Handling
from bot.runtime.pacing import Rates
from bot.runtime.reception import Reception
from bot.runtime.recorder import Recorder
from bot.runtime.sender import Sender
from bot.runtime.turnstile import Turnstile
from knowledge.stores.database import Database
from knowledge.stores.inbox import Inbox

A = TypeVar("A", bound=Dispatch)


@dataclass(frozen=True)
class Station(Generic[A]):
    """Updates go in at ``reception``; answers leave by ``sender``, which ``application`` was built with."""

    application: A
    sender: Sender
    database: Database
    inbox: Inbox
    reception: Reception
    recorder: Recorder

    @classmethod
    def around(
        cls,
        build: Callable[[Sender], A],
        courtesy: Courtesy,
        limits: Limits,
        database: Database,
        recorder: Recorder,
    ) -> "Station[A]":
        """The station around what ``build`` makes of the sender.

        Args:
            build: the application with that rate limiter, without an updater.
            courtesy: words the notices.
            limits: how much is taken and sent.
            database: keeps the inbox.
            recorder: keeps what runs at the moment.
        """
        current: ContextVar[Handling | None] = ContextVar("handling", default=None)
        rates = Rates(
            limits.outbound_per_second,
            limits.outbound_per_chat_per_second,
            limits.outbound_per_group_per_minute,
        )
        sender = Sender(Gate(rates), current)
        application = build(sender)
        inbox = Inbox(database)
        turnstile = Turnstile(
            limits.inbound_per_user_per_minute, limits.inbound_per_chat_per_minute, time.monotonic
        )
        desk = Desk(application, courtesy, current, recorder, time.time)
        reception = Reception(inbox, desk, turnstile, time.time)
        return cls(application, sender, database, inbox, reception, recorder)
