"""SIGKILL in webhook mode: what was answered 200 is kept, and Telegram posts again what was not."""

import asyncio
import json
import random
import resource
import time
from collections import Counter
from functools import partial
from pathlib import Path

import pytest

from tests.drills.bot_api import BotApi, Json, message
from tests.drills.process import Bot, until
from tests.drills.test_endings import ROOM_ON_DISK
from tests.drills.test_forgeries import Hooked, free_port, signed
from tests.drills.test_kills import IN_FLIGHT, judge

SETTLING = 90.0
"""Seconds in which the last life answers all that is left."""


async def deliver(hook: Hooked, update: Json) -> None:
    """Post ``update`` as Telegram does: again and again, until it is answered 200."""
    status = 0
    while status != 200:
        try:
            status = await hook.post(signed(json.dumps(update).encode()))
        except OSError:  # nobody listens at the moment
            await asyncio.sleep(0.05)


async def drill(folder: Path, kills: int, seed: int) -> Counter[str]:
    """Kill a bot ``kills`` times with ten questions in flight; how often each question was answered."""
    chance = random.Random(seed)
    port = free_port()
    async with BotApi() as api, asyncio.TaskGroup() as telegram:
        bot = Bot.echo("durable", api.base_url, folder, f"webhook={port}")
        bot.environment = {}  # logging at DEBUG would widen the moment between an answer and its mark
        hook = Hooked(bot, api, port)
        asked = confirmed = 0

        async def ask(number: int) -> None:
            nonlocal confirmed
            text = f"sleep {chance.uniform(0.0, 0.2):.3f} {number}"
            await deliver(hook, message(number, 1 + number % 37, text, time.time()))
            confirmed += 1

        def reached(goal: int) -> bool:
            return confirmed >= goal

        for kill in range(kills):
            for _ in range(IN_FLIGHT):
                asked += 1
                telegram.create_task(ask(asked))
            goal = confirmed + 1
            await bot.start()
            if kill % 2:  # once some are confirmed, and being answered
                await until(partial(reached, goal), 60)
                await asyncio.sleep(chance.uniform(0.0, 0.25))
            else:  # at any moment, the start included
                await asyncio.sleep(chance.uniform(0.3, 1.2))
            await bot.kill()
        registered = api.calls["setWebhook"]
        await bot.start()
        await until(lambda: api.calls["setWebhook"] > registered and confirmed == asked, SETTLING)
        await until(lambda: len({sent.text for sent in api.sent}) == asked, SETTLING)
        assert await bot.stop() == 0
        return Counter(sent.text for sent in api.sent)


async def test_ten_kills_of_a_webhook(tmp_path: Path) -> None:
    # What is under way at a kill is answered twice. On a busy machine, with so few kills, that may be much.
    judge(await drill(tmp_path, 10, seed=5), 10, share=0.3)


@pytest.mark.drill
async def test_two_hundred_kills_of_a_webhook(tmp_path: Path) -> None:
    judge(await drill(tmp_path, 200, seed=6), 200)


async def test_what_a_full_disk_does_not_keep_is_not_confirmed_and_comes_again(tmp_path: Path) -> None:
    port = free_port()
    async with BotApi() as api:
        bot = Bot.echo("durable", api.base_url, tmp_path, f"webhook={port}")
        bot.environment = {}
        hook = Hooked(bot, api, port)
        await bot.start()
        await until(lambda: api.calls["setWebhook"] > 0, 30)
        assert bot.process is not None
        resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE, (ROOM_ON_DISK, resource.RLIM_INFINITY))
        number, status = 0, 200
        while status == 200:
            number += 1
            update = signed(json.dumps(message(number, number, f"{number}", time.time())).encode())
            status = await hook.post(update)
            assert number < 1_000
        assert status == 503
        resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
        assert await hook.post(update) == 200
        await until(lambda: len(api.sent) == number, 30)
        assert await bot.stop() == 0
