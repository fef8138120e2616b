"""A fact file made ready for questions: read, indexed, and with what each fact supports."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from knowledge.constraint import Constraint, Constraints
from knowledge.facts import Entity, Fact, FactFile
from knowledge.index import Index
from knowledge.lexicon import Lexicon, PhraseTable
from knowledge.matching import Matcher
from knowledge.query import Query, analyse
from knowledge.reading import Reader, Term
from knowledge.relation import Relation, declared, derived
from knowledge.text.characters import clean
from knowledge.text.syllable import fold
from knowledge.text.tokens import tokenize
from knowledge.vocabulary import Vocabulary

COMMON_SHARE = 0.15
"""Entities that more than this share of the facts name are the article's own subject: naming one excludes nothing."""

READINGS_KEPT = 256
"""Readings remembered; one message needs a dozen."""

MENTIONS_READ = 40
"""Facts looked at to tell whether something named stands anywhere; enough, since they hold all its words."""

_SENTENCE_END = ".!?;\n"


@dataclass(frozen=True, slots=True)
class Support:
    """What a fact speaks of: the keys of its constraints, their texts by kind, and the folds of its words."""

    keys: frozenset[tuple[str, ...]]
    texts: Mapping[str, tuple[str, ...]]
    folds: frozenset[str]


class FactBase:
    """The facts with everything that is computed once from them."""

    def __init__(self, factfile: FactFile, lexicon: Lexicon) -> None:
        """Read and index all phrasings."""
        self.factfile = factfile
        self.facts: tuple[Fact, ...] = factfile.facts
        self.lexicon = lexicon
        self.number: Mapping[str, int] = {fact.id: number for number, fact in enumerate(self.facts)}
        self.entities: Mapping[str, Entity] = {entity.id: entity for entity in factfile.entities}
        self.constraints = Constraints(lexicon, factfile.entities)
        abbreviations = PhraseTable(
            ((entry.short, entry.long) for entry in factfile.abbreviations), lone_words_as_written=True
        )
        written = [
            [token.fold for token in tokenize(clean(q))] for fact in self.facts for q in fact.questions
        ]
        first = Reader(lexicon, Vocabulary(written, lexicon.vocabulary), abbreviations)
        self.phrasings: list[Query] = []
        owners: list[int] = []
        for number, fact in enumerate(self.facts):
            for question in fact.questions:
                self.phrasings.append(analyse(first.read(question)[0], lexicon))
                owners.append(number)
        spoken = [[term.fold for term in phrasing.terms] for phrasing in self.phrasings]
        self.reader = Reader(
            lexicon, Vocabulary(spoken, lexicon.vocabulary | self._named(first)), abbreviations
        )
        readings = [(owner, phrasing.terms) for owner, phrasing in zip(owners, self.phrasings, strict=True)]
        self.index = Index(readings, len(self.facts), lexicon.light)
        self.matcher = Matcher(self.index, self.phrasings)
        self._read = lru_cache(maxsize=READINGS_KEPT)(self.reader.read)
        self._supports: dict[int, Support] = {}
        self._relations: dict[int, Relation | None] = {}

    def _named(self, reader: Reader) -> frozenset[str]:
        """Words of entity names that stand in no phrasing: known all the same."""
        names = [name for entity in self.factfile.entities for name in (entity.name, *entity.aliases)]
        return frozenset(term.fold for name in names for term in reader.read(name)[0])

    def read(self, text: str) -> list[tuple[Term, ...]]:
        """The readings of a message; the same text is asked for several times while one message is decided."""
        return self._read(text)

    def mentions(self, constraint: Constraint) -> bool:
        """Whether any fact speaks of what the constraint names."""
        if constraint.keys & self._relation_keys:
            return True
        holders = self.index.facts_with_all(fold(word) for word in constraint.text.split())
        return any(constraint.keys & self.support(number).keys for number in holders[:MENTIONS_READ])

    @cached_property
    def _relation_keys(self) -> frozenset[tuple[str, ...]]:
        return frozenset(self._about)

    def related(self, number: int) -> frozenset[int]:
        """The facts that may rightly answer in place of fact ``number``: it, those related either way or of its topic."""
        return self._neighbours.get(number, frozenset({number}))

    @cached_property
    def _neighbours(self) -> Mapping[int, frozenset[int]]:
        neighbours: dict[int, set[int]] = {}
        topics: dict[str, set[int]] = {}
        for number, fact in enumerate(self.facts):
            if fact.topic:
                topics.setdefault(fact.topic, set()).add(number)
        for group in topics.values():
            for number in group:
                neighbours[number] = set(group)
        for number, fact in enumerate(self.facts):
            for other in fact.related:
                if other in self.number:
                    neighbours.setdefault(number, {number}).add(self.number[other])
                    neighbours.setdefault(self.number[other], {self.number[other]}).add(number)
        return {number: frozenset(found) for number, found in neighbours.items()}

    def kin(self, number: int) -> frozenset[int]:
        """The facts that the curator declared related to fact ``number``."""
        return self._kin.get(number, frozenset())

    @cached_property
    def _kin(self) -> Mapping[int, frozenset[int]]:
        return {
            number: frozenset(self.number[other] for other in fact.related if other in self.number)
            for number, fact in enumerate(self.facts)
            if fact.related
        }

    def queries_of(self, number: int) -> list[Query]:
        """The analysed phrasings of fact ``number``."""
        return [self.phrasings[phrasing] for phrasing in self.index.of_fact[number]]

    def support(self, number: int) -> Support:
        """What fact ``number`` speaks of in phrasings, title, evidence and the first sentence of its answer."""
        found = self._supports.get(number)
        if found is None:
            found = self._supports[number] = self._support(number)
        return found

    def _support(self, number: int) -> Support:
        fact = self.facts[number]
        relation = self.relation(number)
        texts = [fact.title, first_sentence(fact.answer), fact.relation, *fact.evidence]
        readings = [query.terms for query in self.queries_of(number)]
        readings += [self.reader.read(text)[0] for text in texts if text]
        keys: set[tuple[str, ...]] = set()
        by_kind: dict[str, list[str]] = {}
        folds: set[str] = set()
        for terms in readings:
            folds.update(term.fold for term in terms)
            for constraint in self.constraints.find(terms, nested=True):
                keys |= constraint.keys
                by_kind.setdefault(constraint.kind, []).append(self._shown(constraint))
        if relation is not None and relation.declared:
            keys |= relation.subject | relation.values
        shown = {kind: tuple(dict.fromkeys(texts)) for kind, texts in by_kind.items()}
        return Support(frozenset(keys), shown, frozenset(folds))

    def spoken(self, number: int, hidden: frozenset[int]) -> frozenset[str]:
        """The folds fact ``number`` speaks of without the phrasings in ``hidden``."""
        if not any(phrasing in hidden for phrasing in self.index.of_fact[number]):
            return self.support(number).folds
        fact = self.facts[number]
        rest = [self.phrasings[p].terms for p in self.index.of_fact[number] if p not in hidden]
        rest += [
            self.reader.read(text)[0]
            for text in (fact.title, first_sentence(fact.answer), *fact.evidence)
            if text
        ]
        return frozenset(term.fold for terms in rest for term in terms)

    def _shown(self, constraint: Constraint) -> str:
        for key in constraint.keys:
            if key[0] == "entity":
                return self.entities[key[1]].name
        return constraint.text

    def relation(self, number: int) -> Relation | None:
        """What fact ``number`` may confirm or refute; None for nothing."""
        if number not in self._relations:
            self._relations[number] = self._relation(number)
        return self._relations[number]

    def _relation(self, number: int) -> Relation | None:
        fact = self.facts[number]
        if fact.status == "not_stated":
            return None
        if fact.value:
            named = self.constraints.find(self.reader.read(fact.relation)[0])
            roles = frozenset(
                key for constraint in named if constraint.kind == "role" for key in constraint.keys
            )
            return declared(fact, self.entities, self._keys_of, roles)
        phrasings = self.queries_of(number)
        asked = [constraint for query in phrasings for constraint in self.constraints.find(query.terms)]
        return derived(phrasings, asked, self.constraints.find(self.reader.read(fact.answer)[0]))

    @cached_property
    def _keys_of(self) -> Mapping[str, frozenset[tuple[str, ...]]]:
        """What an entity's own name insists on besides the entity itself (a post's class, a document's number)."""
        plain = Constraints(self.lexicon, ())
        keys: dict[str, frozenset[tuple[str, ...]]] = {}
        for entity in self.factfile.entities:
            found = plain.find(self.reader.read(entity.name)[0])
            first = [
                constraint.keys for constraint in found if constraint.start == 0 and constraint.kind != "name"
            ]
            keys[entity.id] = first[0] if first else frozenset()
        return keys

    def entities_of(self, key: tuple[str, ...]) -> list[Entity]:
        """The entities whose own name insists on ``key`` (a document by its type and number)."""
        return [self.entities[entity_id] for entity_id, keys in self._keys_of.items() if key in keys]

    def about(self, key: tuple[str, ...]) -> tuple[int, ...]:
        """The facts whose relation has ``key`` as subject or value."""
        return self._about.get(key, ())

    @cached_property
    def _about(self) -> Mapping[tuple[str, ...], tuple[int, ...]]:
        about: dict[tuple[str, ...], list[int]] = {}
        for number, fact in enumerate(self.facts):
            relation = self.relation(number) if fact.value else None
            for key in (relation.subject | relation.values) if relation is not None else ():
                about.setdefault(key, []).append(number)
        return {key: tuple(numbers) for key, numbers in about.items()}

    def only_holder(self, number: int) -> bool:
        """Whether no other fact gives the value of fact ``number`` to another subject."""
        own = self.relation(number)
        if own is None:
            return False
        for key in own.values:
            for other in self.about(key):
                theirs = self.relation(other)
                if theirs is not None and key in theirs.values and theirs.subject != own.subject:
                    return False
        return True

    def opposites(self, phrases: Sequence[str]) -> frozenset[str]:
        """The folds of words that say the opposite of a value in plain words."""
        return frozenset(
            fold(word)
            for standard, opposites in self.lexicon.data.contrasts.items()
            if any(standard in phrase for phrase in phrases)
            for opposite in opposites
            for word in opposite.split()
        )

    @cached_property
    def common(self) -> frozenset[tuple[str, ...]]:
        """The keys of entities that so many facts name that naming them excludes nothing."""
        if not self.entities:
            return frozenset()
        spread = Counter(key for number in range(len(self.facts)) for key in self.support(number).keys)
        return frozenset(
            key
            for key, count in spread.items()
            if key[0] == "entity"
            and self.entities[key[1]].kind in ("event", "organisation")
            and count > COMMON_SHARE * len(self.facts)
        )

    @cached_property
    def titles(self) -> Mapping[tuple[str, ...], frozenset[tuple[str, ...]]]:
        """For each person's key the keys of the ranks and posts that declared relations give them."""
        titles: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
        for number, fact in enumerate(self.facts):
            relation = self.relation(number) if fact.value else None
            if relation is not None and relation.subject_kind == "person" and "term" in relation.kinds:
                for key in relation.subject:
                    titles.setdefault(key, set()).update(relation.values)
        return {key: frozenset(values) for key, values in titles.items()}

    @cached_property
    def same(self) -> Mapping[tuple[str, ...], frozenset[tuple[str, ...]]]:
        """Keys that name one person: a person and each title that is only theirs."""
        holders: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
        for person, titles in self.titles.items():
            for title in titles:
                holders.setdefault(title, set()).add(person)
        same: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
        for title, persons in holders.items():
            if len(persons) == 1 and title[0] == "entity":
                (person,) = persons
                same.setdefault(title, set()).add(person)
                same.setdefault(person, set()).add(title)
        return {key: frozenset(others) for key, others in same.items()}


def first_sentence(text: str) -> str:
    """The first sentence: up to a full stop that a space follows."""
    for place, character in enumerate(text):
        if character in _SENTENCE_END and (place + 1 == len(text) or text[place + 1].isspace()):
            return text[: place + 1]
    return text


def text_of(terms: Sequence[Term]) -> str:
    """The words as the asker typed them."""
    return " ".join(dict.fromkeys(term.text for term in terms))
