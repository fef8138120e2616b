"""What a message is heard in: the talk just before it, as traits that are learnt along with its words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.conversation import Turn
from knowledge.discriminant import hashed, trait
from knowledge.factbase import FactBase
from knowledge.reading import Term
from knowledge.sketch import DIMENSIONS, Sketch, sketch_of

TOLD = 2
"""Facts told last that say what comes next; more are a list to choose from."""

SHARE = 0.3
"""What the talk before a message counts for beside its own words. Of development dialogues left out, the
regression tells the fact of 84.5 in a hundred with it; flat from 0.2 to 0.35."""


@dataclass(frozen=True, slots=True)
class Context:
    """``told`` are the ids of the facts told last, ``asked`` the folds of the question that they answered,
    ``earlier`` what was told before it.
    """

    told: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()

    @classmethod
    def of(cls, turns: Sequence[Turn], base: FactBase) -> "Context":
        """What the ``turns`` before a message say of it."""
        if not turns:
            return cls()
        asked = tuple(term.fold for term in base.read(turns[-1].question)[0])
        earlier = turns[-2].facts[:1] if len(turns) > 1 else ()
        return cls(turns[-1].facts[:TOLD], asked, earlier)

    def sketch_of(self, terms: Sequence[Term]) -> Sketch:
        """The sketch of a message's words that are heard in it: of what is said, and what was said before."""
        columns, weights = sketch_of(terms)
        traits = list(map(trait, self._traits(terms)))
        if not traits:
            return columns, weights
        places, signs = hashed(np.array(traits, dtype=np.int64), DIMENSIONS)
        before = signs * np.sqrt(SHARE / len(traits))
        heard = np.concatenate((weights * np.sqrt(1.0 - SHARE), before)).astype(np.float32)
        both, inverse = np.unique(np.concatenate((columns, places)), return_inverse=True)
        return both, np.bincount(inverse, weights=heard).astype(np.float32)

    def _traits(self, terms: Sequence[Term]) -> Iterator[str]:
        """What was told, alone and with each word of the message, and each word of the last question."""
        yield from (f"told {fact}" for fact in self.told)
        yield from (f"told {fact} {word.fold}" for fact in self.told for word in terms)
        yield from (f"asked {word}" for word in self.asked)
        yield from (f"earlier {fact}" for fact in self.earlier)
