"""What was read and found out of a base, to be kept: exactly these facts need it found out but once.

Words, stances and what facts name are numbered, since each stands there many times over.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Generic, Self, TypeVar

from pydantic import BaseModel, ConfigDict

from knowledge.discriminant import Wording
from knowledge.facts import FactFile
from knowledge.index import Index
from knowledge.learning import Learning
from knowledge.matching import Matcher, Stance
from knowledge.predecessor import Read, Spelt
from knowledge.support import Named, Support, Texts

_Keys = tuple[tuple[str, ...], ...]
_Item = TypeVar("_Item", bound=Hashable)


@dataclass(frozen=True, slots=True)
class _Numbers(Generic[_Item]):
    """Items numbered in the order in which they first come."""

    numbers: dict[_Item, int]

    def of(self, item: _Item) -> int:
        return self.numbers.setdefault(item, len(self.numbers))


class Found(BaseModel):
    """What a fact speaks of: its folds, by number, and what it names, as keys, kind and text."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    folds: tuple[int, ...]
    named: tuple[tuple[_Keys, str, str], ...]
    declares: bool


class BaseRecord(BaseModel):
    """The readings of all phrasings, each a stance and its words by number, and the supports found so far.

    ``typed`` has the phrasings as typed, accents aside; None where nothing is learnt from them.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    words: tuple[tuple[str, str], ...]
    stances: tuple[tuple[tuple[str, ...], bool, bool], ...]
    readings: tuple[tuple[int, ...], ...]
    typed: tuple[str | None, ...]
    folds: tuple[str, ...]
    supports: Mapping[int, Found]

    @classmethod
    def of(cls, index: Index, matcher: Matcher, supports: Mapping[int, Support], learning: Learning) -> Self:
        """Write down what a base knows."""
        words: _Numbers[tuple[str, str]] = _Numbers({})
        folds: _Numbers[str] = _Numbers({})
        stances: _Numbers[Stance] = _Numbers({})
        readings = tuple(
            (stances.of(stance), *map(words.of, zip(phrasing.forms, phrasing.folds, strict=True)))
            for phrasing, stance in zip(
                index.phrasings, matcher.stances(range(len(index.phrasings))), strict=True
            )
        )
        found = {
            number: Found(
                folds=tuple(map(folds.of, sorted(known.folds))),
                named=tuple((tuple(sorted(n.keys)), n.kind, n.text) for n in known.named),
                declares=known.declares,
            )
            for number, support in supports.items()
            if (known := support.found()) is not None
        }
        asked = tuple((tuple(sorted(s.asked)), s.claims, s.denies) for s in stances.numbers)
        return cls(
            words=tuple(words.numbers), stances=asked, readings=readings,
            typed=tuple(_text(learning.wording(number)) for number in range(len(readings))),
            folds=tuple(folds.numbers), supports=found,
        )  # fmt: skip

    def phrasings(self, factfile: FactFile) -> Mapping[str, Sequence[Read]]:
        """The phrasings of each fact, by id: the record of another file is never asked."""
        spelt = [Spelt(form, fold) for form, fold in self.words]
        stances = [Stance(frozenset(asked), claims, denies) for asked, claims, denies in self.stances]
        read = iter(zip(self.readings, self.typed, strict=True))
        return {
            fact.id: [
                self._read([spelt[word] for word in words], stances[stance], typed)
                for (stance, *words), typed in islice(read, len(fact.questions))
            ]
            for fact in factfile.facts
        }

    @staticmethod
    def _read(words: Sequence[Spelt], stance: Stance, typed: str | None) -> Read:
        wording = None if typed is None else Wording(tuple(word.fold for word in words), typed)
        return Read(words, stance, wording)

    def learnt(self, learning: Learning) -> Learning:
        """What teaches the same as ``learning``: what the record was kept with has been handed to it."""
        return learning

    def handed_on(self, _: FactFile, __: Index) -> dict[int, Support]:
        """What the facts speak of, by number."""
        return {number: self._support(found) for number, found in self.supports.items()}

    def _support(self, found: Found) -> Support:
        return Support(
            lambda: frozenset([self.folds[number] for number in found.folds]),
            Texts(1, lambda _: [Named(frozenset(keys), kind, text) for keys, kind, text in found.named]),
            declares=found.declares,
            known=True,
        )


def _text(wording: Wording | None) -> str | None:
    return None if wording is None else wording.text
