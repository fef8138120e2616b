"""What one chat talked about last: an immutable value that is passed in and handed back."""

from dataclasses import dataclass

TURNS_KEPT = 4
"""Follow-ups reach no further back; an older subject is better asked for again."""

LIFETIME = 15 * 60.0
"""Seconds after which a turn no longer explains a pronoun."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One question of the asker and what came of it.

    ``question`` is the full question after any follow-up was resolved, ``facts`` the ids that were answered
    or offered as choices (empty after a refusal: what was asked is still known), ``at`` seconds since the
    epoch.
    """

    question: str
    facts: tuple[str, ...]
    status: str
    at: float


@dataclass(frozen=True, slots=True)
class Conversation:
    """The recent turns of one chat, oldest first."""

    turns: tuple[Turn, ...] = ()

    def recent(self, now: float) -> tuple[Turn, ...]:
        """The turns that have not expired at ``now`` (seconds since the epoch)."""
        return tuple(turn for turn in self.turns if now - turn.at <= LIFETIME)

    def with_turn(self, turn: Turn) -> "Conversation":
        """This conversation with ``turn`` added and the oldest beyond ``TURNS_KEPT`` dropped."""
        return Conversation((*self.turns, turn)[-TURNS_KEPT:])
