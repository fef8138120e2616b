"""A flight recorder: what was being handled, and whose code was running, at the moment the process died.

Both stand in a page of a file that is mapped into memory. Writing there costs a microsecond and no disk
access, and the kernel keeps it when the process dies without a word. The event loop runs one piece of code
at a time, and each thread too: so an update that brings the process down is named, while a kill from outside
names nobody, or rarely the same twice.
"""

import mmap
import os
import struct
from collections.abc import Callable, Coroutine, Generator
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Generic, ParamSpec, TypeVar

from bot.runtime.ending import Cause, GaveUpError

P = ParamSpec("P")
T = TypeVar("T")

SLOTS: Final = 512
"""Numbers in a page of 4096 bytes: of the update that runs on the event loop, of those that run in threads,
and of those begun.
"""

THREADS: Final = 32
"""Threads that work for updates at most: as many as ``asyncio`` has by itself."""

RUNNING: Final = 1 + THREADS
"""Slots before those of the updates begun."""

PAGE: Final = struct.Struct(f"<{SLOTS}q")
SLOT: Final = struct.Struct("<q")
NOBODY: Final = 0


@dataclass(frozen=True, slots=True)
class LastMoment:
    """What an earlier process was doing at its end.

    The updates whose code was ``running``, those ``begun``, and those ``answered`` but perhaps not marked so
    in the inbox.
    """

    running: frozenset[int]
    begun: frozenset[int]
    answered: frozenset[int]


class Recorder:
    """The recorder of one process."""

    def __init__(self, path: Path | None) -> None:
        """Record in ``path``, or nowhere that lasts.

        Raises:
            GaveUpError: ``path`` cannot be written.
        """
        self._page: mmap.mmap | bytearray = bytearray(PAGE.size) if path is None else _map(path)
        slots = PAGE.unpack_from(self._page)
        running = frozenset(slots[:RUNNING]) - {NOBODY}
        begun = frozenset(slot for slot in slots[RUNNING:] if slot > NOBODY)
        answered = frozenset(-slot for slot in slots[RUNNING:] if slot < NOBODY)
        self.last_moment = LastMoment(running, begun, answered)
        self._slots: dict[int, int] = {}
        self._free: list[int] = []
        self._free_threads: list[int] = []
        self._current: ContextVar[int] = ContextVar("update", default=NOBODY)

    def clear(self) -> None:
        """Nothing is being handled: what the last moment told is known, or the end is an orderly one."""
        PAGE.pack_into(self._page, 0, *(NOBODY,) * SLOTS)
        self._slots.clear()
        self._free = list(range(RUNNING, SLOTS))
        self._free_threads = list(range(1, RUNNING))

    def begin(self, update_id: int) -> None:
        """``update_id`` is being handled from now on. Those for which the page has no room go unrecorded."""
        if self._free:
            slot = self._slots[update_id] = self._free.pop()
            self._write(slot, update_id)

    def answer(self, update_id: int) -> None:
        """``update_id`` is answered: it must not be again, even if the inbox never hears of it."""
        slot = self._slots.get(update_id)
        if slot is not None:
            self._write(slot, -update_id)

    def end(self, update_id: int) -> None:
        """``update_id`` is no longer being handled, and the inbox knows."""
        slot = self._slots.pop(update_id, None)
        if slot is not None:
            self._write(slot, NOBODY)
            self._free.append(slot)

    def run(self, update_id: int) -> None:
        """From now on the code of ``update_id`` runs on the event loop."""
        self._write(0, update_id)

    def watching(self, update_id: int, work: Coroutine[object, object, T]) -> "Watched[T]":
        """``work``, recorded as the code of ``update_id`` whenever it runs."""
        self._current.set(update_id)
        return Watched(self, update_id, work)

    def watched_call(self, call: Callable[P, T]) -> Callable[P, T]:
        """``call``, for another thread, recorded as the code of the update that the caller works for."""
        update_id = self._current.get()
        # Asking for an address is no update's own code, and takes long while the network is down.
        if update_id == NOBODY or getattr(call, "__module__", "") == "socket":
            return call

        def watched(*args: P.args, **kwargs: P.kwargs) -> T:
            if not self._free_threads:
                return call(*args, **kwargs)
            slot = self._free_threads.pop()
            self._write(slot, update_id)
            try:
                return call(*args, **kwargs)
            finally:
                self._write(slot, NOBODY)
                self._free_threads.append(slot)

        return watched

    def _write(self, slot: int, number: int) -> None:
        SLOT.pack_into(self._page, slot * SLOT.size, number)


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


class WatchedThreads(ThreadPoolExecutor):
    """The threads that handlers let work for them (``asyncio.to_thread``)."""

    def __init__(self, recorder: Recorder) -> None:
        """Let ``recorder`` know whose code they run."""
        super().__init__(THREADS, thread_name_prefix="work")
        self._recorder = recorder

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """See ``Executor``; called on the event loop, in the context of the update."""
        return super().submit(self._recorder.watched_call(fn), *args, **kwargs)


def _map(path: Path) -> mmap.mmap:
    """The page in ``path``, with room for it on the disk: a hole would be filled when it is written to, and a
    full disk would then kill the process without a word.
    """
    try:
        with path.open("a+b") as file:
            file.truncate(PAGE.size)
            os.posix_fallocate(file.fileno(), 0, PAGE.size)
            return mmap.mmap(file.fileno(), PAGE.size)
    except OSError as error:
        raise GaveUpError(Cause.STORE, f"{path}: {error.strerror}") from error
