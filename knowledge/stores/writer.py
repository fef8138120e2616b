"""The one thread that talks to the store, and commits whatever has gathered meanwhile as one group.

With ``synchronous=FULL`` a commit costs a disk flush. While one is under way new jobs gather, and the next
commit takes them all: many askers at once cost hardly more flushes than one.
"""

import asyncio
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Final, Generic, Protocol, TypeVar

import sqlalchemy as sa

from knowledge.stores.connecting import classed
from knowledge.stores.problems import StoreError

T = TypeVar("T")

GROUP: Final = 256
"""Jobs committed together at most, so that the first of a flood does not wait for the last."""


class Task(Protocol):
    """A job, whatever it results in."""

    def attempt(self, connection: sa.Connection) -> None:
        """Do the work inside the caller's transaction."""

    def settle(self) -> None:
        """Hand the result to whoever waits: the transaction is committed."""

    def fail(self, error: BaseException) -> None:
        """Tell whoever waits that the transaction was rolled back."""


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


class Writer:
    """Runs jobs in the order they came, on a thread and a connection of its own.

    When a job of a group fails, the group is rolled back and each of its jobs runs again in a transaction
    of its own: only the failing one is told so.
    """

    def __init__(self, connect: Callable[[], sa.Connection]) -> None:
        """Start the thread and wait until it is connected.

        Args:
            connect: opens the connection; called on the new thread, which alone may use it.

        Raises:
            StoreError: what ``connect`` raised.
        """
        self._jobs: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
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
        if not self._thread.is_alive():
            job.fail(StoreError("the store is closed"))
        self._jobs.put(job)
        return job.future

    def close(self, timeout: float = 5.0) -> None:
        """Commit what is queued and close the connection, in at most ``timeout`` seconds."""
        self._jobs.put(None)
        self._thread.join(timeout)

    def _work(self, connect: Callable[[], sa.Connection]) -> None:
        try:
            connection = connect()
        except BaseException as error:
            self._connected.set_exception(error)
            return
        self._connected.set_result(None)
        with connection:
            while group := self._take():
                self._commit(connection, group)

    def _take(self) -> list[Task]:
        """What has gathered, after waiting for the first; nothing once the writer is closed."""
        group: list[Task] = []
        job = self._jobs.get()
        while job is not None:
            group.append(job)
            if len(group) == GROUP or self._jobs.empty():
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
            if len(group) == 1:
                group[0].fail(classed(error) if isinstance(error, sa.exc.DBAPIError) else error)
                return
            for job in group:
                self._commit(connection, [job])
        else:
            for job in group:
                job.settle()
