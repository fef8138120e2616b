"""How long something has gone wrong, and when that is too long."""

from collections.abc import Callable
from typing import Final

from bot.runtime.ending import Cause, GaveUpError

LONGEST: Final = {
    Cause.TOKEN_REFUSED: 60.0,
    Cause.OTHER_COPY: 60.0,
    Cause.UNREACHABLE: 90.0,
    Cause.STORE: 90.0,
    Cause.WEBHOOK: 90.0,
}
"""Seconds that a trouble may last without a break: a proxy's 401, a deployment's overlap pass within them."""

WAIT_FIRST: Final = 1.0
WAIT_LONGEST: Final = 10.0
"""Seconds before the next try, doubled for each further one up to the longest."""


class Trouble:
    """The present run of failures."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """No failure yet; ``clock`` tells seconds that never run backwards."""
        self._clock = clock
        self._wait = WAIT_FIRST
        self._since: dict[Cause, float] = {}
        self._begun: float | None = None

    def over(self) -> bool:
        """Something went well. Whether there had been trouble."""
        was = self._begun is not None
        self._since.clear()
        self._begun = None
        self._wait = WAIT_FIRST
        return was

    def met(self, cause: Cause, detail: str) -> float:
        """Something went wrong. Seconds to wait before the next try.

        Raises:
            GaveUpError: it has for too long.
        """
        now = self._clock()
        self._begun = now if self._begun is None else self._begun
        # A cause counts for as long as no other comes between, and all of them together as being unreachable.
        self._since = {cause: self._since.get(cause, now)}
        if now - self._since[cause] >= LONGEST[cause]:
            raise GaveUpError(cause, detail)
        if now - self._begun >= LONGEST[Cause.UNREACHABLE]:
            raise GaveUpError(Cause.UNREACHABLE, detail)
        wait, self._wait = self._wait, min(self._wait * 2, WAIT_LONGEST)
        return wait
