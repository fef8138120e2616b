"""The lines that ``ask --jsonl`` reads: bare questions, or JSON objects with a question and a chat."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from handlers.phrases import command_line as phrases

LINE_LIMIT = 1_000_000
"""Bytes of a line; a question has some hundred, and one line must not fill the memory."""

_BYTE_ORDER_MARK = "\ufeff"


class MalformedLineError(ValueError):
    """A line that holds no question; the message says so to its writer."""


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """A question, and the conversation it belongs to, if any."""

    question: str
    chat: str | None = None

    @classmethod
    def parse(cls, line: bytes) -> "QuestionLine":
        """Read one line.

        Raises:
            MalformedLineError: it holds no question.
        """
        if len(line) > LINE_LIMIT:
            raise MalformedLineError(phrases.LINE_TOO_LONG.format(limit=LINE_LIMIT))
        try:
            text = line.decode().removeprefix(_BYTE_ORDER_MARK).strip()
        except UnicodeDecodeError:
            raise MalformedLineError(phrases.LINE_NOT_TEXT) from None
        return cls._of_object(text) if text.startswith("{") else cls(text)

    @classmethod
    def _of_object(cls, text: str) -> "QuestionLine":
        try:
            members = json.loads(text)
        except (ValueError, RecursionError):
            raise MalformedLineError(phrases.LINE_NOT_JSON) from None
        question, chat = members.get("q"), members.get("chat")
        if not isinstance(question, str):
            raise MalformedLineError(phrases.LINE_WITHOUT_QUESTION)
        if isinstance(chat, bool) or not isinstance(chat, str | int | None):
            raise MalformedLineError(phrases.LINE_CHAT_UNFIT)
        return cls(question, None if chat is None else str(chat))


def lines_of(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of ``stream`` as they come; of one longer than ``LINE_LIMIT`` only a head that is longer."""
    while line := stream.readline(LINE_LIMIT + 1):
        yield line
        while not line.endswith(b"\n") and len(line) > LINE_LIMIT:
            line = stream.readline(LINE_LIMIT + 1)
