"""The chats that something was sent to lately: whose turn it is, their pace, and whether they blocked the
bot.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from bot.runtime.pacing import Pace, Rates, Window

ChatId = int | str

KEPT: Final = 10_000
"""Chats remembered before those that nothing holds back any more are forgotten."""

BLOCKED_KEPT: Final = 100_000
"""Chats remembered as having blocked the bot; the first are forgotten, and cost one refused call each."""


class Recipient:
    """One chat that messages are sent to, one at a time, so that a retried one is not overtaken."""

    def __init__(self, chat: ChatId, pace: Pace) -> None:
        """A chat with nothing under way."""
        self.chat = chat
        self.pace = pace
        self.turn = asyncio.Lock()
        self.users = 0


class Recipients:
    """All of them, in bounded memory."""

    def __init__(self, rates: Rates) -> None:
        """No chat yet; each gets its windows from ``rates``."""
        self._rates = rates
        self._recipients: dict[ChatId, Recipient] = {}
        self._blocked: dict[ChatId, None] = {}

    def __len__(self) -> int:
        """How many are remembered."""
        return len(self._recipients)

    @contextmanager
    def using(self, chat: ChatId) -> Iterator[Recipient]:
        """The recipient ``chat``, which is not forgotten meanwhile."""
        recipient = self._recipients.get(chat)
        if recipient is None:
            if len(self._recipients) >= KEPT:
                self._forget()
            recipient = self._recipients[chat] = Recipient(chat, self._pace(chat))
        recipient.users += 1
        try:
            yield recipient
        finally:
            recipient.users -= 1

    def blocked(self, chat: ChatId) -> bool:
        """Whether ``chat`` has last refused the bot."""
        return chat in self._blocked

    def block(self, chat: ChatId) -> None:
        """Remember that ``chat`` refuses the bot (403)."""
        if len(self._blocked) >= BLOCKED_KEPT:
            self._blocked.pop(next(iter(self._blocked)))
        self._blocked[chat] = None

    def unblock(self, chat: ChatId) -> None:
        """Remember that ``chat`` takes messages."""
        self._blocked.pop(chat, None)

    def _pace(self, chat: ChatId) -> Pace:
        per_second = Window(self._rates.per_chat_per_second, 1.0)
        if isinstance(chat, int) and chat > 0:
            return Pace(per_second)
        return Pace(per_second, Window(self._rates.per_group_per_minute, 60.0))

    def _forget(self) -> None:
        now = asyncio.get_running_loop().time()
        for chat, recipient in list(self._recipients.items()):
            if not recipient.users and recipient.pace.idle(now):
                del self._recipients[chat]
