"""What comes of publishing: a closed union, told apart by type."""

from dataclasses import dataclass

from knowledge.problems import Problem
from knowledge.publication.difference import Difference, Table
from knowledge.publication.proposal import Proposal
from knowledge.stores.revisions import Intent, Revision


@dataclass(frozen=True, slots=True)
class Published:
    """It is on the disk, served and recorded.

    ``overwritten`` is the digest of what stood on the disk and was never published, if anything did: the
    store keeps it.
    """

    revision: Revision
    overwritten: str = ""


@dataclass(frozen=True, slots=True)
class Repeated:
    """A publication with the same key was completed before; nothing was done."""

    number: int


@dataclass(frozen=True, slots=True)
class Unchanged:
    """It is what is published already; nothing was done."""


@dataclass(frozen=True, slots=True)
class Refused:
    """It cannot be served."""

    errors: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Unconfirmed:
    """It needs an express confirmation: see ``Proposal.questionable``."""

    proposal: Proposal


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody else has changed the facts since.

    ``theirs`` is what they changed, ``both`` the records that the proposal changes too; ``unreadable`` says
    that what stands on the disk is no fact file.
    """

    theirs: Difference
    both: frozenset[tuple[Table, str]] = frozenset()
    unreadable: bool = False


@dataclass(frozen=True, slots=True)
class Failed:
    """The disk refused, with its reason; the old facts stand."""

    reason: str


Verdict = Published | Repeated | Unchanged | Refused | Unconfirmed | Conflict | Failed


@dataclass(frozen=True, slots=True)
class Settled:
    """Publications that an ended process left behind: those completed now, and those overtaken."""

    completed: tuple[Revision, ...] = ()
    overtaken: tuple[Intent, ...] = ()
