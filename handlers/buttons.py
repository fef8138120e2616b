"""What a button means, behind opaque callback data that outlives a restart: an action on a fact, or a mark on
an exchange.
"""

import base64
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Final

from knowledge.facts import Fact, FactFile

_DIGEST_BYTES = 12
"""96 bits of a fact's id: 16 characters of callback data, of which Telegram allows 64 bytes."""

KNOWN: Final = 4_096
"""Facts whose buttons are remembered; most answers offer the same few."""

BROWSE: Final = "b"
"""Callback data of the button that shows the topics below."""

KEY: Final = "[A-Za-z0-9_-]{16}"
"""The key of an exchange, in callback data."""

MARKED: Final = re.compile(rf"(?P<mark>[udwv])(?P<key>{KEY})")
"""Callback data of a mark: which one, and the key of the exchange that it is set on."""


class Mark(Enum):
    """What pressing a button says about an exchange."""

    UP = "u"  # a good reply
    DOWN = "d"  # a bad one
    WISH = "w"  # tell me when there is an answer
    UNWISH = "v"  # no need to


def marked(mark: Mark, key: str) -> str:
    """The callback data that sets ``mark`` on the exchange under ``key``."""
    return mark.value + key


class Action(Enum):
    """What pressing a button does."""

    SETTLE = "c"  # answer in place of the choice
    OPEN = "o"  # answer below
    SOURCE = "s"  # tell where the fact stands


@dataclass(frozen=True, slots=True)
class Press:
    """A button that is pressed: what it does, and with which fact."""

    action: Action
    fact: Fact

    @property
    def data(self) -> str:
        """The callback data that stands for it, in every edition that has the fact."""
        return self.action.value + _digest(self.fact.id)


@dataclass(frozen=True, slots=True)
class Buttons:
    """What the callback data of one fact base stands for."""

    facts: Mapping[str, Fact]

    @classmethod
    def of(cls, factfile: FactFile) -> "Buttons":
        """The buttons of ``factfile``."""
        return cls({_digest(fact.id): fact for fact in factfile.facts})

    def press(self, data: str) -> Press | None:
        """What ``data`` stands for; None for data that is forged or older than the fact's removal."""
        fact = self.facts.get(data[1:])
        action = next((action for action in Action if action.value == data[:1]), None)
        return None if fact is None or action is None else Press(action, fact)


@lru_cache(KNOWN)
def _digest(fact_id: str) -> str:
    digest = hashlib.blake2b(fact_id.encode(), digest_size=_DIGEST_BYTES).digest()
    return base64.urlsafe_b64encode(digest).decode()
