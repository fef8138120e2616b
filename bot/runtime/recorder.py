"""A flight recorder: what was being handled, and whose code was running, at the moment the process died.

Both stand in a page of a file that is mapped into memory. Writing there costs a microsecond and no disk
access, and the kernel keeps it when the process dies without a word. The event loop runs one piece of code
at a time: so an update that brings the process down is named, while a kill from outside names nobody, or
rarely the same twice.
"""

import mmap
import struct
from collections.abc import Coroutine, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Generic, TypeVar

T = TypeVar("T")

SLOTS: Final = 512
"""Numbers in a page of 4096 bytes: that of the running update, then those of the updates begun."""

PAGE: Final = struct.Struct(f"<{SLOTS}q")
SLOT: Final = struct.Struct("<q")
NOBODY: Final = 0


@dataclass(frozen=True, slots=True)
class LastMoment:
    """What an earlier process was doing at its end.

    The update that was ``running``, those ``begun``, and those ``answered`` but perhaps not marked so in
    the inbox.
    """

    running: int | None
    begun: frozenset[int]
    answered: frozenset[int]


class Recorder:
    """The recorder of one process."""

    def __init__(self, path: Path | None) -> None:
        """Record in ``path``, or nowhere that lasts."""
        self._page: mmap.mmap | bytearray = bytearray(PAGE.size) if path is None else _map(path)
        running, *slots = PAGE.unpack_from(self._page)
        begun = frozenset(slot for slot in slots if slot > NOBODY)
        answered = frozenset(-slot for slot in slots if slot < NOBODY)
        self.last_moment = LastMoment(running or None, begun, answered)
        self._slots: dict[int, int] = {}
        self._free: list[int] = []

    def clear(self) -> None:
        """Nothing is being handled: what the last moment told is in the inbox, or the end is an orderly
        one.
        """
        PAGE.pack_into(self._page, 0, *(NOBODY,) * SLOTS)
        self._slots.clear()
        self._free = list(range(1, SLOTS))

    def begin(self, update_id: int) -> None:
        """``update_id`` is being handled from now on. Those for which the page has no room go unrecorded."""
        if self._free:
            slot = self._slots[update_id] = self._free.pop()
            SLOT.pack_into(self._page, slot * SLOT.size, update_id)

    def answer(self, update_id: int) -> None:
        """``update_id`` is answered: it must not be again, even if the inbox never hears of it."""
        slot = self._slots.get(update_id)
        if slot is not None:
            SLOT.pack_into(self._page, slot * SLOT.size, -update_id)

    def end(self, update_id: int) -> None:
        """``update_id`` is no longer being handled, and the inbox knows."""
        slot = self._slots.pop(update_id, None)
        if slot is not None:
            SLOT.pack_into(self._page, slot * SLOT.size, NOBODY)
            self._free.append(slot)

    def run(self, update_id: int) -> None:
        """From now on the code of ``update_id`` runs."""
        SLOT.pack_into(self._page, 0, update_id)

    def watching(self, update_id: int, work: Coroutine[object, object, T]) -> "Watched[T]":
        """``work``, recorded as the code of ``update_id`` whenever it runs."""
        return Watched(self, update_id, work)


class Watched(Generic[T]):
    """An awaitable that runs a coroutine, and notes each time that it is given control and gives it back."""

    def __init__(self, recorder: Recorder, update_id: int, work: Coroutine[object, object, T]) -> None:
        """Watch over ``work``."""
        self._recorder = recorder
        self._update_id = update_id
        self._work = work

    def __await__(self) -> Generator[object, None, T]:
        """Run it, step by step."""
        error: BaseException | None = None
        while True:
            self._recorder.run(self._update_id)
            try:
                awaited = self._work.send(None) if error is None else self._work.throw(error)
            except StopIteration as end:
                result: T = end.value
                return result
            finally:
                self._recorder.run(NOBODY)
            error = None
            try:
                yield awaited
            except BaseException as thrown:  # a cancellation, passed on to where the coroutine waits
                error = thrown


def _map(path: Path) -> mmap.mmap:
    with path.open("a+b") as file:
        file.truncate(PAGE.size)
        return mmap.mmap(file.fileno(), PAGE.size)
