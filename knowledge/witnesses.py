"""Which facts were asked what they say while something was found out.

What was found out stands for as long as these facts, and what holds for all of them together, say the same.
Some are only glimpsed, as candidates far behind others: if one of them says something else, what was found
out moves a little.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Witnesses:
    """The numbers of the facts that were asked, and of those that were glimpsed."""

    asked: set[int] = field(default_factory=set)
    glimpsed: set[int] = field(default_factory=set)


_CALLED: ContextVar[tuple[Witnesses, set[int]] | None] = ContextVar("called", default=None)


@contextmanager
def hearing() -> Iterator[Witnesses]:
    """Fills with the facts that are asked until it ends, in this thread."""
    witnesses = Witnesses()
    token = _CALLED.set((witnesses, witnesses.asked))
    try:
        yield witnesses
    finally:
        _CALLED.reset(token)


@contextmanager
def glimpsing() -> Iterator[None]:
    """Until it ends, facts are only glimpsed."""
    called = _CALLED.get()
    token = _CALLED.set(None if called is None else (called[0], called[0].glimpsed))
    try:
        yield
    finally:
        _CALLED.reset(token)


def call(number: int) -> None:
    """Fact ``number`` is asked what it says."""
    called = _CALLED.get()
    if called is not None:
        called[1].add(number)
