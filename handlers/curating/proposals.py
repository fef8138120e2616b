"""Changes as they are offered to an admin: what differs, what the gate says, and the buttons that decide."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

from handlers.change_wording import difference_lines, gate_lines, titles_of
from handlers.curating.announcements import RECALL, changed_since, conflicting, published, show_problems
from handlers.curating.door import Deeds, Visit
from handlers.curating.excerpts import Excerpt, attach_whole
from handlers.curating.headway import done_with_headway
from handlers.curating.sheets import Button, Sheet, Sheets
from handlers.curating.works import Works
from handlers.phrases import curating as phrases
from handlers.problem_wording import briefly_worded
from knowledge.factfile import FactFileError, parse
from knowledge.facts import FactFile
from knowledge.publication.amendments import merged
from knowledge.publication.author import Author
from knowledge.publication.difference import Deed as Change
from knowledge.publication.gate import Progress
from knowledge.publication.proposal import Proposal
from knowledge.publication.publisher import Publisher
from knowledge.publication.restoring import ChangedSince
from knowledge.publication.verdict import (
    Conflict,
    Failed,
    Published,
    Refused,
    Repeated,
    Unchanged,
    Unconfirmed,
    Verdict,
)
from knowledge.stores.audit import Audit
from knowledge.stores.nonces import Deed

Make = Callable[[Progress], Proposal | ChangedSince | None]
"""Makes a proposal, telling how far it is; nothing for a revision that there is not."""

PUBLISH, INSIST, CONFIRM, CANCEL = "publish", "insist", "confirm", "cancel"
MERGE, DISK, RESET = "merge", "disk", "reset-disk"

UNPUBLISHED: Final = "unpublished"
"""What the audit calls a decision to publish that came to nothing."""

AT_HAND: Final = 3
"""Proposals kept at hand with what answers from them, 18 MB each for the shipped facts.

Others are made again from what the store keeps.
"""


@dataclass(frozen=True, slots=True)
class Proposals:
    """Offers changes and publishes them. What is offered is kept in the store: buttons outlive a restart."""

    publisher: Publisher
    sheets: Sheets
    works: Works
    audit: Audit
    at_hand: dict[tuple[str, str], Proposal] = field(default_factory=dict)

    @property
    def deeds(self) -> Deeds:
        """What the buttons here do."""
        return {
            PUBLISH: self.published,
            INSIST: self.insisted,
            CONFIRM: self.confirmed,
            CANCEL: self.cancelled,
            RECALL: self.recalled,
            MERGE: self.merged,
            DISK: self.offered_disk,
            RESET: self.reset,
        }

    async def offer(self, visit: Visit, content: bytes, note: str) -> None:
        """Try ``content`` in the place of what is served, and show what would come of it."""
        await self.offer_made(visit, lambda progress: self.publisher.propose(content, progress), note)

    async def offer_made(self, visit: Visit, make: Make, note: str) -> None:
        """Make a proposal, on a thread that may wait, and show what would come of it."""
        waiting = await self.sheets.wait(visit, phrases.TRYING.format(share=0))

        async def mishap() -> None:
            await self.sheets.show(waiting, Sheet.saying(phrases.WORK_FAILED))

        self.works.begin(self._try(waiting, make, note), mishap)

    async def published(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        """Publish what needs no confirmation."""
        await self._decide(visit, arguments, confirmed=False)

    async def insisted(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        """Ask once more, expressly."""
        rows = [[(phrases.CONFIRM, Deed(CONFIRM, arguments))], [_cancel(arguments)]]
        await self.sheets.add(visit, Sheet.saying(phrases.SURE, rows=rows))

    async def confirmed(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        """Publish in spite of what the gate said."""
        await self._decide(visit, arguments, confirmed=True)

    async def cancelled(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        """Drop the proposal."""
        self.at_hand.pop((arguments[0], arguments[1]), None)
        await self.sheets.show(visit, Sheet.saying(phrases.CANCELLED))

    async def recalled(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        """Offer a content that the store keeps."""
        name, note = arguments
        await self.offer_made(visit, lambda progress: self.publisher.recall(name, progress), note)

    async def merged(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        """Offer what is served with the records of a content that the store keeps."""
        name, note = arguments

        def make(progress: Progress) -> Proposal | None:
            content = self.publisher.revisions.content(name)
            if content is None:
                return None
            part = parse(content, self.publisher.workshop.name)
            return self.publisher.propose_amended(lambda factfile: merged(factfile, part), progress)

        await self.offer_made(visit, make, note)

    async def offered_disk(self, visit: Visit, _: tuple[str, ...]) -> None:
        """Offer what stands on the disk."""
        try:
            content = await asyncio.to_thread(self.publisher.on_disk)
        except FactFileError as error:
            await show_problems(self.sheets, visit, error.problems, phrases.REFUSED)
            return
        if content is None:
            await self.sheets.show(visit, Sheet.saying(phrases.DISK_SAME))
        else:
            await self.offer(visit, content, phrases.NOTE_SAVED)

    async def reset(self, visit: Visit, _: tuple[str, ...]) -> None:
        """Offer what is served in the place of what stands on the disk."""
        await self.offer(visit, self.publisher.served.content, phrases.NOTE_RESET)

    async def _try(self, waiting: Visit, make: Make, note: str) -> None:
        proposal = await done_with_headway(self.sheets, waiting, make, phrases.TRYING)
        if proposal is None:
            await self.sheets.show(waiting, Sheet.saying(phrases.NO_SUCH_REVISION))
        elif isinstance(proposal, ChangedSince):
            await self.sheets.show(waiting, changed_since(proposal))
        elif proposal.errors:
            await show_problems(self.sheets, waiting, proposal.errors, phrases.REFUSED)
        elif proposal.digest == proposal.before and not proposal.overwrites:
            await self.sheets.show(waiting, Sheet.saying(phrases.SAME))
        else:
            await asyncio.to_thread(self.publisher.revisions.keep, proposal.content)
            self._keep_at_hand(proposal)
            await self._show(waiting, proposal, note)

    def sheet(self, proposal: Proposal, note: str, lead: str = "") -> Sheet:
        """What a proposal changes and does, with the buttons that decide; lists are cut to a glance.

        A ``lead`` makes it a notice, which may be read hours later: its button asks once more, for a day.
        """
        lines = [lead] if lead else []
        lines += [Excerpt.of(part).text for part in self.parts(proposal)]
        if proposal.overwrites:
            lines.append(phrases.OVERWRITES)
        rows: list[list[Button]] = []
        if proposal.sweeping:
            removed = proposal.difference.count(Change.REMOVED)
            lines.append(phrases.SWEEPING.format(count=removed))
            keep = Deed(MERGE, (proposal.digest, note), lasting=bool(lead))
            rows.append([(phrases.MERGE.format(count=removed), keep)])
        arguments = (proposal.digest, proposal.before, proposal.found, note)
        if proposal.questionable:
            lines.append(phrases.QUESTIONABLE)
            publish: Button = (phrases.INSIST, Deed(INSIST, arguments, lasting=bool(lead)))
        else:
            lines.append(phrases.READY)
            publish = (phrases.PUBLISH, Deed(PUBLISH, arguments))
        return Sheet.saying(*lines, rows=[*rows, [publish, _cancel(arguments)]])

    async def _show(self, waiting: Visit, proposal: Proposal, note: str) -> None:
        parts = self.parts(proposal)
        if not all(Excerpt.of(part).whole for part in parts):
            await attach_whole(self.sheets, waiting, "thay-doi.txt", parts)
        await self.sheets.show(waiting, self.sheet(proposal, note))

    def parts(self, proposal: Proposal) -> list[list[str]]:
        """What differs, what the gate says, and what lint and proof say of the change."""
        titles = titles_of(self.publisher.served.factfile, *_factfiles(proposal))
        parts = [list(difference_lines(proposal.difference)), list(gate_lines(proposal.report, titles))]
        if proposal.fresh:
            found = [phrases.FINDING.format(problem=briefly_worded(problem)) for problem in proposal.fresh]
            parts.append([phrases.FINDINGS.format(count=len(found)), *found])
        return parts

    async def _decide(self, visit: Visit, arguments: tuple[str, ...], *, confirmed: bool) -> None:
        digest, before, found, note = arguments
        known = self.at_hand.pop((digest, before), None)
        if known is not None and known.found == found:
            await self._publish(visit, known, note, confirmed=confirmed)
            return
        waiting = await self.sheets.wait(visit, phrases.TRYING.format(share=0))

        async def mishap() -> None:
            await self.sheets.show(waiting, Sheet.saying(phrases.WORK_FAILED))

        async def again() -> None:
            recalled = await done_with_headway(
                self.sheets,
                waiting,
                lambda progress: self.publisher.recall(digest, progress),
                phrases.TRYING,
            )
            if recalled is None:
                await self.sheets.show(waiting, Sheet.saying(phrases.NO_LONGER_KEPT))
                return
            # What was shown was shown against that base: a later one is a conflict, not a new proposal.
            shown = replace(recalled, before=before, found=found)
            await self._publish(waiting, shown, note, confirmed=confirmed)

        self.works.begin(again(), mishap)

    async def _publish(self, visit: Visit, proposal: Proposal, note: str, *, confirmed: bool) -> None:
        author = Author.admin(visit.admin)

        def publish() -> Verdict:
            return self.publisher.publish(proposal, author, note, visit.key, confirmed=confirmed)

        verdict = await asyncio.to_thread(publish)
        if not isinstance(verdict, Published | Repeated):
            reason = type(verdict).__name__.casefold()
            await self.audit.record(author, UNPUBLISHED, reason=reason, content=proposal.digest)
        match verdict:
            case Published(revision=revision, overwritten=overwritten):
                sheet = published(revision.number, overwritten)
            case Repeated(number=number):
                sheet = Sheet.saying(phrases.REPEATED.format(number=number))
            case Unchanged():
                sheet = Sheet.saying(phrases.SAME)
            case Refused(errors=errors):
                await show_problems(self.sheets, visit, errors, phrases.REFUSED)
                return
            case Unconfirmed(proposal=anew):  # more has been asked since, and some of it would suffer
                self._keep_at_hand(anew)
                await self._show(visit, anew, note)
                return
            case Conflict() as conflict:
                sheet = conflicting(conflict)
            case Failed(reason=reason):
                sheet = Sheet.saying(phrases.FAILED.format(reason=reason))
        await self.sheets.show(visit, sheet)

    def _keep_at_hand(self, proposal: Proposal) -> None:
        self.at_hand[proposal.digest, proposal.before] = proposal
        while len(self.at_hand) > AT_HAND:
            del self.at_hand[next(iter(self.at_hand))]


def _cancel(arguments: tuple[str, ...]) -> Button:
    return (phrases.CANCEL, Deed(CANCEL, arguments))


def _factfiles(proposal: Proposal) -> tuple[FactFile, ...]:
    return () if proposal.release is None else (proposal.release.factfile,)
