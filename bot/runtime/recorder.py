"""A flight recorder: which update's code is running at this very moment, readable after a crash.

The event loop runs one piece of code at a time. Its number stands in a file mapped into memory: writing it
costs a microsecond and no disk access, and the kernel keeps it when the process dies without a word. So a
process brought down by an update names it, while one killed from outside, or for lack of power, names
nobody, or rarely the same twice.
"""

import mmap
import struct
from collections.abc import Coroutine, Generator
from pathlib import Path
from typing import Final, Generic, TypeVar

T = TypeVar("T")

NUMBER: Final = struct.Struct("<q")
NOBODY: Final = 0


class Recorder:
    """The recorder of one process."""

    def __init__(self, path: Path | None) -> None:
        """Record in ``path``, or nowhere that lasts."""
        self._page: mmap.mmap | bytearray = bytearray(NUMBER.size) if path is None else _map(path)
        self.found: int | None = NUMBER.unpack_from(self._page)[0] or None
        """The update whose code an earlier process was running when it died."""
        self.note(NOBODY)

    def note(self, update_id: int) -> None:
        """From now on the code of ``update_id`` runs."""
        NUMBER.pack_into(self._page, 0, update_id)

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
            self._recorder.note(self._update_id)
            try:
                awaited = self._work.send(None) if error is None else self._work.throw(error)
            except StopIteration as end:
                result: T = end.value
                return result
            finally:
                self._recorder.note(NOBODY)
            error = None
            try:
                yield awaited
            except BaseException as thrown:  # a cancellation, passed on to where the coroutine waits
                error = thrown


def _map(path: Path) -> mmap.mmap:
    with path.open("a+b") as file:
        file.truncate(NUMBER.size)
        return mmap.mmap(file.fileno(), NUMBER.size)
