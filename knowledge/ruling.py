"""What a fact says of a claim: that it is so, or not, and how well it fits."""

from dataclasses import dataclass
from enum import Enum

from knowledge.scope import Scope


class Ruling(Enum):
    """What a fact says of a claim."""

    CONFIRMED = "confirmed"
    REFUTED = "refuted"


@dataclass(frozen=True, slots=True)
class Ruled:
    """A ruling of fact ``number``, how well it fits the claim, and whether the claim names its subject, a
    role that no other fact is about, or a post of one person only; ``overstated`` in what it goes further.
    """

    number: int
    ruling: Ruling
    fit: float
    identified: bool
    overstated: Scope | None

    @property
    def precedence(self) -> tuple[bool, float]:
        """What one fact confirms no other one refutes; else the better fit counts."""
        return (self.ruling is Ruling.CONFIRMED, self.fit)
