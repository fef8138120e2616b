"""A transport without a network: calls of the Bot API answered in this process."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from telegram.request import BaseRequest, RequestData


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the Bot API: its method's name, its parameters, and files sent with it by name."""

    method: str
    parameters: Mapping[str, object]
    files: Mapping[str, bytes] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The parameter ``name`` as text; empty where it is left out."""
        return str(self.parameters.get(name, ""))


Answer = Callable[[Call], object]
"""What a call results in, as JSON; raises a ``TelegramError`` where Telegram would refuse."""

Files = Callable[[str], bytes]
"""The content of a file at a path that an answer named; raises a ``TelegramError`` where there is none."""


class LocalTransport(BaseRequest):
    """Hands every call to ``answer`` and its result back, as Telegram's servers would."""

    def __init__(self, answer: Answer, files: Files) -> None:
        """Let ``answer`` and ``files`` play Telegram."""
        self._answer = answer
        self._files = files

    @property
    def read_timeout(self) -> float | None:
        """Nothing is waited for."""
        return None

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        *timeouts: object,
        **named_timeouts: object,
    ) -> tuple[int, bytes]:
        """Answer one call, whose address ends in the method's name, or hand out a file."""
        del timeouts, named_timeouts
        name = url.rpartition("/")[2]
        if method == "GET":
            return 200, self._files(name)
        parameters = {} if request_data is None else request_data.parameters
        parts = {} if request_data is None else request_data.multipart_data
        files = {str(part[0]): part[1] for part in parts.values() if isinstance(part[1], bytes)}
        result = self._answer(Call(name, parameters, files))
        return 200, json.dumps({"ok": True, "result": result}).encode()
