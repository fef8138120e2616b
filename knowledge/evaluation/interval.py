"""A share with its 95 % interval."""

from dataclasses import dataclass
from math import sqrt

_Z = 1.959964
"""Standard deviations that hold 95 % of a normal distribution."""


@dataclass(frozen=True, slots=True)
class Interval:
    """A share of questions, 0-1, and where the true share lies 19 times in 20."""

    share: float
    low: float
    high: float

    @classmethod
    def of(cls, hits: int, total: int) -> "Interval":
        """Wilson's score interval (E. B. Wilson 1927), which holds for small counts and extreme shares."""
        if total == 0:
            return cls(0.0, 0.0, 1.0)
        share = hits / total
        spread = _Z * _Z / total
        centre = (share + spread / 2) / (1 + spread)
        reach = _Z * sqrt(share * (1 - share) / total + spread / (4 * total)) / (1 + spread)
        return cls(share, max(0.0, centre - reach), min(1.0, centre + reach))
