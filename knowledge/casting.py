"""Who plays what in a claim: the value that a relation joins to its subject, a rival of it, or neither.

"Có phải Thứ trưởng Tỏ chủ trì hội nghị không?" names the subject of *chủ trì* (hội nghị) and a rival (Trần
Quốc Tỏ) of its value (Lương Tam Quang).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.constraint import Constraint
from knowledge.factbase import FactBase
from knowledge.leaning import WHERE
from knowledge.person_names import Key
from knowledge.query import Query
from knowledge.relation import Relation
from knowledge.text.syllable import fold
from knowledge.veto import is_title, is_title_of_next, satisfies
from knowledge.words import words

AGENTS = frozenset({"person", "post", "name"})
"""Kinds that can be the value wherever an organisation can."""


WHOSE = frozenset({"organisation", "place"})
"""Kinds of things that a post or a body belongs to: "Thủ tướng Chính phủ", "UBND tỉnh Bắc Kạn"."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The parts that a claim's named things play in a relation.

    ``rivals`` could have been the value and are not, ``usurpers`` the subject; ``attached`` belong to a
    rival's name.
    """

    values: tuple[Constraint, ...]
    subjects: tuple[Constraint, ...]
    rivals: tuple[Constraint, ...]
    usurpers: tuple[Constraint, ...]
    attached: tuple[Constraint, ...]

    @property
    def everything(self) -> tuple[Constraint, ...]:
        """All named things that play a part."""
        return (*self.values, *self.subjects, *self.rivals, *self.usurpers, *self.attached)


@dataclass(frozen=True, slots=True)
class Casting:
    """Casts the things that a claim names, ``constraints``, in the relation of fact ``number``."""

    query: Query
    constraints: Sequence[Constraint]
    number: int
    relation: Relation
    base: FactBase

    def parts(self) -> Cast | None:  # noqa: PLR0912 - one case a part that a thing may play
        """Who plays what; None when the claim names a thing that the fact does not speak of."""
        relation, base = self.relation, self.base
        support = base.support(self.number)
        values: list[Constraint] = []
        subjects: list[Constraint] = []
        rivals: list[Constraint] = []
        usurpers: list[Constraint] = []
        attached: list[Constraint] = []
        for place, constraint in enumerate(self.constraints):
            meant = self._meant(constraint)
            foreign = self._is_topic(constraint) or not constraint.keys & base.common
            if self._is_strangers_title(place):
                attached.append(constraint)  # "Thứ trưởng Lê Quốc Hùng" is not whoever else is Thứ trưởng
            elif meant & relation.values:
                values.append(constraint)
            elif meant & relation.subject or self._is_part_of_subject(constraint):
                subjects.append(constraint)
            elif is_title_of_next(self.constraints, place, base):
                attached.append(constraint)  # "Đại tá Hà Trọng Trung": the title belongs to the person
            elif foreign and self._is_rival(constraint):
                rivals.append(constraint)
            elif foreign and relation.subject and self._is_usurper(constraint):
                usurpers.append(constraint)
            elif constraint.kind == "number" and relation.kinds & {"number"}:
                return None
            elif rivals and constraint.kind in WHOSE and constraint.start == rivals[-1].end:
                attached.append(constraint)  # "Thủ tướng Chính phủ": the body belongs to the rival post
            elif not satisfies(support, constraint, base):
                return None
        if relation.subject_kind == "person" and not subjects:
            # A person is who acts rather than whom it befalls, as long as nobody else acts.
            usurpers += [c for c in rivals if c.kind == "person"]
            rivals = [c for c in rivals if c.kind != "person"]
        owner = self._owner(values, subjects)
        if owner is not None:
            # "Công an xã là cánh tay nối dài của lực lượng ...": behind "của" stands the owner.
            before = min(c.start for c in (*values, *subjects))
            holders = [c for c in self.constraints if c.end <= before and c.kind == owner.kind]
            if holders and owner in values:
                values, rivals = [], rivals + holders
            elif holders:
                subjects, usurpers = [], usurpers + holders
        elif usurpers and subjects:
            if not all(satisfies(support, c, base) for c in usurpers):
                return None
            usurpers = []
        return Cast(tuple(values), tuple(subjects), tuple(rivals), tuple(usurpers), tuple(attached))

    def _is_strangers_title(self, place: int) -> bool:
        """Whether the constraint at ``place`` is a rank or post written before the name of somebody whom no
        fact knows.
        """
        title, following = self.constraints[place], self.constraints[place + 1 : place + 2]
        return is_title(title) and any(c.kind == "name" and c.start == title.end for c in following)

    def _owner(self, values: Sequence[Constraint], subjects: Sequence[Constraint]) -> Constraint | None:
        """The later of value and subject when "của" stands between them."""
        if not values or not subjects:
            return None
        first, last = sorted((values[0], subjects[0]), key=lambda constraint: constraint.start)
        between = self.query.terms[first.end : last.start]
        return last if any(term.fold == "cua" for term in between) else None

    def _meant(self, constraint: Constraint) -> frozenset[Key]:
        """The constraint's keys; a title also stands for its only holder, unless titles are the matter."""
        classes = {key[0] for key in constraint.keys} - {"entity"}
        if constraint.kind != "term" or (
            self.relation.kinds >= {"term"} and not classes - self.relation.kinds
        ):
            return constraint.keys
        return constraint.keys.union(*(self.base.same.get(key, frozenset()) for key in constraint.keys))

    def _is_part_of_subject(self, constraint: Constraint) -> bool:
        """Whether the constraint names the subject in short: "Bắc Kạn" for "điểm cầu Bắc Kạn"."""
        entities = self.base.entities
        subjects = [entities[key[1]] for key in self.relation.subject if key[0] == "entity"]
        named = [entities[key[1]] for key in constraint.keys if key[0] == "entity"]
        return any(
            subject.kind == "event"
            and place.kind == "place"
            and set(words(place.name)) <= set(words(subject.name))
            for subject in subjects
            for place in named
        )

    def _is_usurper(self, constraint: Constraint) -> bool:
        """Whether the constraint could have been the subject: of its kind, or another place than is in its
        name ("điểm cầu Thái Nguyên" for "điểm cầu Bắc Kạn").
        """
        if constraint.kind == "name":  # a stranger may be said to bear a title, and to do anything
            return self.relation.subject_kind == "person" and "term" in self.relation.kinds
        if constraint.kind != "place":
            return constraint.kind == self.relation.subject_kind
        places = [words(entity.name) for entity in self.base.entities.values() if entity.kind == "place"]
        return any(
            set(place) <= set(words(self.base.entities[key[1]].name))
            for key in self.relation.subject
            if key[0] == "entity"
            for place in places
        )

    def _is_topic(self, constraint: Constraint) -> bool:
        """Whether the claim is about the constraint: it stands first, before "là"."""
        terms = self.query.terms
        return constraint.start == 0 and constraint.end < len(terms) and terms[constraint.end].fold == "la"

    def _is_rival(self, constraint: Constraint) -> bool:
        """Whether the constraint could have been the value: another person, rank or number of the same kind.

        Where a body could be the value ("của ai"), so could a person or a post, and the
        reverse for a document.
        """
        kinds = self.relation.kinds
        if "organisation" in kinds:
            kinds |= AGENTS
            if constraint.kind == "place":  # "do Bắc Kạn tổ chức", but "tổ chức ở Bắc Kạn"
                return not constraint.start or self.query.terms[constraint.start - 1].fold not in WHERE
        if "person" in kinds:
            kinds |= {"name", "post"}
        if self.relation.subject_kind == "document" and kinds & AGENTS:
            kinds |= {"organisation"}
        if constraint.kind == "number" and not self._is_counted_alike(constraint):
            return False
        classes = {key[0] for key in constraint.keys} - {"entity"}
        if classes or constraint.kind == "term":
            # A term without a class (a slogan, a kind of building) excludes no other.
            return bool(classes & kinds)
        return constraint.kind in kinds

    def _is_counted_alike(self, constraint: Constraint) -> bool:
        """Whether the number counts what the value counts: "5 năm" rivals "2 năm", "tháng 10" does not."""
        terms = self.query.terms
        unit = terms[constraint.end].fold if constraint.end < len(terms) else ""
        counted = {second for first, second in self.base.pairs(self.number) if first[:1].isdigit()}
        fact = self.base.facts[self.number]
        declared = counted.intersection(map(fold, words(f"{fact.subject} {fact.relation}")))
        return unit in (declared or counted)
