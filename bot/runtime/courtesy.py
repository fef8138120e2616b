"""What the run-time asks of the rest of the program: to handle an update, and to word a notice."""

from typing import Protocol

from telegram import Bot, Update


class Dispatch(Protocol):
    """The part of PTB's ``Application`` that handles updates."""

    @property
    def bot(self) -> Bot:
        """The bot that updates are bound to."""

    async def process_update(self, update: object) -> None:
        """Let the handlers handle ``update``; what they raise goes to the error handlers."""

    async def process_error(self, update: object | None, error: Exception) -> bool:
        """Let the error handlers report ``error``."""


class Courtesy(Protocol):
    """Notices around the handling of an update, worded in ``handlers``."""

    async def late(self, update: Update) -> None:
        """The answer that follows comes late."""

    async def expired(self, update: Update) -> None:
        """What was asked to be done, or an inline query, came too late, and is not done."""

    async def too_many(self, update: Update) -> None:
        """So many messages came that this one, and those to follow, are not answered."""

    async def silenced(self, updates: int) -> None:
        """So many ``updates`` that followed such a notice were not even looked into."""
