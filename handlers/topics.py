"""The facts by topic, in the order of the fact file."""

import base64
import hashlib
from dataclasses import dataclass

from handlers.phrases import browsing as phrases
from knowledge.facts import Fact, FactFile

_DIGEST_BYTES = 12


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic with its facts, at least one. ``key`` stands for it in callback data."""

    key: str
    name: str
    facts: tuple[Fact, ...]


def topics(factfile: FactFile) -> tuple[Topic, ...]:
    """The topics of ``factfile``; facts without one come last, together."""
    by_name: dict[str, list[Fact]] = {}
    for fact in factfile.facts:
        by_name.setdefault(fact.topic, []).append(fact)
    unnamed = by_name.pop("", [])
    if unnamed:
        by_name[phrases.OTHER if by_name else phrases.ALL] = unnamed
    return tuple(Topic(_key(name), name, tuple(facts)) for name, facts in by_name.items())


def _key(name: str) -> str:
    digest = hashlib.blake2b(name.encode(), digest_size=_DIGEST_BYTES).digest()
    return base64.urlsafe_b64encode(digest).decode()
