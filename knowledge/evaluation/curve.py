"""Risk against coverage: what answering more costs, by score alone."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """Every question with at least ``score`` answered: the shares answered, and of these wrong, 0-1."""

    score: float
    coverage: float
    risk: float


@dataclass(frozen=True, slots=True)
class Curve:
    """The points of the curve, from the surest question to all of them."""

    points: tuple[Point, ...]

    @classmethod
    def of(cls, scored: Iterable[tuple[float, bool]]) -> "Curve":
        """The curve of (score, whether the first candidate is right); equal scores stand together."""
        ordered = sorted(scored, key=lambda pair: -pair[0])
        points = []
        wrong = 0
        for answered, (score, right) in enumerate(ordered, start=1):
            wrong += not right
            if answered == len(ordered) or ordered[answered][0] < score:
                points.append(Point(score, answered / len(ordered), wrong / answered))
        return cls(tuple(points))

    def at_coverage(self, coverage: float) -> Point | None:
        """The first point that answers at least the share ``coverage``."""
        return next((point for point in self.points if point.coverage >= coverage - 1e-9), None)

    def at_risk(self, risk: float) -> Point | None:
        """The point that answers most among those whose risk is at most ``risk``."""
        return next((point for point in reversed(self.points) if point.risk <= risk), None)
