"""A chat with the bot in the terminal: the real application over a transport without a network."""

import asyncio
import contextlib
import sys
from collections.abc import Iterator

from pydantic import SecretStr
from telegram import Update

from bot.application import Edges, assemble
from bot.config import Settings
from bot.config_sections import Telegram
from bot.knowledge_base import KnowledgeBase
from bot.terminal.screen import Screen
from bot.terminal.server import Server
from bot.terminal.transport import LocalTransport
from handlers.echo import legible
from handlers.phrases import terminal as phrases

_TOKEN = SecretStr("1:terminal")
"""PTB insists on a token; this one opens nothing."""

_LEAVE = "/thoat"


def chat(settings: Settings) -> None:
    """Let the asker on standard input talk with the bot until they leave.

    Raises:
        OperatorError: the fact file or the article cannot be read.
    """
    screen = Screen.of(sys.stdout)
    screen.note(phrases.BANNER.format(leave=_LEAVE))
    chats = KnowledgeBase.open(settings.knowledge).chats()
    server = Server()
    transport = LocalTransport(server.answer)
    application = assemble(chats, _TOKEN, Telegram(), Edges(transport))

    with asyncio.Runner() as runner:
        runner.run(application.initialize())
        for line in _lines():
            runner.run(application.process_update(Update.de_json(server.update(line), application.bot)))
            for item in server.unseen():
                screen.show(item)
        runner.run(application.shutdown())
    screen.note(phrases.FAREWELL)


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
