"""What a handler is given: the context's type, which chats it serves, and the part its filters promise."""

from telegram import CallbackQuery, Message, Update
from telegram.ext import ContextTypes, filters

Context = ContextTypes.DEFAULT_TYPE

PRIVATE = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE
"""New messages of a private chat: without the first half, edits and business messages pass as well."""


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
