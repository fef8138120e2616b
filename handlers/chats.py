"""Chats over one fact base: questions and choices answered in Vietnamese; knows no Telegram."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from handlers.citations import Passages, no_passages
from handlers.edition import Edition, Editions
from handlers.memories import ChatKey, Memories, Memory
from handlers.reply import Reply
from knowledge.choosing import picked
from knowledge.conversation import Turn
from knowledge.lexicon import shipped
from knowledge.outcome import Clarification, Decision, Unknown
from knowledge.responder import Responder, Response

_CHOICE_NUMBER = re.compile(r"\s*#?(\d{1,2})\ufe0f?\u20e3?[.)]?\s*")
"""A number and nothing else, also as "2.", "2)", "#2" or a keycap emoji."""

_DANGLING = Clarification(())
"""What follows up on nothing."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One message of a chat: what was decided about it and what it is answered with."""

    decisions: tuple[Decision, ...]
    reply: Reply


@dataclass(frozen=True, slots=True)
class Chats:
    """Answers chats from the current edition, each with its own memory. ``clock`` tells epoch seconds."""

    editions: Editions
    memories: Memories
    clock: Callable[[], float]

    @classmethod
    def over(
        cls, responder: Responder, clock: Callable[[], float], passages: Passages = no_passages
    ) -> "Chats":
        """Chats over the responder's facts, none of them begun."""
        return cls(Editions(Edition.of(responder, passages)), Memories(), clock)

    def ask(self, text: str, chat: ChatKey | None = None, pointed: Sequence[Turn] = ()) -> Exchange:
        """Answer ``text``: a question, or the number of a choice just offered.

        Without a chat it is a conversation of its own, and nothing is remembered. ``pointed`` is what was
        asked and answered in the reply that ``text`` replies to, whoever asked it.
        """
        edition = self.editions.current
        memory = Memory() if chat is None else self.memories.recall(chat)
        memory = self._pointing(memory, pointed, edition)
        number = _CHOICE_NUMBER.fullmatch(text)
        response = self._chosen(text, memory, edition)
        if response is not None:
            return self._exchange(response, chat, edition)
        response = edition.responder.respond(text, memory.conversation, self.clock())
        if number is not None and chat is not None and _all_unknown(response):
            # It was meant for a choice; what was offered can still be chosen.
            chosen = tuple(replace(decision, outcome=_DANGLING) for decision in response.decisions)
            return Exchange(chosen, edition.wording.unchosen(len(memory.choices)))
        return self._exchange(response, chat, edition)

    def choose(self, fact_id: str, chat: ChatKey | None = None) -> Exchange | None:
        """Answer with the fact that was picked; None where there is no such fact (any more)."""
        edition = self.editions.current
        memory = Memory() if chat is None else self.memories.recall(chat)
        response = edition.responder.choose(fact_id, memory.conversation, self.clock())
        return None if response is None else self._exchange(response, chat, edition)

    def _pointing(self, memory: Memory, pointed: Sequence[Turn], edition: Edition) -> Memory:
        """The memory of a chat that goes on from ``pointed``, which others may have asked long ago."""
        conversation, last = memory.conversation, memory.conversation.turns[-len(pointed) :]
        if not pointed or [turn.facts for turn in last] == [turn.facts for turn in pointed]:
            return memory
        for turn in pointed:
            fact = edition.responder.fact(turn.facts[0]) if len(turn.facts) == 1 else None
            # What was typed may have been a follow-up itself; the fact's own question says all of it.
            question = turn.question if fact is None else fact.questions[0]
            conversation = conversation.with_turn(replace(turn, question=question, at=self.clock()))
        choices = pointed[0].facts if [turn.status for turn in pointed] == ["clarify"] else ()
        return Memory(conversation, choices)

    def _chosen(self, text: str, memory: Memory, edition: Edition) -> Response | None:
        typed = _CHOICE_NUMBER.fullmatch(text)
        number = picked(typed[1] if typed else text, len(memory.choices), shipped())
        if number is None:
            return None
        chosen = memory.choices[number - 1]
        return edition.responder.choose(chosen, memory.conversation, self.clock())

    def _exchange(self, response: Response, chat: ChatKey | None, edition: Edition) -> Exchange:
        reply = edition.wording.reply(response.decisions)
        if chat is not None:
            self.memories.keep(chat, Memory(response.conversation, tuple(fact.id for fact in reply.choices)))
        return Exchange(response.decisions, reply)


def _all_unknown(response: Response) -> bool:
    return all(isinstance(decision.outcome, Unknown) for decision in response.decisions)
