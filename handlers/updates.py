"""What a handler is given: the context's type, which chats it serves, and the part its filters promise."""

import contextlib
from collections.abc import Callable, Coroutine

from telegram import CallbackQuery, Message, Update
from telegram.error import BadRequest
from telegram.ext import ContextTypes, filters

Context = ContextTypes.DEFAULT_TYPE

Handle = Callable[[Update, Context], Coroutine[object, object, None]]
"""What PTB calls with an update that a handler's filters admit."""


class FromBot(filters.MessageFilter):
    """Admits what another bot says, since two that answer each other would never end, and what people sent
    from this bot's own inline results, which are answers.
    """

    def filter(self, message: Message) -> bool:
        """Whether it is one of these."""
        sender, through = message.from_user, message.via_bot
        said = sender is not None and sender.is_bot
        return said or (through is not None and through.id == message.get_bot().id)


PRIVATE = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE & ~FromBot()
"""New messages of people in a private chat: without the first part, edits and business messages pass as
well.
"""


GROUP = filters.UpdateType.MESSAGE & filters.ChatType.GROUPS
"""New messages of a group or a supergroup."""


EDITED = filters.UpdateType.EDITED_MESSAGE & (filters.ChatType.PRIVATE | filters.ChatType.GROUPS)
"""Edits in either."""


class UnpromisedUpdateError(Exception):
    """A handler was reached by an update that its filters should keep away: a mistake in the assembly."""


def message_of(update: Update) -> Message:
    """The new message of ``update``.

    Raises:
        UnpromisedUpdateError: the update holds no new message.
    """
    if update.message is None:
        raise UnpromisedUpdateError
    return update.message


def press_of(update: Update) -> CallbackQuery:
    """The pressed button of ``update``.

    Raises:
        UnpromisedUpdateError: the update is no press of a button.
    """
    if update.callback_query is None:
        raise UnpromisedUpdateError
    return update.callback_query


async def acknowledge(query: CallbackQuery, alert: str | None = None) -> None:
    """End the button's waiting, with an alert if there is one to show."""
    with contextlib.suppress(BadRequest):  # a press is too old to be acknowledged after some seconds
        await query.answer(alert, show_alert=alert is not None)
