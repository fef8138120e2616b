"""The composition root: handlers and edges joined to one application."""

import asyncio
from dataclasses import dataclass, field

from pydantic import SecretStr
from telegram.ext import (
    Application,
    ApplicationBuilder,
    BaseRateLimiter,
    BaseUpdateProcessor,
    CallbackQueryHandler,
    CommandHandler,
    ExtBot,
    MessageHandler,
    SimpleUpdateProcessor,
    filters,
)
from telegram.request import BaseRequest, HTTPXRequest

from bot.config_sections import Telegram
from handlers.buttons import Buttons
from handlers.delivery import Delivery
from handlers.dialogue import Dialogue
from handlers.introduction import Introduction
from handlers.mishaps import Mishaps
from handlers.presses import Presses
from handlers.questions import Questions
from handlers.strays import Strays
from handlers.updates import PRIVATE, Context

Data = dict[object, object]
"""PTB's bags of data, which stay empty: what a handler needs, its constructor takes."""

BotApplication = Application[ExtBot[None], Context, Data, Data, Data, None]

SERVED_UPDATES = ("message", "callback_query")
"""The kinds of updates that Telegram is asked for; unsaid, it would go on with what was asked last time."""

CONNECTIONS = 256
"""Connections kept for sending; PTB's own default."""


@dataclass(frozen=True, slots=True)
class Edges:
    """What stands between the application and Telegram, each with PTB's own as the default.

    ``request`` sends, ``polling_request`` receives, ``updates`` holds what was received until it is handled,
    ``processor`` orders the handling, ``limiter`` paces the sending.
    """

    request: BaseRequest = field(default_factory=lambda: HTTPXRequest(connection_pool_size=CONNECTIONS))
    polling_request: BaseRequest = field(default_factory=HTTPXRequest)
    updates: asyncio.Queue[object] = field(default_factory=asyncio.Queue)
    processor: BaseUpdateProcessor = field(default_factory=lambda: SimpleUpdateProcessor(1))
    limiter: BaseRateLimiter[None] | None = None


def assemble(dialogue: Dialogue, token: SecretStr, telegram: Telegram, edges: Edges) -> BotApplication:
    """The application that serves ``dialogue`` over ``edges``; not yet initialized."""
    builder = (
        ApplicationBuilder()
        .token(token.get_secret_value())
        .base_url(telegram.base_url)
        .base_file_url(telegram.base_file_url)
        .request(edges.request)
        .get_updates_request(edges.polling_request)
        .update_queue(edges.updates)
        .concurrent_updates(edges.processor)
        .job_queue(None)
    )
    if edges.limiter is not None:
        builder = builder.rate_limiter(edges.limiter)
    application = builder.build()
    _register(application, dialogue)
    return application


def _register(application: BotApplication, dialogue: Dialogue) -> None:
    """Every handler, in order: the first whose filters admit an update handles it."""
    delivery = Delivery(Buttons.of(dialogue.responder.factfile))
    introduction = Introduction(dialogue, delivery)
    questions = Questions(dialogue, delivery)
    presses = Presses(dialogue, delivery)
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
