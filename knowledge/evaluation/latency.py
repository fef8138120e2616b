"""How long answers take."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Latency:
    """Milliseconds that half and 99 of 100 questions take at most."""

    p50: float
    p99: float

    @classmethod
    def of(cls, seconds: Sequence[float]) -> "Latency":
        """The quantiles of one time a question."""
        return cls(quantile(seconds, 0.5), quantile(seconds, 0.99))


def quantile(seconds: Sequence[float], share: float) -> float:
    """The time, in milliseconds, that the ``share`` (0-1) of ``seconds`` does not exceed; 0 of nothing."""
    if not seconds:
        return 0.0
    return 1000.0 * sorted(seconds)[min(len(seconds) - 1, int(len(seconds) * share))]
