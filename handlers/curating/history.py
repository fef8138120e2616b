"""What was published, when and by whom: looked at, restored, or undone - as a proposal like any other."""

import asyncio
import time
from dataclasses import dataclass

from handlers.change_wording import difference_lines
from handlers.curating.announcements import recalling
from handlers.curating.door import Deeds, Visit
from handlers.curating.excerpts import Excerpt, attach_whole
from handlers.curating.proposals import Proposals
from handlers.curating.sheets import Button, Sheet, Sheets
from handlers.phrases import curating as phrases
from knowledge.factfile import FactFileError, parse
from knowledge.publication.author import Author
from knowledge.publication.difference import difference
from knowledge.stores.nonces import Deed
from knowledge.stores.revisions import Revision

PAGE = 6
PAST, REVISION, RESTORE, UNDO = "history", "revision", "restore", "undo"


@dataclass(frozen=True, slots=True)
class History:
    """Lists revisions, shows what each changed, and offers any of them again."""

    proposals: Proposals
    sheets: Sheets

    @property
    def deeds(self) -> Deeds:
        """What the buttons here do."""
        return {PAST: self.leafed, REVISION: self.viewed, RESTORE: self.restored, UNDO: self.taken_back}

    async def opened(self, visit: Visit) -> None:
        """Show the newest revisions."""
        await self.leafed(visit, ("",))

    async def leafed(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        """Show a page of revisions: those older than a number, or the newest."""
        (before,) = arguments
        revisions = self.proposals.publisher.revisions
        found = await asyncio.to_thread(revisions.last, PAGE + 1, int(before) if before else None)
        rows: list[list[Button]] = [[(_label(one), _view(one.number))] for one in found[:PAGE]]
        turns: list[Button] = []
        if before:
            turns.append((phrases.NEWEST, Deed(PAST, ("",), lasting=True)))
        if len(found) > PAGE:
            turns.append((phrases.OLDER, Deed(PAST, (str(found[PAGE - 1].number),), lasting=True)))
        lead = phrases.HISTORY if found else phrases.NO_HISTORY
        await self.sheets.show(visit, Sheet.saying(lead, rows=[*rows, *([turns] if turns else [])]))

    async def viewed(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        """Show what a revision changed."""
        number = int(arguments[0])
        revision = await asyncio.to_thread(self.proposals.publisher.revisions.find, number)
        if revision is None:
            await self.sheets.show(visit, Sheet.saying(phrases.NO_SUCH_REVISION))
            return
        lines = await asyncio.to_thread(self._lines, revision)
        overwritten = await asyncio.to_thread(self.proposals.publisher.revisions.overwritten, number)
        excerpt = Excerpt.of(lines)
        rows: list[list[Button]] = [[(phrases.BACK_TO_HISTORY, Deed(PAST, ("",), lasting=True))]]
        if revision.after != self.proposals.publisher.served.digest:
            rows.insert(0, [(phrases.RESTORE, Deed(RESTORE, (str(number),), lasting=True))])
        if revision.before:
            rows.insert(0, [(phrases.TAKE_BACK, Deed(UNDO, (str(number),), lasting=True))])
        if overwritten:
            rows.insert(0, [recalling(number, overwritten)])
        if not excerpt.whole:
            await attach_whole(self.sheets, visit, f"ban-{number}.txt", [lines])
        sheet = Sheet.saying(_label(revision), _account(revision), excerpt.text, rows=rows)
        await self.sheets.show(visit, sheet)

    async def restored(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        """Offer the file as it was after a revision."""
        number = int(arguments[0])
        publisher = self.proposals.publisher
        note = phrases.NOTE_RESTORED.format(number=number)
        await self.proposals.offer_made(
            visit, lambda progress: publisher.propose_restoring(number, progress), note
        )

    async def taken_back(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        """Offer the facts without what a revision changed, whatever came after it."""
        await self._undo(visit, int(arguments[0]))

    async def undone(self, visit: Visit) -> None:
        """Offer the facts without what the newest revision changed."""
        latest = await asyncio.to_thread(self.proposals.publisher.revisions.latest)
        if latest is None or not latest.before:
            await self.sheets.add(visit, Sheet.saying(phrases.NOTHING_TO_UNDO))
            return
        await self.sheets.add(visit, Sheet.saying(phrases.UNDOING.format(revision=_label(latest))))
        await self._undo(visit, latest.number)

    async def _undo(self, visit: Visit, number: int) -> None:
        publisher = self.proposals.publisher
        note = phrases.NOTE_UNDONE.format(number=number)
        await self.proposals.offer_made(
            visit, lambda progress: publisher.propose_undo(number, progress), note
        )

    def _lines(self, revision: Revision) -> list[str]:
        """What differs between the file before and after; on a thread that may wait."""
        revisions = self.proposals.publisher.revisions
        before, after = (revisions.content(name) for name in (revision.before, revision.after))
        if before is None or after is None:
            return [phrases.FIRST_REVISION]
        try:
            return list(difference_lines(difference(parse(before, ""), parse(after, ""))))
        except FactFileError:  # of an earlier release, which read files otherwise
            return [phrases.UNREADABLE_REVISION]


def author_name(author: Author) -> str:
    """Who it was, as far as is known."""
    return phrases.AUTHORS[author.kind].format(name=author.name)


def _view(number: int) -> Deed:
    return Deed(REVISION, (str(number),), lasting=True)


def _label(revision: Revision) -> str:
    day = time.strftime("%d/%m %H:%M", time.localtime(revision.made_at))
    return phrases.REVISION.format(number=revision.number, day=day, note=revision.note or phrases.NO_NOTE)


def _account(revision: Revision) -> str:
    return phrases.REVISION_AUTHOR.format(author=author_name(revision.author))
