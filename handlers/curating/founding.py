"""A new fact by a short conversation: questions, answer, source, paragraph, evidence, step by step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from handlers.curating.door import Deeds, Visit
from handlers.curating.editing import Editing, choices_of
from handlers.curating.sheets import Button, Sheet
from handlers.curating.talks import Talk
from handlers.echo import shortened
from handlers.phrases import changes
from handlers.phrases import curating as phrases
from handlers.problem_wording import briefly_worded
from handlers.reply import Block, Style
from knowledge.conversation import Conversation
from knowledge.facts import FactFile
from knowledge.outcome import facts_of
from knowledge.problems import Problem
from knowledge.proof import prove
from knowledge.publication.amendments import NOTHING, new_id, read, with_record
from knowledge.stores.errands import Errand
from knowledge.stores.nonces import Deed

FOUND, SILENT, SKIP, PICK = "found-fact", "found-silence", "skip-step", "pick-step"

_STATED: Final = ("questions", "answer", "source", "paragraph", "evidence")
_SILENT: Final = ("questions", "answer", "source")
_OPTIONAL: Final = frozenset({"source", "paragraph", "evidence"})
_PROVED: Final = frozenset({"paragraph", "evidence"})

MOST_TRIED: Final = 5
"""Questions of a new fact that are asked at once, of however many there are."""

MOST_PASSAGES: Final = 3
PASSAGE_LENGTH: Final = 900
"""Paragraphs shown to copy from, and characters of each."""


@dataclass(frozen=True, slots=True)
class Founding:
    """Asks step by step, and offers the new fact at the end."""

    editing: Editing

    @property
    def deeds(self) -> Deeds:
        """What the buttons here do."""
        return {FOUND: self.began, SILENT: self.began_silence, SKIP: self.skipped, PICK: self.picked}

    @property
    def talks(self) -> Mapping[str, Talk]:
        """What is heard in the middle of it."""
        return {FOUND: self.heard, SILENT: self.heard}

    async def began(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        """Begin a new fact; with the question, if there is one already."""
        await self.begin(visit, FOUND, *arguments)

    async def began_silence(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        """Begin a fact that says that the article is silent."""
        await self.begin(visit, SILENT, *arguments)

    async def begin(self, visit: Visit, kind: str, question: str = "") -> None:
        """Begin a fact (``FOUND``), or one that the article does not state (``SILENT``)."""
        errand = Errand(kind, _steps(kind)[0], {})
        if question:
            await self._take(visit, errand, question)
        else:
            await self._ask(visit, errand)

    async def heard(self, visit: Visit, errand: Errand) -> None:
        """Take the answer to the step."""
        await self._take(visit, errand, visit.text)

    async def skipped(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        """Leave the step empty, if the admin is still at it."""
        (step,) = arguments
        await self.picked(visit, (step, NOTHING))

    async def picked(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        """Take what was picked for the step, if the admin is still at it."""
        step, value = arguments
        errand = await self.editing.errands.current(visit.admin)
        if errand is not None and errand.kind in {FOUND, SILENT} and errand.step == step:
            await self._take(visit, errand, value)
        else:
            await self.editing.sheets.add(visit, Sheet.saying(phrases.STEP_OVER))

    async def _take(self, visit: Visit, errand: Errand, typed: str) -> None:
        step = errand.step
        value = read("facts", step, typed)
        sheets = self.editing.sheets
        if isinstance(value, Problem):
            line = phrases.UNFIT.format(field=changes.FIELDS.get(step, step))
            await sheets.add(visit, Sheet.saying(line, phrases.TYPE_AGAIN))
            return
        if value is None and step not in _OPTIONAL:
            await sheets.add(visit, Sheet.saying(phrases.STEP_NEEDED))
            return
        if step == "source" and value is not None:
            sources = self.editing.served.sources
            typed = next((one.id for one in sources if value in (one.id, one.title)), "")
            if not typed:
                await sheets.add(visit, Sheet.saying(phrases.NO_SUCH_SOURCE))
                return
        errand = replace(errand, said={**errand.said, step: typed})
        wrong, hints = self._doubts(errand)
        if wrong:
            lines = "\n".join(briefly_worded(problem) for problem in wrong)
            rows: list[list[Button]] = [[(phrases.SKIP, Deed(SKIP, (step,), lasting=True))]]
            await sheets.add(visit, Sheet.saying(lines, phrases.TYPE_AGAIN, rows=rows))
            return
        if hints:
            await sheets.add(visit, Sheet.saying("\n".join(briefly_worded(hint) for hint in hints)))
        if step == "questions":
            await self._say_who_answers(visit, typed)
        steps = _steps(errand.kind)
        following = steps[steps.index(step) + 1 :]
        if following[:1] == ("source",) and len(self.editing.served.sources) < 2:
            only = self.editing.served.sources
            errand = replace(errand, said={**errand.said, "source": only[0].id if only else NOTHING})
            following = following[1:] if only else ()
        if following:
            await self._ask(visit, replace(errand, step=following[0]))
        else:
            await self._offer(visit, errand)

    async def _ask(self, visit: Visit, errand: Errand) -> None:
        await self.editing.errands.keep(visit.admin, errand)
        prompts = phrases.SILENT_STEPS if errand.kind == SILENT else phrases.STEPS
        number = _steps(errand.kind).index(errand.step) + 1
        prompt = phrases.STEP.format(number=number, prompt=prompts[errand.step])
        choices = choices_of(self.editing.responder, "facts", errand.step)
        rows: list[list[Button]] = [
            [(label, Deed(PICK, (errand.step, value), lasting=True))] for value, label in choices
        ]
        if errand.step in _OPTIONAL:
            rows += [[(phrases.SKIP, Deed(SKIP, (errand.step,), lasting=True))]]
        blocks = (Block(prompt), *self._passages(errand))
        await self.editing.sheets.add(visit, Sheet(blocks, tuple(tuple(row) for row in rows)))

    async def _say_who_answers(self, visit: Visit, typed: str) -> None:
        """Say which facts answer the questions today, since one of them may be the one to change."""
        responder = self.editing.proposals.publisher.served.responder
        lines: list[str] = []
        questions = read("facts", "questions", typed)
        for question in questions[:MOST_TRIED] if isinstance(questions, list) else ():
            decisions = responder.respond(str(question), Conversation(), 0.0).decisions
            facts = {fact.id: fact.label for decision in decisions for fact in facts_of(decision.outcome)}
            if facts:
                titles = ", ".join(facts.values())
                lines.append(phrases.ANSWERED_NOW.format(question=shortened(str(question)), titles=titles))
        if lines:
            sheet = Sheet.saying("\n".join(lines), phrases.ANSWERED_HOW)
            await self.editing.sheets.add(visit, sheet)

    def _passages(self, errand: Errand) -> Sequence[Block]:
        """The paragraphs to copy evidence from, where the article is at hand."""
        article = self.editing.proposals.publisher.workshop.article
        numbers = read("facts", "paragraph", errand.said.get("paragraph", NOTHING))
        if errand.step != "evidence" or article is None or not isinstance(numbers, list):
            return ()
        found = [(number, article.paragraph(number)) for number in numbers[:MOST_PASSAGES]]
        return [
            Block(
                phrases.PASSAGE.format(number=number, text=shortened(paragraph.text, PASSAGE_LENGTH)),
                Style.FOLDED,
            )
            for number, paragraph in found
            if paragraph is not None
        ]

    def _doubts(self, errand: Errand) -> tuple[Sequence[Problem], Sequence[Problem]]:
        """What the article says against the step just taken, and against the answer; nothing without one."""
        served = self.editing.served
        article = self.editing.proposals.publisher.workshop.article
        if article is None or errand.step not in _PROVED:
            return (), ()
        made = with_record(served.model_copy(update={"facts": ()}), "facts", _fields(errand, served))
        problems = () if isinstance(made, tuple) else prove(made, article).problems
        own = [one for one in problems if one.place.table == "facts"]
        wrong = [one for one in own if one.place.field == errand.step]
        return wrong, [one for one in own if one.place.field == "answer" and errand.step == "paragraph"]

    async def _offer(self, visit: Visit, errand: Errand) -> None:
        fields = _fields(errand, self.editing.served)
        first = _first(fields)
        if not await self.editing.offer_record(visit, "facts", fields, phrases.NOTE_NEW.format(title=first)):
            # What is wrong was said; the conversation begins again with what was asked about.
            await self._ask(visit, Errand(errand.kind, "answer", {"questions": errand.said["questions"]}))


def _fields(errand: Errand, served: FactFile) -> dict[str, object]:
    """The fact as far as it has been told."""
    said = {step: read("facts", step, typed) for step, typed in errand.said.items()}
    fields = {step: value for step, value in said.items() if not isinstance(value, Problem)}
    fields["id"] = new_id(_first(fields), {fact.id for fact in served.facts})
    if errand.kind == SILENT:
        fields["status"] = "not_stated"
    return fields


def _first(fields: Mapping[str, object]) -> str:
    """The first question."""
    questions = fields.get("questions")
    return str(questions[0]) if isinstance(questions, list) else ""


def _steps(kind: str) -> tuple[str, ...]:
    return _SILENT if kind == SILENT else _STATED
