"""What each chat is remembered by: bounded, in memory, the longest silent chat forgotten first."""

from collections import OrderedDict
from dataclasses import dataclass, field

from knowledge.conversation import Conversation

ChatKey = int | str
"""What tells one chat from another: a person's id, the name a command line gives, or in groups the chat's,
the thread's and the person's id, parted by "/".
"""

CHATS_REMEMBERED = 10_000
"""Chats kept at most; at about 2 kB a chat this bounds the memory to some 20 MB."""


@dataclass(frozen=True, slots=True)
class Memory:
    """One chat's conversation, and the ids of the facts numbered in the last reply."""

    conversation: Conversation = field(default_factory=Conversation)
    choices: tuple[str, ...] = ()


class Memories:
    """The memories of all chats."""

    def __init__(self, capacity: int = CHATS_REMEMBERED) -> None:
        """Keep the ``capacity`` chats that spoke last."""
        self._capacity = capacity
        self._chats: OrderedDict[ChatKey, Memory] = OrderedDict()

    def __len__(self) -> int:
        """How many chats are remembered."""
        return len(self._chats)

    def recall(self, chat: ChatKey) -> Memory:
        """What ``chat`` is remembered by; an empty memory for a chat that is new or forgotten."""
        return self._chats.get(chat, Memory())

    def forget(self, person: int) -> None:
        """Remember nothing of a person's private chat, nor of what they asked in groups."""
        for chat in [key for key in self._chats if str(key).rpartition("/")[2] == str(person)]:
            del self._chats[chat]

    def keep(self, chat: ChatKey, memory: Memory) -> None:
        """Remember ``chat`` by ``memory``, as the last that spoke."""
        self._chats[chat] = memory
        self._chats.move_to_end(chat)
        if len(self._chats) > self._capacity:
            self._chats.popitem(last=False)
