"""What a fact names, found out text by text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from knowledge.constraint import Constraint, Constraints
from knowledge.facts import Fact
from knowledge.lexicon import Lexicon
from knowledge.query import analyse
from knowledge.reading import Reader
from knowledge.segmentation import first_sentence
from knowledge.support import Named


@dataclass(frozen=True, slots=True)
class Naming:
    """Finds what the texts of facts name; ``shown`` is how a constraint is named to people, if at all."""

    reader: Reader
    constraints: Constraints
    lexicon: Lexicon
    shown: Callable[[Constraint], str]

    def finders(self, fact: Fact) -> list[Callable[[], Sequence[Named]]]:
        """What finds out what ``fact`` names, one a text: in phrasings, title, evidence and the answer's
        first sentence.
        """
        # What is only asked for, or said to be absent, is never shown as something that there is.
        stated = (first_sentence(fact.answer), *fact.evidence)
        visible = stated if fact.status == "stated" else ()
        texts = (fact.title, fact.relation, *stated)
        asking = [partial(self._named_by, text, asks=True, visible=False) for text in fact.questions]
        telling = [
            partial(self._named_by, text, asks=False, visible=text in visible) for text in texts if text
        ]
        return [*asking, *telling]

    def _named_by(self, text: str, *, asks: bool, visible: bool) -> list[Named]:
        terms = self.reader.read_curated(text)
        terms = analyse(terms, self.lexicon).terms if asks else terms
        return [
            Named(constraint.keys, constraint.kind, self.shown(constraint) if visible else "")
            for constraint in self.constraints.find(terms, nested=True)
        ]
