"""What came of a proposal, as its admin is told."""

from collections.abc import Sequence

from handlers.change_wording import difference_lines
from handlers.curating.door import Visit
from handlers.curating.excerpts import GLANCE, Excerpt, attach_whole
from handlers.curating.sheets import Button, Sheet, Sheets
from handlers.echo import shortened
from handlers.phrases import curating as phrases
from handlers.problem_wording import briefly_worded
from knowledge.problems import Problem
from knowledge.publication.restoring import ChangedSince
from knowledge.publication.verdict import Conflict
from knowledge.stores.nonces import Deed

RECALL = "recall"
"""The deed that offers a content which the store keeps."""


async def show_problems(sheets: Sheets, visit: Visit, problems: Sequence[Problem], lead: str) -> None:
    """Show what is wrong with a file, all of it: what a message does not hold comes as a file."""
    lines = [
        phrases.PROBLEM.format(number=number, problem=briefly_worded(problem))
        for number, problem in enumerate(problems, 1)
    ]
    excerpt = Excerpt.of(lines)
    await sheets.show(
        visit, Sheet.saying(lead.format(count=len(problems)), excerpt.text, phrases.MEND_AND_SEND)
    )
    if not excerpt.whole:
        await attach_whole(sheets, visit, "loi.txt", [lines])


def recalling(number: int, overwritten: str) -> Button:
    """The button that offers what stood on the disk where a revision was written over it."""
    note = phrases.NOTE_OVERWRITTEN.format(number=number)
    return (phrases.RECALL, Deed(RECALL, (overwritten, note), lasting=True))


def published(number: int, overwritten: str) -> Sheet:
    """That it is done, and where what was overwritten by it is to be had."""
    lines = [phrases.PUBLISHED.format(number=number)]
    if not overwritten:
        return Sheet.saying(*lines)
    return Sheet.saying(*lines, phrases.OVERWRITTEN, rows=[[recalling(number, overwritten)]])


def conflicting(conflict: Conflict) -> Sheet:
    """What somebody else changed meanwhile, so that nothing of theirs is lost unseen."""
    if conflict.unreadable:
        return Sheet.saying(phrases.CONFLICT_UNREADABLE)
    lead = phrases.CONFLICT_SAME if conflict.both else phrases.CONFLICT
    return Sheet.saying(lead, Excerpt.of(list(difference_lines(conflict.theirs))).text, phrases.CONFLICT_NEXT)


def changed_since(since: ChangedSince) -> Sheet:
    """What was changed again since, and would be lost with what is to be undone."""
    names = ", ".join(sorted(name for _, name in since.records))
    return Sheet.saying(phrases.CHANGED_SINCE.format(names=shortened(names, GLANCE)))
