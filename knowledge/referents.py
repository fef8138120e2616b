"""What a turn of the talk was about: the things that a pronoun or an elliptic question may stand for."""

from collections.abc import Container, Iterator, Sequence

from knowledge.constraint import Constraint
from knowledge.conversation import Turn
from knowledge.factbase import FactBase
from knowledge.reading import Term

PLACES = frozenset({"place", "event"})
"""Kinds of which one may stand where the other stood ("còn ở Bắc Kạn?" after a conference)."""


PAIR = 2
"""Things that "hai cái đó" means."""


class Referents:
    """Finds them, over a fact base."""

    def __init__(self, base: FactBase) -> None:
        """Know the facts and entities of ``base``."""
        self._base = base

    def tiers(self, turn: Turn, *, personal: bool | None) -> Iterator[list[tuple[Term, ...]]]:
        """The names of what a turn was about, the likeliest together first: persons, other things, or both.

        A person was asked for, a thing was asked about; what an answer names beside comes last.
        """
        values, subjects = self._related(turn)
        # Of "a new resolution" that was refused, the known one is not meant.
        question = self._named(turn.question, alone=turn.status != "unknown")
        answers = [entity for fact_id in turn.facts for entity in self._named(self._answer(fact_id))]
        near = [question, values, subjects] if personal is False else [[*values, *question, *subjects]]
        seen: set[str] = set()
        for tier in (*near, answers):
            new = [entity_id for entity_id in dict.fromkeys(tier) if entity_id not in seen]
            seen.update(new)
            yield [
                self._base.read(self._base.entities[entity_id].name)[0]
                for entity_id in new
                if (kind := self._base.entities[entity_id].kind) != "term"
                and (personal is None or personal == (kind == "person"))
            ]

    def listed(self, turn: Turn, place: int) -> list[tuple[Term, ...]]:
        """The thing at a place of those that the answer listed, all of the kind of the first one."""
        listed = list(dict.fromkeys(e for fact_id in turn.facts for e in self._named(self._answer(fact_id))))
        kinds = [self._base.entities[entity_id].kind for entity_id in listed]
        alike = [entity_id for entity_id, kind in zip(listed, kinds, strict=True) if kind == kinds[0]]
        return [self._base.read(self._base.entities[e].name)[0] for e in alike[place : place + 1]]

    def pair(self, turns: Sequence[Turn], kinds: Container[str]) -> tuple[str, ...]:
        """The names of the two things, both of one of the ``kinds``, that the talk was last about; none where
        there are no two.
        """
        spoken: dict[str, list[str]] = {}
        for turn in reversed(turns):
            values, subjects = self._related(turn)
            for entity_id in (*self._named(turn.question), *values, *subjects):
                kind = self._base.entities[entity_id].kind
                alike = spoken.setdefault(kind, [])
                if kind in kinds and entity_id not in alike:
                    alike.append(entity_id)
            for alike in spoken.values():
                if len(alike) >= PAIR:
                    return tuple(self._base.entities[entity_id].name for entity_id in reversed(alike[:PAIR]))
        return ()

    def other(self, turns: Sequence[Turn], *, personal: bool) -> list[tuple[Term, ...]]:
        """The name of the person, or thing, that is left of two without the one that was spoken of last: who
        was spoken of before, or the only other one of the kind; none where there are several.
        """
        spoken: list[str] = []
        for turn in reversed(turns):
            values, subjects = self._related(turn)
            told = [*values, *subjects, *self._named(turn.question)]
            # Who was asked for was spoken of last; of things, that which was asked about.
            spoken += told if personal else reversed(told)
        fit = [e for e in dict.fromkeys(spoken) if self._is_personal(e) == personal]
        if not fit:
            return []
        kind = self._base.entities[fit[0]].kind
        before = [e for e in fit[1:] if self._base.entities[e].kind == kind]
        everything = [e.id for e in self._base.entities.values() if e.kind == kind and e.id != fit[0]]
        left = before[:1] or (everything if len(everything) == 1 else [])
        return [self._base.read(self._base.entities[entity_id].name)[0] for entity_id in left]

    def _is_personal(self, entity_id: str) -> bool | None:
        """Whether an entity is a person; None for a term, which is neither a person nor a thing."""
        kind = self._base.entities[entity_id].kind
        return None if kind == "term" else kind == "person"

    def only(self, constraint: Constraint) -> list[tuple[Term, ...]]:
        """The name of the one document of its kind, where it was named without a number."""
        return [
            self._base.read(self._base.entities[entity_id].name)[0] for entity_id in self._sole(constraint)
        ]

    def holders(self, title: Constraint) -> list[tuple[Term, ...]]:
        """The name of the only one who bears a title; none for what is no title of one person."""
        bearers = (self._base.same.get(key, frozenset()) for key in sorted(title.keys))
        entities = (self._base.entities[key[1]] for keys in bearers for key in sorted(keys))
        return [self._base.read(entity.name)[0] for entity in entities if entity.kind == "person"]

    def alike(self, new: Constraint, old: Constraint) -> bool:
        """Whether one thing may stand where the other one stood."""
        if new.kind == old.kind or {new.kind, old.kind} <= PLACES:
            return True
        return self.is_somebody(new) and self.is_somebody(old)

    def is_somebody(self, constraint: Constraint) -> bool:
        """Whether a constraint names a person, or a title that people bear."""
        return constraint.kind in ("person", "name") or any(key[0] == "post" for key in constraint.keys)

    def _related(self, turn: Turn) -> tuple[list[str], list[str]]:
        """The values and the subjects of the relations of a turn's facts."""
        values: list[str] = []
        subjects: list[str] = []
        for fact_id in turn.facts:
            number = self._base.number.get(fact_id)
            relation = self._base.relation(number) if number is not None else None
            if relation is not None:
                values += [key[1] for key in sorted(relation.values) if key[0] == "entity"]
                subjects += [key[1] for key in sorted(relation.subject) if key[0] == "entity"]
        return values, subjects

    def _named(self, text: str, *, alone: bool = True) -> list[str]:
        """The entities that a text names in order; ``alone``: the only document of its kind among them."""
        found: list[str] = []
        for constraint in self._base.constraints.find(self._base.read(text)[0]):
            for key in sorted(constraint.keys):
                if key[0] == "entity":
                    found.append(key[1])
                elif key[0] == "document":
                    found += [entity.id for entity in self._base.entities_of(key)]
            if alone:
                found += self._sole(constraint)
        return found

    def _sole(self, constraint: Constraint) -> list[str]:
        """The document that is meant where its kind alone is named, and only one is of that kind."""
        if not constraint.generic:
            return []
        same = {
            entity.id for key in constraint.keys for entity in self._base.entities_of(key, any_number=True)
        }
        return [*same] if len(same) == 1 else []

    def _answer(self, fact_id: str) -> str:
        number = self._base.number.get(fact_id)
        return self._base.facts[number].answer if number is not None else ""
