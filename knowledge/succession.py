"""What stays as it was where one base takes another's place."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from knowledge.factbase import FactBase
from knowledge.facts import Fact
from knowledge.reading import Term
from knowledge.renaming import Renaming

REACHED = 0.5
"""Share of a question's words, by weight, from which a new phrasing may be what it asks."""

MOST_TOUCHED = 0.2
"""Share of the facts above which so much has changed that nothing is taken to be as it was."""


def touched(old: FactBase, new: FactBase) -> frozenset[int] | None:
    """The facts that may say something else in ``new``, by number, where both have the same phrasings; None
    where more than that may differ.

    Candidates are found by phrasings, names and abbreviations alone. Where these are the same, a question has
    the same ones in both bases, and what else is asked of the bases is either one fact's own, or holds for
    all of them together.
    """
    if not _match_alike(old, new) or (*_of_all(old), old.rulers) != (*_of_all(new), new.rulers):
        return None
    return frozenset(
        number
        for number, (was, now) in enumerate(zip(old.facts, new.facts, strict=True))
        if was != now or old.kin(number) != new.kin(number) or old.related(number) != new.related(number)
    )


@dataclass(frozen=True, slots=True)
class Succession:
    """Base ``new`` in the place of base ``old``, where some facts differ, or names and abbreviations.

    ``facts`` are those that differ or speak of what differs; ``numbers`` has the new number of each of the
    others, by the old one; ``added`` the words of each phrasing that a fact did not have before, and
    ``enlarged`` these facts, by their new numbers; ``same_words`` tells that both bases know the same words,
    and so read alike.
    """

    old: FactBase
    new: FactBase
    facts: frozenset[str]
    numbers: Mapping[int, int]
    added: tuple[frozenset[str], ...]
    enlarged: frozenset[int]
    same_words: bool
    renaming: Renaming

    @classmethod
    def of(cls, old: FactBase, new: FactBase) -> "Succession | None":
        """Compare two bases; None where everything may differ."""
        renaming = Renaming.of(old.factfile, new.factfile, new.lexicon)
        facts = _differing(old, new, renaming)
        if facts is None or old.learning.happens != new.learning.happens or _of_all(old) != _of_all(new):
            return None
        kept = ((number, fact.id) for number, fact in enumerate(old.facts) if fact.id not in facts)
        added = {new.number[fact]: words for fact in facts if (words := list(_added(old, new, fact)))}
        return cls(
            old,
            new,
            facts,
            {number: new.number[name] for number, name in kept},
            tuple(words for each in added.values() for words in each),
            frozenset(added),
            not renaming and old.vocabulary.spells_as(new.vocabulary),
            renaming,
        )

    def passes_by(self, question: str, witnesses: frozenset[int]) -> bool:
        """Whether all candidates for a question but shift a little.

        None of the ``witnesses``, the facts that were asked for it, differs; no new phrasing holds much of
        its words; it is read as it was, and names nothing otherwise.
        """
        if not witnesses <= self.numbers.keys():
            return False
        if self.same_words and not self.added:
            return True
        readings = self.new.read(question)
        if not self.same_words and not _alike(self.old.read(question), readings):
            return False
        return not any(self._reaches(terms) or self._renames(terms) for terms in readings)

    def _renames(self, terms: Sequence[Term]) -> bool:
        """Whether a question may name something that it did not, or no longer."""
        if not self.renaming.names:
            return False
        return self.renaming.names_in({word for term in terms for word in (term.fold, *dict(term.near))})

    def _reaches(self, terms: Sequence[Term]) -> bool:
        """Whether some new phrasing holds much of a question's words, or of what these may mean."""
        weights = [self.new.index.weight(term) for term in terms]
        least = REACHED * sum(weights)
        for words in self.added:
            held = 0.0
            for term, weight in zip(terms, weights, strict=True):
                if term.fold in words or any(meant in words for meant, _ in term.near):
                    held += weight
            if held >= least:
                return True
        return False

    def renumbered(self, witnesses: frozenset[int]) -> frozenset[int]:
        """Those of the facts that do not differ, by their new numbers."""
        return frozenset(self.numbers[witness] for witness in witnesses if witness in self.numbers)


def _match_alike(old: FactBase, new: FactBase) -> bool:
    was, now = old.factfile, new.factfile
    return (
        was.entities == now.entities
        and was.abbreviations == now.abbreviations
        and [(fact.id, fact.questions) for fact in was.facts]
        == [(fact.id, fact.questions) for fact in now.facts]
    )


def _of_all(base: FactBase) -> tuple[object, ...]:
    return (base.common, base.titles, base.same)


def _differing(old: FactBase, new: FactBase, renaming: Renaming) -> frozenset[str] | None:
    """The facts that differ, or speak of what differs; None where it may concern every question."""
    was, now = ({fact.id: fact for fact in base.facts} for base in (old, new))
    differing = was.keys() ^ now.keys()
    left = was.keys() & now.keys()
    # Who is related to a fact that comes or goes is the same for every question that is not about that.
    differing.update(name for name in left if _beside(was[name], left) != _beside(now[name], left))
    if renaming:
        differing.update(
            fact.id
            for base in (old, new)
            for number, fact in enumerate(base.facts)
            if renaming.names_in(base.support(number).folds) or renaming.reads_otherwise(fact)
        )
    return frozenset(differing) if len(differing) <= MOST_TOUCHED * min(len(was), len(now)) else None


def _beside(fact: Fact, others: Set[str]) -> Fact:
    """A fact as it stands beside the ``others``."""
    return fact.model_copy(update={"related": tuple(one for one in fact.related if one in others)})


def _added(old: FactBase, new: FactBase, fact: str) -> Iterator[frozenset[str]]:
    was = frozenset(_folds(old, fact))
    return (frozenset(folds) for folds in _folds(new, fact) if folds not in was)


def _folds(base: FactBase, fact: str) -> Iterator[tuple[str, ...]]:
    number = base.number.get(fact)
    if number is not None:
        yield from (base.index.phrasings[place].folds for place in base.index.of_fact[number])


def _alike(was: Sequence[tuple[Term, ...]], now: Sequence[tuple[Term, ...]]) -> bool:
    """Whether readings are the same, but for what words may also mean: that is held against new phrasings."""
    return len(was) == len(now) and all(
        [term._replace(near=()) for term in old] == [term._replace(near=()) for term in new]
        for old, new in zip(was, now, strict=True)
    )
