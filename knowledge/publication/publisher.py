"""The one way by which facts change: proposed, decided, written, served, recorded - in this order.

Whoever publishes holds the file's lock, so that everything unsettled that a publisher finds belongs to a
process that is gone. The decision is the intent's commit: a process that is killed before it has changed
nothing, and what it left after it is completed by the next publisher, once.
"""

import contextlib
import threading
from collections.abc import Callable, Iterator

from knowledge.factfile import FactFileError, parse
from knowledge.problems import Problem
from knowledge.publication.amendments import Amendment
from knowledge.publication.author import EDITOR, Author
from knowledge.publication.difference import Difference, difference
from knowledge.publication.gate import Progress
from knowledge.publication.placement import Placement, digest
from knowledge.publication.proposal import Proposal, Recent, Release, Workshop
from knowledge.publication.restoring import ChangedSince, taken_back
from knowledge.publication.verdict import (
    Conflict,
    Failed,
    Published,
    Refused,
    Repeated,
    Settled,
    Unchanged,
    Unconfirmed,
    Verdict,
)
from knowledge.responder import Responder
from knowledge.rewriting import rewritten
from knowledge.stores.revisions import Intent, Revisions

KEY = 80
"""Characters of an idempotency key at most."""

Serve = Callable[[Responder], None]


class Publisher:
    """Publishes to one fact file. Its methods wait for disk and processor: call them from a thread.

    ``served`` is the release that is served; ``recent`` tells what was really asked lately.
    """

    def __init__(
        self,
        placement: Placement,
        revisions: Revisions,
        workshop: Workshop,
        recent: Recent = tuple,
    ) -> None:
        """Open what is published, after settling what was left; the first time, the file as it is.

        Raises:
            FactFileError: nothing was ever published from this file, and it cannot be served.
            StoreError: the history cannot be read or written.
        """
        self.placement = placement
        self.revisions = revisions
        self.workshop = workshop
        self.recent = recent
        self._serve: Serve = lambda _: None
        self._step = placement.step
        self._turn = threading.RLock()
        self._overtaken: list[Intent] = []
        with self._turn, self._looking():
            self.settled = self._settle()
            self.served = self._opened()

    def serve_with(self, serve: Serve) -> None:
        """Hand every new release to ``serve``, on the thread that publishes it."""
        self._serve = serve

    def propose(self, content: bytes, progress: Progress | None = None) -> Proposal:
        """Try ``content`` in the place of what is served; changes nothing."""
        self.catch_up()
        return self._tried(content, self.served, progress)

    def propose_amended(self, amend: Amendment, progress: Progress | None = None) -> Proposal:
        """Try the facts as they are served with a record changed, so that no other change is lost by it."""
        self.catch_up()
        served = self.served
        amended = amend(served.factfile)
        if isinstance(amended, tuple):
            return self._impossible(served, amended)
        try:
            content = rewritten(served.content, amended)
        except FactFileError as error:
            return self._impossible(served, error.problems)
        return self._tried(content, served, progress)

    def propose_undo(
        self, number: int | None = None, progress: Progress | None = None
    ) -> Proposal | ChangedSince | None:
        """Try the facts without what a revision changed, the newest unless told; None for nothing to undo.

        The revision stays in the history: the undo is another one.
        """
        self.catch_up()
        revision = self.revisions.latest() if number is None else self.revisions.find(number)
        if revision is None:
            return None
        before, after = (self.revisions.content(name) for name in (revision.before, revision.after))
        if before is None or after is None:
            return None
        served = self.served
        try:
            content = taken_back(before, after, served.content)
        except FactFileError as error:
            return self._impossible(served, error.problems)
        return content if isinstance(content, ChangedSince) else self._tried(content, served, progress)

    def propose_restoring(self, number: int, progress: Progress | None = None) -> Proposal | None:
        """Try the facts as a revision left them; None for a revision that there is not."""
        revision = self.revisions.find(number)
        return None if revision is None else self.recall(revision.after, progress)

    def recall(self, name: str, progress: Progress | None = None) -> Proposal | None:
        """Propose again what was proposed and kept under that digest; None where it is no longer kept."""
        content = self.revisions.content(name)
        return None if content is None else self.propose(content, progress)

    def publish(
        self, proposal: Proposal, author: Author, note: str, key: str, *, confirmed: bool = False
    ) -> Verdict:
        """Publish, unless something speaks against it; the same ``key`` never applies twice.

        Raises:
            StoreError: the store refused; whether it was decided, the next publisher will see.
        """
        if proposal.release is None:
            return Refused(proposal.errors)
        with contextlib.ExitStack() as stack:
            stack.enter_context(self._turn)
            try:
                stack.enter_context(self.placement.locked())
            except OSError as error:
                return Failed(error.strerror or type(error).__name__)
            self._settle()
            number = self.revisions.published(key)
            if number is not None:
                self._catch_up()
                return Repeated(number)
            latest = self.revisions.latest()
            published = latest.after if latest is not None else ""
            standing = self._standing()
            found = "" if standing is None else digest(standing)
            if proposal.digest == published == found:
                return Unchanged()
            if proposal.before != published or found not in (proposal.found, proposal.digest):
                return self._conflict(proposal, published)
            if proposal.questionable and not confirmed:
                return Unconfirmed(proposal)
            wanted = Intent(key, author, note, found, published, proposal.digest)
            return self._decided(wanted, proposal.release, standing) or self._conflict(proposal, published)

    def catch_up(self) -> bool:
        """Serve what another process has published since; whether there was something."""
        with self._turn:
            return self._catch_up()

    def overtaken(self) -> tuple[Intent, ...]:
        """The publications that were decided and came to nothing, since this was last asked: an ended process
        left them, and somebody wrote the file since. What they would have published is kept.
        """
        with self._turn:
            found, self._overtaken = tuple(self._overtaken), []
            return found

    def on_disk(self) -> bytes | None:
        """What stands on the disk, if that was never published; None when there is nothing to do.

        Raises:
            FactFileError: it cannot be read.
        """
        with self._turn, self._looking():
            self._settle()
            self._catch_up()
            content = self.placement.read()
            return None if digest(content) == self.served.digest else content

    def _tried(self, content: bytes, served: Release, progress: Progress | None) -> Proposal:
        return self.workshop.propose(content, served, self.placement.found(), tuple(self.recent()), progress)

    def _impossible(self, served: Release, problems: tuple[Problem, ...]) -> Proposal:
        return Proposal(b"", "", served.digest, self.placement.found(), errors=problems)

    def _decided(self, wanted: Intent, release: Release, standing: bytes | None) -> Published | Failed | None:
        """What came of it; None where somebody saved the file at the last moment."""
        release.make(self.served)  # what could not be served is not decided
        self._step("keep")
        self.revisions.keep(release.content)
        lost = wanted.found not in ("", wanted.before, wanted.after)
        if lost and standing is not None:
            self.revisions.keep(standing)
        self._step("intend")
        self.revisions.intend(wanted)
        if wanted.found != wanted.after:
            try:
                if not self.placement.replace(release.content, wanted.found):
                    self.revisions.withdraw(wanted)
                    return None
            except OSError as error:
                if self.placement.found() != wanted.after:
                    self.revisions.withdraw(wanted)
                    return Failed(error.strerror or type(error).__name__)
        self._step("swap")
        self._exchange(release)
        self._step("record")
        revision = self.revisions.apply(wanted)
        self._step("acknowledge")
        return Published(revision, wanted.found if lost else "")

    def _conflict(self, proposal: Proposal, published: str) -> Conflict:
        """What somebody else did meanwhile: published, which is served from now on, or saved on the disk."""
        self._catch_up()
        name = self.placement.name
        try:
            was = parse(self.revisions.content(proposal.before) or b"", name)
            theirs = self.revisions.content(published) if proposal.before != published else None
            now = parse(self.placement.read() if theirs is None else theirs, name)
        except FactFileError:
            return Conflict(Difference(), unreadable=True)
        between = difference(was, now)
        return Conflict(between, between.keys & proposal.difference.keys)

    @contextlib.contextmanager
    def _looking(self) -> Iterator[None]:
        """Keep other writers out; where the folder takes no lock, it takes no publication either."""
        with contextlib.ExitStack() as stack:
            with contextlib.suppress(OSError):
                stack.enter_context(self.placement.locked())
            yield

    def _settle(self) -> Settled:
        """Complete what an ended process had decided, unless somebody else has written the file since."""
        completed, overtaken = [], []
        for intent in self.revisions.pending():
            found = self.placement.found()
            content = self.revisions.content(intent.after)
            if found == intent.found != intent.after and content is not None:
                replaced = self.placement.replace(content, found)
                found = intent.after if replaced else ""
            if found == intent.after:
                completed.append(self.revisions.apply(intent))
            else:
                self.revisions.supersede(intent)
                overtaken.append(intent)
        self._overtaken += overtaken
        return Settled(tuple(completed), tuple(overtaken))

    def _opened(self) -> Release:
        """The newest revision; where there is none, the file as it stands becomes the first."""
        latest = self.revisions.latest()
        if latest is not None:
            content = self.revisions.content(latest.after)
            if content is not None:
                # A later release may read files otherwise: then the one on the disk has to do.
                with contextlib.suppress(FactFileError):
                    return self.workshop.release(content)
        release = self.workshop.release(self.placement.read())
        before = latest.after if latest is not None else ""
        self.revisions.keep(release.content)  # the store may have lost it
        if before != release.digest:
            key = f"opened {latest.number if latest else 0} {self.placement.name}"[-KEY:]
            intent = Intent(key, EDITOR, "", release.digest, before, release.digest)
            self.revisions.intend(intent)
            self.revisions.apply(intent)
        return release

    def _catch_up(self) -> bool:
        latest = self.revisions.latest()
        if latest is None or latest.after == self.served.digest:
            return False
        content = self.revisions.content(latest.after)
        if content is None:
            return False
        self._exchange(self.workshop.release(content))
        return True

    def _exchange(self, release: Release) -> None:
        self.served = release
        self._serve(release.responder)
        self.workshop.rehearse(release, self.recent)

    def _standing(self) -> bytes | None:
        """What stands on the disk; None for nothing that can be read."""
        try:
            return self.placement.read()
        except FactFileError:
            return None
