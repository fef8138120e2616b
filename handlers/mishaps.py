"""What happens when a handler fails: a log entry, and a line to the asker with the same reference."""

import logging
import re
import secrets
import traceback
from dataclasses import dataclass

from telegram import Update
from telegram.error import Forbidden, TelegramError

from handlers.address import Address
from handlers.delivery import Delivery
from handlers.phrases import private_chat as phrases
from handlers.reply import Block, Reply
from handlers.updates import Context

logger = logging.getLogger(__name__)

_SILENCED = re.compile(
    "TOPIC_CLOSED|TOPIC_DELETED|WRITE_FORBIDDEN|RESTRICTED|rights to send|(?:chat|thread) not found"
    "|[Qq]uery is too old|QUERY_ID_INVALID"
)
"""How Telegram's refusals read where the bot may not speak, or nobody waits any more."""


@dataclass(frozen=True, slots=True)
class Mishaps:
    """Reports failures without a word of what was asked."""

    delivery: Delivery

    async def report(self, update: object, context: Context) -> None:
        """Log the failure first, then tell a private chat, unless it is Telegram itself that failed."""
        if isinstance(context.error, TelegramError) and _nobody_there(context.error):
            logger.warning("the answer was not taken: %s", context.error)
            return
        reference = secrets.token_hex(3)
        update_id = update.update_id if isinstance(update, Update) else None
        logger.error("mishap %s at update %s: %s", reference, update_id, _described(context.error))
        if isinstance(context.error, TelegramError) or not isinstance(update, Update):
            return
        chat = update.effective_chat
        if chat is not None and chat.type == chat.PRIVATE:
            reply = Reply((Block(phrases.MISHAP.format(reference=reference)),))
            await self.delivery.send(context.bot, Address(chat.id), reply)


def _nobody_there(error: TelegramError) -> bool:
    """Whether the bot was blocked, removed or silenced in the middle, or too late."""
    return isinstance(error, Forbidden) or _SILENCED.search(error.message) is not None


def _described(error: Exception | None) -> str:
    """Where and as what ``error`` was raised. Its message may be private, unless it is Telegram's."""
    said = f": {error}" if isinstance(error, TelegramError) else ""
    frames = traceback.format_tb(error.__traceback__) if error is not None else []
    return "".join((type(error).__name__, said, "\n", *frames))
