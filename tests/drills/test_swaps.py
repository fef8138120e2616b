"""Facts published again and again under load: every question is answered, by facts that stood at the time."""

import asyncio
import re
import statistics
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest

from tests.benchmarks.synthetic import SHIPPED
from tests.canaries import TOKEN
from tests.drills.bot_api import BotApi
from tests.drills.figures import report
from tests.drills.process import Bot, until

FACT = """
[[facts]]
id = "quay-tra-sach-thu-vien"
questions = ["Trả sách thư viện ở quầy nào?"]
answer = "Ở quầy số 0."
"""

QUESTION = "Trả sách thư viện ở quầy nào?"
CHATS = 200
CALM = 100
"""Questions asked before anything is published."""

PACE = 20.0
"""Questions a second."""

PATIENCE = 300.0
"""Seconds until a saved file is served, on a machine that has much else to do."""


async def swaps(folder: Path, before: str, count: int) -> str:
    """Save ``count`` versions of a file, each once the last one is served, and ask all the while."""
    facts = folder / "facts.toml"
    facts.write_text(before + FACT, "utf-8")
    async with BotApi() as api:
        bot = Bot(("-m", "bot", "run"), folder / "run.log", {
            "BOT_TOKEN": TOKEN,
            "BOT_TELEGRAM__BASE_URL": api.base_url,
            "BOT_STORE__DATABASE_URL": f"sqlite:///{folder}/bot.db",
            "BOT_KNOWLEDGE__FACTS": str(facts),
            "XDG_CACHE_HOME": str(folder),
        })  # fmt: skip
        await bot.start()
        api.ask(1, QUESTION)
        await until(lambda: len(api.sent) == 1, PATIENCE)
        calm = await _asked(api, lambda: len(api.sent) > CALM)
        busy: list[float] = []
        for number in range(1, count + 1):
            facts.write_text(before + FACT.replace("số 0", f"số {number}"), "utf-8")
            busy += await _asked(api, partial(_has_published, api, number))
        assert await bot.stop() == 0
    return (
        f"{count} versions published while {len(busy)} questions came, {PACE:.0f} a second: all answered, "
        f"{_percentiles(busy)}; {_percentiles(calm)} without"
    )


async def _asked(api: BotApi, over: Callable[[], bool]) -> list[float]:
    """Seconds to each answer, asking one chat after the other until it is ``over``."""
    begun = len(api.sent)
    asked: list[float] = []
    limit = time.time() + PATIENCE
    while not over():
        assert time.time() < limit
        asked.append(time.time())
        api.ask(2 + len(asked) % CHATS, QUESTION)
        await asyncio.sleep(1.0 / PACE)
    await until(lambda: len(api.sent) == begun + len(asked), PATIENCE)
    return [sent.at - at for sent, at in zip(api.sent[begun:], asked, strict=True)]


def _has_published(api: BotApi, number: int) -> bool:
    """Whether the newest answer tells of that version."""
    return bool(re.search(rf"quầy số {number}\b", api.sent[-1].text))


def _percentiles(waits: Sequence[float]) -> str:
    p50, p99 = (1000.0 * statistics.quantiles(waits, n=100)[share - 1] for share in (50, 99))
    return f"p50 {p50:.0f} ms, p99 {p99:.0f} ms"


async def test_no_question_is_dropped_while_facts_are_published(tmp_path: Path) -> None:
    report(await swaps(tmp_path, "", 3))


@pytest.mark.drill
async def test_no_question_is_dropped_while_the_shipped_facts_are_published(tmp_path: Path) -> None:
    report(await swaps(tmp_path, SHIPPED.read_text("utf-8"), 10))
