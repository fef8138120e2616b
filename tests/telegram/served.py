"""The application under test: its own assembly, with nothing but the transport replaced."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field

from pydantic import SecretStr
from telegram import Update

from bot.application import BotApplication, Edges, assemble
from bot.config_sections import Telegram
from bot.terminal.transport import LocalTransport
from handlers.chats import Chats
from handlers.curating.works import Works
from handlers.updates import Context
from knowledge.publication.publisher import Publisher
from knowledge.stores.archive import Archive
from knowledge.stores.database import Database
from knowledge.stores.exchanges import Asked
from knowledge.stores.retention import Retention
from tests import canaries
from tests.telegram.recorder import Json, Recorder, Sent
from tests.telegram.updates import message, press, update

TOKEN = SecretStr(canaries.TOKEN)
RETENTION = Retention(questions_days=90, feedback_days=30)


@dataclass
class Served:
    """The bot as one chat sees it. PTB swallows what a handler raises: ``errors`` keeps it."""

    application: BotApplication
    telegram: Recorder
    archive: Archive
    database: Database
    works: Works
    errors: list[Exception | None] = field(default_factory=list)

    async def receive(self, content: Json) -> list[Sent]:
        """Handle an update, and return the messages that this sent."""
        before = len(self.telegram.sent)
        await self.application.process_update(Update.de_json(content, self.application.bot))
        await self.works.idle()
        return self.telegram.sent[before:]

    async def say(self, text: str) -> list[Sent]:
        """Say ``text`` in the private chat."""
        return await self.receive(update("message", message(text)))

    async def ask(self, text: str) -> Sent:
        """Say ``text`` and return the one message that answers it."""
        (sent,) = await self.say(text)
        return sent

    async def kept(self, content: Json) -> tuple[Asked, ...]:
        """What the archive keeps of an update."""
        number = content["update_id"]
        assert isinstance(number, int)
        return await self.archive.exchanges.find(self.archive.digests.update(number))

    async def press(self, label: str, under: Sent) -> list[Sent]:
        """Press the button ``label`` under a message of the bot."""
        content = press(under.buttons[label], under.message)
        shown = content["message"]
        assert isinstance(shown, dict)
        if under.markup is not None:
            shown["reply_markup"] = under.markup
        return await self.receive(update("callback_query", content))

    def pressed(self, data: str, under: Json, *, by: Json) -> Json:
        """The update of somebody who presses the button with ``data`` under a message."""
        return update("callback_query", press(data, 0, message=under, **{"from": by}))

    async def _keep_error(self, _: object, context: Context) -> None:
        self.errors.append(context.error)


@asynccontextmanager
async def serving(
    chats: Chats,
    database: Database | None = None,
    *,
    guest_mode: bool = False,
    admins: frozenset[int] = frozenset(),
    publisher: Publisher | None = None,
) -> AsyncIterator[Served]:
    """Serve ``chats``, remembering in ``database`` or in memory.

    Leaving asserts that no handler failed, unless the test has taken the errors.
    """
    telegram = Recorder()
    transport = LocalTransport(telegram.answer, telegram.file)
    with closing(database or Database.in_memory()) as store:
        archive = Archive.of(store)
        telegram_section, edges = Telegram(guest_mode=guest_mode), Edges(transport)
        works = Works()
        application = assemble(
            chats,
            archive,
            TOKEN,
            telegram_section,
            edges,
            admins=admins,
            retention=RETENTION,
            publisher=publisher,
            works=works,
        )
        served = Served(application, telegram, archive, store, works)
        application.add_error_handler(served._keep_error)
        async with application:
            yield served
    assert served.errors == []
