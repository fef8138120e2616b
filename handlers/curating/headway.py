"""Work on a thread, whose headway is shown in the place of the message that says that it goes on."""

import asyncio
from collections.abc import Callable
from typing import Final, TypeVar

from handlers.curating.door import Visit
from handlers.curating.sheets import Sheet, Sheets
from knowledge.publication.gate import Progress

T = TypeVar("T")

TICK: Final = 3.0
"""Seconds between two looks at how far the work is."""


async def done_with_headway(sheets: Sheets, waiting: Visit, work: Callable[[Progress], T], line: str) -> T:
    """What ``work`` comes to; ``line`` says meanwhile which ``{share}`` of it is done.

    Where this is cancelled, the process ends: the next one tells whoever waits.
    """
    await sheets.waits.begin(waiting.admin, waiting.message.message_id)
    shares = [0.0]
    working = asyncio.ensure_future(asyncio.to_thread(work, shares.append))
    shown = 0.0
    while not (await asyncio.wait({working}, timeout=TICK))[0]:
        if shares[-1] > shown:
            shown = shares[-1]
            await sheets.show(waiting, Sheet.saying(line.format(share=int(100 * shown))))
    await sheets.waits.end(waiting.admin, waiting.message.message_id)
    return working.result()
