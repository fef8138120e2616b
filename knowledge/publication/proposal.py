"""A change before it is made: what is wrong with it, what differs, and what it would do to the answers."""

from dataclasses import dataclass

from knowledge.article import Article
from knowledge.calibration_cache import CalibrationCache
from knowledge.factfile import FactFileError, locate, parse
from knowledge.facts import FactFile
from knowledge.lint import lint
from knowledge.problems import Problem, Severity
from knowledge.proof import prove
from knowledge.publication.answers import Answers
from knowledge.publication.difference import NO_DIFFERENCE, Deed, Difference, difference
from knowledge.publication.gate import NOTHING_ASKED, GateReport, Progress, gate
from knowledge.publication.placement import digest
from knowledge.responder import Responder

BUILDING = 0.3
"""Share of the work, measured on the shipped facts, after which the gate begins."""


@dataclass(frozen=True, slots=True)
class Release:
    """Facts that can be served: the file's bytes, their digest, and what answers from them."""

    content: bytes
    digest: str
    answers: Answers
    findings: tuple[Problem, ...] = ()

    @property
    def responder(self) -> Responder:
        """What answers."""
        return self.answers.responder

    @property
    def factfile(self) -> FactFile:
        """The facts."""
        return self.responder.factfile


@dataclass(frozen=True, slots=True)
class Workshop:
    """Makes releases of contents, the same way for every change: parsed, looked over, made to answer."""

    name: str
    cache: CalibrationCache | None = None
    article: Article | None = None

    def release(self, content: bytes, former: Release | None = None) -> Release:
        """The release of ``content``; the sooner, the more it has in common with a ``former`` one.

        Raises:
            FactFileError: it cannot be served.
        """
        factfile = parse(content, self.name)
        return Release(
            content,
            digest(content),
            Answers(Responder.build(factfile, self.cache, None if former is None else former.responder)),
            self.findings(factfile, content),
        )

    def findings(self, factfile: FactFile, content: bytes) -> tuple[Problem, ...]:
        """What lint finds, and what the article, if it is at hand, does not prove."""
        found = lint(factfile, proved=self.article is not None)
        if self.article is not None:
            found += prove(factfile, self.article).problems
        return locate(found, content, self.name)

    def propose(
        self,
        content: bytes,
        served: Release,
        found: str,
        recent: tuple[str, ...] = (),
        progress: Progress | None = None,
    ) -> "Proposal":
        """Try ``content`` in the place of ``served``; the work of seconds, and nothing is changed by it."""
        name = digest(content)
        tell = progress or _nobody
        tell(0.0)
        try:
            release = self.release(content, served)
        except FactFileError as error:
            return Proposal(content, name, served.digest, found, errors=error.problems)
        known = {_sense(problem) for problem in served.findings}
        return Proposal(
            content,
            name,
            served.digest,
            found,
            release=release,
            difference=difference(served.factfile, release.factfile),
            report=gate(
                served.answers,
                release.answers,
                recent,
                lambda share: tell(BUILDING + (1.0 - BUILDING) * share),
            ),
            fresh=tuple(problem for problem in release.findings if _sense(problem) not in known),
        )


@dataclass(frozen=True, slots=True)
class Proposal:
    """A content that is to take the place of what is served.

    ``before`` is the digest of what was served and ``found`` of what stood on the disk when it was made,
    blank for nothing. With ``errors`` there is no release, difference or gate report. ``fresh`` are the
    findings of lint and proof that the change brings.
    """

    content: bytes
    digest: str
    before: str
    found: str
    errors: tuple[Problem, ...] = ()
    release: Release | None = None
    difference: Difference = NO_DIFFERENCE
    report: GateReport = NOTHING_ASKED
    fresh: tuple[Problem, ...] = ()

    @property
    def findings(self) -> tuple[Problem, ...]:
        """What lint and proof say of the whole file."""
        return self.release.findings if self.release is not None else ()

    @property
    def overwrites(self) -> bool:
        """Whether the disk holds something else that never was published, and would be lost."""
        return self.found not in (self.before, self.digest)

    @property
    def sweeping(self) -> bool:
        """Whether several facts go, as they do where somebody sends a part of the file for the whole."""
        return self.difference.count(Deed.REMOVED) > 1

    @property
    def faults(self) -> tuple[Problem, ...]:
        """The findings that the change brings and that no curator wants."""
        return tuple(problem for problem in self.fresh if problem.severity is Severity.ERROR)

    @property
    def questionable(self) -> bool:
        """Whether publishing it takes an express confirmation."""
        return bool(self.report.regressions or self.faults or self.overwrites or self.sweeping)


def _sense(problem: Problem) -> tuple[object, ...]:
    """A problem apart from where it stands, which changes with every line above it."""
    place = problem.place
    return (problem.kind, place.table, place.record, place.field, problem.details)


def _nobody(_: float) -> None:
    """Nobody waits for progress."""
