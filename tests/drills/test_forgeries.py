"""The webhook: Telegram's posts reach a handler, nobody else's do, and nobody can fill the memory."""

import asyncio
import contextlib
import json
import socket
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.runtime.webhook import CONNECTIONS, HEADER
from tests.canaries import SECRET
from tests.drills.bot_api import BotApi, message
from tests.drills.figures import report
from tests.drills.process import Bot, until

MEGABYTE = 1024 * 1024
GOOD = json.dumps(message(1, 1, "forged?")).encode()  # but for its headers
METHODS = ("POST", "POST", "POST", "GET", "PUT", "HEAD", "DELETE")
PATHS = ("/hook", "/hook", "/hook/", "/", f"/hook?secret={SECRET}", "/HOOK", "//hook")
BODIES = (GOOD, GOOD, b"", b"x" * 50_000, b"[1]", b"{" * 1000)
NEAR = SECRET[:-1] + "x"
HEADERS = (
    "X-Nothing: 1",
    f"{HEADER}: ",
    f"{HEADER}: {'x' * 40}",
    f"{HEADER}: {NEAR}",
    f"{HEADER}: {SECRET.lower()}",
    f"{HEADER}: {SECRET} x",
    f"{HEADER}: {SECRET[:-1]}",
    f"{HEADER}: {SECRET}\r\n{HEADER}: {NEAR}",
    f"{HEADER}: {'é' * 20}",
    f"X-Forwarded-For: 149.154.160.1\r\n{HEADER}: {NEAR}",
    f"Authorization: Bearer {SECRET}",
    f"Cookie: {HEADER}={SECRET}",
)


def forged(number: int) -> bytes:
    """A post that is not Telegram's: each number combines another method, path, header and body."""
    method = METHODS[number % len(METHODS)]
    path = PATHS[number // 7 % len(PATHS)]
    body = BODIES[number // 49 % len(BODIES)]
    head = f"{method} {path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nConnection: close\r\n"
    head += f"{HEADERS[number % len(HEADERS)]}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


def signed(body: bytes, content_type: str = "application/json", length: int | None = None) -> bytes:
    """A post with the right secret."""
    head = f"POST /hook HTTP/1.1\r\nHost: x\r\nContent-Type: {content_type}\r\n{HEADER}: {SECRET}\r\n"
    return head.encode() + b"Content-Length: %d\r\n\r\n" % (length or len(body)) + body


def good() -> bytes:
    """What Telegram could post now."""
    return json.dumps(message(1, 1, "forged?")).encode()


@dataclass
class Hooked:
    """A bot that serves a webhook."""

    bot: Bot
    api: BotApi
    port: int

    async def post(self, content: bytes) -> int:
        """The status that ``content`` is answered with; 0 where the connection is closed without one."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        line = b""
        with contextlib.suppress(ConnectionError):
            writer.write(content)
            await writer.drain()
            line = await asyncio.wait_for(reader.readline(), 20)
        writer.transport.abort()
        return int(line.split(b" ")[1]) if line else 0

    def memory(self) -> int:
        """Bytes of memory that the bot holds."""
        assert self.bot.process is not None
        status = Path(f"/proc/{self.bot.process.pid}/status").read_text()
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS")) * 1024


def free_port() -> int:
    """A port of loopback that nobody listens at."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@asynccontextmanager
async def hooked(folder: Path) -> AsyncIterator[Hooked]:
    port = free_port()
    async with BotApi() as api:
        bot = Bot.echo("durable", api.base_url, folder, f"webhook={port}")
        await bot.start()
        await until(lambda: api.calls["setWebhook"] == 1, 20)
        yield Hooked(bot, api, port)
        assert await bot.stop() == 0


async def drill(folder: Path, posts: int) -> None:
    async with hooked(folder) as hook:
        for number in range(1, 101):
            await hook.post(forged(number))
        before = hook.memory()
        statuses: Counter[int] = Counter()
        for batch in range(0, posts, 50):
            answers = (hook.post(forged(number)) for number in range(batch, min(batch + 50, posts)))
            statuses.update(await asyncio.gather(*answers))
        grown = hook.memory() - before
        answered = len(hook.api.sent)
        report(f"{posts} forged posts: {dict(statuses)}, {answered} answered, {grown / 1e6:.1f} MB more")
        assert 200 not in statuses
        assert grown < 20 * MEGABYTE
        assert await hook.post(signed(good())) == 200
        await until(lambda: [sent.text for sent in hook.api.sent] == ["re: forged?"], 10)


async def test_a_thousand_forged_posts(tmp_path: Path) -> None:
    await drill(tmp_path, 1_000)


@pytest.mark.drill
async def test_ten_thousand_forged_posts(tmp_path: Path) -> None:
    await drill(tmp_path, 10_000)


async def test_what_telegram_posts_is_answered_once_and_what_it_cannot_post_is_not(tmp_path: Path) -> None:
    async with hooked(tmp_path) as hook:
        assert await hook.post(signed(good(), "application/json; charset=utf-8")) == 200
        assert await hook.post(signed(good())) == 200
        assert await hook.post(signed(b"{", "text/plain")) == 415
        for body in (
            b"{",
            b"[1]",
            b"{}",
            b"\xff\xfe",
            b"[" * 100_000,
            b'{"update_id": ' + b"9" * 5_000 + b"}",
        ):
            assert await hook.post(signed(body)) == 400
        unreadable = json.dumps({"update_id": 2, "message": {"message_id": 1}}).encode()
        assert await hook.post(signed(unreadable)) == 200
        assert await hook.post(signed(json.dumps(message(3, 1, "and now?")).encode())) == 200
        await until(lambda: len(hook.api.sent) == 2, 10)
        assert [sent.text for sent in hook.api.sent] == ["re: forged?", "re: and now?"]


async def test_neither_large_bodies_nor_many_connections_fill_the_memory(tmp_path: Path) -> None:
    async with hooked(tmp_path) as hook:
        before = hook.memory()
        for content in (signed(b"x" * MEGABYTE, length=200 * MEGABYTE), signed(b"x" * (2 * MEGABYTE))):
            assert await hook.post(content) in {0, 400}
        chunked = b"POST /hook HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
        assert await hook.post(chunked + b"100000\r\n" + b"x" * (3 * MEGABYTE)) in {0, 400, 403}
        assert await hook.post(b"POST /hook HTTP/1.1\r\n" + b"X-A: " + b"x" * MEGABYTE) in {0, 400, 431}
        idle = [await asyncio.open_connection("127.0.0.1", hook.port) for _ in range(3 * CONNECTIONS)]
        grown = hook.memory() - before
        for _, writer in idle:
            writer.transport.abort()
        assert grown < 20 * MEGABYTE
        await asyncio.sleep(0.1)
        assert await hook.post(signed(good())) == 200
