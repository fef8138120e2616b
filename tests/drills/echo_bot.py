"""A bot that echoes, to drill the run-time without the cost of answering: ``bare`` (PTB's own) or
``durable``.

    python -m tests.drills.echo_bot durable BASE_URL DATABASE_URL [limits] [webhook=PORT]

A text may give an order: ``sleep 0.5 …`` takes its time, ``hang …`` never ends, ``freeze …``
neither, and nothing else goes on, ``block …`` neither, in a thread, ``die …`` kills the
process, ``exit …`` ends it without a word, ``thread …`` does so in another thread. With ``limits`` messages
leave at the rates that Telegram allows, else as fast as they can.
"""

import asyncio
import logging
import os
import signal
import sys
import time

from telegram import Message, Update
from telegram.ext import ApplicationBuilder, ExtBot, MessageHandler, filters
from telegram.request import BaseRequest, HTTPXRequest

from bot.command import ExitCode
from bot.config_sections import Limits, Telegram, Webhook
from bot.runtime.connection import Connection
from bot.runtime.ending import GaveUpError
from bot.runtime.instance import only_instance
from bot.runtime.place import Place
from bot.runtime.recorder import Recorder
from bot.runtime.redaction import QUIET, speak_safely
from bot.runtime.sender import Sender
from bot.runtime.serving import Data, PtbApplication, Serving
from bot.runtime.station import Station
from handlers.updates import Context
from knowledge.stores.database import Database
from tests.canaries import SECRET, TOKEN

NONE = Limits(
    inbound_per_user_per_minute=0,
    inbound_per_chat_per_minute=0,
    outbound_per_second=0,
    outbound_per_chat_per_second=0,
    outbound_per_group_per_minute=0,
)
Builder = ApplicationBuilder[ExtBot[None], Context, Data, Data, Data, None]
TELEGRAMS = Limits(inbound_per_user_per_minute=0, inbound_per_chat_per_minute=0)


class Notices:
    """Says what kind of notice it would be."""

    async def late(self, update: Update) -> None:
        await said(update).reply_text("late")

    async def expired(self, update: Update) -> None:
        await said(update).reply_text("expired")

    async def too_many(self, update: Update) -> None:
        await said(update).reply_text("too many")

    async def silenced(self, updates: int) -> None:
        pass


def said(update: Update) -> Message:
    assert update.effective_message is not None
    return update.effective_message


async def silence(_: object) -> None:
    """Introduce the bot by nothing."""


async def echo(update: Update, context: Context) -> None:
    message = said(update)
    order, _, rest = (message.text or "").partition(" ")
    match order:
        case "sleep":
            await asyncio.sleep(float(rest.split(" ")[0]))
        case "hang":
            await asyncio.Event().wait()
        case "freeze":
            time.sleep(300)  # noqa: ASYNC251  (that is the point)
        case "block":
            await asyncio.to_thread(time.sleep, 300)
        case "fail":
            raise ValueError(repr(context.application))  # which holds the token
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "exit":
            os._exit(1)
        case "thread":
            await asyncio.to_thread(os._exit, 1)
    await message.reply_text(f"re: {message.text}")


def builder(base_url: str, request: BaseRequest) -> Builder:
    return ApplicationBuilder().token(TOKEN).base_url(base_url).request(request).job_queue(None)


def bare(base_url: str) -> None:
    """PTB as it comes, with the same concurrency and connection pool."""
    request = HTTPXRequest(connection_pool_size=256, read_timeout=5.0)
    application = builder(base_url, request).concurrent_updates(64).build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling(bootstrap_retries=-1)


def telegram(options: list[str]) -> Telegram:
    """Polling, or a webhook where the options name a port."""
    port = next((option.partition("=")[2] for option in options if option.startswith("webhook=")), "")
    if not port:
        return Telegram()
    return Telegram(mode="webhook", webhook=Webhook(port=int(port), public_url="https://drill.example/hook"))


def durable(base_url: str, database_url: str, options: list[str]) -> int:
    """The same over our run-time; its exit code."""

    connection = Connection()

    def build(sender: Sender) -> PtbApplication:
        building = builder(base_url, connection).get_updates_request(connection)
        application = building.rate_limiter(sender).updater(None).build()
        application.add_handler(MessageHandler(filters.TEXT, echo))
        return application

    speak_safely([TOKEN, SECRET], logging.DEBUG if "DRILL_DEBUG" in os.environ else logging.INFO)
    if "DRILL_DEBUG" in os.environ:  # even what is kept quiet otherwise
        for name in QUIET:
            logging.getLogger(name).setLevel(logging.DEBUG)
    place = Place.beside(database_url)
    try:
        with only_instance(place.lock):
            limits = TELEGRAMS if "limits" in options else NONE
            station = Station.around(
                build, Notices(), limits, Database.open(database_url), Recorder(place.recorder)
            )
            asyncio.run(
                Serving(station, connection, telegram(options), SECRET, ("message",), place, silence).run()
            )
    except GaveUpError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    return ExitCode.DONE


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        bare(sys.argv[2])
    else:
        sys.exit(durable(sys.argv[2], sys.argv[3], sys.argv[4:]))
