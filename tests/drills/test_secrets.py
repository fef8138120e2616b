"""A planted token and webhook secret, everything at DEBUG: neither shows up in anything the bot writes."""

import asyncio
import json
from collections.abc import Iterable
from pathlib import Path

from tests.canaries import SECRET, TOKEN
from tests.drills.bot_api import BotApi, Fault, Json, Kind
from tests.drills.figures import report
from tests.drills.process import Bot, until
from tests.drills.test_forgeries import forged, hooked, signed


def leaks(folder: Path) -> list[str]:
    """The files of the bot that hold a canary."""
    canaries = [canary.encode() for canary in (TOKEN, TOKEN.partition(":")[2], SECRET)]
    files = [file for file in folder.rglob("*") if file.is_file()]
    assert any(file.name == "bot.log" for file in files)
    return [file.name for file in files if any(canary in file.read_bytes() for canary in canaries)]


async def live(folder: Path, faults: Iterable[Fault | None], texts: Iterable[str]) -> str:
    """A life of a polling bot at DEBUG, each of its calls failing as told; what it logged."""
    failing = iter(faults)
    async with BotApi(lambda _call: next(failing, None)) as api:
        bot = Bot.echo("durable", api.base_url, folder)
        broken: list[Json] = [{"update_id": 900, "message": {"message_id": 1}}, {"x": TOKEN[:3]}]
        api.put(*broken)
        for chat, text in enumerate(texts, 1):
            api.ask(chat, text)
        await bot.start()
        await until(lambda: len(api.sent) >= 1, 40)
        await asyncio.sleep(0.5)
        await bot.stop()
        return bot.log.read_text()


async def test_no_secret_in_a_polling_bots_writing(tmp_path: Path) -> None:
    faults = [Fault(Kind.STATUS, 401), Fault(Kind.STATUS, 502), Fault(Kind.RESET_BEFORE), None, None]
    faults += [Fault(Kind.STATUS, status) for status in (404, 409, 400)]
    log = await live(tmp_path, faults, ["one", "fail now", "three"])
    report(f"polling at DEBUG: {len(log.splitlines())} lines")
    assert "DEBUG" in log
    assert "Traceback" in log
    assert leaks(tmp_path) == []


async def test_no_secret_when_the_token_is_refused(tmp_path: Path) -> None:
    async with BotApi(lambda _call: Fault(Kind.STATUS, 401)) as api:
        bot = Bot.echo("durable", api.base_url, tmp_path)
        await bot.start()
        assert await bot.ended(30) == 78
    assert leaks(tmp_path) == []


async def test_no_secret_in_a_webhook_bots_writing(tmp_path: Path) -> None:
    async with hooked(tmp_path) as hook:
        for number in range(100):
            await hook.post(forged(number))
        await hook.post(signed(b"{"))
        await hook.post(signed(json.dumps({"update_id": 5, "message": 1}).encode()))
    assert leaks(tmp_path) == []
