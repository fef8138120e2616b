"""Every call to Telegram passes here: held to the limits, held back in a pause, tried again when it may be.

PTB's own ``AIORateLimiter`` loses answers: it does not retry unless told to, never after 5xx or a broken
connection, and its overall pause ends as soon as any request that was under way returns.
"""

from collections.abc import Callable, Coroutine
from contextlib import AsyncExitStack
from typing import Any

from telegram.error import Forbidden
from telegram.ext import BaseRateLimiter

from bot.runtime.calls import Call, kind
from bot.runtime.delivery import Delivery, Result
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
        call, chat, handling = kind(endpoint), _chat_of(data), self._current.get()
        async with AsyncExitStack() as stack:
            if handling is not None:
                await stack.enter_async_context(handling.elsewhere())
            recipient = None
            if chat is not None:
                if call is Call.MESSAGE and not self.reachable(chat) and _unasked(chat, handling):
                    raise Forbidden("the chat has blocked the bot")
                recipient = stack.enter_context(self._gate.recipients.using(chat))
                if call is Call.MESSAGE:
                    await stack.enter_async_context(recipient.turn)
            delivery = Delivery(self._gate, call, recipient, handling, data)
            return await delivery.run(lambda: callback(*args, **kwargs))


def _chat_of(data: dict[str, Any]) -> ChatId | None:
    chat = data.get("chat_id")
    return chat if isinstance(chat, int | str) else None


def _unasked(chat: ChatId, handling: Handling | None) -> bool:
    """Whether a message to ``chat`` is a notice, and no answer to what was said there."""
    return handling is None or handling.chat != chat
