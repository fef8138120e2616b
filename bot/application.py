"""The composition root: handlers and edges joined to one application."""

from dataclasses import dataclass

from pydantic import SecretStr
from telegram.ext import (
    Application,
    ApplicationBuilder,
    BaseRateLimiter,
    CallbackQueryHandler,
    CommandHandler,
    ExtBot,
    MessageHandler,
    filters,
)
from telegram.request import BaseRequest

from bot.config_sections import Telegram
from handlers.chats import Chats
from handlers.delivery import Delivery
from handlers.introduction import Introduction
from handlers.ledger import Ledger
from handlers.mishaps import Mishaps
from handlers.presses import Presses
from handlers.questions import Questions
from handlers.strays import Strays
from handlers.updates import PRIVATE, Context
from knowledge.stores.archive import Archive

Data = dict[object, object]
"""PTB's bags of data, which stay empty: what a handler needs, its constructor takes."""

BotApplication = Application[ExtBot[None], Context, Data, Data, Data, None]

SERVED_UPDATES = ("message", "callback_query")
"""The kinds of updates that Telegram is asked for; unsaid, it would go on with what was asked last time."""


@dataclass(frozen=True, slots=True)
class Edges:
    """What stands between the application and Telegram.

    ``request`` sends, and ``limiter``, if any, says when. Updates come by another way: there is no updater.
    """

    request: BaseRequest
    limiter: BaseRateLimiter[None] | None = None


def assemble(
    chats: Chats, archive: Archive, token: SecretStr, telegram: Telegram, edges: Edges
) -> BotApplication:
    """The application, not yet initialized, that serves ``chats`` over ``edges`` and keeps an ``archive``."""
    builder = (
        ApplicationBuilder()
        .token(token.get_secret_value())
        .base_url(telegram.base_url)
        .base_file_url(telegram.base_file_url)
        .request(edges.request)
        .updater(None)
        .job_queue(None)
    )
    if edges.limiter is not None:
        builder = builder.rate_limiter(edges.limiter)
    application = builder.build()
    _register(application, chats, archive)
    return application


def _register(application: BotApplication, chats: Chats, archive: Archive) -> None:
    """Every handler, in order: the first whose filters admit an update handles it."""
    delivery = Delivery()
    introduction = Introduction(chats, delivery)
    questions = Questions(chats, delivery, Ledger(archive, chats.clock))
    presses = Presses(chats, delivery)
    strays = Strays(delivery)

    application.add_handlers(
        [
            CommandHandler("start", introduction.start, PRIVATE),
            CommandHandler("help", introduction.help, PRIVATE),
            MessageHandler(PRIVATE & filters.COMMAND, strays.unknown_command),
            MessageHandler(PRIVATE & filters.TEXT, questions.asked),
            MessageHandler(PRIVATE & ~filters.StatusUpdate.ALL, strays.not_text),
            CallbackQueryHandler(presses.pressed),
        ]
    )
    application.add_error_handler(Mishaps(delivery).report)
