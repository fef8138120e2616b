"""What a fact speaks of, found out when it is first asked about: a large base never needs most of it."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain

from knowledge.facts import Entity
from knowledge.numerals import DIGIT_WORDS
from knowledge.text.characters import clean
from knowledge.text.tokens import tokenize

VARIED = 4
"""Different numbers in one fact from which they are examples: "còn size 41 không" and the like."""


COMMON_SHARE = 0.15
"""Share of the facts; what more of them name is their own subject, and naming it excludes nothing."""

COMMON_SAMPLE = 500
"""Facts by which that share is measured."""

SUBJECTS = ("event", "organisation")
"""Kinds of entities that a whole base may be about."""


@dataclass(frozen=True, slots=True)
class Named:
    """One thing that a fact names: its keys, its kind and how it is shown.

    No kind or no text for what is shown nowhere.
    """

    keys: frozenset[tuple[str, ...]]
    kind: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a fact: how many there are, what finds out what each names, and the folds of the first of
    them, which are known before.
    """

    count: int
    find: Callable[[int], Sequence[Named]]
    folds: Sequence[Collection[str]] = ()


class Support:
    """The words of a fact and what it names."""

    def __init__(
        self,
        folds: Callable[[], frozenset[str]],
        texts: Texts,
        *,
        declares: bool,
        known: bool = False,
    ) -> None:
        """``folds`` and the ``texts`` find out; each is called once (and once more if threads race to be
        first).

        ``declares`` says that the curator declared values, which need not stand in the fact's words, and
        ``known`` that all of them only tell what was found out before.
        """
        self.declares = declares
        self._known = known
        self._find_folds = folds
        self._texts = texts
        self._told: dict[int, Sequence[Named]] = {}
        self._keys_told: set[tuple[str, ...]] = set()

    @cached_property
    def folds(self) -> frozenset[str]:
        """The folds of the fact's words."""
        return self._find_folds()

    @cached_property
    def named(self) -> Sequence[Named]:
        """What the fact names."""
        return tuple(chain.from_iterable(map(self._named_by, range(self._texts.count))))

    def _named_by(self, text: int) -> Sequence[Named]:
        """What one of the fact's texts names."""
        told = self._told.get(text)
        if told is None:
            told = self._told[text] = self._texts.find(text)
            self._keys_told.update(*(named.keys for named in told))
        return told

    def found(self) -> "Support | None":
        """The same, holding on to nothing that it was found out from; None where nobody began with that."""
        if self._known:
            return self
        if not self._told or "folds" not in vars(self):
            return None
        folds, named = self.folds, self.named
        return Support(lambda: folds, Texts(1, lambda _: named), declares=self.declares, known=True)

    @cached_property
    def keys(self) -> frozenset[tuple[str, ...]]:
        """The keys of the constraints that the fact satisfies."""
        return frozenset().union(*(named.keys for named in self.named))

    @cached_property
    def varied(self) -> bool:
        """Whether the fact names so many numbers that none of them tells it from others: a size, a day."""
        numbers = sum(fold[:1].isdigit() or fold in DIGIT_WORDS for fold in self.folds)
        if numbers < VARIED and not self.declares:
            return False  # the words alone tell, without what they name
        return len({key for key in self.keys if key[0] == "number"}) >= VARIED

    def speaks_of(self, keys: frozenset[tuple[str, ...]]) -> bool:
        """Whether the fact satisfies a constraint with these keys."""
        possible = keys if self.declares else [key for key in keys if _may_name(key, self.folds)]
        if not possible:
            return False
        # Mostly the first text that is read tells, and the others need not be.
        known = self._texts.folds
        for place in range(self._texts.count):
            if not self._keys_told.isdisjoint(possible):
                break
            if place not in self._told and (
                place >= len(known) or any(_may_name(key, known[place]) for key in possible)
            ):
                self._named_by(place)
        return not self._keys_told.isdisjoint(possible)

    def has_numbered(self, numbers: frozenset[tuple[str, ...]]) -> bool:
        """Whether the fact names a document that has one of the ``numbers``, each the key of one."""
        possible = {key[1] for key in numbers if self.declares or key[1] in self.folds}
        return bool(possible) and any(key[0] == "document" and key[2] in possible for key in self.keys)

    def has_like(self, document: tuple[str, ...]) -> bool:
        """Whether the fact names a document of the kind of one without a number."""
        possible = self.declares or _may_name(document, self.folds)
        return possible and any(key[:2] == document[:2] for key in self.keys)

    @cached_property
    def texts(self) -> Mapping[str, tuple[str, ...]]:
        """What the fact names of each kind, as shown to people."""
        texts: dict[str, dict[str, None]] = {}
        for named in self.named:
            if named.kind and named.text:
                texts.setdefault(named.kind, {})[named.text] = None
        return {kind: tuple(shown) for kind, shown in texts.items()}


def _may_name(key: tuple[str, ...], folds: Collection[str]) -> bool:
    """Whether a text with these ``folds`` may name what a key stands for.

    Cheaper than its keys, and rules out most of what is asked.
    """
    kind, *words = key
    if kind in ("number", "year"):
        # A single digit may also stand as a word.
        return len(words[0]) == 1 or words[0] in folds
    if kind == "name":
        return all(word in folds for word in words)
    if kind in ("entity", "contrast"):
        return True  # said in other words too
    number = words[1] if kind == "document" else ""
    return all(word in folds for word in _said(words[0])) and (not number or number in folds)


@lru_cache(maxsize=2048)
def _said(phrase: str) -> frozenset[str]:
    """The folds of a phrase of the lexicon."""
    return frozenset(token.fold for token in tokenize(clean(phrase)))


def common_keys(
    entities: Mapping[str, Entity], support: Callable[[int], Support], facts: int
) -> frozenset[tuple[str, ...]]:
    """The keys of entities that so many of the ``facts`` name that naming them excludes nothing."""
    if not any(entity.kind in SUBJECTS for entity in entities.values()):
        return frozenset()
    # A share is told by a sample: every fact of a small base, evenly spread ones of a large base.
    sample = range(0, facts, max(1, facts // COMMON_SAMPLE))
    spread = Counter(key for number in sample for key in support(number).keys)
    return frozenset(
        key
        for key, count in spread.items()
        if key[0] == "entity" and entities[key[1]].kind in SUBJECTS and count > COMMON_SHARE * len(sample)
    )
