"""What the bot does of its own accord."""

import asyncio
import logging

import pytest
from telegram import Bot

from bot.rounds import Rounds


async def test_one_round_that_fails_keeps_no_other_from_being_made(caplog: pytest.LogCaptureFixture) -> None:
    made: list[str] = []
    done = asyncio.Event()

    async def fail(_: Bot) -> None:
        made.append("failed")
        raise OSError

    async def succeed(_: Bot) -> None:
        made.append("made")
        done.set()

    with caplog.at_level(logging.ERROR):
        running = asyncio.create_task(Rounds((fail, succeed)).run(Bot("1:test")))
        await asyncio.wait_for(done.wait(), 5)
        running.cancel()
    assert made == ["failed", "made"]
    assert "a round failed: OSError" in caplog.text
