"""Differences between fact files, and what they do at the gate, in lines that a curator reads."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from handlers.phrases import changes as phrases
from knowledge.facts import FactFile, OutcomeStatus
from knowledge.heard import Heard
from knowledge.publication.difference import Deed, Difference, FieldChange, RecordChange
from knowledge.publication.gate import GateReport, Shift

Titles = Mapping[str, str]
"""What facts are called, by id."""


def titles_of(*factfiles: FactFile) -> Titles:
    """The titles of all facts; of a fact that several files have, as the last one calls it."""
    return {fact.id: fact.label for factfile in factfiles for fact in factfile.facts}


def difference_lines(difference: Difference) -> Iterator[str]:
    """A line for each record that differs, and under it one for each of its fields."""
    if not difference:
        yield phrases.NO_CHANGE
    for change in difference.changes:
        yield from _change_lines(change)


def gate_lines(report: GateReport, titles: Titles) -> Iterator[str]:
    """What is answered otherwise, the changes for the worse first."""
    yield phrases.ASKED.format(asked=report.asked)
    worse, others = report.regressions, [shift for shift in report.shifts if not shift.regression]
    if not report.shifts:
        yield phrases.ALL_KEPT
    for shifts, lead in ((worse, phrases.WORSE), (others, phrases.SHIFTED)):
        if shifts:
            yield lead.format(count=len(shifts))
            yield from (_shift_line(shift, titles) for shift in shifts)
    if report.reworded:
        items = [
            phrases.REWORDED_ITEM.format(title=titles.get(fact, fact), count=count)
            for fact, count in report.reworded
        ]
        yield phrases.REWORDED.format(items="; ".join(items))
    if report.broken:
        yield phrases.BROKEN.format(count=len(report.broken))
        yield from (_shift_line(shift, titles) for shift in report.broken)
    if report.unreachable:
        yield phrases.UNREACHABLE.format(items=_listed(report.unreachable, titles))


def _change_lines(change: RecordChange) -> Iterator[str]:
    yield phrases.RECORD[change.deed, change.table].format(label=change.label, id=change.id)
    if change.deed is not Deed.REMOVED:
        for field in change.fields:
            yield from _field_lines(field)


def _field_lines(field: FieldChange) -> Iterator[str]:
    name = phrases.FIELDS.get(field.field, field.field)
    if field.listed:
        yield from (phrases.ITEM_REMOVED.format(field=name, item=item) for item in field.removed)
        yield from (phrases.ITEM_ADDED.format(field=name, item=item) for item in field.added)
        if not field.removed and not field.added:
            yield phrases.ITEMS_REORDERED.format(field=name)
        return
    before, after = (
        ", ".join(phrases.VALUES.get((field.field, value), value) for value in values)
        for values in (field.before, field.after)
    )
    if not before:
        yield phrases.NEW_VALUE.format(field=name, after=after)
    elif not after:
        yield phrases.OLD_VALUE.format(field=name, before=before)
    else:
        yield phrases.OTHER_VALUE.format(field=name, before=before, after=after)


def _shift_line(shift: Shift, titles: Titles) -> str:
    occasion = phrases.OCCASIONS[shift.occasion]
    after = _heard(shift.after, titles)
    if shift.before is None:
        line = phrases.NEW_SHIFT.format(question=shift.question, occasion=occasion, after=after)
    else:
        before = _heard(shift.before, titles)
        line = phrases.SHIFT.format(question=shift.question, occasion=occasion, before=before, after=after)
    if not shift.regression or not shift.expected:
        return line
    return phrases.EXPECTED.format(shift=line, expected=expected_of(shift.expected, titles))


def expected_of(expected: str, titles: Titles) -> str:
    """What a check expects: a fact's title, or that nothing is known."""
    return titles.get(expected, phrases.VALUES.get(("expect", expected), expected))


def answered_line(statuses: Iterable[OutcomeStatus], facts: Sequence[str], titles: Titles) -> str:
    """What was answered: the status, and the facts' titles."""
    status = ", ".join(dict.fromkeys(phrases.STATUSES[one] for one in statuses))
    if not facts:
        return status
    return phrases.HEARD.format(status=status, titles=_listed(facts, titles))


def _heard(heard: Heard, titles: Titles) -> str:
    return answered_line(heard.statuses, heard.facts, titles)


def _listed(facts: Sequence[str], titles: Titles) -> str:
    return ", ".join(titles.get(fact, fact) for fact in facts)
