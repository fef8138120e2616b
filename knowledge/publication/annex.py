"""A process beside this one in which changes are tried and facts examined, so that nobody's question waits.

It is begun when there is something to try and ends by itself when there has been nothing for a while, or when
this process is gone. It is given no environment: it needs no token.
"""

import contextlib
import logging
import os
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from typing import TypeVar

from knowledge.evaluation.examination import Examination
from knowledge.publication.trial import Inspection, Opening, Rehearsal, Task, Trial

logger = logging.getLogger(__name__)

Tell = Callable[[float], None]
Found = TypeVar("Found", Trial, Examination)


class AnnexClosedError(Exception):
    """The process was ended while somebody waited for it, since the bot ends."""


class Annex:
    """Tries one change at a time. Its methods wait: call them from a thread."""

    def __init__(self, opening: Opening) -> None:
        """Open workshops there as ``opening`` says."""
        self._opening = opening
        self._turn = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._line: Connection | None = None
        self._closed = False

    def tried(self, task: Task, tell: Tell) -> Trial | None:
        """What came of it; None where the process could not be had, or was lost twice.

        Raises:
            AnnexClosedError: it was closed meanwhile.
        """
        return self._answer(task, Trial, tell)

    def examined(self, inspection: Inspection, tell: Tell) -> Examination | None:
        """The same for an inspection.

        Raises:
            AnnexClosedError: it was closed meanwhile.
        """
        return self._answer(inspection, Examination, tell)

    def _answer(self, asked: Task | Inspection, kind: type[Found], tell: Tell) -> Found | None:
        with self._turn:
            for _ in range(2):  # one that ended by itself is only missed when something is said to it
                try:
                    return _answered(self._opened(), asked, kind, tell)
                except (EOFError, OSError) as error:
                    self._end()
                    if self._closed:
                        raise AnnexClosedError from error
        logger.warning("curators' work is done in the bot's own process: the one beside it was lost")
        return None

    def rehearse(self, content: bytes, recent: tuple[str, ...] = ()) -> None:
        """Let it hear what these facts answer, so that the next change is tried sooner; if it is idle."""
        if self._closed or not self._turn.acquire(blocking=False):
            return
        try:
            self._opened().send(Rehearsal(content, recent))
        except OSError:
            self._end()
        finally:
            self._turn.release()

    def close(self) -> None:
        """End the process; whoever waits for it is told."""
        self._closed = True
        child = self._child
        if child is not None:
            child.kill()
            child.wait()

    @property
    def process(self) -> int | None:
        """The process's number; None while there is none."""
        return None if self._child is None else self._child.pid

    def _opened(self) -> Connection:
        if self._line is None:
            if self._closed:
                raise AnnexClosedError
            ours, theirs = socket.socketpair()
            with theirs:
                self._child = subprocess.Popen(  # noqa: S603  (this interpreter, and a module of ours)
                    [sys.executable, "-P", "-m", "knowledge.publication.annex_process", str(theirs.fileno())],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,  # a traceback may hold a curator's words
                    pass_fds=(theirs.fileno(),),
                    env=_environment(),
                )
            self._line = Connection(ours.detach())
            self._line.send(self._opening)
        return self._line

    def _end(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None
        if self._child is not None:
            with contextlib.suppress(ProcessLookupError):
                self._child.kill()
            self._child.wait()
            self._child = None


def _answered(line: Connection, asked: Task | Inspection, kind: type[Found], tell: Tell) -> Found:
    line.send(asked)
    while True:
        said = line.recv()
        if isinstance(said, kind):
            return said
        tell(said)


def _environment() -> dict[str, str]:
    """What it needs to start, and none of this process's secrets; one thread, to leave askers the rest."""
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    path = os.pathsep.join(filter(None, sys.path))
    return {**kept, "PYTHONPATH": path, "PYTHONUTF8": "1", "OPENBLAS_NUM_THREADS": "1"}
