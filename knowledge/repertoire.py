"""What a responder knows by heart: its latest decisions, since many people ask the same.

A decision follows from the facts, the text and, where it leans on them, the turns before; so a remembered
one is the very one that would be reached again.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Final, overload

from knowledge.conversation import Turn
from knowledge.listener import Heard

CAPACITY: Final = 4_096
"""Messages remembered at most: some 10 MB."""

LONGEST: Final = 200
"""Characters of a message that is remembered; hardly anybody tells a long story twice."""

Before = tuple[tuple[str, tuple[str, ...], str], ...]
"""Turns without their times, on which no decision depends."""


@dataclass(slots=True)
class Talk(Sequence[Turn]):
    """The turns before a message, which note whether the decision on it has looked at them."""

    turns: tuple[Turn, ...]
    heeded: bool = field(default=False, init=False)

    def __len__(self) -> int:
        """How many there are."""
        self.heeded = True
        return len(self.turns)

    @overload
    def __getitem__(self, place: int) -> Turn: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Turn]: ...
    def __getitem__(self, place: int | slice) -> Turn | Sequence[Turn]:
        """See ``Sequence``."""
        self.heeded = True
        return self.turns[place]


class Repertoire:
    """Decisions by message, those longest unused forgotten first. Safe to share between threads."""

    def __init__(self) -> None:
        """Know nothing yet."""
        self._known: OrderedDict[tuple[str, Before | None], tuple[Heard, ...]] = OrderedDict()
        self._lock = Lock()

    def recall(self, text: str, turns: tuple[Turn, ...]) -> tuple[Heard, ...] | None:
        """What was decided on ``text`` after the same ``turns``, or after any; None where it is not known."""
        with self._lock:
            for key in ((text, None), (text, _before(turns))):
                decided = self._known.get(key)
                if decided is not None:
                    self._known.move_to_end(key)
                    return decided
        return None

    def keep(self, text: str, talk: Talk, decided: tuple[Heard, ...]) -> None:
        """Remember what was ``decided`` on ``text``, after any turns unless those of ``talk`` were heeded."""
        if len(text) > LONGEST:
            return
        with self._lock:
            self._known[text, _before(talk.turns) if talk.heeded else None] = decided
            if len(self._known) > CAPACITY:
                self._known.popitem(last=False)


def _before(turns: tuple[Turn, ...]) -> Before:
    return tuple((turn.question, turn.facts, turn.status) for turn in turns)
