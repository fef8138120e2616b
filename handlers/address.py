"""Where a reply goes: a chat, a thread of it, and the message that it answers there."""

from dataclasses import dataclass

from telegram import Message, ReplyParameters

from handlers.memories import ChatKey


@dataclass(frozen=True, slots=True)
class Address:
    """A place on Telegram. ``replying`` is the message that a reply quotes, in chats of several people."""

    chat: int
    thread: int | None = None
    replying: int | None = None

    @classmethod
    def under(cls, message: Message) -> "Address":
        """Where ``message`` is answered: in a group in its thread and quoted, privately just so."""
        thread = message.message_thread_id if message.is_topic_message else None
        replying = None if message.chat.type == message.chat.PRIVATE else message.message_id
        return cls(message.chat.id, thread, replying)

    @property
    def private(self) -> bool:
        """Whether it is a chat with one person: their own number, above zero, is its number."""
        return self.chat > 0

    @property
    def reply_parameters(self) -> ReplyParameters | None:
        """The quotation, which Telegram leaves out where the message has been deleted meanwhile."""
        if self.replying is None:
            return None
        return ReplyParameters(self.replying, allow_sending_without_reply=True)


def talk(message: Message, person: int | None) -> ChatKey:
    """Whose conversation it is: a private chat's own, and in a group each person's in each thread."""
    if message.chat.type == message.chat.PRIVATE:
        return message.chat.id
    return f"{message.chat.id}/{message.message_thread_id or 0}/{person or 0}"
