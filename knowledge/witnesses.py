"""Which facts were asked what they say while something was found out.

What was found out stands for as long as these facts, and what holds for all of them together, say the same.
"""

from collections.abc import Iterator, Set
from contextlib import contextmanager
from contextvars import ContextVar

_CALLED: ContextVar[set[int] | None] = ContextVar("called", default=None)


@contextmanager
def hearing() -> Iterator[Set[int]]:
    """The numbers of the facts that are asked until it ends, in this thread; it fills meanwhile."""
    called = set[int]()
    token = _CALLED.set(called)
    try:
        yield called
    finally:
        _CALLED.reset(token)


def call(number: int) -> None:
    """Fact ``number`` is asked what it says."""
    called = _CALLED.get()
    if called is not None:
        called.add(number)
