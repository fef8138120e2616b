"""Questions and choices of a chat, answered in Vietnamese with that chat's memory; knows no Telegram."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from knowledge.responder import Responder, Response

from handlers.citations import Passages, no_passages
from handlers.memories import ChatKey, Memories, Memory
from handlers.reply import Reply
from handlers.wording import Wording
from knowledge.facts import Fact
from knowledge.outcome import Decision

_CHOICE_NUMBER = re.compile(r"\s*#?(\d{1,2})\ufe0f?\u20e3?[.)]?\s*")
"""A number and nothing else, also as "2.", "2)", "#2" or a keycap emoji."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One message of a chat: what was decided about it and what it is answered with."""

    decisions: tuple[Decision, ...]
    reply: Reply


@dataclass(frozen=True, slots=True)
class Dialogue:
    """Answers chats over one fact base. ``clock`` tells seconds since the epoch."""

    responder: Responder
    wording: Wording
    memories: Memories
    clock: Callable[[], float]

    @classmethod
    def over(
        cls, responder: Responder, clock: Callable[[], float], passages: Passages = no_passages
    ) -> "Dialogue":
        """A dialogue over the responder's facts that remembers no chat yet."""
        return cls(responder, Wording.of(responder.factfile, passages), Memories(), clock)

    def ask(self, text: str, chat: ChatKey | None = None) -> Exchange:
        """Answer ``text``: a question, or the number of a choice just offered.

        Without a chat it is a conversation of its own, and nothing is remembered.
        """
        memory = Memory() if chat is None else self.memories.recall(chat)
        chosen = self._numbered(text, memory.choices)
        if chosen is not None:
            return self._exchange(self.responder.choose(chosen.id, memory.conversation, self.clock()), chat)
        return self._exchange(self.responder.respond(text, memory.conversation, self.clock()), chat)

    def choose(self, fact: Fact, chat: ChatKey) -> Exchange:
        """Answer with ``fact``, which the asker picked."""
        conversation = self.memories.recall(chat).conversation
        return self._exchange(self.responder.choose(fact.id, conversation, self.clock()), chat)

    def _numbered(self, text: str, choices: tuple[str, ...]) -> Fact | None:
        number = _CHOICE_NUMBER.fullmatch(text)
        if number is None or not 1 <= int(number[1]) <= len(choices):
            return None
        return self.responder.fact(choices[int(number[1]) - 1])

    def _exchange(self, response: Response, chat: ChatKey | None) -> Exchange:
        reply = self.wording.reply(response.decisions)
        if chat is not None:
            self.memories.keep(chat, Memory(response.conversation, tuple(fact.id for fact in reply.choices)))
        return Exchange(response.decisions, reply)
