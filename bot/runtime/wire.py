"""The shape of an update's JSON as far as handlers read it: PTB takes whatever stands in a field."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Number = Annotated[int, Field(ge=-(2**63), lt=2**63)]
"""What fits the store's columns; Telegram's own numbers stay below 2 to the 53."""


class Shape(BaseModel):
    """What every shape shares: nothing is converted, and what is unknown may be there."""

    model_config = ConfigDict(strict=True, frozen=True, extra="ignore")


class User(Shape):
    """A person or a bot."""

    id: Number
    username: str | None = None


class Chat(Shape):
    """A chat of any kind."""

    id: Number
    type: str


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


class Message(Shape):
    """A message in a chat."""

    message_id: Number
    chat: Chat
    sender: User | None = Field(None, alias="from")
    message_thread_id: Number | None = None
    text: str | None = None
    caption: str | None = None
    entities: list[Entity] | None = None
    caption_entities: list[Entity] | None = None
    reply_to_message: "Message | None" = None
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
    """An inline query, or the choice of one of its results."""

    sender: User = Field(alias="from")
    query: str
    offset: str | None = None


class Reaction(Shape):
    """Thumbs and the like under a message."""

    chat: Chat
    message_id: Number
    user: User | None = None


class Membership(Shape):
    """A change of somebody's part in a chat."""

    chat: Chat
    sender: User = Field(alias="from")


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
    chosen_inline_result: Query | None = None
    message_reaction: Reaction | None = None
    my_chat_member: Membership | None = None
    chat_member: Membership | None = None
