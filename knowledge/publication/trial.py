"""A content tried in the place of what is served, and what is said between the processes that do so."""

from dataclasses import dataclass

from knowledge.article import Article
from knowledge.calibration_cache import CalibrationCache
from knowledge.facts import FactFile
from knowledge.problems import Problem
from knowledge.publication.difference import NO_DIFFERENCE, Difference
from knowledge.publication.gate import NOTHING_ASKED, GateReport


@dataclass(frozen=True, slots=True)
class Trial:
    """What came of it: errors, and then nothing else, or the facts with what is found and changed by them."""

    errors: tuple[Problem, ...] = ()
    factfile: FactFile | None = None
    findings: tuple[Problem, ...] = ()
    difference: Difference = NO_DIFFERENCE
    report: GateReport = NOTHING_ASKED


@dataclass(frozen=True, slots=True)
class Opening:
    """What the other process needs to know once: how a workshop is opened there."""

    name: str
    cache: CalibrationCache | None = None
    article: Article | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """Try ``content`` in the place of ``served``; answered by shares of the work, then by a trial."""

    content: bytes
    served: bytes
    recent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """Hear all that ``served`` answers, to ``recent`` questions too, while there is nothing else to do; not
    answered.
    """

    served: bytes
    recent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Inspection:
    """Examine ``served`` as a whole, with ``recent`` questions; answered by shares of the work, then by an
    examination.
    """

    served: bytes
    recent: tuple[str, ...] = ()
