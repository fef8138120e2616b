"""Who is an admin: the one place that decides whether an update may change anything."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum
from typing import Final

from telegram import Message, Update, User
from telegram.ext.filters import UpdateFilter

_SERVICES: Final = frozenset({777000, 1087968824, 136817688})
"""Telegram itself, "an anonymous admin of the group" and "a channel": user ids that stand for nobody."""


class Refusal(Enum):
    """Why an update is not an admin's, or its button stands for nothing (any more)."""

    STRANGER = "stranger"  # no configured user id, whatever name it bears
    NOT_PRIVATE = "not-private"  # in a group or a channel, where others can speak for an admin
    EDITED = "edited"
    FORWARDED = "forwarded"
    NOT_TYPED = "not-typed"  # by another bot, in a chat's name, scheduled, in business or guest mode
    MISPLACED = "misplaced"  # a button under a message that is not the bot's own in this chat
    FORGED = "forged"  # no such button was ever shown
    FOREIGN = "foreign"  # the button was shown to another admin
    EXPIRED = "expired"
    USED = "used"


@dataclass(frozen=True, slots=True)
class Authorisation:
    """Tells admins by the numeric user ids of the configuration, for every update anew."""

    ids: frozenset[int]

    @classmethod
    def of(cls, ids: Collection[int]) -> "Authorisation":
        """The authorisation of those among ``ids`` that can be a person's."""
        return cls(frozenset(number for number in ids if number > 0) - _SERVICES)

    def verdict(self, update: Update) -> int | Refusal:
        """The admin who typed the message or pressed the button of ``update``, or why it is not let in."""
        if not self._knows(update.effective_user):
            return Refusal.STRANGER
        if update.callback_query is not None:
            return self._of_press(update)
        if update.edited_message is not None or update.edited_channel_post is not None:
            return Refusal.EDITED
        if update.message is None:  # a channel's post, business and guest messages, and what is yet to come
            return Refusal.NOT_TYPED
        return _of_message(update.message)

    def _of_press(self, update: Update) -> int | Refusal:
        query = update.callback_query
        message = query.message if query is not None else None
        if query is None or not isinstance(message, Message) or query.inline_message_id is not None:
            return Refusal.MISPLACED
        if message.chat.type != message.chat.PRIVATE:
            return Refusal.NOT_PRIVATE
        own = message.from_user is not None and message.from_user.id == message.get_bot().id
        if not own or message.chat.id != query.from_user.id or message.business_connection_id is not None:
            return Refusal.MISPLACED
        return query.from_user.id

    def _knows(self, user: User | None) -> bool:
        return user is not None and not user.is_bot and user.id in self.ids


def _of_message(message: Message) -> int | Refusal:
    if message.edit_date is not None:
        return Refusal.EDITED
    if message.forward_origin is not None or message.is_automatic_forward:
        return Refusal.FORWARDED
    indirect = (
        message.sender_chat,
        message.via_bot,
        message.sender_business_bot,
        message.business_connection_id,
        message.guest_query_id,
    )
    if any(trace is not None for trace in indirect) or message.is_from_offline:
        return Refusal.NOT_TYPED
    if message.chat.type != message.chat.PRIVATE or message.from_user is None:
        return Refusal.NOT_PRIVATE
    if message.chat.id != message.from_user.id:
        return Refusal.MISPLACED
    return message.from_user.id


class EditedByAdmin(UpdateFilter):
    """Admits edits of an admin, which change nothing."""

    def __init__(self, authorisation: Authorisation) -> None:
        """Know admins by ``authorisation``."""
        super().__init__()
        self._authorisation = authorisation

    def filter(self, update: Update) -> bool:
        """See ``Authorisation.verdict``."""
        return self._authorisation.verdict(update) is Refusal.EDITED


class FromAdmin(UpdateFilter):
    """Admits what an admin sends, and refuses nobody: what it leaves is an asker's."""

    def __init__(self, authorisation: Authorisation) -> None:
        """Know admins by ``authorisation``."""
        super().__init__()
        self._authorisation = authorisation

    def filter(self, update: Update) -> bool:
        """See ``Authorisation.verdict``."""
        return isinstance(self._authorisation.verdict(update), int)
