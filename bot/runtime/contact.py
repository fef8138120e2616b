"""The first word with Telegram, however long that takes."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final

from telegram.error import InvalidToken, RetryAfter, TelegramError

from bot.runtime.ending import Cause, GaveUpError
from bot.runtime.failures import seconds_of
from bot.runtime.systemd import Systemd

logger = logging.getLogger(__name__)

WAIT_FIRST: Final = 1.0
WAIT_LONGEST: Final = 30.0
"""Seconds before the next try, doubled for each further one up to the longest."""

REFUSALS: Final = 3
"""Refusals of the token in a row (a few seconds) after which it is wrong, and not a proxy's passing fault."""


async def reach(call: Callable[[], Awaitable[object]], systemd: Systemd) -> None:
    """Make ``call`` until Telegram answers it, warning of each failure.

    PTB either ends at the first failure to connect or, told to retry, is silent for ever. What it raises
    for a wrong token holds the token, so only the kind of an error is logged.

    Raises:
        GaveUpError: the token is refused.
    """
    wait, refusals = WAIT_FIRST, 0
    while True:
        try:
            await call()
        except InvalidToken:
            refusals += 1
            if refusals == REFUSALS:
                raise GaveUpError(Cause.TOKEN_REFUSED) from None
            pause, reason = wait, "the token is refused"
        except RetryAfter as error:
            refusals, pause, reason = 0, seconds_of(error), "too many requests"
        except TelegramError as error:
            refusals, pause, reason = 0, wait, type(error.__cause__ or error).__name__
        else:
            return
        logger.warning("Telegram cannot be reached (%s); trying again in %.0f s", reason, pause)
        systemd.waiting(f"waiting for Telegram ({reason})", int(pause) + 60)
        await asyncio.sleep(pause)
        wait = min(wait * 2, WAIT_LONGEST)
