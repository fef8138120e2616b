"""The connection to Telegram: what arrives, and what each way to fail tells about the message."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from urllib.parse import parse_qsl

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Bot
from telegram.error import NetworkError

from bot.runtime.connection import Connection, form
from bot.runtime.failures import PerhapsSentError, UnsentError
from tests.canaries import TOKEN
from tests.drills.bot_api import BotApi, Fault, Kind
from tests.drills.test_forgeries import free_port

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
OK = b'HTTP/1.1 200 OK\r\nContent-Length: 28\r\n\r\n{"ok": true, "result": true}'


@pytest.fixture
async def connection() -> AsyncIterator[Connection]:
    opened = Connection()
    await opened.initialize()
    yield opened
    await opened.shutdown()


@asynccontextmanager
async def server(serve: Serve) -> AsyncIterator[str]:
    """A server that treats each connection by ``serve``; its address."""

    async def end(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            await serve(reader, writer)
        writer.close()

    def begin(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writers.append(writer)
        serving.append(asyncio.create_task(end(reader, writer)))

    writers: list[asyncio.StreamWriter] = []
    serving: list[asyncio.Task[None]] = []
    listening = await asyncio.start_server(begin, "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]
    async with listening:
        yield f"http://127.0.0.1:{port}/bot{TOKEN}/sendMessage"
    for writer in writers:
        writer.transport.abort()
    await asyncio.gather(*serving)


async def request(reader: asyncio.StreamReader) -> bytes:
    """One request as it came, head and body."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = next(
        int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")
    )
    return head + await reader.readexactly(length)


async def test_a_message_and_a_file_arrive_as_they_are(connection: Connection) -> None:
    came: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            came.append(await request(reader))
            body = (
                b'{"ok": true, "result": {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}}}'
            )
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body))

    async with server(serve) as url:
        bot = Bot(TOKEN, base_url=url.partition(TOKEN)[0], request=connection, get_updates_request=connection)
        await bot.send_message(5, "Chào bạn & 1+1=2")
        await bot.send_document(5, "đỏ".encode(), filename="bảng “1”.csv", caption="Đây")
    text, file = came
    assert b"text=Ch%C3%A0o+b%E1%BA%A1n+%26+1%2B1%3D2" in text
    assert b"multipart/form-data" in file
    assert 'filename="bảng “1”.csv"'.encode() in file
    assert "\r\n\r\nđỏ\r\n".encode() in file
    assert "\r\n\r\nĐây\r\n".encode() in file


async def test_where_nobody_listens_nothing_is_sent(connection: Connection) -> None:
    with pytest.raises(UnsentError):
        await connection.exchange("POST", f"http://127.0.0.1:{free_port()}/", {"text": "a"})
    with pytest.raises(UnsentError):
        await connection.exchange("POST", "http://no-such-host.invalid/", {"text": "a"})


@pytest.mark.parametrize("kind", [Kind.RESET_BEFORE, Kind.RESET_AFTER, Kind.STALL])
async def test_what_breaks_off_or_falls_silent_may_have_arrived(connection: Connection, kind: Kind) -> None:
    async with BotApi(lambda _call: Fault(kind)) as api:
        with pytest.raises(PerhapsSentError):
            await connection.exchange(
                "POST", f"{api.base_url}{TOKEN}/sendMessage", {"chat_id": "1"}, read=0.1
            )


async def test_an_answer_that_drips_in_ends(connection: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.runtime.connection.LONGEST", 0.1)

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await request(reader)
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
        while True:
            writer.write(b" ")
            await writer.drain()
            await asyncio.sleep(0.01)

    async with server(serve) as url:
        with pytest.raises(PerhapsSentError):
            await connection.exchange("POST", url, {"text": "a"}, read=0.05)


async def test_a_connection_that_was_closed_while_idle_is_not_used_again(connection: Connection) -> None:
    lives = 0

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal lives
        lives += 1
        await request(reader)
        writer.write(OK)
        await writer.drain()

    async with server(serve) as url:
        for life in range(1, 4):
            assert await connection.exchange("POST", url, {"text": "a"}) == (
                200,
                b'{"ok": true, "result": true}',
            )
            assert lives == life
            await asyncio.sleep(0.01)  # the end of the connection arrives


async def test_a_redirection_is_not_followed(connection: Connection) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await request(reader)
        writer.write(b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n")

    async with server(serve) as url:
        assert (await connection.exchange("POST", url, {"text": "a"}))[0] == 302


async def test_what_cannot_be_encoded_is_left_out_of_a_text(connection: Connection) -> None:
    async with BotApi() as api:
        bot = Bot(TOKEN, base_url=api.base_url, request=connection, get_updates_request=connection)
        await bot.send_message(1, "a\ud800b")
    assert [sent.text for sent in api.sent] == ["ab"]


@pytest.mark.parametrize(
    ("passed_by", "expected"),
    [("", [b"POST http://telegram.invalid/bot", b"Proxy-Authorization: Basic bWU6c2VjcmV0"]), ("*", [])],
)
async def test_the_proxy_of_the_environment_is_used_unless_the_host_passes_it_by(
    connection: Connection, monkeypatch: pytest.MonkeyPatch, passed_by: str, expected: list[bytes]
) -> None:
    seen: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        for _ in range(2):
            seen.append(await request(reader))
            writer.write(OK)

    async with server(serve) as address:
        port = address.split(":")[2].partition("/")[0]
        monkeypatch.setenv("http_proxy", f"http://me:secret@127.0.0.1:{port}")
        monkeypatch.setenv("no_proxy", passed_by)
        for _ in range(2):
            with suppress(NetworkError):
                await connection.exchange("POST", "http://telegram.invalid/bot", {"a": "b"})
    assert [part for part in expected if not all(part in head for head in seen)] == []
    assert len(seen) == (2 if expected else 0)


texts = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.dictionaries(texts, texts))
def test_a_form_is_read_as_it_was_meant(fields: dict[str, str]) -> None:
    assert dict(parse_qsl(form(fields).decode("ascii"), keep_blank_values=True)) == fields


@pytest.mark.parametrize(
    ("date", "ahead"),
    [("Date: Thu, 01 Jan 1970 00:01:40 GMT\r\n", 700.0), ("Date: yesterday\r\n", 0.0), ("", 0.0)],
)
async def test_an_answers_date_tells_how_far_the_clock_is_ahead(date: str, ahead: float) -> None:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await request(reader)
        writer.write(OK.replace(b"\r\n", b"\r\n" + date.encode(), 1))

    connection = Connection(clock=lambda: 800.0)
    await connection.initialize()
    assert connection.ahead() == 0.0
    async with server(serve) as url:
        await connection.exchange("POST", url, {"a": "b"})
    assert connection.ahead() == ahead
    await connection.shutdown()
