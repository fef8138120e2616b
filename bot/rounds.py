"""What the bot does of its own accord, again and again, beside answering."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Final

from telegram import Bot

logger = logging.getLogger(__name__)

EVERY: Final = 30.0
"""Seconds between two rounds: how long somebody waits who is told of an answer that was just published."""

Round = Callable[[Bot], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Rounds:
    """Goes on rounds until it is cancelled. One that fails is logged and made again."""

    rounds: Sequence[Round]

    async def run(self, bot: Bot) -> None:
        """Go on one round after the other."""
        while True:
            for each in self.rounds:
                await self._go(each, bot)
            await asyncio.sleep(EVERY)

    async def _go(self, each: Round, bot: Bot) -> None:
        try:
            await each(bot)
        except Exception as error:
            # Nobody's words: a store or network error says what refused, any other shows its traceback.
            logger.exception("a round failed: %s", type(error).__name__)
