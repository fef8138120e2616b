"""Statistics taken from the store."""

import asyncio
from collections.abc import Collection
from functools import partial
from typing import Final

from knowledge.gap_queue import open_gaps
from knowledge.responder import Responder
from knowledge.statistics import Period, Statistics, statistics
from knowledge.stores.archive import Archive

MOST_ASKINGS: Final = 20_000
"""Unanswered questions that are put together at most, the latest."""

MOST_GAPS: Final = 20
"""Gaps told of at most: each is asked again, since it may have been closed in the meantime."""


async def surveyed(
    archive: Archive, responder: Responder, period: Period, idle: Collection[str]
) -> Statistics:
    """The statistics of ``period``, with the gaps that ``responder`` still leaves; ``idle`` are words without
    which a question asks the same.

    Raises:
        StoreError: the store cannot be read.
    """
    counts = await archive.counting.since(period.begin, period.end)
    askings = await archive.gaps.askings(MOST_ASKINGS, period.begin)
    decided = await archive.gaps.decided()
    # Putting ten thousand questions together takes a second, in which others are answered.
    found = await asyncio.to_thread(partial(open_gaps, responder, askings, decided, idle, MOST_GAPS))
    return statistics(period, counts, found, responder.factfile)
