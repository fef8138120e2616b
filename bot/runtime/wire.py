"""The shape of an update's JSON as far as handlers read it: PTB takes whatever stands in a field."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Number = Annotated[int, Field(ge=-(2**63), lt=2**63)]
"""What fits the store's columns; Telegram's own numbers stay below 2 to the 53."""


def is_number(value: object) -> bool:
    """Whether ``value`` is such a number. PTB looks up what it keeps of any chat and person by theirs, before
    a handler sees the update.
    """
    return isinstance(value, int) and not isinstance(value, bool) and -(2**63) <= value < 2**63


class Shape(BaseModel):
    """What every shape shares: nothing is converted, and what is unknown may be there."""

    model_config = ConfigDict(strict=True, frozen=True, extra="ignore", hide_input_in_errors=True)


class User(Shape):
    """A person or a bot."""

    id: Number
    username: str | None = None


class Chat(Shape):
    """A chat of any kind."""

    id: Number
    type: Literal["private", "group", "supergroup", "channel"]


class Entity(Shape):
    """A marked part of a text."""

    type: str
    offset: Number
    length: Number
    user: User | None = None


class Document(Shape):
    """A file."""

    file_id: str
    file_name: str | None = None
    file_size: Number | None = None


class Quote(Shape):
    """The part of another message that a message quotes."""

    text: str


class Message(Shape):
    """A message in a chat."""

    message_id: Number
    chat: Chat
    sender: User | None = Field(None, alias="from")
    via_bot: User | None = None
    message_thread_id: Number | None = None
    text: str | None = None
    caption: str | None = None
    entities: list[Entity] | None = None
    caption_entities: list[Entity] | None = None
    reply_to_message: "Message | None" = None
    quote: Quote | None = None
    document: Document | None = None
    media_group_id: str | None = None
    guest_query_id: str | None = None
    migrate_to_chat_id: Number | None = None
    migrate_from_chat_id: Number | None = None


class Press(Shape):
    """A pressed button."""

    id: str
    sender: User = Field(alias="from")
    message: Message | None = None
    data: str | None = None


class Query(Shape):
    """An inline query."""

    sender: User = Field(alias="from")
    query: str
    offset: str


class Choice(Shape):
    """One of an inline query's results that was sent."""

    sender: User = Field(alias="from")
    query: str
    result_id: str


class Emoji(Shape):
    """One reaction; those with a picture of their own have no ``emoji``."""

    emoji: str | None = None


class Reaction(Shape):
    """Thumbs and the like under a message."""

    chat: Chat
    message_id: Number
    user: User | None = None
    old_reaction: list[Emoji]
    new_reaction: list[Emoji]


class Member(Shape):
    """Somebody's part in a chat."""

    user: User
    status: str


class Membership(Shape):
    """A change of somebody's part in a chat."""

    chat: Chat
    sender: User = Field(alias="from")
    old_chat_member: Member
    new_chat_member: Member


class Wire(Shape):
    """An update, with the parts that handlers read."""

    update_id: Number
    message: Message | None = None
    edited_message: Message | None = None
    channel_post: Message | None = None
    edited_channel_post: Message | None = None
    business_message: Message | None = None
    edited_business_message: Message | None = None
    guest_message: Message | None = None
    callback_query: Press | None = None
    inline_query: Query | None = None
    chosen_inline_result: Choice | None = None
    message_reaction: Reaction | None = None
    my_chat_member: Membership | None = None
    chat_member: Membership | None = None
