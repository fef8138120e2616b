"""A change before it is made: what is wrong with it, what differs, and what it would do to the answers."""

import contextlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from knowledge.article import Article
from knowledge.calibration_cache import CalibrationCache
from knowledge.evaluation.examination import Examination, examine
from knowledge.factfile import FactFileError, locate, parse
from knowledge.facts import FactFile
from knowledge.lint import lint
from knowledge.problems import Problem, Severity
from knowledge.proof import prove
from knowledge.publication.annex import Annex
from knowledge.publication.answers import Answers
from knowledge.publication.answers_cache import AnswersCache
from knowledge.publication.difference import NO_DIFFERENCE, Deed, Difference, difference
from knowledge.publication.gate import NOTHING_ASKED, GateReport, Progress, gate
from knowledge.publication.placement import digest
from knowledge.publication.trial import Inspection, Task, Trial
from knowledge.responder import Responder
from knowledge.stores.problems import StoreError

Recent = Callable[[], Sequence[str]]
"""Tells what was really asked lately."""

BUILDING = 0.4
"""Share of the work, measured on the shipped facts, after which the gate begins."""


@dataclass(frozen=True, slots=True)
class Release:
    """Facts that can be served: the file's bytes, their digest, and what answers from them, once made.

    ``findings`` are what lint and proof say of them, and have no lines yet (``Workshop.located``).
    """

    content: bytes
    digest: str
    factfile: FactFile
    findings: tuple[Problem, ...] = ()
    cache: CalibrationCache | None = None
    _made: list[Answers] = field(default_factory=list, compare=False)

    def make(self, former: "Release | None" = None) -> Answers:
        """What answers; made the sooner, the more it has in common with a ``former`` release."""
        if not self._made:
            known = None if former is None else former.responder
            self._made.append(Answers(Responder.build(self.factfile, self.cache, known)))
        return self._made[0]

    @property
    def answers(self) -> Answers:
        """What answers, with what was heard of it."""
        return self.make()

    @property
    def responder(self) -> Responder:
        """What answers."""
        return self.answers.responder


@dataclass(frozen=True, slots=True)
class Workshop:
    """Makes releases of contents, the same way for every change: parsed, looked over, made to answer.

    Where there is an ``annex``, changes are tried and releases examined there.
    """

    name: str
    cache: CalibrationCache | None = None
    article: Article | None = None
    annex: Annex | None = None

    def release(self, content: bytes) -> Release:
        """The release of ``content``.

        Raises:
            FactFileError: it cannot be served.
        """
        factfile = parse(content, self.name)
        return Release(content, digest(content), factfile, self._findings(factfile), self.cache)

    def _findings(self, factfile: FactFile) -> tuple[Problem, ...]:
        """What lint finds, and what the article, if it is at hand, does not prove."""
        found = lint(factfile, proved=self.article is not None)
        return found if self.article is None else found + prove(factfile, self.article).problems

    def located(self, findings: Iterable[Problem], content: bytes) -> tuple[Problem, ...]:
        """Findings with their lines in ``content``: reading these takes longer than finding what is wrong."""
        return locate(findings, content, self.name)

    def tried(
        self, content: bytes, served: Release, recent: tuple[str, ...], tell: Progress
    ) -> tuple[Trial, Release | None]:
        """What comes of ``content`` in the place of ``served``, and its release, which is made already."""
        try:
            release = self.release(content)
        except FactFileError as error:
            return Trial(error.problems), None
        release.make(served)
        self.recall(served)
        self.recall(release)
        report = gate(
            served.answers,
            release.answers,
            recent,
            lambda share: tell(BUILDING + (1.0 - BUILDING) * share),
        )
        self.keep(served)
        self.keep(release)
        changed = difference(served.factfile, release.factfile)
        return Trial((), release.factfile, release.findings, changed, report), release

    def recall(self, release: Release) -> None:
        """Let a release that nobody has asked yet know what it answered to whoever tried it before."""
        if self.cache is not None and not release.answers.remembered():
            AnswersCache(self.cache).fill(release.factfile, release.answers)

    def keep(self, release: Release) -> None:
        """Keep what a release answered, and found out for that, for the next one who tries a change of it."""
        if self.cache is not None:
            self.cache.put(release.factfile, release.responder.lesson)
            AnswersCache(self.cache).put(release.factfile, release.answers)

    def rehearse(self, release: Release, recent: Recent = tuple) -> None:
        """Let the annex hear what will be the base of the next changes, and what was asked lately."""
        if self.annex is not None:
            asked: tuple[str, ...] = ()
            with contextlib.suppress(StoreError):  # then they are asked when there is a change
                asked = tuple(recent())
            self.annex.rehearse(release.content, asked)

    def examine(self, release: Release, recent: tuple[str, ...], progress: Progress) -> Examination:
        """All that can be asked of a release, asked; the work of seconds."""
        found = None
        if self.annex is not None:
            found = self.annex.examined(Inspection(release.content, recent), progress)
        return found or examine(release.responder, recent, progress)

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
        trial = release = None
        if self.annex is not None:
            trial = self.annex.tried(Task(content, served.content, recent), tell)
        if trial is None:
            trial, release = self.tried(content, served, recent, tell)
        if trial.factfile is None:
            return Proposal(content, name, served.digest, found, errors=trial.errors)
        known = {_sense(problem) for problem in served.findings}
        return Proposal(
            content,
            name,
            served.digest,
            found,
            release=release or Release(content, name, trial.factfile, trial.findings, self.cache),
            difference=trial.difference,
            report=trial.report,
            fresh=self.located((found for found in trial.findings if _sense(found) not in known), content),
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
