"""The veto: what a question insists on and a fact does not speak of.

Similarity cannot tell "Nghị quyết số 13" from "Nghị quyết số 12"; a veto can, and it names what is missing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.constraint import Constraint
from knowledge.factbase import FactBase
from knowledge.support import COMMON_SHARE, Support
from knowledge.text.characters import clean
from knowledge.text.syllable import compatible
from knowledge.text.tokens import Token, tokenize

HARD_KINDS = frozenset({
    "person", "organisation", "document", "place", "event", "term",
    "rank", "post", "role", "number", "year", "name", "time",
})  # fmt: skip
"""The kinds of constraint that a fact must satisfy."""


TITLES = frozenset({"rank", "post"})
"""The kinds of words that are written before a name."""


@dataclass(frozen=True, slots=True)
class Veto:
    """One constraint that a fact with this support does not satisfy."""

    constraint: Constraint
    support: Support

    @property
    def present(self) -> tuple[str, ...]:
        """What the fact names of the constraint's kind."""
        kind = "person" if self.constraint.kind == "name" else self.constraint.kind
        return self.support.texts.get(kind, ())


def vetoes(constraints: Sequence[Constraint], number: int, base: FactBase) -> tuple[Veto, ...]:
    """The constraints of a question that fact ``number`` does not satisfy."""
    support = base.support(number)
    silent = base.facts[number].status == "not_stated"
    return tuple(
        Veto(constraint, support)
        for place, constraint in enumerate(constraints)
        if (constraint.kind in HARD_KINDS or says_opposite(support, constraint))
        and (
            not satisfies(support, constraint, base)
            or not (silent or _has_others(support, constraint))
            or _is_on_another(number, constraint, base)
            or not _is_written(number, constraint, base)
        )
        and not is_title_of_next(constraints, place, base)
    )


def _has_others(support: Support, constraint: Constraint) -> bool:
    """Whether the fact names another thing of the kind, where the question excepts the one it names."""
    return not constraint.excepted or len(support.texts.get(constraint.kind, ())) != 1


def says_opposite(support: Support, constraint: Constraint) -> bool:
    """Whether the question has one word of a pair of opposites and the fact only the other one."""
    if constraint.kind != "contrast" or constraint.keys & support.keys:
        return False
    pairs = {key[1] for key in constraint.keys}
    return any(key[0] == "contrast" and key[1] in pairs for key in support.keys)


def satisfies(support: Support, constraint: Constraint, base: FactBase) -> bool:
    """Whether a fact with this ``support`` speaks of what the constraint names."""
    if constraint.keys & base.common or support.speaks_of(constraint.keys):
        return True
    if constraint.kind == "year":
        return is_everywhere(constraint, base)
    if constraint.kind == "number":
        return is_everywhere(constraint, base) or support.varied or support.has_numbered(constraint.keys)
    if constraint.kind == "name":
        return any(support.folds.issuperset(key[1:]) for key in constraint.keys)
    for key in constraint.keys:
        if key[0] == "document" and key[2] == "" and support.has_like(key):
            return True
        others = base.same.get(key)
        if others and support.speaks_of(others):
            return True
    return False


def _is_on_another(number: int, constraint: Constraint, base: FactBase) -> bool:
    """Whether fact ``number`` is about another person than the one named, of whom it has a title at most
    ("Ông Tỏ có trong Bộ Chính trị không?" is not on who is).
    """
    relation = base.relation(number) if constraint.kind == "person" else None
    if relation is None or relation.subject_kind != "person":
        return False
    return not constraint.keys & (relation.subject | base.support(number).keys)


def _is_written(number: int, constraint: Constraint, base: FactBase) -> bool:
    """Whether fact ``number`` writes a stranger's name as it was typed: "Tỏ làm gì" is no Tô Lâm, and a Trần,
    a "Đại tá" and a Quang are together no Trần Đại Quang.
    """
    if constraint.kind != "name" or base.support(number).speaks_of(constraint.keys):
        return True
    name = tokenize(clean(constraint.text))
    answer = tokenize(clean(base.facts[number].answer))
    phrasings = (base.index.phrasings[place] for place in base.index.of_fact[number])
    return _stands_in(name, [word.fold for word in answer], [word.form for word in answer]) or any(
        _stands_in(name, phrasing.folds, phrasing.forms) for phrasing in phrasings
    )


def _stands_in(name: Sequence[Token], folds: Sequence[str], forms: Sequence[str]) -> bool:
    """Whether a name stands in a text, all its words in order, with the accents that were typed."""
    return any(
        all(
            word.fold == fold and (not word.accented or form == fold or compatible(word.form, form))
            for word, fold, form in zip(name, folds[place:], forms[place:], strict=False)
        )
        for place in range(len(folds) - len(name) + 1)
    )


def is_everywhere(constraint: Constraint, base: FactBase) -> bool:
    """Whether so many facts have the number that it is part of their subject's name ("COVID-19")."""
    return any(base.index.share(word) > COMMON_SHARE for _, word in constraint.keys)


def is_title_of_next(constraints: Sequence[Constraint], place: int, base: FactBase) -> bool:
    """Whether the constraint is a rank or post written before the person who has it."""
    constraint = constraints[place]
    for following in constraints[place + 1 : place + 3]:
        if following.kind == "name" and following.start == constraint.end and is_title(constraint):
            return True
        if following.kind == "person" and following.start - constraint.end <= 1:
            return any(base.titles.get(person, frozenset()) & constraint.keys for person in following.keys)
    return False


def is_title(constraint: Constraint) -> bool:
    """Whether the constraint names a rank or post, be it by the curator's own term."""
    return constraint.kind in TITLES or any(key[0] in TITLES for key in constraint.keys)
