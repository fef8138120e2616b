"""Order within a chat, and no chat at the cost of another."""

import asyncio
import random
import statistics
import time
from itertools import pairwise
from pathlib import Path

from tests.drills.bot_api import BotApi, Call, Fault, Kind
from tests.drills.figures import report
from tests.drills.process import Bot, until

CHATS = 50
MESSAGES = 40


def inversions(numbers: list[int]) -> int:
    """How often a first answer came after that to a later question."""
    first = list(dict.fromkeys(numbers))
    return sum(earlier > later for earlier, later in pairwise(first))


async def test_every_chat_is_answered_in_order_through_delays_and_429s(tmp_path: Path) -> None:
    chance = random.Random(3)

    def plan(call: Call) -> Fault | None:
        if call.method == "sendMessage" and chance.random() < 0.05:
            return Fault(Kind.STATUS, 429, retry_after=1)
        return None

    async with BotApi(plan) as api:
        bot = Bot.echo("durable", api.base_url, tmp_path)
        for number in range(MESSAGES):
            for chat in range(1, CHATS + 1):
                api.ask(chat, f"sleep {chance.uniform(0, 0.05):.3f} {number}")
        await bot.start()
        await until(lambda: len(api.sent) >= CHATS * MESSAGES, 120)
        assert await bot.stop() == 0
        by_chat: dict[int, list[int]] = {chat: [] for chat in range(1, CHATS + 1)}
        for sent in api.sent:
            by_chat[sent.chat].append(int(sent.text.rpartition(" ")[2]))
        assert sum(inversions(numbers) for numbers in by_chat.values()) == 0
        assert all(numbers == list(range(MESSAGES)) for numbers in by_chat.values())
        assert api.inside_pause == 0


async def delays(api: BotApi, chats: range, rounds: int) -> list[float]:
    """Seconds from question to answer of ``chats``, each asking ``rounds`` times, 100 questions a second."""
    begun = len(api.sent)
    asked: dict[str, float] = {}
    for number in range(rounds):
        for chat in chats:
            text = f"{begun} {number} {chat}"
            asked[f"re: {text}"] = time.time()
            api.ask(chat, text)
            await asyncio.sleep(0.01)
    await until(lambda: asked.keys() <= {sent.text for sent in api.sent}, 20)
    return [sent.at - asked[sent.text] for sent in api.sent if sent.text in asked]


def p99(values: list[float]) -> float:
    return statistics.quantiles(values, n=100)[98]


async def test_one_slow_chat_does_not_hold_up_the_others(tmp_path: Path) -> None:
    async with BotApi() as api:
        bot = Bot.echo("durable", api.base_url, tmp_path)
        await bot.start()
        await delays(api, range(1, 31), 2)
        alone = p99(await delays(api, range(1, 31), 10))
        for _ in range(3):
            api.ask(99, "sleep 5.0")
        beside = p99(await delays(api, range(1, 31), 10))
        assert await bot.stop() == 0
        report(f"p99 alone {alone * 1000:.1f} ms, beside a slow chat {beside * 1000:.1f} ms")
        assert beside - alone < 0.1


async def test_a_paused_chat_does_not_hold_up_the_others(tmp_path: Path) -> None:
    def plan(call: Call) -> Fault | None:
        paused = call.method == "sendMessage" and call.chat >= 1000
        return Fault(Kind.STATUS, 429, retry_after=30) if paused else None

    async with BotApi(plan) as api:
        bot = Bot.echo("durable", api.base_url, tmp_path)
        await bot.start()
        for chat in range(1000, 1002):  # more of them in a row would be taken for a limit on the bot
            api.ask(chat, "paused")
        await until(lambda: api.calls["sendMessage"] >= 2, 10)
        beside = await delays(api, range(1, 31), 3)
        assert max(beside) < 1.0
        await bot.kill()
