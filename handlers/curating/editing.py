"""Single records changed in chat: a field typed anew, a phrasing added or dropped, a record retired.

Whatever is typed becomes a proposal like any other; the facts being served are the base of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handlers.curating.door import Deeds, Visit
from handlers.curating.proposals import Proposals
from handlers.curating.sheets import Button, Sheet, Sheets
from handlers.curating.talks import Talk
from handlers.echo import shortened
from handlers.phrases import changes
from handlers.phrases import curating as phrases
from handlers.problem_wording import briefly_worded
from knowledge.conversation import Conversation
from knowledge.facts import UNKNOWN, Fact, FactFile, Record
from knowledge.outcome import facts_of
from knowledge.problems import Problem
from knowledge.publication.amendments import (
    Amendment,
    find,
    read,
    silenced,
    with_field,
    with_phrasings,
    with_record,
    without,
)
from knowledge.responder import Responder
from knowledge.spreadsheets.columns import COLUMNS, REQUIRED, Form
from knowledge.stores.errands import Errand, Errands
from knowledge.stores.nonces import Deed
from knowledge.tables import set_fields

TYPE, PHRASE, SILENCE = "type-field", "add-phrasing", "mark-silent"
"""Kinds of errands, and the deeds that begin them."""

DROP, DROPPED, RETIRE, PICK = "drop-phrasing", "dropped-phrasing", "retire", "pick-value"

CHOICES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("entities", "kind"): ("person", "organisation", "document", "place", "event", "term"),
    ("facts", "status"): ("stated", "not_stated"),
}
"""Fields whose value is picked, not typed."""

MOST_NEAR = 4
"""Facts beside the answered one that a check may be about."""

MOST_CHOICES = 90
"""Buttons under one message; Telegram takes a hundred."""


def choices_of(served: Responder, table: str, field: str, key: str = "") -> Sequence[tuple[str, str]]:
    """The values to pick from, with what each is called; none where the value is typed.

    ``key`` is the record's: of a check the question, which has some facts near it.
    """
    if (table, field) == ("facts", "source"):
        return [(source.id, source.title) for source in served.factfile.sources[:MOST_CHOICES]]
    if (table, field) == ("checks", "expect"):
        decisions = served.respond(key, Conversation(), 0.0).decisions
        near = [fact for decision in decisions for fact in facts_of(decision.outcome)]
        near += [candidate.fact for decision in decisions for candidate in decision.candidates[:MOST_NEAR]]
        facts = {fact.id: fact.label for fact in near}
        return [*facts.items(), (UNKNOWN, phrases.NO_FACT)]
    return [(one, changes.VALUES.get((field, one), one)) for one in CHOICES.get((table, field), ())]


def typing(table: str, key: str, field: str) -> Button:
    """The button that changes one field of a record."""
    label = phrases.CHANGE_FIELD.format(field=changes.FIELDS.get(field, field))
    return (label, Deed(TYPE, (table, key, field), lasting=True))


def retiring(table: str, key: str) -> Button:
    """The button that retires a record."""
    return (phrases.RETIRE, Deed(RETIRE, (table, key), lasting=True))


@dataclass(frozen=True, slots=True)
class Editing:
    """Takes what admins type about one record, and offers the change."""

    proposals: Proposals
    sheets: Sheets
    errands: Errands

    @property
    def deeds(self) -> Deeds:
        """What the buttons here do."""
        return {
            TYPE: self.asked,
            PICK: self.picked,
            PHRASE: self.asked_phrasing,
            SILENCE: self.asked_silence,
            DROP: self.listed_phrasings,
            DROPPED: self.dropped,
            RETIRE: self.retired,
        }

    @property
    def talks(self) -> Mapping[str, Talk]:
        """What is heard in the middle of an errand."""
        return {TYPE: self.typed, PHRASE: self.phrased, SILENCE: self.silenced}

    @property
    def served(self) -> FactFile:
        """The facts as they are published."""
        return self.responder.factfile

    @property
    def responder(self) -> Responder:
        """What answers from them."""
        return self.proposals.publisher.served.responder

    async def asked(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        """Ask for the new value of a field."""
        table, key, field = arguments
        record = find(self.served, table, key)
        if record is None:
            await self._gone(visit)
            return
        name = changes.FIELDS.get(field, field)
        choices = choices_of(self.responder, table, field, key)
        if choices:
            rows = [[(label, Deed(PICK, (*arguments, one), lasting=True))] for one, label in choices]
            await self.sheets.add(visit, Sheet.saying(phrases.PICK_FIELD.format(field=name), rows=rows))
            return
        now = _shown(record, table, field)
        several = COLUMNS[table][field] in {Form.LINES, Form.VALUES}
        lead = phrases.TYPE_LINES if several else phrases.TYPE_FIELD
        if field in REQUIRED[table]:
            lead = phrases.TYPE_NEEDED_LINES if several else phrases.TYPE_NEEDED
        said = {"table": table, "key": key, "field": field, "now": now}
        await self.errands.keep(visit.admin, Errand(TYPE, "", said))
        await self.sheets.add(visit, Sheet.saying(lead.format(field=name), phrases.NOW.format(value=now)))

    async def typed(self, visit: Visit, errand: Errand) -> None:
        """Offer the field as typed; what cannot be so is said, and the question stays open."""
        table, key, field = (errand.said[name] for name in ("table", "key", "field"))
        record = find(self.served, table, key)
        if record is None:
            await self._gone(visit)
            return
        value = read(table, field, visit.text)
        if isinstance(value, Problem):
            unfit = phrases.UNFIT_DATE if COLUMNS[table][field] is Form.DATE else phrases.UNFIT
            line = unfit.format(field=changes.FIELDS.get(field, field))
            await self.sheets.add(visit, Sheet.saying(line, phrases.TYPE_AGAIN))
            return
        now = _shown(record, table, field)
        if now != errand.said["now"]:
            await self.sheets.add(visit, Sheet.saying(phrases.CHANGED_MEANWHILE.format(value=now)))
        await self._set(visit, table, key, field, value)

    async def picked(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        """Offer the field as picked."""
        table, key, field, value = arguments
        if find(self.served, table, key) is None:
            await self._gone(visit)
            return
        await self._set(visit, table, key, field, value)

    async def asked_phrasing(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        """Ask for further phrasings of a fact."""
        (key,) = arguments
        await self.errands.keep(visit.admin, Errand(PHRASE, "", {"key": key}))
        await self.sheets.add(visit, Sheet.saying(phrases.TYPE_PHRASINGS.format(title=self._title(key))))

    async def phrased(self, visit: Visit, errand: Errand) -> None:
        """Offer the typed phrasings."""
        await self.add_phrasings(visit, errand.said["key"], visit.text)

    async def add_phrasings(self, visit: Visit, fact_id: str, typed: str) -> None:
        """Offer ``typed``, a phrasing a line, as further phrasings of a fact."""
        fact = self._fact(fact_id)
        if fact is None:
            await self._gone(visit)
            return
        read_lines = read("facts", "questions", typed)
        lines = [str(line) for line in read_lines] if isinstance(read_lines, list) else []
        if set(lines) <= set(fact.questions):
            await self.sheets.add(visit, Sheet.saying(phrases.PHRASINGS_KNOWN))
            return
        await self._offer(visit, _phrased(fact_id, lines, ()), self._note("facts", fact_id, "questions"))

    async def listed_phrasings(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        """Show the phrasings of a fact, to drop one."""
        (key,) = arguments
        fact = self._fact(key)
        if fact is None:
            await self._gone(visit)
            return
        rows = [
            [(question, Deed(DROPPED, (key, question), lasting=True))]
            for question in fact.questions[:MOST_CHOICES]
        ]
        await self.sheets.add(visit, Sheet.saying(phrases.WHICH_PHRASING.format(title=fact.label), rows=rows))

    async def dropped(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        """Offer a fact without one of its phrasings."""
        key, question = arguments
        fact = self._fact(key)
        if fact is None or question not in fact.questions:
            await self._gone(visit)
            return
        await self._offer(visit, _phrased(key, (), (question,)), self._note("facts", key, "questions"))

    async def asked_silence(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        """Ask what to say where the article is silent."""
        (key,) = arguments
        await self.errands.keep(visit.admin, Errand(SILENCE, "", {"key": key}))
        await self.sheets.add(visit, Sheet.saying(phrases.TYPE_SILENCE))

    async def silenced(self, visit: Visit, errand: Errand) -> None:
        """Offer a fact as not stated."""
        key = errand.said["key"]
        fact = self._fact(key)
        if fact is None:
            await self._gone(visit)
            return
        answer = read("facts", "answer", visit.text)
        said = answer if isinstance(answer, str) else ""
        await self._offer(
            visit, lambda factfile: silenced(factfile, key, said), self._note("facts", key, "status")
        )

    async def retired(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        """Offer the file without a record."""
        table, key = arguments
        if find(self.served, table, key) is None:
            await self._gone(visit)
            return
        note = phrases.NOTE_RETIRED.format(id=key)
        await self._offer(visit, lambda factfile: without(factfile, table, key), note)

    async def offer_record(self, visit: Visit, table: str, fields: Mapping[str, object], note: str) -> bool:
        """Offer a new record; False where it cannot be so, which is said."""
        return await self._offer(visit, lambda factfile: with_record(factfile, table, fields), note)

    async def _set(self, visit: Visit, table: str, key: str, field: str, value: object) -> None:
        await self._offer(
            visit,
            lambda factfile: with_field(factfile, table, key, field, value),
            self._note(table, key, field),
        )

    async def _offer(self, visit: Visit, amend: Amendment, note: str) -> bool:
        """Offer the facts amended; False where that cannot be, which is said."""
        amended = amend(self.served)
        if isinstance(amended, tuple):
            await self._wrong(visit, amended)
            return False
        await self.errands.end(visit.admin)
        publisher = self.proposals.publisher
        # Made anew on the thread that tries it: somebody may publish in between.
        await self.proposals.offer_made(
            visit, lambda progress: publisher.propose_amended(amend, progress), note
        )
        return True

    async def _wrong(self, visit: Visit, problems: tuple[Problem, ...]) -> None:
        lines = (briefly_worded(problem) for problem in problems)
        await self.sheets.add(visit, Sheet.saying("\n".join(lines), phrases.TYPE_AGAIN))

    async def _gone(self, visit: Visit) -> None:
        await self.errands.end(visit.admin)
        await self.sheets.add(visit, Sheet.saying(phrases.RECORD_GONE))

    def _fact(self, fact_id: str) -> Fact | None:
        return next((fact for fact in self.served.facts if fact.id == fact_id), None)

    def _title(self, fact_id: str) -> str:
        fact = self._fact(fact_id)
        return fact_id if fact is None else fact.label

    def _note(self, table: str, key: str, field: str) -> str:
        name = self._title(key) if table == "facts" else key
        return phrases.NOTE_FIELD.format(
            field=changes.FIELDS.get(field, field), name=shortened(name, NOTE_NAME)
        )


def _shown(record: Record, table: str, field: str) -> str:
    """A field's value as a curator is shown it."""
    value = set_fields(record, table).get(field)
    return "\n".join(str(one) for one in value) if isinstance(value, list) else str(value or "–")


def _phrased(fact_id: str, more: Sequence[str], less: Sequence[str]) -> Amendment:
    return lambda factfile: with_phrasings(factfile, fact_id, more, less)


NOTE_NAME = 60
"""Characters of a record's name in the note of a revision."""
