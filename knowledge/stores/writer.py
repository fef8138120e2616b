"""The one thread that talks to the store, and commits whatever has gathered meanwhile as one group.

With ``synchronous=FULL`` a commit costs a disk flush. While one is under way new jobs gather, and the next
commit takes them all: many askers at once cost hardly more flushes than one.
"""

import asyncio
import queue
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Final, Generic, Protocol, TypeVar

import sqlalchemy as sa

from knowledge.stores.connecting import classed, empty_log
from knowledge.stores.problems import StoreError

T = TypeVar("T")
Item = TypeVar("Item")

GROUP: Final = 256
"""Jobs committed together at most, so that the first of a flood does not wait for the last."""

GATHER: Final = 0.004
"""Seconds between two commits at least: under load each takes several jobs, and the interpreter, which the
event loop needs as well, is taken up less often. A store at rest commits at once."""

REST: Final = 0.5
"""Seconds without a job after which the write-ahead log is emptied, which holds older versions of pages."""


class Task(Protocol):
    """A job, whatever it results in."""

    def attempt(self, connection: sa.Connection) -> None:
        """Do the work inside the caller's transaction."""

    def settle(self) -> None:
        """Hand the result to whoever waits: the transaction is committed."""

    def fail(self, error: BaseException) -> None:
        """Tell whoever waits that the transaction was rolled back."""

    def absorb(self, other: "Task") -> bool:
        """Do what ``other`` would, with one's own, if it is of the same kind; whether it is."""

    def parts(self) -> "Sequence[Task]":
        """What it has absorbed, each on its own again."""


class Job(Generic[T]):
    """A function of the connection, with its future. It may run twice, so it touches nothing but the
    database.
    """

    def __init__(self, work: Callable[[sa.Connection], T]) -> None:
        self.future: Future[T] = Future()
        self._work = work
        self._results: list[T] = []

    def attempt(self, connection: sa.Connection) -> None:
        """See ``Task``."""
        self._results = [self._work(connection)]

    def settle(self) -> None:
        """See ``Task``."""
        if self.future.set_running_or_notify_cancel():
            self.future.set_result(self._results[0])

    def fail(self, error: BaseException) -> None:
        """See ``Task``."""
        if self.future.set_running_or_notify_cancel():
            self.future.set_exception(error)

    def absorb(self, other: Task) -> bool:
        """See ``Task``: nothing is known of what it does."""
        del other
        return False

    def parts(self) -> Sequence[Task]:
        """See ``Task``."""
        return [self]


class Joint(Generic[Item, T]):
    """Items for a function that does many with hardly more statements than one."""

    def __init__(
        self,
        work: Callable[[sa.Connection, Sequence[Item]], Sequence[T]],
        entries: "Sequence[tuple[Item, Future[T]]]",
    ) -> None:
        """Let ``work`` do the items of ``entries``, each of which waits by its future."""
        self._work = work
        self._entries = list(entries)
        self._results: Sequence[T] = ()

    def attempt(self, connection: sa.Connection) -> None:
        """See ``Task``."""
        self._results = self._work(connection, [item for item, _ in self._entries])

    def settle(self) -> None:
        """See ``Task``."""
        for (_, future), result in zip(self._entries, self._results, strict=True):
            if future.set_running_or_notify_cancel():
                future.set_result(result)

    def fail(self, error: BaseException) -> None:
        """See ``Task``."""
        for _, future in self._entries:
            if future.set_running_or_notify_cancel():
                future.set_exception(error)

    def absorb(self, other: Task) -> bool:
        """See ``Task``."""
        if not isinstance(other, Joint) or other._work is not self._work:
            return False
        self._entries.extend(other._entries)
        return True

    def parts(self) -> Sequence[Task]:
        """See ``Task``."""
        return [Joint(self._work, [entry]) for entry in self._entries]


class Writer:
    """Runs jobs in the order they came, on a thread and a connection of its own.

    Items for the same function are done together, with the first of a group: so nobody may submit what
    depends on something not yet committed. When a job of a group fails, the group is rolled back and each of
    its jobs runs again in a transaction of its own: only the failing one is told so.
    """

    def __init__(self, connect: Callable[[], sa.Connection]) -> None:
        """Start the thread and wait until it is connected.

        Args:
            connect: opens the connection; called on the new thread, which alone may use it.

        Raises:
            StoreError: what ``connect`` raised.
        """
        self._jobs: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._open = threading.Lock()
        self._closed = False
        self._connected: Future[None] = Future()
        self._thread = threading.Thread(target=self._work, args=(connect,), name="store-writer", daemon=True)
        self._thread.start()
        self._connected.result()

    async def run(self, work: Callable[[sa.Connection], T]) -> T:
        """The result of ``work``, once it is committed.

        Raises:
            StoreError: the database refused, for instance because the disk is full.
        """
        return await asyncio.wrap_future(self.submit(work))

    def submit(self, work: Callable[[sa.Connection], T]) -> Future[T]:
        """Queue ``work``; its future is settled after the commit."""
        job = Job(work)
        self._put(job)
        return job.future

    async def run_joint(self, work: Callable[[sa.Connection, Sequence[Item]], Sequence[T]], item: Item) -> T:
        """The result for ``item`` of ``work``, which does many at once, in their order; see ``run``."""
        future: Future[T] = Future()
        self._put(Joint(work, [(item, future)]))
        return await asyncio.wrap_future(future)

    def close(self, timeout: float = 5.0) -> None:
        """Commit what is queued and close the connection, in at most ``timeout`` seconds."""
        self._jobs.put(None)
        self._thread.join(timeout)

    def _put(self, task: Task) -> None:
        with self._open:
            if not self._closed:
                self._jobs.put(task)
                return
        task.fail(StoreError("the store is closed"))

    def _work(self, connect: Callable[[], sa.Connection]) -> None:
        try:
            connection = connect()
        except BaseException as error:
            self._connected.set_exception(error)
            return
        self._connected.set_result(None)
        try:
            with connection:
                begun = 0.0
                while group := self._take(begun + GATHER, connection):
                    begun = time.monotonic()
                    self._commit(connection, group)
        finally:
            self._refuse()

    def _refuse(self) -> None:
        """Tell whoever comes too late for the last commit, now or later: nobody shall wait for ever."""
        with self._open:
            self._closed = True
        while not self._jobs.empty():
            late = self._jobs.get()
            if late is not None:
                late.fail(StoreError("the store is closed"))

    def _first(self, connection: sa.Connection) -> Task | None:
        """The next job; a store at rest leaves nothing in its log of what was overwritten meanwhile."""
        try:
            return self._jobs.get(timeout=REST)
        except queue.Empty:
            empty_log(connection)
            return self._jobs.get()

    def _take(self, earliest: float, connection: sa.Connection) -> list[Task]:
        """What has gathered until ``earliest``, after waiting for the first; nothing once closed."""
        group: list[Task] = []
        taken = 0
        job = self._first(connection)
        time.sleep(max(0.0, earliest - time.monotonic()))
        while job is not None:
            taken += 1
            if not any(other.absorb(job) for other in group):
                group.append(job)
            if taken == GROUP or self._jobs.empty():
                return group
            job = self._jobs.get()
        if group:
            self._jobs.put(None)
        return group

    def _commit(self, connection: sa.Connection, group: list[Task]) -> None:
        try:
            with connection.begin():
                for job in group:
                    job.attempt(connection)
        except Exception as error:
            parts = [part for job in group for part in job.parts()]
            if len(parts) == 1:
                parts[0].fail(classed(error) if isinstance(error, sa.exc.DBAPIError) else error)
                return
            for part in parts:
                self._commit(connection, [part])
        else:
            for job in group:
                job.settle()
