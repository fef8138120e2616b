"""Entities, abbreviations and sources: what the veto and the sources of answers go by."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from handlers.curating.door import Deeds, Visit
from handlers.curating.editing import Editing, choices_of, retiring, typing
from handlers.curating.sheets import Button, Sheet
from handlers.curating.talks import Talk
from handlers.phrases import browsing as paging
from handlers.phrases import changes
from handlers.phrases import curating as phrases
from knowledge.facts import Abbreviation, Check, Entity, Record, Source
from knowledge.problems import Problem
from knowledge.publication.amendments import fields_of, find, key_of, new_id, read
from knowledge.stores.errands import Errand
from knowledge.stores.nonces import Deed
from knowledge.tables import KEYS, records, set_fields

TABLES: Final = ("entities", "abbreviations", "sources", "checks")
PAGE: Final = 8

DIRECTORY, RECORD, NEW, PICKED = "directory", "record", "new-record", "new-record-picked"

_STEPS: Final[Mapping[str, tuple[str, ...]]] = {
    "entities": ("kind", "name", "aliases"),
    "abbreviations": ("short", "long"),
    "sources": ("title", "publisher", "date", "url"),
    "checks": ("question", "expect"),
}
"""What is asked of a new record, in this order."""


def directory(table: str, page: int = 0) -> Deed:
    """Shows a page of the records of a table."""
    return Deed(DIRECTORY, (table, str(page)), lasting=True)


@dataclass(frozen=True, slots=True)
class Directories:
    """Lists and shows such records, and asks for new ones."""

    editing: Editing

    @property
    def deeds(self) -> Deeds:
        """What the buttons here do."""
        return {DIRECTORY: self.listed, RECORD: self.viewed, NEW: self.began, PICKED: self.picked}

    @property
    def talks(self) -> Mapping[str, Talk]:
        """What is heard in the middle of asking for a new record."""
        return {NEW: self.heard}

    async def listed(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        """Show a page of the records."""
        table, page = arguments
        every = records(self.editing.served, table)
        pages = max(1, -(-len(every) // PAGE))
        number = min(int(page), pages - 1)
        rows: list[list[Button]] = [
            [(_label(one), Deed(RECORD, (table, key_of(one, table)), lasting=True))]
            for one in every[number * PAGE : (number + 1) * PAGE]
        ]
        turns = ((paging.PREVIOUS, number - 1), (paging.NEXT, number + 1))
        rows.append([(label, directory(table, to)) for label, to in turns if 0 <= to < pages])
        rows.append([(phrases.NEW_RECORD[table], Deed(NEW, (table,), lasting=True))])
        lines = [phrases.DIRECTORY.format(name=phrases.DIRECTORIES[table], count=len(every))]
        if pages > 1:
            lines.append(paging.PAGE.format(page=number + 1, pages=pages))
        await self.editing.sheets.show(visit, Sheet.saying(*lines, rows=[row for row in rows if row]))

    async def viewed(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        """Show one record with the buttons that change it."""
        table, key = arguments
        record = find(self.editing.served, table, key)
        back: list[Button] = [(phrases.TO_DIRECTORY, directory(table))]
        if record is None:
            await self.editing.sheets.show(visit, Sheet.saying(phrases.RECORD_GONE, rows=[back]))
            return
        lines = [
            phrases.RECORD_FIELD.format(field=changes.FIELDS.get(name, name), value=_shown(name, value))
            for name, value in set_fields(record, table).items()
        ]
        rows = [[typing(table, key, field)] for field in fields_of(table)]
        rows += [[retiring(table, key)], back]
        await self.editing.sheets.show(visit, Sheet.saying("\n".join(lines), rows=rows))

    async def began(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        """Ask for the first field of a new record."""
        (table,) = arguments
        await self._ask(visit, Errand(NEW, _STEPS[table][0], {"table": table}))

    async def heard(self, visit: Visit, errand: Errand) -> None:
        """Take what was typed."""
        await self._take(visit, errand, visit.text)

    async def picked(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        """Take what was picked, if the admin is still at it."""
        step, value = arguments
        errand = await self.editing.errands.current(visit.admin)
        if errand is not None and errand.kind == NEW and errand.step == step:
            await self._take(visit, errand, value)
        else:
            await self.editing.sheets.add(visit, Sheet.saying(phrases.STEP_OVER))

    async def _take(self, visit: Visit, errand: Errand, typed: str) -> None:
        table = errand.said["table"]
        value = read(table, errand.step, typed)
        if isinstance(value, Problem):
            lines = (
                phrases.UNFIT.format(field=changes.FIELDS.get(errand.step, errand.step)),
                phrases.TYPE_AGAIN,
            )
            await self.editing.sheets.add(visit, Sheet.saying(*lines))
            return
        errand = replace(errand, said={**errand.said, errand.step: typed})
        following = _STEPS[table][_STEPS[table].index(errand.step) + 1 :]
        if following:
            await self._ask(visit, replace(errand, step=following[0]))
            return
        fields = {step: read(table, step, errand.said[step]) for step in _STEPS[table]}
        name = next((str(fields[key]) for key in ("name", "title", "short", "question") if key in fields), "")
        if KEYS[table] == "id":
            fields["id"] = new_id(name, {key_of(one, table) for one in records(self.editing.served, table)})
        if not await self.editing.offer_record(visit, table, fields, phrases.NOTE_NEW.format(title=name)):
            await self._ask(visit, Errand(NEW, _STEPS[table][0], {"table": table}))

    async def _ask(self, visit: Visit, errand: Errand) -> None:
        table, step = errand.said["table"], errand.step
        await self.editing.errands.keep(visit.admin, errand)
        rows = [
            [(label, Deed(PICKED, (step, one), lasting=True))]
            for one, label in choices_of(self.editing.responder, table, step, errand.said.get("question", ""))
        ]
        await self.editing.sheets.add(visit, Sheet.saying(phrases.RECORD_STEPS[table, step], rows=rows))


def _label(record: Record) -> str:
    match record:
        case Entity():
            return record.name
        case Abbreviation():
            return phrases.ABBREVIATION.format(short=record.short, long=" / ".join(record.long))
        case Source():
            return record.title
        case Check():
            return record.question
    return ""


def _shown(field: str, value: object) -> str:
    values = value if isinstance(value, list) else [value]
    return "; ".join(changes.VALUES.get((field, str(one)), str(one)) for one in values)
