"""Yes/no questions: a claim confirmed or refuted on what a fact declares, and on nothing else.

A claim joins a subject to a value. A fact rules on it when its relation has that subject, or that value, and
when it speaks of everything else the claim names and of most of its words. What no fact rules on is unknown,
not false.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.casting import Cast, Casting
from knowledge.constraint import Constraint
from knowledge.factbase import FactBase
from knowledge.lexicon import FUNCTION_WORD
from knowledge.overstatement import overstated
from knowledge.query import Query
from knowledge.relation import Relation
from knowledge.ruling import Ruled, Ruling
from knowledge.text.syllable import fold, form
from knowledge.titles import is_of_one
from knowledge.veto import vetoes

EXPLAINED = 0.8
"""Share of a claim's other words that the fact has to speak of; below it the claim is on something else."""

WHOLE = 0.999
"""Share of a claim's words that all of them is."""

DOERS = frozenset({"person", "name", "organisation", "place"})
"""Kinds of rivals that can stand in many relations to one subject; a rank or a number has one meaning."""

MEMBERS = frozenset({"uy vien", "dai bieu", "thanh vien", "dang vien"})
"""Folds of what members are called."""

DENYING = frozenset({"khong", "chua", "chang", "cha"})
"""Folds of words without which a value is the opposite ("chưa đạt")."""


def rule(
    query: Query, constraints: Sequence[Constraint], base: FactBase, proposed: Sequence[int]
) -> Ruled | None:
    """The ruling of the best fitting fact; ``proposed`` are facts that match the claim's words."""
    named = [constraint for constraint in constraints if constraint.kind != "contrast"]
    contrasts = [constraint for constraint in constraints if constraint.kind == "contrast"]
    numbers = dict.fromkeys(proposed)
    for constraint in named:
        for key in sorted(constraint.keys):
            numbers.update(dict.fromkeys(base.about(key)))
    best: Ruled | None = None
    for number in numbers:
        relation = base.relation(number)
        foremost = number in proposed[:1]
        ruled = None if relation is None else _Bench(query, named, number, relation, base, foremost).ruled()
        if ruled is None or (ruled.ruling is Ruling.CONFIRMED and vetoes(contrasts, number, base)):
            continue  # "tổng kết 2 năm" is no "sơ kết 2 năm", though two years are right
        if best is None or ruled.precedence > best.precedence:
            best = ruled
    return best


@dataclass(frozen=True, slots=True)
class _Bench:
    """One claim before one relation."""

    query: Query
    constraints: Sequence[Constraint]
    number: int
    relation: Relation
    base: FactBase
    foremost: bool

    def ruled(self) -> Ruled | None:
        """What the relation says of the claim; None when it says nothing."""
        relation = self.relation
        named = {
            key for constraint in self.constraints if constraint.kind == "role" for key in constraint.keys
        }
        if relation.roles != named and relation.declared:
            return None
        share = self._subject_share()
        cast = Casting(self.query, self.constraints, self.number, self.relation, self.base).parts()
        if cast is None:
            return None
        ruling = self._ruling(cast)
        fit = self._fit(cast)
        if ruling is None or fit < EXPLAINED or (relation.subject_words and not self._is_about(share, fit)):
            return None
        likeness = max((self._likeness(rival) for rival in cast.rivals), default=0.0)
        fit += 0.5 * likeness + 0.2 * bool(cast.subjects) + 0.1 * bool(cast.values) + 0.3 * share
        fit += 0.2 * bool(relation.roles)
        unique = any(self.base.about(role) == (self.number,) for role in relation.roles)
        head = bool(cast.usurpers) and self._is_headed(cast)
        identified = unique or head or any(c.keys.isdisjoint(self.base.common) for c in cast.subjects)
        confirmed = ruling is Ruling.CONFIRMED
        beyond = overstated(self.query, cast, self.number, relation, self.base) if confirmed else None
        return Ruled(self.number, ruling, fit, identified, beyond)

    def _is_about(self, share: float, fit: float) -> bool:
        """Whether a claim is on a subject in plain words: it says some of them, or leaves them out of a claim
        whose every word fits this fact first ("Mốc là năm 2026 à?").
        """
        return bool(share) or (self.foremost and fit > WHOLE)

    def _ruling(self, cast: Cast) -> Ruling | None:
        relation = self.relation
        phrases = relation.phrases
        whole = any(self._says(phrase, whole=True) for phrase in phrases)
        opposed = not whole and any(map(self._contradicts, phrases))
        said = not opposed and any(self._says(phrase) for phrase in phrases)
        contradicted = opposed and (bool(cast.subjects) or self._says_relation(cast) is not False)
        has_value = bool(cast.values) or said
        if not relation.subject and {value.kind for value in cast.values} == {"number"}:
            has_value = self._says_relation(cast) is not False  # "Hai văn bản có hiệu quả không?"
        if cast.usurpers and not cast.subjects and not self.query.asked and self._is_sole(cast):
            # "Thứ trưởng kêu gọi ...?", "ông Trung chủ trì điểm cầu Hà Nội?": the role is another one's.
            return Ruling.REFUTED
        if has_value and not cast.rivals and not contradicted:
            if cast.subjects or not relation.subject:
                # "Bắc Kạn tổ chức hội nghị": both are of the fact, and what is said of them is not.
                doers = any(value.kind in DOERS for value in cast.values)
                stray = doers and self._says_relation(cast) is False and self._strays(cast)
                return None if stray else Ruling.CONFIRMED
            if (relation.roles or self._says_relation(cast)) and not cast.usurpers and not self._beside(cast):
                # "Có phải ông Trung chủ trì?" leaves out what: the role alone identifies it.
                return Ruling.CONFIRMED
            return None
        refutable = relation.exclusive and not has_value and not cast.usurpers
        if (
            refutable
            and (cast.rivals or contradicted)
            and not any(self._is_own(r, cast) for r in cast.rivals)
        ):
            about_it = cast.subjects or not relation.subject or relation.subject & self.base.common
            return Ruling.REFUTED if about_it and self._is_rivalled(cast) else None
        return None

    def _is_own(self, rival: Constraint, cast: Cast) -> bool:
        """Whether a rival is another title of the subject's own: a Thứ trưởng may be Phó Bí thư too."""
        titles = self.base.titles
        return any(titles.get(key, frozenset()) & rival.keys for c in cast.subjects for key in c.keys)

    def _is_rivalled(self, cast: Cast) -> bool:
        """Whether the rivals are said to do what the value does: a body may do much else at a conference."""
        if cast.rivals and not any(map(self._excludes, cast.rivals)):
            return False
        if self.relation.roles or not any(map(self._does, cast.rivals)):
            return True
        said = self._says_relation(cast)
        spoken = {fold(word) for word in self.base.facts[self.number].relation.split()}
        return spoken <= self._said_beside(cast) if said is None else said

    def _does(self, rival: Constraint) -> bool:
        """Whether a rival is one only by what it is said to do, as whoever holds a post is of a body."""
        classes = {key[0] for key in rival.keys}
        return rival.kind in DOERS or ("post" in classes and not self.relation.kinds & {"post", "term"})

    def _excludes(self, rival: Constraint) -> bool:
        """Whether nobody can have what a rival names besides the value: who is a member of something may be
        much else, unless it is the same.
        """
        words = rival.text.split()[:2]
        return " ".join(map(fold, words)) not in MEMBERS or self._likeness(rival) > 0.5

    def _is_sole(self, cast: Cast) -> bool:
        """Whether no other subject has the claim's role: that value with it, or it alone of all facts, or the
        value is a post that one person holds.
        """
        alone = any(self.base.about(role) == (self.number,) for role in self.relation.roles)
        person = self.relation.subject_kind == "person" and (alone or self._is_headed(cast))
        return person or bool(self.relation.roles and self.relation.exclusive and cast.values)

    def _is_headed(self, cast: Cast) -> bool:
        """Whether the claim's value is a post that one person holds."""
        return any(is_of_one(key) for value in cast.values for key in value.keys)

    def _says_relation(self, cast: Cast) -> bool | None:
        """Whether the content words of a declared relation stand in the claim, beside what it names; None
        where the relation has none.
        """
        light = self.base.lexicon.light
        spoken = self.base.facts[self.number].relation.split()
        content = {fold(word) for word in spoken if light.get(form(word), 1.0) == 1.0}
        return content <= self._said_beside(cast) if content else None

    def _said_beside(self, cast: Cast) -> set[str]:
        """The folds of the words beside what is named ("ông Tỏ giữ chức gì" has no "tổ chức")."""
        named = {place for c in cast.everything for place in range(c.start, c.end)}
        return {term.fold for place, term in enumerate(self.query.terms) if place not in named}

    def _strays(self, cast: Cast) -> bool:
        """Whether the claim says more of what it names, however lightly, than the fact speaks of."""
        light, folds = self.base.lexicon.light, self.base.support(self.number).folds
        named = {place for c in cast.everything for place in range(c.start, c.end)}
        return any(
            light.get(term.fold if term.bare else term.form, 1.0) > FUNCTION_WORD and term.fold not in folds
            for place, term in enumerate(self.query.terms)
            if place not in named
        )

    def _beside(self, cast: Cast) -> bool:
        """Whether the claim names another thing of the subject's kind."""
        return any(c.kind == self.relation.subject_kind and c not in cast.values for c in self.constraints)

    def _subject_share(self) -> float:
        """The share of the neighbouring words of a subject in plain words that the claim has too."""
        words = self.relation.subject_words
        wanted: list[tuple[str, ...]] = [*pairwise(words)] or [(word,) for word in words]
        folds = [term.fold for term in self.query.terms]
        said = {*pairwise(folds), *((word,) for word in folds)}
        return sum(pair in said for pair in wanted) / len(wanted) if wanted else 0.0

    def _fit(self, cast: Cast) -> float:
        """The share of the claim's other words that the fact speaks of, as part of a longer word or alone."""
        terms = self.query.terms
        accounted = {place for c in cast.everything for place in range(c.start, c.end)} | self._opposed()
        folds = self.base.support(self.number).folds | self.base.lexicon.opposites(self.relation.phrases)
        pairs = self.base.pairs(self.number)
        light = self.base.lexicon.light
        content = [
            place not in accounted and light.get(term.form, 1.0) == 1.0 for place, term in enumerate(terms)
        ]
        explained = total = 0.0
        for place, term in enumerate(terms):
            if not content[place]:
                continue
            weight = self.base.index.weight(term)
            beside = [other for other in (place - 1, place + 1) if 0 <= other < len(terms) and content[other]]
            paired = any(
                (terms[min(place, other)].fold, terms[max(place, other)].fold) in pairs for other in beside
            )
            if term.fold in folds and (paired or not beside):
                explained += weight
            elif not paired:
                explained += weight * max((s for near, s in term.near if near in folds), default=0.0)
            total += weight
        return explained / total if total else 1.0

    def _opposed(self) -> set[int]:
        """The places of words that say the opposite of a value."""
        spans = self.base.lexicon.contrasts.find(self.query.terms)
        values = _folded(" ".join(self.relation.phrases))
        return {p for span in spans if _folded(span.label[0]) in values for p in range(span.start, span.end)}

    def _likeness(self, rival: Constraint) -> float:
        """How like a value's words a rival's are: "Thứ trưởng Bộ X" rivals "Bộ trưởng Bộ X" first."""
        words = {fold(word) for word in rival.text.split()}
        best = 0.0
        for key in self.relation.values:
            if key[0] == "entity":
                entity = self.base.entities[key[1]]
                for name in (entity.name, *entity.aliases):
                    others = {fold(word) for word in name.split()}
                    best = max(best, len(words & others) / len(words | others))
        return best

    def _says(self, phrase: str, *, whole: bool = False) -> bool:
        """Whether the content words of a value, or ``whole`` as it is, stand in the claim, in order and
        together.
        """
        spoken = phrase.replace(",", " ").split()
        while not whole and len(spoken) > 1 and self._is_light(spoken[0]):
            spoken = spoken[1:]
        words = [fold(word) for word in spoken]
        folds = [term.fold for term in self.query.terms]
        return any(folds[start : start + len(words)] == words for start in range(len(folds) - len(words) + 1))

    def _is_light(self, word: str) -> bool:
        """Whether a word at the beginning of a value may be left out."""
        return self.base.lexicon.light.get(form(word), 1.0) < 1.0 and fold(word) not in DENYING

    def _contradicts(self, phrase: str) -> bool:
        """Whether the claim says the opposite of a value ("trực tiếp" for "trực tuyến")."""
        return any(
            self._says(opposite)
            for word, opposites in self.base.lexicon.data.contrasts.items()
            if _folded(word) in _folded(phrase)
            for opposite in opposites
        )


def _folded(text: str) -> str:
    return " ".join(fold(word) for word in text.split())
