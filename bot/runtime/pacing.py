"""How fast messages may leave: Telegram's limits, and the pauses it imposes."""

import math
from collections import deque
from dataclasses import dataclass

JITTER = 0.02
"""Seconds added to each window: two clocks never tick alike."""

RECHECK = 0.02
"""Seconds before another look at a window whose oldest message is still under way."""


@dataclass(slots=True)
class Passage:
    """One message on its way; ``over`` is when Telegram had surely received it, which is when it answered."""

    over: float = math.inf


class Window:
    """At most so many messages in any stretch of so many seconds, as they arrive at Telegram.

    Not a leaky bucket (as in ``aiolimiter``): a bucket of 30 that refills at 30 a second lets 60 pass in
    the first second, and Telegram answers the second half with 429. And counted from the answer, not from
    the sending: a message that was delayed on its way would else meet the next ones at the other end.
    """

    def __init__(self, rate: float, seconds: float) -> None:
        """Allow ``rate`` messages in ``seconds``; a rate of 0 allows any number, one below 1 a longer
        window.
        """
        count = max(1, math.floor(rate))
        self._sent: deque[Passage] = deque(maxlen=count)
        self._span = seconds * count / rate + JITTER if rate else 0.0

    def free_at(self, now: float) -> float:
        """The earliest time, ``now`` or later, at which the next message may leave."""
        if not self._span or len(self._sent) < (self._sent.maxlen or 0):
            return now
        over = self._sent[0].over
        return now + RECHECK if over == math.inf else max(now, over + self._span)

    def record(self, passage: Passage) -> None:
        """A message leaves."""
        self._sent.append(passage)

    def idle(self, now: float) -> bool:
        """Whether nothing that was sent counts any more."""
        return all(passage.over + self._span <= now for passage in self._sent)


@dataclass(frozen=True, slots=True)
class Rates:
    """Messages that may be sent; 0 is no limit."""

    per_second: float = 30
    per_chat_per_second: float = 1
    per_group_per_minute: float = 20


class Pace:
    """The windows and the pause of one chat, or of all sending."""

    def __init__(self, *windows: Window) -> None:
        self._windows = windows
        self.paused_until = 0.0

    def free_at(self, now: float) -> float:
        """The earliest time at which the next message may leave."""
        return max(now, self.paused_until, *(window.free_at(now) for window in self._windows))

    def record(self, passage: Passage) -> None:
        """A message leaves."""
        for window in self._windows:
            window.record(passage)

    def pause(self, until: float) -> None:
        """Let nothing leave before ``until``. A deadline and no event: nothing can end a pause early."""
        self.paused_until = max(self.paused_until, until)

    def idle(self, now: float) -> bool:
        """Whether the next message may leave as if none had."""
        return self.paused_until <= now and all(window.idle(now) for window in self._windows)


class Flood:
    """Tells a limit on one chat from a limit on the whole bot, which Telegram's 429 does not.

    One chat's limit leaves the others alone. So when several chats in a row are refused, each until about
    the same moment, and nothing passes in between, it is the bot that is refused.
    """

    CHATS = 3
    """Chats refused in a row that make it overall: two are a coincidence once in a hundred 429s of a
    storm.
"""

    TOLERANCE = 1.0
    """Seconds: ``retry_after`` is rounded to whole ones."""

    def __init__(self) -> None:
        self._refused: dict[int | str, float] = {}

    def passed(self) -> None:
        """A message was accepted."""
        self._refused.clear()

    def refused(self, chat: int | str, until: float) -> bool:
        """A message to ``chat`` was refused ``until`` then; whether that holds for all chats."""
        alike = {c: u for c, u in self._refused.items() if abs(u - until) <= self.TOLERANCE}
        self._refused = {**alike, chat: until}
        return len(self._refused) >= self.CHATS
