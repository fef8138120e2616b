"""How much one user, and one chat, may ask: a token bucket each, one notice, then silence."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from bot.runtime.envelope import Envelope, Matter

BUCKETS: Final = 20_000
"""Buckets kept of each kind; the longest unused is forgotten first, and it was full or nearly so."""


class Admission(Enum):
    """What becomes of an update."""

    ADMITTED = auto()
    NOTICE = auto()  # too many: say so, once
    SILENCE = auto()  # too many, and they have been told


@dataclass(slots=True)
class Bucket:
    """Tokens at a time; one is taken by each update, and so many come back a second."""

    tokens: float
    at: float
    told: bool = False


class Buckets:
    """The buckets of all users, or of all chats."""

    def __init__(self, per_minute: float) -> None:
        """Allow a minute's worth at once, and the same in each further minute; 0 allows any number."""
        self._rate = per_minute / 60.0
        self._size = max(per_minute, 1.0)
        self._buckets: OrderedDict[int, Bucket] = OrderedDict()

    def take(self, key: int, now: float) -> Admission:
        """Take one token of ``key``."""
        if not self._rate:
            return Admission.ADMITTED
        bucket = self._buckets.get(key)
        if bucket is None:
            if len(self._buckets) >= BUCKETS:
                self._buckets.popitem(last=False)
            bucket = self._buckets[key] = Bucket(self._size, now)
        self._buckets.move_to_end(key)
        bucket.tokens = min(self._size, bucket.tokens + (now - bucket.at) * self._rate)
        bucket.at = now
        if bucket.tokens >= 1.0:
            bucket.tokens -= 1.0
            bucket.told = False
            return Admission.ADMITTED
        if bucket.told:
            return Admission.SILENCE
        bucket.told = True
        return Admission.NOTICE


class Turnstile:
    """Admits updates by who sent them and where."""

    def __init__(self, per_user: float, per_chat: float, clock: Callable[[], float]) -> None:
        """Admit so many a minute; ``clock`` tells seconds that never run backwards."""
        self._users = Buckets(per_user)
        self._chats = Buckets(per_chat)
        self._clock = clock

    def admit(self, envelope: Envelope) -> Admission:
        """Whether ``envelope`` may be handled. News passes: losing a block or a new member helps nobody."""
        if envelope.matter is Matter.NEWS:
            return Admission.ADMITTED
        now = self._clock()
        if (
            envelope.user is not None
            and (verdict := self._users.take(envelope.user, now)) != Admission.ADMITTED
        ):
            return verdict
        if envelope.chat is not None:
            return self._chats.take(envelope.chat, now)
        return Admission.ADMITTED
