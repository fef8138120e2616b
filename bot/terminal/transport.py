"""A transport without a network: calls of the Bot API answered in this process."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from telegram.request import BaseRequest, RequestData


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the Bot API: its method's name and its parameters."""

    method: str
    parameters: Mapping[str, object]

    def text(self, name: str) -> str:
        """The parameter ``name`` as text; empty where it is left out."""
        return str(self.parameters.get(name, ""))


Answer = Callable[[Call], object]
"""What a call results in, as JSON; raises a ``TelegramError`` where Telegram would refuse."""


class LocalTransport(BaseRequest):
    """Hands every call to ``answer`` and its result back, as Telegram's servers would."""

    def __init__(self, answer: Answer) -> None:
        """Let ``answer`` play Telegram."""
        self._answer = answer

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
        """Answer one call. The address ends in the method's name; ``method`` is always POST."""
        del method, timeouts, named_timeouts
        parameters = {} if request_data is None else request_data.parameters
        result = self._answer(Call(url.rpartition("/")[2], parameters))
        return 200, json.dumps({"ok": True, "result": result}).encode()
