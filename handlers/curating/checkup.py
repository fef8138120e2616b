"""The facts being served looked over: checks, phrasings, what was asked, lint and proof, and the disk."""

import asyncio
from dataclasses import dataclass

from handlers.curating.door import Visit
from handlers.curating.excerpts import Excerpt, attach_whole
from handlers.curating.headway import done_with_headway
from handlers.curating.proposals import DISK, RESET
from handlers.curating.sheets import Button, Sheet, Sheets
from handlers.curating.works import Works
from handlers.examination_wording import examination_parts
from handlers.phrases import checkup as phrases
from handlers.phrases import curating
from handlers.problem_wording import briefly_worded
from knowledge.factfile import FactFileError, parse
from knowledge.problems import Problem, Severity
from knowledge.publication.gate import Progress
from knowledge.publication.publisher import Publisher
from knowledge.stores.nonces import Deed

GLANCE = 700
"""Characters of each part that are shown in the chat; the whole report comes as a file."""


@dataclass(frozen=True, slots=True)
class Checkup:
    """Reports how the facts fare."""

    publisher: Publisher
    sheets: Sheets
    works: Works

    async def wanted(self, visit: Visit) -> None:
        """Look everything over, and report in the place of the message that says so."""
        waiting = await self.sheets.wait(visit, phrases.WORKING.format(share=0))

        async def mishap() -> None:
            await self.sheets.show(waiting, Sheet.saying(curating.WORK_FAILED))

        self.works.begin(self._report(waiting), mishap)

    async def _report(self, waiting: Visit) -> None:
        parts = await done_with_headway(self.sheets, waiting, self._parts, phrases.WORKING)
        disk, rows = await asyncio.to_thread(self._disk)
        parts.append(disk)
        excerpts = [Excerpt.of(lines, GLANCE) for lines in parts]
        if not all(excerpt.whole for excerpt in excerpts):
            await attach_whole(self.sheets, waiting, "kiem-tra.txt", parts)
        await self.sheets.show(waiting, Sheet.saying(*(excerpt.text for excerpt in excerpts), rows=rows))

    def _parts(self, progress: Progress) -> list[list[str]]:
        """The report's parts; on a thread that may wait."""
        self.publisher.catch_up()
        release = self.publisher.served
        factfile = release.factfile
        lead = phrases.FACTS.format(
            facts=len(factfile.facts),
            questions=sum(len(fact.questions) for fact in factfile.facts),
            checks=len(factfile.checks),
        )
        recent = tuple(self.publisher.recent())
        workshop = self.publisher.workshop
        examination = workshop.examine(release, recent, progress)
        findings = workshop.located(release.findings, release.content)
        return [[lead], *examination_parts(examination, factfile), *self._findings(findings)]

    def _findings(self, findings: tuple[Problem, ...]) -> list[list[str]]:
        """What lint and proof say, the faults first."""
        parts = []
        for severity, title in ((Severity.ERROR, phrases.FAULTS), (Severity.WARNING, phrases.FINDINGS)):
            found = [
                curating.FINDING.format(problem=briefly_worded(problem))
                for problem in findings
                if problem.severity is severity
            ]
            if found:
                parts.append([title.format(count=len(found)), *found])
        proved = phrases.PROVED if self.publisher.workshop.article is not None else phrases.UNPROVED
        return [*parts, [proved]] if parts else [[phrases.NO_FINDINGS, proved]]

    def _disk(self) -> tuple[list[str], list[list[Button]]]:
        """Whether the file on the disk is what is served, and what can be done where it is not."""
        reset: Button = (curating.RESET_DISK, Deed(RESET, lasting=True))
        try:
            content = self.publisher.on_disk()
            if content is None:
                return [curating.DISK_SAME], []
            parse(content, "")
        except FactFileError as error:
            return [curating.DISK_BAD, *(briefly_worded(problem) for problem in error.problems)], [[reset]]
        return [curating.DISK_OTHER], [[(curating.LOOK_AT_DISK, Deed(DISK, lasting=True))], [reset]]
