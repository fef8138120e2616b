"""What to do with an update that comes late, after the bot was away."""

from typing import Final

from bot.runtime.envelope import Envelope, Matter

LATE_AFTER: Final = 600.0
"""Seconds after which an asker no longer waits, and an admin may have changed their mind."""


def late(envelope: Envelope, now: float) -> bool:
    """Whether ``envelope`` is too old at ``now`` (seconds since the epoch) to be handled as if just said."""
    return envelope.matter is not Matter.NEWS and now - envelope.sent_at > LATE_AFTER


def superseded(envelope: Envelope, behind: tuple[Envelope, ...], now: float) -> bool:
    """Whether a late question need not be answered, since the same chat asked another, as late, after it."""
    return envelope.matter is Matter.QUESTION and any(
        other.matter is Matter.QUESTION and late(other, now) for other in behind
    )
