"""Facts as curators look for them and look at them."""

from collections.abc import Sequence
from dataclasses import dataclass

from handlers.curating.door import Deeds, Visit
from handlers.curating.editing import DROP, PHRASE, SILENCE, retiring, typing
from handlers.curating.sheets import Button, Sheet, Sheets
from handlers.edition import Editions
from handlers.phrases import browsing as paging
from handlers.phrases import curating as phrases
from handlers.reply import Block, Style
from knowledge.conversation import Conversation
from knowledge.facts import Fact
from knowledge.outcome import facts_of
from knowledge.stores.errands import Errand, Errands
from knowledge.stores.nonces import Deed
from knowledge.text.tokens import tokenize

PAGE = 8
"""Facts on a page: as many buttons as a phone shows without scrolling."""

SEARCH = "search"
LIST, VIEW, SEEK = "list", "view", "seek"


def listing(page: int = 0, words: str = "") -> Deed:
    """Shows a page of the facts that hold ``words``."""
    return Deed(LIST, (str(page), words), lasting=True)


def view(fact_id: str) -> Deed:
    """Shows one fact."""
    return Deed(VIEW, (fact_id,), lasting=True)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Lists, finds and shows the facts being served."""

    editions: Editions
    sheets: Sheets
    errands: Errands
    editable: bool

    @property
    def deeds(self) -> Deeds:
        """What the buttons here do."""
        return {LIST: self.listed, VIEW: self.viewed, SEEK: self.sought}

    async def listed(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        """Show a page of facts."""
        page, words = arguments
        await self.sheets.show(visit, self._page(int(page), words))

    async def viewed(self, visit: Visit, arguments: tuple[str, ...]) -> None:
        """Show a fact."""
        (fact_id,) = arguments
        fact = self.editions.current.responder.fact(fact_id)
        gone = Sheet.saying(phrases.FACT_GONE, rows=[[(phrases.TO_LIST, listing())]])
        await self.sheets.show(visit, gone if fact is None else self._account(fact))

    async def sought(self, visit: Visit, _: tuple[str, ...]) -> None:
        """Ask what to look for."""
        await self.errands.keep(visit.admin, Errand(SEARCH, "", {}))
        await self.sheets.add(visit, Sheet.saying(phrases.SEARCH))

    async def found(self, visit: Visit, _: Errand) -> None:
        """Show what the admin's words find."""
        await self.errands.end(visit.admin)
        await self.sheets.add(visit, self._page(0, visit.text[:LONGEST_SEARCH]))

    def _page(self, number: int, words: str) -> Sheet:
        facts = self._matching(words)
        pages = max(1, -(-len(facts) // PAGE))
        number = min(number, pages - 1)
        shown = facts[number * PAGE : (number + 1) * PAGE]
        rows: list[Sequence[Button]] = [[(fact.label, view(fact.id))] for fact in shown]
        turns = [
            (label, listing(to, words))
            for label, to in ((paging.PREVIOUS, number - 1), (paging.NEXT, number + 1))
            if 0 <= to < pages
        ]
        again: list[Button] = [(phrases.SEEK, Deed(SEEK, lasting=True))]
        head = phrases.FOUND if words else phrases.FACTS
        if not facts:
            head = phrases.NOT_FOUND
        lines = [head.format(count=len(facts), words=words)]
        if pages > 1:
            lines.append(paging.PAGE.format(page=number + 1, pages=pages))
        return Sheet.saying(*lines, rows=[*rows, *([turns] if turns else []), again])

    def _matching(self, words: str) -> Sequence[Fact]:
        """The facts that hold all of ``words``, likely answers first; where none does, the likely answers."""
        responder = self.editions.current.responder
        facts = responder.factfile.facts
        if not words:
            return facts
        sought = _folded(words)
        decisions = responder.respond(words, Conversation(), 0.0).decisions
        likely = [fact for decision in decisions for fact in facts_of(decision.outcome)]
        likely += [candidate.fact for decision in decisions for candidate in decision.candidates]
        holding = {fact.id: fact for fact in facts if sought <= _folded(_text_of(fact))}
        if not holding:
            return list({fact.id: fact for fact in likely}.values())
        return list({fact.id: fact for fact in (*likely, *holding.values()) if fact.id in holding}.values())

    def _account(self, fact: Fact) -> Sheet:
        silent = fact.status == "not_stated"
        shown = [phrases.PHRASING.format(question=question) for question in fact.questions[:PHRASINGS_SHOWN]]
        if len(fact.questions) > PHRASINGS_SHOWN:
            shown.append(phrases.MORE_PHRASINGS.format(count=len(fact.questions) - PHRASINGS_SHOWN))
        questions = "\n".join(shown)
        lines = [
            Block(phrases.FACT.format(title=fact.label)),
            Block(phrases.ANSWER.format(answer=fact.answer)),
            Block(phrases.PHRASINGS.format(count=len(fact.questions), questions=questions)),
        ]
        if fact.evidence or fact.paragraph:
            paragraphs = ", ".join(str(number) for number in fact.paragraph)
            evidence = "; ".join(fact.evidence)
            lines.append(Block(phrases.PROOF.format(paragraphs=paragraphs, evidence=evidence)))
        if silent:
            lines.append(Block(phrases.SILENT))
        sources = {source.id: source.title for source in self.editions.current.responder.factfile.sources}
        if fact.source and len(sources) > 1:
            lines.append(Block(phrases.STANDS_IN.format(source=sources[fact.source])))
        changes = _changes(fact, sourced=bool(sources.keys() - {fact.source})) if self.editable else ()
        lines.append(Block(phrases.KNOWN_AS.format(id=fact.id, topic=fact.topic or "–"), Style.ASIDE))
        return Sheet(tuple(lines), (*changes, ((phrases.TO_LIST, listing()),)))


def _changes(fact: Fact, *, sourced: bool) -> tuple[tuple[Button, ...], ...]:
    """The buttons that change a fact; ``sourced`` says that there is a choice of sources."""
    silence = (phrases.MARK_SILENT, Deed(SILENCE, (fact.id,), lasting=True))
    return (
        (typing("facts", fact.id, "answer"),),
        (
            (phrases.ADD_PHRASING, Deed(PHRASE, (fact.id,), lasting=True)),
            (phrases.DROP_PHRASING, Deed(DROP, (fact.id,), lasting=True)),
        ),
        (typing("facts", fact.id, "title"), typing("facts", fact.id, "topic")),
        (typing("facts", fact.id, "paragraph"), typing("facts", fact.id, "evidence")),
        *((((typing("facts", fact.id, "source")),),) if sourced else ()),
        (typing("facts", fact.id, "related"), typing("facts", fact.id, "review")),
        (*((silence,) if fact.status == "stated" else ()), retiring("facts", fact.id)),
    )


PHRASINGS_SHOWN = 8
"""Phrasings in a fact's account; the buttons under it lead to all of them."""

LONGEST_SEARCH = 100
"""Characters of a search: it is a few words, and it is kept with every page's button."""


def _folded(text: str) -> frozenset[str]:
    return frozenset(token.fold for token in tokenize(text))


def _text_of(fact: Fact) -> str:
    return " ".join((fact.id.replace("-", " "), fact.topic, fact.title, *fact.questions, fact.answer))
