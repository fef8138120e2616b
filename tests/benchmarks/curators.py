"""How long curators wait, and how long askers wait because of them: ``python -m tests.benchmarks.curators``.

A store of 90 days with 200,000 questions of which 20,000 were not answered, in 10,000 wordings, beside the
shipped facts. Meanwhile somebody asks a question every 50 ms, never the same one twice.
"""

import asyncio
import random
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path

from handlers.chart import drawn
from handlers.curating.gap_queue import GapQueue
from handlers.curating.sheets import Sheets
from handlers.edition import Edition, Editions
from knowledge import lexicon
from knowledge.calibration_cache import CalibrationCache
from knowledge.conversation import Conversation
from knowledge.factfile import load
from knowledge.facts import OutcomeStatus
from knowledge.grouping import idle_words
from knowledge.responder import Responder
from knowledge.statistics import Period
from knowledge.stores.archive import Archive
from knowledge.stores.database import Database
from knowledge.stores.exchanges import Asked, Surface
from knowledge.survey import surveyed

ROOT = Path(__file__).parents[2]
QUESTIONS, UNANSWERED, WORDINGS = 200_000, 20_000, 10_000
DAYS = 90
STATUSES: tuple[OutcomeStatus, ...] = ("answered", "confirmed", "clarify", "not_stated")


def main() -> None:
    """Fill the store, take every look, and print how long each took."""
    asyncio.run(_main())


async def _main() -> None:
    factfile = load(ROOT / "knowledge/facts.toml")
    editions = Editions(Edition.of(Responder.build(factfile, CalibrationCache.of_user())))
    editions.current.rehearse()
    idle = idle_words(lexicon.shipped())
    with closing(Database.in_memory()) as database:
        archive = Archive.of(database)
        await _fill(archive, [fact.id for fact in factfile.facts])
        queue = GapQueue(editions, archive.gaps, Sheets(archive.nonces, archive.waits), idle, editable=False)
        period = Period(DAYS, time.time())
        responder = editions.current.responder

        async def counted() -> None:
            await surveyed(archive, responder, period, idle)

        async def pictured() -> None:
            taken = await surveyed(archive, responder, period, idle)
            await asyncio.to_thread(drawn, taken)

        async def queued() -> None:
            await queue.open_gaps()

        for name, look in (("statistics", counted), ("with a picture", pictured), ("the gap queue", queued)):
            await _timed(name, look, editions)


async def _timed(name: str, look: Callable[[], Awaitable[None]], editions: Editions) -> None:
    asking = asyncio.create_task(_asked_meanwhile(editions))
    begun = time.perf_counter()
    await look()
    took = time.perf_counter() - begun
    asking.cancel()
    waits = sorted(await asking)
    longest = f"an asker waits {1000 * waits[len(waits) // 2]:.0f} ms, at most {1000 * waits[-1]:.0f} ms"
    sys.stdout.write(f"{name}: {took:.1f} s; meanwhile {longest}\n")


async def _asked_meanwhile(editions: Editions) -> list[float]:
    """How long each question took, from when it came: the loop may be busy."""
    waits = []
    questions = (
        question for fact in editions.current.responder.factfile.facts for question in fact.questions
    )
    due = time.perf_counter()
    try:
        while True:
            editions.current.responder.respond(next(questions), Conversation(), 0.0)
            waits.append(time.perf_counter() - due)
            due = time.perf_counter() + 0.05
            await asyncio.sleep(0.05)
    except asyncio.CancelledError:
        return waits


async def _fill(archive: Archive, facts: list[str]) -> None:
    chance = random.Random(11)
    words = ["".join(chance.choices("aeioubcdghklmnt", k=chance.randint(2, 5))) for _ in range(800)]
    wordings = [" ".join(chance.choices(words, k=chance.randint(3, 12))) for _ in range(WORDINGS)]
    now = time.time()
    for start in range(0, QUESTIONS, 500):
        parts = []
        for number in range(start, start + 500):
            unknown = number % (QUESTIONS // UNANSWERED) == 0
            question = chance.choice(wordings)
            status: OutcomeStatus = "unknown" if unknown else chance.choice(STATUSES)
            at = now - chance.random() * DAYS * 86_400
            shown = () if unknown else (chance.choice(facts),)
            parts.append(
                Asked(
                    f"{start}", number - start, at, Surface.PRIVATE, status, question, question, facts=shown
                )
            )
        await archive.exchanges.record(parts)


if __name__ == "__main__":
    main()
