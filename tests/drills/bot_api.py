"""A Bot API server for drills: real HTTP on loopback, an honest memory, and faults on demand.

It speaks just enough HTTP/1.1 to be quick: it must not be what a measurement measures.
"""

import asyncio
import json
import socket
import struct
import time
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl

Json = dict[str, object]

BOT = {"id": 123456789, "is_bot": True, "first_name": "Drill", "username": "drill_bot"}


class Kind(Enum):
    """How a call is made to fail."""

    STATUS = auto()  # an answer with an error status, nothing accepted
    RESET_BEFORE = auto()  # the connection is reset, nothing accepted
    RESET_AFTER = auto()  # accepted, then the connection is reset
    STALL = auto()  # accepted, but the answer does not come while the client waits


@dataclass(frozen=True)
class Fault:
    """One failure: its kind, and for a status the number and (429) the pause in seconds."""

    kind: Kind
    status: int = 0
    retry_after: int = 0


@dataclass(frozen=True)
class Sent:
    """One message that the server accepted."""

    chat: int
    text: str
    at: float


@dataclass(frozen=True)
class Call:
    """One request as it came: the method and its parameters."""

    method: str
    parameters: dict[str, str]

    @property
    def chat(self) -> int:
        """The chat that the call is about; 0 where it is about none."""
        return int(self.parameters.get("chat_id", "0"))


Plan = Callable[[Call], Fault | None]


def no_faults(_call: Call) -> Fault | None:
    """All is well."""
    return None


@dataclass
class Limits:
    """Telegram's own limits, enforced: what exceeds them is refused with 429. 0 is no limit."""

    per_second: int = 0
    per_chat_per_second: int = 0


@dataclass
class BotApi:
    """The server: updates wait in ``pending``, accepted messages are in ``sent``."""

    plan: Plan = no_faults
    limits: Limits = field(default_factory=Limits)
    pending: deque[Json] = field(default_factory=deque)
    sent: list[Sent] = field(default_factory=list)
    calls: Counter[str] = field(default_factory=Counter)
    refused: int = 0
    inside_pause: int = 0
    webhook: str = ""
    port: int = 0
    port_wanted: int = 0

    def __post_init__(self) -> None:
        self._arrived = asyncio.Event()
        self._paused: dict[int, float] = {}
        self._times: deque[float] = deque()
        self._chat_times: dict[int, float] = {}
        self._connections: set[asyncio.StreamWriter] = set()
        self._next = 1

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(
            self._serve, "127.0.0.1", self.port_wanted, backlog=1024, limit=2**22
        )
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._server.close()
        for writer in list(self._connections):
            writer.transport.abort()
        await self._server.wait_closed()

    @property
    def base_url(self) -> str:
        """What the bot is configured with."""
        return f"http://127.0.0.1:{self.port}/bot"

    def put(self, *updates: Json) -> None:
        """Let ``updates`` wait to be fetched."""
        self.pending.extend(updates)
        self._arrived.set()

    def ask(self, chat: int, text: str, *, date: float | None = None) -> int:
        """Let a private chat say ``text``; the update's number."""
        number = self._next
        self._next += 1
        self.put(message(number, chat, text, date))
        return number

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._connections.add(writer)
        try:
            while await self._exchange(reader, writer):
                pass
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        except asyncio.CancelledError:
            writer.transport.abort()
        finally:
            self._connections.discard(writer)
            writer.close()

    async def _exchange(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        line, *headers = head.split("\r\n")
        length = next((int(h[15:]) for h in headers if h.lower().startswith("content-length:")), 0)
        body = (await reader.readexactly(length)).decode() if length else ""
        path, _, query = line.split(" ")[1].partition("?")
        call = Call(path.rpartition("/")[2], dict(parse_qsl(body or query, keep_blank_values=True)))
        self.calls[call.method] += 1
        fault = self.plan(call)
        if fault is not None and fault.kind is Kind.RESET_BEFORE:
            reset(writer)
            return False
        if fault is not None and fault.kind is Kind.STATUS:
            self._note_pause(call, fault)
            status, answer = fault.status, error(fault.status, fault.retry_after)
        else:
            status, answer = await self._answer(call)
        if fault is not None and fault.kind is Kind.RESET_AFTER:
            reset(writer)
            return False
        if fault is not None and fault.kind is Kind.STALL:
            await asyncio.sleep(60)
            return False
        content = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        writer.write(b"HTTP/1.1 %d X\r\nContent-Length: %d\r\n\r\n%b" % (status, len(content), content))
        await writer.drain()
        return True

    async def _answer(self, call: Call) -> tuple[int, Json | bytes]:
        match call.method:
            case "getUpdates":
                return 200, {"ok": True, "result": await self._updates(call)}
            case "getMe":
                return 200, {"ok": True, "result": BOT}
            case "setWebhook":
                self.webhook = call.parameters["url"]
                return 200, {"ok": True, "result": True}
            case "getWebhookInfo":
                info = {"url": self.webhook, "has_custom_certificate": False, "pending_update_count": 0}
                return 200, {"ok": True, "result": info}
            case "sendMessage":
                return self._accept(call)
        return 200, {"ok": True, "result": True}

    async def _updates(self, call: Call) -> list[Json]:
        offset = int(call.parameters.get("offset", "0"))
        while self.pending and int(str(self.pending[0]["update_id"])) < offset:
            self.pending.popleft()
        if not self.pending:
            self._arrived.clear()
            try:
                async with asyncio.timeout(float(call.parameters.get("timeout", "0"))):
                    await self._arrived.wait()
            except TimeoutError:
                return []
        return [update for update, _ in zip(self.pending, range(100), strict=False)]

    def _accept(self, call: Call) -> tuple[int, Json | bytes]:
        now = time.monotonic()
        if now < self._paused.get(call.chat, 0.0):
            self.inside_pause += 1
        wait = self._over_limit(call.chat, now)
        if wait:
            self.refused += 1
            return 429, error(429, wait)
        self.sent.append(Sent(call.chat, call.parameters["text"], time.time()))
        chat = {"id": call.chat, "type": "private" if call.chat > 0 else "group"}
        result = {"message_id": len(self.sent), "date": int(time.time()), "chat": chat, "text": "…"}
        return 200, {"ok": True, "result": result}

    def _over_limit(self, chat: int, now: float) -> int:
        if self.limits.per_second:
            while self._times and self._times[0] <= now - 1.0:
                self._times.popleft()
            if len(self._times) >= self.limits.per_second:
                return 1
        if self.limits.per_chat_per_second and now - self._chat_times.get(chat, 0.0) < 1.0:
            return 1
        self._times.append(now)
        self._chat_times[chat] = now
        return 0

    def _note_pause(self, call: Call, fault: Fault) -> None:
        if call.method == "sendMessage":
            now = time.monotonic()
            if now < self._paused.get(call.chat, 0.0):
                self.inside_pause += 1
            if fault.retry_after:
                self._paused[call.chat] = now + fault.retry_after


def reset(writer: asyncio.StreamWriter) -> None:
    """Reset the connection (RST), as a dying proxy does."""
    opened = writer.get_extra_info("socket")
    opened.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


def error(status: int, retry_after: int = 0) -> Json | bytes:
    """What Telegram, or a proxy before it, says with an error status."""
    if status >= 500:
        return b"<html><body><h1>Bad Gateway</h1></body></html>"
    answer: Json = {"ok": False, "error_code": status, "description": f"Drill: {status}"}
    if retry_after:
        answer["parameters"] = {"retry_after": retry_after}
    return answer


def message(number: int, chat: int, text: str, date: float | None = None) -> Json:
    """An update: ``chat`` says ``text``, now unless ``date`` (epoch seconds) is given."""
    asker = {"id": chat, "is_bot": False, "first_name": "Asker"}
    return {
        "update_id": number,
        "message": {
            "message_id": number,
            "date": int(time.time() if date is None else date),
            "chat": {"id": chat, "type": "private", "first_name": "Asker"},
            "from": asker,
            "text": text,
        },
    }
