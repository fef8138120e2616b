"""What a fact names, found out text by text."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial

from knowledge.constraint import Constraint, Constraints
from knowledge.facts import Fact
from knowledge.lexicon import Lexicon
from knowledge.query import analyse
from knowledge.reading import Reader, Term
from knowledge.segmentation import first_sentence
from knowledge.support import Named, Texts


@dataclass(frozen=True, slots=True)
class Naming:
    """Finds what the texts of facts name.

    ``shown`` is how a constraint is named to people, if at all, and ``declared`` what the curator declared of
    a fact.
    """

    reader: Reader
    constraints: Constraints
    lexicon: Lexicon
    shown: Callable[[Constraint], str]
    declared: Callable[[Fact], Sequence[Named]]

    def texts(self, fact: Fact, phrasings: Sequence[Collection[str]]) -> Texts:
        """The texts of ``fact`` that tell what it names: its phrasings, of which the folds are known, title,
        evidence and the answer's first sentence; what is declared counts as one too.
        """
        count = len(fact.questions) + len(_telling(fact)) + bool(fact.value)
        return Texts(count, partial(self._named, fact), phrasings)

    def _named(self, fact: Fact, place: int) -> Sequence[Named]:
        """What the text at a place names."""
        if place < len(fact.questions):
            terms = self.reader.read_curated(fact.questions[place])
            return self._named_by(analyse(terms, self.lexicon).terms, visible=False)
        telling = _telling(fact)
        place -= len(fact.questions)
        if place == len(telling):
            return self.declared(fact)
        # What is only asked for, or said to be absent, is never shown as something that there is.
        stated = fact.status == "stated" and telling[place] in (first_sentence(fact.answer), *fact.evidence)
        return self._named_by(self.reader.read_curated(telling[place]), visible=stated)

    def _named_by(self, terms: Sequence[Term], *, visible: bool) -> list[Named]:
        return [
            Named(constraint.keys, constraint.kind, self.shown(constraint) if visible else "")
            for constraint in self.constraints.find(terms, nested=True)
        ]


def _telling(fact: Fact) -> list[str]:
    """What a fact tells, beside its phrasings."""
    return [text for text in (fact.title, fact.relation, first_sentence(fact.answer), *fact.evidence) if text]
