"""Every call to Telegram passes here: held to the limits, held back in a pause, tried again when it may be.

PTB's own ``AIORateLimiter`` loses answers: it does not retry unless told to, never after 5xx or a broken
connection, and its overall pause ends as soon as any request that was under way returns.
"""

from collections.abc import Callable, Coroutine
from typing import Any

from telegram.error import Forbidden
from telegram.ext import BaseRateLimiter

from bot.runtime.calls import Call, kind
from bot.runtime.delivery import Delivery, Result, Send
from bot.runtime.gate import Gate
from bot.runtime.handling import Current, Handling
from bot.runtime.recipients import ChatId


class Sender(BaseRateLimiter[None]):
    """The rate limiter that the application is built with."""

    def __init__(self, gate: Gate, current: Current) -> None:
        """Send through ``gate``, for the handling that ``current`` tells."""
        self._gate = gate
        self._current = current

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to give back."""

    def reachable(self, chat: ChatId) -> bool:
        """Whether ``chat`` has not blocked the bot, as far as is known."""
        return not self._gate.recipients.blocked(chat)

    async def process_request(  # noqa: PLR0917  (the signature is PTB's)
        self,
        callback: Callable[..., Coroutine[Any, Any, Result]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,
    ) -> Result:
        """Make the call when it is its turn, and again as its failure allows; see ``BaseRateLimiter``."""
        del rate_limit_args
        call, handling = kind(endpoint), self._current.get()

        def send() -> Coroutine[Any, Any, Result]:
            return callback(*args, **kwargs)

        if handling is None:
            return await self._sent(call, handling, data, send)
        async with handling.elsewhere():
            return await self._sent(call, handling, data, send)

    async def _sent(self, call: Call, handling: Handling | None, data: dict[str, Any], send: Send) -> Result:
        chat = _chat_of(data)
        if chat is None:
            return await Delivery(self._gate, call, None, handling, data).run(send)
        if call is Call.MESSAGE and not self.reachable(chat) and _unasked(chat, handling):
            raise Forbidden("the chat has blocked the bot")
        with self._gate.recipients.using(chat) as recipient:
            if call is not Call.MESSAGE:
                return await Delivery(self._gate, call, recipient, handling, data).run(send)
            async with recipient.turn:
                return await Delivery(self._gate, call, recipient, handling, data).run(send)


def _chat_of(data: dict[str, Any]) -> ChatId | None:
    chat = data.get("chat_id")
    return chat if isinstance(chat, int | str) else None


def _unasked(chat: ChatId, handling: Handling | None) -> bool:
    """Whether a message to ``chat`` is a notice, and no answer to what was said there."""
    return handling is None or handling.chat != chat
