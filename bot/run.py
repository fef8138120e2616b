"""The bot on Telegram, by polling or a webhook."""

import asyncio
import logging
from contextlib import closing
from functools import partial

from sqlalchemy import make_url
from telegram import Bot

from bot.application import SERVED_UPDATES, BotApplication, Edges, assemble
from bot.command import ExitCode
from bot.config import Settings
from bot.credentials import Credentials
from bot.errors import OperatorError
from bot.forgetting import Forgetting
from bot.publishing import Newsroom, open_annex
from bot.rounds import Rounds
from bot.runtime.connection import Connection
from bot.runtime.ending import Cause, GaveUpError
from bot.runtime.instance import only_instance
from bot.runtime.place import Place
from bot.runtime.recorder import Recorder
from bot.runtime.redaction import speak_safely
from bot.runtime.sender import Sender
from bot.runtime.serving import Serving
from bot.runtime.station import Station
from bot.runtime.webhook import SECRET_SHORTEST
from bot.watching import Watch
from handlers.courtesies import Courtesies
from handlers.curating.appointments import Appointments
from handlers.curating.bulletin import Bulletin
from handlers.curating.interruptions import Interruptions
from handlers.curating.proposals import Proposals
from handlers.curating.sheets import Sheets
from handlers.curating.works import Works
from handlers.delivery import Delivery
from handlers.file_notices import FileNotices
from handlers.menu import Menu
from handlers.oversight import Oversight
from handlers.phrases import runtime as phrases
from handlers.telling import Telling
from knowledge.grouping import idle_words
from knowledge.lexicon import shipped
from knowledge.publication.saved_file import SavedFile
from knowledge.stores.archive import Archive
from knowledge.stores.database import Database
from knowledge.stores.problems import StoreDriverError, StoreError, StoreTooNewError
from knowledge.stores.retention import Retention

logger = logging.getLogger(__name__)


def serve(settings: Settings, credentials: Credentials) -> None:
    """Serve until stopped.

    Raises:
        OperatorError: there is no token, or the fact file cannot be served.
        EndedError: the bot could not go on.
    """
    token = credentials.require_token()
    secret = credentials.webhook_secret.get_secret_value() if credentials.webhook_secret else ""
    speak_safely([token.get_secret_value(), secret])
    admins = frozenset(settings.admins.ids)
    retention = Retention(settings.retention.questions_days, settings.retention.feedback_days)
    url = settings.store.database_url
    place = Place.beside(url)
    logger.info("starting, with the store %s", make_url(url).render_as_string())
    try:
        with only_instance(place.lock), closing(open_annex(settings.knowledge)) as annex:
            database = Database.open(url)
            archive = Archive.of(database)
            courtesies = Courtesies(Delivery(), Oversight(archive.passed_over))
            newsroom = Newsroom.open(settings.knowledge, database, annex)
            chats = newsroom.chats
            publisher = newsroom.publisher
            works = Works()

            connection = Connection()

            def build(sender: Sender) -> BotApplication:
                edges = Edges(connection, sender)
                return assemble(
                    chats,
                    archive,
                    token,
                    settings.telegram,
                    edges,
                    admins=admins,
                    retention=retention,
                    publisher=publisher,
                    works=works,
                )

            recorder = Recorder(place.recorder)
            station = Station.around(build, courtesies, settings.limits, database, recorder)
            menu = Menu(chats.editions.current.wording.citations.about, admins)
            rounds = Rounds(
                (
                    Telling(chats.editions, archive, Delivery(), chats.clock).round,
                    Forgetting(retention, database, publisher.revisions).round,
                    Bulletin(chats.editions, archive, admins, idle_words(shipped()), chats.clock).round,
                )
            )

            sheets = Sheets(archive.nonces, archive.waits)
            notices = FileNotices(admins, Proposals(publisher, sheets, works, archive.audit), sheets)
            saved = SavedFile(publisher)

            async def begin(bot: Bot) -> None:
                await Interruptions(archive.waits, admins).tell(bot)
                await menu.show(bot)
                await Appointments(admins, archive.audit).settle(bot)
                if admins:  # whoever changes the facts first shall not wait for what can be heard before
                    await asyncio.to_thread(publisher.workshop.rehearse, publisher.served, publisher.recent)
                watch = Watch(saved, partial(notices.tell, bot), settings.knowledge.watch)
                async with asyncio.TaskGroup() as group:
                    group.create_task(watch.run())
                    group.create_task(rounds.run(bot))

            serving = Serving(station, connection, settings.telegram, secret, SERVED_UPDATES, place, begin)
            asyncio.run(serving.run())
            logger.info("stopped")
    except StoreTooNewError as error:
        raise _ended(GaveUpError(Cause.STORE_TOO_NEW, f"{error.found} > {error.known}")) from None
    except StoreDriverError as error:
        raise _ended(GaveUpError(Cause.STORE_DRIVER, str(error))) from None
    except StoreError as error:
        raise _ended(GaveUpError(Cause.STORE, str(error))) from None
    except GaveUpError as error:
        raise _ended(error) from None


class EndedError(OperatorError):
    """The bot could not go on; ``code`` tells a supervisor whether another try may help."""

    def __init__(self, code: ExitCode, line: str) -> None:
        """End with ``code`` and one line for the operator."""
        super().__init__(line)
        self.code = code


_LINES = {
    Cause.TOKEN_REFUSED: phrases.TOKEN_REFUSED,
    Cause.OTHER_COPY: phrases.OTHER_COPY,
    Cause.UNREACHABLE: phrases.UNREACHABLE,
    Cause.STORE: phrases.STORE,
    Cause.STORE_TOO_NEW: phrases.STORE_TOO_NEW,
    Cause.STORE_DRIVER: phrases.STORE_DRIVER,
    Cause.WEBHOOK: phrases.WEBHOOK,
    Cause.SECRET_MISSING: phrases.SECRET_MISSING,
}


def _ended(error: GaveUpError) -> EndedError:
    return EndedError(
        error.exit_code, _LINES[error.cause].format(detail=error.detail, length=SECRET_SHORTEST)
    )
