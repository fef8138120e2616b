"""Decisions in Vietnamese: short answer first, then where it stands; what is not known is named.

Knows neither Telegram nor markup: the blocks it makes are shown by ``handlers.rendering``.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import assert_never

from handlers.citations import Citations, Passages, listing, no_passages
from handlers.echo import legible, shortened
from handlers.phrases import replies as phrases
from handlers.phrases import small_talk
from handlers.reply import Block, Reply, Style
from knowledge.facts import Fact, FactFile
from knowledge.outcome import (
    Answer,
    Aspect,
    Clarification,
    Confirmation,
    Courtesy,
    Decision,
    NotStated,
    Outcome,
    Refutation,
    SmallTalk,
    Timeliness,
    Unknown,
    UnknownReason,
)

RELATED_SHOWN = 3
"""Related or nearest facts in one reply; more would push the answer off a phone's screen."""

TERMS_NAMED = 3
"""Terms that a refusal names at most."""

_COURTESIES = {
    Courtesy.GREETING: small_talk.GREETING,
    Courtesy.THANKS: small_talk.THANKS,
    Courtesy.FAREWELL: small_talk.FAREWELL,
    Courtesy.PRAISE: small_talk.PRAISE,
    Courtesy.ABUSE: small_talk.ABUSE,
    Courtesy.IDENTITY: small_talk.IDENTITY,
    Courtesy.ABILITY: small_talk.ABILITY,
    Courtesy.INJECTION: small_talk.INJECTION,
    Courtesy.EMOJI: small_talk.EMOJI,
    Courtesy.ACKNOWLEDGEMENT: small_talk.ACKNOWLEDGEMENT,
}


@dataclass(frozen=True, slots=True)
class Wording:
    """Words what the core decided over one fact file."""

    facts: Mapping[str, Fact]
    citations: Citations
    refusals: phrases.Refusals

    @classmethod
    def of(cls, factfile: FactFile, passages: Passages = no_passages) -> "Wording":
        """The wording of ``factfile``: of one article when it has one source, else of curated facts."""
        return cls(
            facts={fact.id: fact for fact in factfile.facts},
            citations=Citations.of(factfile, passages),
            refusals=phrases.OF_ARTICLE if len(factfile.sources) == 1 else phrases.OF_FACTS,
        )

    @property
    def example(self) -> str:
        """A question that is sure to be answered."""
        return next((fact.questions[0] for fact in self.facts.values() if fact.status == "stated"), "")

    def reply(self, decisions: Sequence[Decision]) -> Reply:
        """Word one message's decisions; several are answered in order, each under its own question."""
        if len(decisions) == 1:
            return self._outcome(decisions[0].outcome, first_number=1)
        blocks: list[Block] = []
        choices: list[Fact] = []
        sourced: list[Fact] = []
        wanting = False
        for decision in decisions:
            part = self._outcome(decision.outcome, first_number=len(choices) + 1)
            blocks += (Block(shortened(decision.question), Style.QUOTE), *part.blocks)
            choices += part.choices
            sourced += part.sourced
            wanting = wanting or part.wanting
        every = tuple(dict.fromkeys(sourced))
        return Reply(tuple(blocks), tuple(choices), sourced=every, wanting=wanting)

    def about(self) -> Reply:
        """Which articles the facts come from, and how they were made."""
        return Reply((*self.citations.articles(), Block(phrases.ABOUT_METHOD)))

    def unchosen(self, choices: int) -> Reply:
        """What is said to a number that stands for none of so many choices."""
        if choices == 1:
            return Reply((Block(phrases.CHOOSE_THE_ONE),))
        if choices:
            return Reply((Block(phrases.CHOOSE_AMONG.format(last=choices)),))
        return Reply((Block(phrases.NOTHING_TO_CHOOSE.format(example=self.example)),))

    def source(self, fact: Fact) -> Reply:
        """Where ``fact`` stands."""
        return Reply(self.citations.account(fact))

    def _outcome(self, outcome: Outcome, first_number: int) -> Reply:
        match outcome:
            case Answer():
                return self._answer(outcome)
            case NotStated(fact=fact):
                return self._cited(fact, fact.answer)
            case Confirmation(fact=fact):
                return self._cited(fact, phrases.CONFIRMED.format(answer=fact.answer))
            case Refutation(fact=fact):
                return self._cited(fact, phrases.REFUTED.format(answer=fact.answer))
            case Clarification(facts=facts):
                return self._clarification(facts, first_number)
            case Unknown():
                return self._unknown(outcome, first_number)
            case SmallTalk(courtesy=courtesy):
                return Reply((Block(self._courtesy(courtesy)),))
            case _:
                assert_never(outcome)

    def _answer(self, answer: Answer) -> Reply:
        match answer:
            case Answer(fact=fact, aspect=Aspect.SOURCE):
                return self.source(fact)
            case Answer(fact=fact, aspect=Aspect.MORE):
                return self._more(fact)
            case Answer(fact=fact, timeliness=Timeliness.PRESENT):
                return self._cited(fact, self._as_of(fact))
            case Answer(fact=fact):
                return self._cited(fact, fact.answer)

    def _cited(self, fact: Fact, text: str) -> Reply:
        blocks = (Block(text), *self.citations.line(fact))
        return Reply(blocks, related=self._related(fact), sourced=self._sourced(fact))

    def _sourced(self, fact: Fact) -> tuple[Fact, ...]:
        return (fact,) if fact.source in self.citations.sources else ()

    def _related(self, fact: Fact) -> tuple[Fact, ...]:
        known = (self.facts[other] for other in fact.related if other in self.facts and other != fact.id)
        return tuple(known)[:RELATED_SHOWN]

    def _as_of(self, fact: Fact) -> str:
        date = self.citations.date(fact)
        if date is None:
            return phrases.AS_OF_FACTS.format(answer=fact.answer)
        return phrases.AS_OF_SOURCE.format(date=date, answer=fact.answer)

    def _more(self, fact: Fact) -> Reply:
        related = self._related(fact)
        items = (phrases.MORE_ITEM.format(title=other.label, answer=other.answer) for other in related)
        further = "\n".join((phrases.MORE, *items)) if related else phrases.MORE_NOTHING
        blocks = (Block(fact.answer), Block(further), *self.citations.line(fact))
        return Reply(blocks, sourced=self._sourced(fact))

    def _clarification(self, facts: tuple[Fact, ...], first_number: int) -> Reply:
        if not facts:
            return Reply((Block(phrases.DANGLING.format(example=self.example)),))
        return Reply((_numbered(phrases.CLARIFY, facts, first_number),), facts, settling=True)

    def _unknown(self, unknown: Unknown, first_number: int) -> Reply:
        nearest = unknown.nearest[:RELATED_SHOWN]
        blocks = [Block(self._refusal(unknown))]
        if nearest:
            blocks.append(_numbered(phrases.NEAREST, nearest, first_number))
        return Reply(tuple(blocks), nearest, wanting=unknown.reason is not UnknownReason.EMPTY)

    def _refusal(self, unknown: Unknown) -> str:
        missing = listing([shortened(term) for term in unknown.missing[:TERMS_NAMED]])
        present = listing([legible(term) for term in unknown.present[:TERMS_NAMED]])
        match unknown.reason:
            case UnknownReason.EMPTY:
                return phrases.EMPTY
            case UnknownReason.NEGATED:
                return phrases.NEGATED
            case UnknownReason.MISMATCHED:
                refusal = self.refusals.mismatched
            case UnknownReason.UNMENTIONED | UnknownReason.NO_MATCH:
                refusal = self.refusals.unmentioned
            case _:
                assert_never(unknown.reason)
        template = refusal.bare if not missing else refusal.instead if present else refusal.missing
        return template.format(missing=missing, present=present)

    def _courtesy(self, courtesy: Courtesy) -> str:
        return _COURTESIES[courtesy].format(about=self.citations.about, example=self.example)


def _numbered(lead: str, facts: Sequence[Fact], first_number: int) -> Block:
    """``lead`` over the titles of ``facts``, numbered so that a number can be typed back."""
    lines = (
        phrases.CHOICE.format(number=number, title=shortened(fact.label))
        for number, fact in enumerate(facts, first_number)
    )
    return Block("\n".join((lead, *lines)))
