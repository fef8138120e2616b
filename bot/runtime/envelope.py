"""An update as it came over the wire, with the little that is read of it before it is opened.

Everything in it is a stranger's: each part is looked at before it is believed.
"""

import json
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from knowledge.stores.inbox import Received

HIGHEST_ID: Final = 2**63 - 1
"""The largest number that the store's column holds; Telegram's stay below 2 to the 53."""

_GROUPS: Final = ("group", "supergroup")
_CALLING: Final = frozenset({"mention", "text_mention", "bot_command", "?"})

Json = dict[str, object]


class Matter(Enum):
    """What an update is about, as far as being late matters."""

    QUESTION = auto()  # a text: answered late, with an apology
    ACTION = auto()  # a command, a file or a pressed button: not carried out late
    PASSING = auto()  # an inline query: nobody waits for it any more
    NEWS = auto()  # an edit, a member, a block, what a group talks about: handled whenever it comes


class UnreadableUpdateError(Exception):
    """What came is no update: it has no number."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """One update, unopened.

    ``lane`` is whose turn it waits for, ``chat`` and ``user`` who it is from where it says so, ``sent_at``
    when it was said (seconds since the epoch), as early as that can be.
    """

    update_id: int
    lane: str
    matter: Matter
    chat: int | None
    user: int | None
    sent_at: float
    body: Json

    @classmethod
    def of(cls, body: object, since: float) -> "Envelope":
        """The envelope around ``body``, which was sent after ``since`` if it does not say when.

        Raises:
            UnreadableUpdateError: there is no number by which it could be kept.
        """
        if not isinstance(body, dict):
            raise UnreadableUpdateError
        number = body.get("update_id")
        if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number <= HIGHEST_ID:
            raise UnreadableUpdateError
        kind, part = next(((k, v) for k, v in body.items() if isinstance(v, dict)), ("", {}))
        chat = _id(_dict(part.get("chat")) or _dict(_dict(part.get("message")).get("chat")))
        user = _id(_dict(part.get("from")))
        sent_at = part.get("date") if kind == "message" else None
        return cls(
            number,
            f"chat {chat}" if chat is not None else f"user {user}",
            _matter(kind, part),
            chat,
            user,
            float(sent_at) if isinstance(sent_at, int) and 0 < sent_at <= HIGHEST_ID else since,
            body,
        )

    def received(self, now: float) -> Received:
        """The row that keeps this update. ASCII: lone surrogates would not go into any database as they
        are.
        """
        return Received(self.update_id, self.lane, json.dumps(self.body), now)

    @classmethod
    def kept(cls, row: Received) -> "Envelope":
        """The envelope that ``row`` kept.

        Raises:
            UnreadableUpdateError: the row holds something else.
        """
        try:
            body = json.loads(row.body)
        except ValueError as error:
            raise UnreadableUpdateError from error
        return cls.of(body, row.received_at)


def _matter(kind: str, part: Json) -> Matter:
    if kind == "message" and _is_overheard(part):
        return Matter.NEWS
    if kind in {"message", "business_message", "guest_message"}:
        text = part.get("text")
        return Matter.QUESTION if isinstance(text, str) and not text.startswith("/") else Matter.ACTION
    if kind == "callback_query":
        return Matter.ACTION
    if kind in {"inline_query", "chosen_inline_result"}:
        return Matter.PASSING
    return Matter.NEWS


def _is_overheard(message: Json) -> bool:
    """Whether a group's message cannot be for the bot: it replies to nothing, and neither names anybody nor
    begins like a command. It takes nothing of what may be asked in a minute.
    """
    said = message.get("text") or message.get("caption") or ""
    entities = message.get("entities") or message.get("caption_entities") or []
    kinds = {str(_dict(one).get("type")) for one in entities} if isinstance(entities, list) else {"?"}
    return (
        _dict(message.get("chat")).get("type") in _GROUPS
        and "reply_to_message" not in message
        and not (isinstance(said, str) and said.lstrip().startswith("/"))
        and not kinds & _CALLING
    )


def _dict(value: object) -> Json:
    return value if isinstance(value, dict) else {}


def _id(value: Json) -> int | None:
    number = value.get("id")
    return number if isinstance(number, int) and not isinstance(number, bool) else None
