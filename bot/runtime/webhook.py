"""Receives updates that Telegram posts, and answers 200 only for what the inbox has.

Not PTB's webhook: it accepts any post when no secret is set, compares the secret byte by byte, writes a
wrong one to the log, and reads a body of 50 MB before it refuses.
"""

import hmac
import json
import logging
from http import HTTPStatus
from typing import Final

import tornado.httpserver
import tornado.httputil
import tornado.iostream
import tornado.web

from bot.runtime.ending import Cause, GaveUpError
from bot.runtime.heartbeat import Heartbeat
from bot.runtime.reception import Reception
from knowledge.stores.problems import StoreError

logger = logging.getLogger(__name__)

SECRET_SHORTEST: Final = 32
"""Characters of the secret at least: it is all that tells Telegram from anybody else."""

BODY_LARGEST: Final = 1024 * 1024
HEADER_LARGEST: Final = 16 * 1024
"""Bytes taken at most. An update is a few thousand."""

BODY_SECONDS: Final = 10.0
IDLE_SECONDS: Final = 60.0
"""Seconds that a body may take to arrive, and that a connection may stand unused."""

CONNECTIONS: Final = 128
"""Connections open at once. Telegram opens ``max_connections`` at most, which is 10 here."""

HEADER: Final = "X-Telegram-Bot-Api-Secret-Token"


class Server(tornado.httpserver.HTTPServer):
    """Turns away connections beyond a number, so that nobody can fill the memory with them."""

    def handle_stream(self, stream: tornado.iostream.IOStream, address: tuple[str, int]) -> None:
        """See ``TCPServer``."""
        if len(self._connections) >= CONNECTIONS:
            stream.close()
            return
        super().handle_stream(stream, address)


@tornado.web.stream_request_body
class Post(tornado.web.RequestHandler):
    """One post. It is judged by its headers; only the body of a good one is kept."""

    SUPPORTED_METHODS = ("POST",)

    def initialize(self, secret: bytes, reception: Reception, heartbeat: Heartbeat) -> None:
        """What ``RequestHandler`` has in place of a constructor."""
        self._secret = secret
        self._reception = reception
        self._heartbeat = heartbeat
        self._body = bytearray()

    def prepare(self) -> None:
        """Judge the headers, before any of the body is read."""
        given = self.request.headers.get_list(HEADER)
        if len(given) != 1 or not hmac.compare_digest(given[0].encode("utf-8", "replace"), self._secret):
            self._refuse(HTTPStatus.FORBIDDEN)
        elif self.request.headers.get("Content-Type", "").partition(";")[0].strip() != "application/json":
            self._refuse(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)

    def data_received(self, chunk: bytes) -> None:
        """Keep a part of the body of a good post; the server ends it at ``BODY_LARGEST``."""
        if not self._finished:
            self._body += chunk

    async def post(self) -> None:
        """Hand the update over. Telegram repeats what is not answered with 200."""
        try:
            update = json.loads(self._body.decode())
        except (ValueError, RecursionError):
            self._refuse(HTTPStatus.BAD_REQUEST)
            return
        if not isinstance(update, dict) or "update_id" not in update:
            self._refuse(HTTPStatus.BAD_REQUEST)
            return
        if self._reception.lanes.full():
            self._refuse(HTTPStatus.SERVICE_UNAVAILABLE)
            return
        caught_up = self._reception.caught_up.is_set()
        since = self._heartbeat.telegram_at if caught_up else self._heartbeat.last_run_heard
        try:
            await self._reception.accept([update], since or self._heartbeat.now())
        except StoreError as error:
            logger.warning("an update cannot be kept (%s); Telegram will repeat it", error)
            self._refuse(HTTPStatus.SERVICE_UNAVAILABLE)
            return
        self._heartbeat.heard()

    def write_error(self, status_code: int, **_kwargs: object) -> None:
        """Nothing but the status: a stranger learns nothing."""
        self.set_status(status_code)
        self.finish()

    def _refuse(self, status: HTTPStatus) -> None:
        self.set_status(status)
        self.set_header("Connection", "close")
        self.finish()


class Webhook:
    """The server that Telegram posts to."""

    def __init__(self, secret: str, path: str, reception: Reception, heartbeat: Heartbeat) -> None:
        """Serve ``path`` (without the leading slash) to whoever knows ``secret``.

        Raises:
            GaveUpError: the secret is missing or too short to be one.
        """
        if len(secret) < SECRET_SHORTEST:
            raise GaveUpError(
                Cause.SECRET_MISSING, f"the webhook's secret needs {SECRET_SHORTEST} characters"
            )
        arguments = {"secret": secret.encode(), "reception": reception, "heartbeat": heartbeat}
        application = tornado.web.Application([(f"/{path}", Post, arguments)], log_function=_no_log)
        self._server = Server(
            application,
            max_body_size=BODY_LARGEST,
            max_header_size=HEADER_LARGEST,
            max_buffer_size=BODY_LARGEST + HEADER_LARGEST,
            body_timeout=BODY_SECONDS,
            idle_connection_timeout=IDLE_SECONDS,
        )

    def start(self, address: str, port: int) -> None:
        """Listen.

        Raises:
            GaveUpError: the port is taken, or not ours to take.
        """
        try:
            self._server.listen(port, address)
        except OSError as error:
            raise GaveUpError(Cause.WEBHOOK, f"{address}:{port}: {error.strerror}") from error

    async def stop(self) -> None:
        """Take no more posts. Those under way are not answered 200, so Telegram repeats them."""
        self._server.stop()
        await self._server.close_all_connections()


def _no_log(_handler: tornado.web.RequestHandler) -> None:
    """Neither the paths that strangers try nor their addresses."""
