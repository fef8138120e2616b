"""The facts being served looked over: checks, phrasings, lint and proof, and the file on the disk."""

import asyncio
from dataclasses import dataclass

from handlers.change_wording import gate_lines, titles_of
from handlers.curating.door import Visit
from handlers.curating.excerpts import Excerpt, attach_whole
from handlers.curating.proposals import DISK, RESET
from handlers.curating.sheets import Button, Sheet, Sheets
from handlers.curating.works import Works
from handlers.phrases import curating as phrases
from handlers.problem_wording import briefly_worded
from knowledge.factfile import FactFileError, parse
from knowledge.publication.gate import gate
from knowledge.publication.publisher import Publisher
from knowledge.stores.nonces import Deed


@dataclass(frozen=True, slots=True)
class Checkup:
    """Reports how the facts fare."""

    publisher: Publisher
    sheets: Sheets
    works: Works

    async def wanted(self, visit: Visit) -> None:
        """Look everything over, and report in the place of the message that says so."""
        waiting = await self.sheets.add(visit, Sheet.saying(phrases.CHECKING))

        async def mishap() -> None:
            await self.sheets.show(waiting, Sheet.saying(phrases.WORK_FAILED))

        self.works.begin(self._report(waiting), mishap)

    async def _report(self, waiting: Visit) -> None:
        parts = await asyncio.to_thread(self._parts)
        disk, rows = await asyncio.to_thread(self._disk)
        parts.append(disk)
        excerpts = [Excerpt.of(lines) for lines in parts]
        if not all(excerpt.whole for excerpt in excerpts):
            await attach_whole(self.sheets, waiting, "kiem-tra.txt", parts)
        await self.sheets.show(waiting, Sheet.saying(*(excerpt.text for excerpt in excerpts), rows=rows))

    def _parts(self) -> list[list[str]]:
        """The report's parts; on a thread that may wait."""
        release = self.publisher.served
        report = gate(release.answers, release.answers, ())
        found = [phrases.FINDING.format(problem=briefly_worded(problem)) for problem in release.findings]
        return [
            [
                phrases.CHECKED.format(
                    facts=len(release.factfile.facts),
                    checks=len(release.factfile.checks),
                    broken=len(report.broken),
                )
            ],
            list(gate_lines(report, titles_of(release.factfile))),
            [phrases.FINDINGS.format(count=len(found)), *found] if found else [phrases.NO_FINDINGS],
        ]

    def _disk(self) -> tuple[list[str], list[list[Button]]]:
        """Whether the file on the disk is what is served, and what can be done where it is not."""
        reset: Button = (phrases.RESET_DISK, Deed(RESET, lasting=True))
        try:
            content = self.publisher.on_disk()
            if content is None:
                return [phrases.DISK_SAME], []
            parse(content, "")
        except FactFileError as error:
            return [phrases.DISK_BAD, *(briefly_worded(problem) for problem in error.problems)], [[reset]]
        return [phrases.DISK_OTHER], [[(phrases.LOOK_AT_DISK, Deed(DISK, lasting=True))], [reset]]
