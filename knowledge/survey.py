"""Statistics taken from the store."""

import asyncio
from collections.abc import Collection
from functools import partial
from typing import Final

from knowledge.facts import FactFile
from knowledge.gap_queue import gaps
from knowledge.statistics import Period, Statistics, statistics
from knowledge.stores.archive import Archive

MOST_ASKINGS: Final = 20_000
"""Unanswered questions that are put together at most, the latest."""


async def surveyed(archive: Archive, factfile: FactFile, period: Period, idle: Collection[str]) -> Statistics:
    """The statistics of ``period``; ``idle`` are words without which a question asks the same.

    Raises:
        StoreError: the store cannot be read.
    """
    counts = await archive.counting.since(period.begin, period.end)
    askings = await archive.gaps.askings(MOST_ASKINGS, period.begin)
    decided = await archive.gaps.decided()
    # Putting ten thousand questions together takes a second, in which others are answered.
    found = await asyncio.to_thread(partial(gaps, askings, decided, idle))
    return statistics(period, counts, found, factfile)
