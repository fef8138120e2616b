"""The process in which changes are tried and facts examined: it keeps the last releases and what they answer.

It is spoken to over the socket whose number is its argument (``knowledge.publication.trial``).
"""

import contextlib
import gc
import os
import sys
from collections.abc import Iterator
from multiprocessing.connection import Connection
from typing import Final

from knowledge.evaluation.examination import examine
from knowledge.publication.placement import digest
from knowledge.publication.proposal import Release, Workshop
from knowledge.publication.trial import Inspection, Opening, Rehearsal, Task

IDLE: Final = 600.0
"""Seconds without anything to do after which the process ends; another is begun in a second or two."""

KEPT: Final = 3
"""Releases kept with their answers: what is served, and the latest ones tried."""

NICENESS: Final = 10
"""Askers come first where processors are few."""


class Bench:
    """Tries changes, and hears in between what is served."""

    def __init__(self, line: Connection, opening: Opening, idle: float = IDLE) -> None:
        """Work for whoever holds the other end of ``line``."""
        self._line = line
        self._workshop = Workshop(opening.name, opening.cache, opening.article)
        self._idle = idle
        self._kept: dict[str, Release] = {}

    def serve(self) -> None:
        """Work until there is nothing to do for long."""
        unheard: Iterator[None] | None = None
        while True:
            if not self._line.poll(0.0 if unheard else self._idle):
                if unheard is None:
                    return
                if next(unheard, self) is self:
                    unheard = None
                continue
            match self._line.recv():
                case Task() as task:
                    self._try(task)
                case Inspection(served=content, recent=recent):
                    found = examine(self._release(content).responder, recent, self._line.send)
                    self._line.send(found)
                case Rehearsal() as rehearsal:
                    unheard = self._rehearsed(rehearsal)

    def _try(self, task: Task) -> None:
        served = self._release(task.served)
        gc.freeze()  # what is kept is not looked through for garbage while somebody waits
        try:
            trial, release = self._workshop.tried(task.content, served, task.recent, self._line.send)
        finally:
            gc.unfreeze()
        if release is not None:
            self._keep(release)
        self._line.send(trial)

    def _rehearsed(self, rehearsal: Rehearsal) -> Iterator[None]:
        """Ask one question after the other; those answered already take no time."""
        release = self._release(rehearsal.served)
        learning = release.responder.decider.base.learning
        if learning.happens:
            learning.learn()
            yield
        own = [question for fact in release.factfile.facts for question in fact.questions]
        checks = [check.question for check in release.factfile.checks]
        for question in (*checks, *own, *rehearsal.recent):
            if release.answers.known(question) is None:
                release.answers.of(question)
                yield
        self._workshop.keep(release)

    def _release(self, content: bytes) -> Release:
        found = self._kept.get(digest(content))
        if found is None:
            found = self._workshop.release(content)
            found.make(next(reversed(self._kept.values()), None))
            self._workshop.recall(found)
        self._keep(found)
        return found

    def _keep(self, release: Release) -> None:
        self._kept.pop(release.digest, None)
        self._kept[release.digest] = release
        while len(self._kept) > KEPT:
            del self._kept[next(iter(self._kept))]


def main() -> None:
    """Serve whoever began the process, until it is gone."""
    with contextlib.suppress(OSError):
        os.nice(NICENESS)
    with contextlib.suppress(EOFError, OSError), Connection(int(sys.argv[1])) as line:
        Bench(line, line.recv()).serve()


if __name__ == "__main__":
    main()
