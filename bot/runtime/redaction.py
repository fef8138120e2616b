"""Keeps secrets out of everything that is written for people to read.

httpx logs each request's address at INFO, and the address holds the token; PTB puts the token into an
error's text and into the names of its objects. A ``logging.Filter`` does not see a traceback, and an
uncaught exception passes logging by: so the formatter redacts the finished text, and the hooks use the
formatter.
"""

import logging
import re
import sys
import threading
import traceback
from collections.abc import Iterable
from types import TracebackType
from typing import Final, TextIO

TOKEN: Final = re.compile(r"(?<!\d)\d{5,}:[A-Za-z0-9_-]{20,}")
"""What any bot's token looks like, even one that was mistyped; in an address it follows ``bot`` directly."""

REDACTED: Final = "[secret]"

QUIET: Final = ("httpx", "httpcore", "telegram", "tornado.access")
"""Loggers that speak of every request: held to warnings."""


class Redaction:
    """Replaces the secrets that it knows, and whatever looks like a token."""

    def __init__(self, secrets: Iterable[str]) -> None:
        """Know ``secrets``; empty ones are none."""
        self._secrets = sorted(filter(None, secrets), key=len, reverse=True)

    def redact(self, text: str) -> str:
        """``text`` without secrets."""
        for secret in self._secrets:
            text = text.replace(secret, REDACTED)
        return TOKEN.sub(REDACTED, text)


class RedactingFormatter(logging.Formatter):
    """A formatter whose finished lines hold no secret, tracebacks included."""

    def __init__(self, redaction: Redaction, layout: str) -> None:
        """Lay lines out by ``layout``."""
        super().__init__(layout)
        self._redaction = redaction

    def format(self, record: logging.LogRecord) -> str:
        """See ``logging.Formatter``."""
        return self._redaction.redact(super().format(record))


LAYOUT: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def speak_safely(secrets: Iterable[str], level: int = logging.INFO, stream: TextIO | None = None) -> None:
    """Log to ``stream`` (standard error) without ``secrets``, and let no uncaught exception tell them
    either.
    """
    redaction = Redaction(secrets)
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(RedactingFormatter(redaction, LAYOUT))
    root = logging.getLogger()
    for old in list(root.handlers):
        root.removeHandler(old)
    root.addHandler(handler)
    root.setLevel(level)
    for name in QUIET:
        logging.getLogger(name).setLevel(max(level, logging.WARNING))
    logging.captureWarnings(True)

    def hook(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        lines = traceback.format_exception(kind, error, trace)
        print(redaction.redact("".join(lines)), end="", file=sys.stderr)  # noqa: T201

    sys.excepthook = hook
    threading.excepthook = lambda told: hook(told.exc_type, told.exc_value, told.exc_traceback)
    sys.unraisablehook = lambda told: hook(told.exc_type, told.exc_value, told.exc_traceback)
