"""What a base has read and found out, for the base that takes its place and has nearly the same facts.

Nothing is taken over that could have come out otherwise: a base with a predecessor is the base without one,
but for the rounding of what tells its facts apart (``knowledge.discriminant``).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from knowledge.discriminant import Wording
from knowledge.facts import FactFile
from knowledge.index import Index
from knowledge.learning import Learning, is_learnt
from knowledge.lexicon import Lexicon
from knowledge.matching import Matcher, Stance
from knowledge.renaming import Renaming
from knowledge.support import Support


class Spelt(NamedTuple):
    """A word as the index keeps it."""

    form: str
    fold: str


class Read(NamedTuple):
    """A phrasing, read: its words, how it asks, and how it is compared (None where nothing is learnt)."""

    words: Sequence[Spelt]
    stance: Stance
    wording: Wording | None


class Former(Protocol):
    """Where a base finds what need not be read and found out again."""

    def phrasings(self, factfile: FactFile, /) -> Mapping[str, Sequence[Read]]:
        """The phrasings of the facts that have the same ones in ``factfile``, and read there alike; by id."""

    def learnt(self, learning: Learning, /) -> Learning:
        """What teaches the same as ``learning``, and may have learnt already, or what nearly the same did."""

    def handed_on(self, factfile: FactFile, index: Index, /) -> dict[int, Support]:
        """What the facts that are the same speak of, by number in ``factfile``, indexed by ``index``."""


@dataclass(frozen=True, slots=True)
class Predecessor:
    """A base's facts with what was found out from each; ``supports`` by the fact's number."""

    factfile: FactFile
    lexicon: Lexicon
    index: Index
    matcher: Matcher
    supports: Mapping[int, Support]
    learning: Learning

    def phrasings(self, factfile: FactFile) -> Mapping[str, Sequence[Read]]:
        """The phrasings of the facts that have the same ones in ``factfile``, and read there alike; by id."""
        if not self.learning.happens and is_learnt([len(fact.questions) for fact in factfile.facts]):
            return {}  # as small as it has become, it learns from wordings that nobody has kept
        asked = {fact.id: fact.questions for fact in factfile.facts}
        renaming = Renaming.of(self.factfile, factfile, self.lexicon)
        return {
            fact.id: list(self._read(number))
            for number, fact in enumerate(self.factfile.facts)
            if asked.get(fact.id) == fact.questions and not any(map(renaming.shortens, fact.questions))
        }

    def learnt(self, learning: Learning) -> Learning:
        """What teaches the same as ``learning``, and may have learnt already, or what nearly the same did."""
        if self.learning.hears_like(learning):
            return self.learning
        learning.follow(self.learning)
        return learning

    def _read(self, number: int) -> Iterator[Read]:
        numbers = self.index.of_fact[number]
        for place, stance in zip(numbers, self.matcher.stances(numbers), strict=True):
            phrasing = self.index.phrasings[place]
            words = list(map(Spelt, phrasing.forms, phrasing.folds))
            yield Read(words, stance, self.learning.wording(place))

    def handed_on(self, factfile: FactFile, index: Index) -> dict[int, Support]:
        """What the facts that are the same speak of, by their number in ``factfile``, indexed by ``index``.

        A word that comes to be known, or is known no longer, may be part of a name or not.
        """
        facts, renaming = factfile.facts, Renaming.of(self.factfile, factfile, self.lexicon)
        numbers = {fact.id: number for number, fact in enumerate(self.factfile.facts)}
        same = {
            number: numbers[fact.id]
            for number, fact in enumerate(facts)
            if fact.id in numbers and self.factfile.facts[numbers[fact.id]] == fact
        }
        changed = _words(index, set(range(len(facts))) - same.keys())
        changed |= _words(self.index, set(numbers.values()) - set(same.values()))
        changed = {fold for fold in changed if bool(index.share(fold)) != bool(self.index.share(fold))}
        found = {}
        for number, former in same.items():
            support = self.supports.get(former)
            known = support.found() if support is not None else None
            if (
                known is not None
                and changed.isdisjoint(known.folds)
                and not renaming.names_in(known.folds)
                and not renaming.reads_otherwise(facts[number])
            ):
                found[number] = known
        return found


def _words(index: Index, facts: set[int]) -> set[str]:
    return {fold for fact in facts for place in index.of_fact[fact] for fold in index.phrasings[place].folds}
