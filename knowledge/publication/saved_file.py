"""A fact file that was saved with an editor: the same path as every change, but the file is there already."""

from dataclasses import dataclass

from knowledge.factfile import FactFileError
from knowledge.problems import Problem
from knowledge.publication.author import EDITOR
from knowledge.publication.placement import digest
from knowledge.publication.proposal import Proposal
from knowledge.publication.publisher import Publisher
from knowledge.publication.verdict import Published
from knowledge.stores.revisions import Intent, Revision


@dataclass(frozen=True, slots=True)
class Adopted:
    """It is good, and served: ``revision`` tells of it."""

    revision: Revision
    proposal: Proposal


@dataclass(frozen=True, slots=True)
class Spoiled:
    """It cannot be served; the facts from before are served on."""

    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """It would answer worse: the facts from before are served on until somebody confirms it."""

    proposal: Proposal


@dataclass(frozen=True, slots=True)
class Overtaken:
    """A publication that was decided, and that a saved file was faster than; what it would have published is
    kept.
    """

    intent: Intent


Sight = Adopted | Spoiled | Held | Overtaken


@dataclass(frozen=True, slots=True)
class SavedFile:
    """What stands on the disk beside what is published."""

    publisher: Publisher

    def stamp(self) -> str:
        """What tells one content from another; blank for a file that cannot be read."""
        try:
            return digest(self.publisher.placement.read())
        except FactFileError:
            return ""

    def overtaken(self) -> tuple[Overtaken, ...]:
        """What a saved file has overtaken since this was last asked."""
        return tuple(Overtaken(intent) for intent in self.publisher.overtaken())

    def look(self) -> Adopted | Spoiled | Held | None:
        """Publish what was saved, if nothing speaks against it; None when that is published already.

        Raises:
            StoreError: the history cannot be read or written.
        """
        publisher = self.publisher
        try:
            content = publisher.on_disk()
        except FactFileError as error:
            return Spoiled(error.problems)
        if content is None:
            return None
        proposal = publisher.propose(content)
        if proposal.errors:
            return Spoiled(proposal.errors)
        if proposal.questionable:
            return Held(proposal)
        # A content that was undone and is saved again follows another revision, and is another publication.
        latest = publisher.revisions.latest()
        key = f"saved {latest.number if latest else 0} {proposal.digest}"
        verdict = publisher.publish(proposal, EDITOR, "", key)
        if isinstance(verdict, Published):
            return Adopted(verdict.revision, proposal)
        return None  # somebody was faster: that is seen when the watcher looks again
