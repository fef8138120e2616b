"""A chat with the bot in the terminal: the real application over a transport without a network."""

import asyncio
import contextlib
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from pydantic import SecretStr

from bot.application import BotApplication, Edges, assemble
from bot.config import Settings
from bot.config_sections import Limits, Telegram
from bot.errors import OperatorError
from bot.knowledge_base import KnowledgeBase
from bot.publishing import Newsroom
from bot.runtime.ending import GaveUpError
from bot.runtime.instance import only_instance
from bot.runtime.place import Place
from bot.runtime.recorder import Recorder
from bot.runtime.station import Station
from bot.terminal.screen import Screen
from bot.terminal.server import ASKER_ID, Json, Server
from bot.terminal.transport import LocalTransport
from handlers.courtesies import Courtesies
from handlers.curating.works import Works
from handlers.delivery import Delivery
from handlers.echo import legible
from handlers.oversight import Oversight
from handlers.phrases import runtime as runtime_phrases
from handlers.phrases import terminal as phrases
from handlers.problem_wording import worded
from handlers.telling import Telling
from knowledge.factfile import FactFileError, read
from knowledge.stores.archive import Archive
from knowledge.stores.database import Database
from knowledge.stores.problems import StoreError
from knowledge.stores.retention import Retention

_TOKEN = SecretStr("1:terminal")
"""PTB insists on a token; this one opens nothing."""

_LEAVE = "/thoat"

_PATIENCE = 2.0
"""Seconds at the end for what is still being handled."""

_UNLIMITED = Limits(
    inbound_per_user_per_minute=0,
    inbound_per_chat_per_minute=0,
    outbound_per_second=0,
    outbound_per_chat_per_second=0,
    outbound_per_group_per_minute=0,
)
"""Nobody floods a terminal, and its transport takes anything."""


def chat(settings: Settings, *, kept: bool, admin: bool) -> None:
    """Let the asker on standard input talk with the bot until they leave.

    Args:
        settings: what to answer from.
        kept: whether to use the configured store; else one in memory, which ends with the chat.
        admin: whether the asker is an admin. What they change without a store that is kept, they change in a
            copy of the fact file.

    Raises:
        OperatorError: the fact file or the article cannot be read, or the store is in use.
    """
    screen = Screen.of(sys.stdout)
    copied = admin and not kept
    if copied:
        settings = _on_a_copy(settings)
    # A store that is kept remembers the numbers of earlier chats, and takes the same ones for repetitions.
    server = Server(int(time.time()) if kept else 1)
    transport = LocalTransport(server.answer, server.files.content)
    admins = frozenset([ASKER_ID] if admin else [])
    retention = Retention(settings.retention.questions_days, settings.retention.feedback_days)
    with _database(settings.store.database_url if kept else "sqlite://") as database:
        archive = Archive.of(database)
        # Nobody who only asks leaves traces beside the fact file.
        newsroom = Newsroom.open(settings.knowledge, database) if admin else None
        chats = KnowledgeBase.open(settings.knowledge).chats() if newsroom is None else newsroom.chats
        publisher = None if newsroom is None else newsroom.publisher
        screen.note(phrases.BANNER.format(leave=_LEAVE))
        if copied:
            screen.note(phrases.ON_A_COPY.format(file=settings.knowledge.facts))
        works = Works()
        station = Station.around(
            lambda sender: assemble(
                chats,
                archive,
                _TOKEN,
                Telegram(guest_mode=True),
                Edges(transport, sender),
                admins=admins,
                retention=retention,
                publisher=publisher,
                works=works,
            ),
            Courtesies(Delivery(), Oversight(archive.passed_over)),
            _UNLIMITED,
            database,
            Recorder(None),
        )
        telling = Telling(chats.editions, archive, Delivery(), chats.clock)
        with asyncio.Runner() as runner:
            runner.run(station.application.initialize())
            for line in _lines():
                update = _led(line, server, screen)
                if update is not None:
                    runner.run(_hear(station, works, telling, update))
                items = server.unseen()
                for item in items:
                    screen.show(item)
                if update is not None and not items:
                    reacted = "message_reaction" in update
                    silent = phrases.SILENT if server.grouped else phrases.NO_REPLY
                    screen.note(phrases.REACTED if reacted else silent)
            runner.run(station.reception.close(_PATIENCE))
            runner.run(station.application.shutdown())
    screen.note(phrases.FAREWELL)


def _on_a_copy(settings: Settings) -> Settings:
    """The settings with a copy of the fact file in the place of the file itself.

    Raises:
        OperatorError: it cannot be read.
    """
    try:
        content = read(settings.knowledge.facts)
    except FactFileError as error:
        raise OperatorError(*(worded(problem) for problem in error.problems)) from None
    copy = Path(tempfile.mkdtemp(prefix="hoi-dap-")) / "facts.toml"
    copy.write_bytes(content)
    knowledge = settings.knowledge.model_copy(update={"facts": copy})
    return settings.model_copy(update={"knowledge": knowledge})


@contextlib.contextmanager
def _database(url: str) -> Iterator[Database]:
    """The store at ``url``, which no running bot may be using."""
    with contextlib.ExitStack() as stack:
        try:
            if url != "sqlite://":
                stack.enter_context(only_instance(Place.beside(url).lock))
            database = Database.open(url)
        except GaveUpError:
            raise OperatorError(runtime_phrases.OTHER_COPY) from None
        except StoreError as error:
            raise OperatorError(runtime_phrases.STORE.format(detail=error)) from None
        stack.callback(database.close)
        yield database


def _led(line: str, server: Server, screen: Screen) -> Json | None:
    """The update that a line causes; none for one that only the terminal understands."""
    command, _, rest = line.partition(" ")
    played = {"/inline": server.inline, "/khach": server.guest, "/anh": server.photo, "/camxuc": server.react}
    if command in played:
        return played[command](rest)
    match command:
        case "/":
            screen.note(phrases.HELP.format(leave=_LEAVE))
            return None
        case "/nhom":
            screen.note(phrases.IN_GROUP)
            return server.join_group()
        case "/rieng":
            server.leave_group()
            screen.note(phrases.IN_PRIVATE)
            return None
        case "/sua":
            update = server.edit(rest) if rest.strip() else None
            if update is None:
                screen.note(phrases.EDIT_HOW)
            return update
        case "/gui":
            return _sending(rest.strip(), server, screen)
        case _:
            return server.update(line)


def _sending(name: str, server: Server, screen: Screen) -> Json | None:
    """The update of an asker who sends the file of that name."""
    if not name:
        screen.note(phrases.SEND_HOW)
        return None
    try:
        return server.upload(Path(name).expanduser())
    except OSError as error:
        screen.note(phrases.NO_FILE.format(file=name, reason=error.strerror))
        return None


async def _hear(station: Station[BotApplication], works: Works, telling: Telling, update: Json) -> None:
    """Take an update in as the bot on Telegram does, and wait until it is handled and what it brings told."""
    await station.reception.accept([update], time.time())
    await station.reception.lanes.idle()
    await works.idle()
    await telling.round(station.application.bot)


def _lines() -> Iterator[str]:
    """``/start``, as Telegram sends it when a chat is opened, then what the asker says until they leave."""
    yield "/start"
    for line in _typed() if sys.stdin.isatty() else _piped():
        if line == _LEAVE:
            return
        if line:
            yield line


def _typed() -> Iterator[str]:
    with contextlib.suppress(ImportError):  # line editing and history, where Python has them
        import readline  # noqa: F401, PLC0415
    while True:
        try:
            yield input(phrases.PROMPT).strip()
        except (EOFError, KeyboardInterrupt):
            sys.stdout.write("\n")
            return


def _piped() -> Iterator[str]:
    """The lines of a pipe, repeated so that the transcript is whole."""
    for line in sys.stdin:
        sys.stdout.write(f"{phrases.PROMPT}{legible(line)}\n")
        yield line.strip()
