"""Claims that go further than a fact: "mọi mục tiêu đều xong", "chỉ cần đạt thôi".

A fact that has what is claimed does not confirm that it holds of all, or of nothing else, unless it says so.
"""

from collections.abc import Sequence

from knowledge.casting import Cast
from knowledge.factbase import FactBase
from knowledge.query import Query
from knowledge.reading import Term
from knowledge.relation import Relation
from knowledge.scope import Scope
from knowledge.titles import is_of_one

ALONE = "thoi"
"""The fold of the word that without accents, and at the end, says that there is no more ("… thôi")."""

SEVERAL = 2
"""Values from which a claim lists them, and "đều" says no more than "and"."""


def overstated(query: Query, cast: Cast, number: int, relation: Relation, base: FactBase) -> Scope | None:
    """How the claim goes further than fact ``number``, which has what it claims; None where it does not."""
    named = {place for each in cast.everything for place in range(each.start, each.end)}
    claimed = _scopes([term for place, term in enumerate(query.terms) if place not in named], base)
    if (
        Scope.ALL in claimed
        and len(cast.values) < SEVERAL
        and Scope.ALL not in _stated(number, base, answered=True)
    ):
        return Scope.ALL
    if Scope.ONLY not in claimed or Scope.ONLY in _stated(number, base, answered=False):
        return None
    if relation.subject_kind == "person" and not any(map(is_of_one, relation.values)):
        return Scope.ONLY  # others may bear the same title
    # Who has one thing alone has that one only; of several, whoever names a part denies the rest.
    part = len(base.facts[number].value) > max(len(cast.values), 1)
    return Scope.ONLY if part or not relation.exclusive else None


def _stated(number: int, base: FactBase, *, answered: bool) -> frozenset[Scope]:
    """What a fact says of how far it holds, in the article's words, and with ``answered`` in its answer's, in
    which "bài chỉ nêu" tells of the article alone.
    """
    fact = base.facts[number]
    texts = (fact.relation, *fact.evidence, *([fact.answer] if answered else ()))
    return frozenset[Scope]().union(*(_scopes(base.reader.read_curated(text), base) for text in texts))


def _scopes(terms: Sequence[Term], base: FactBase) -> frozenset[Scope]:
    found = {span.label for span in base.lexicon.scopes.find(terms)} - {Scope.NONE}
    if terms and terms[-1].bare and terms[-1].fold == ALONE:
        found.add(Scope.ONLY)
    return frozenset(found)
