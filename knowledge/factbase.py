"""A fact file made ready for questions: read, indexed, and with what each fact supports."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache, partial
from itertools import chain, pairwise

from knowledge.base_record import BaseRecord
from knowledge.constraint import Constraint, Constraints
from knowledge.discriminant import Discriminant, Wording
from knowledge.entity_names import shorthand_of
from knowledge.experience import Experience, Taught
from knowledge.facts import Entity, Fact, FactFile
from knowledge.index import Index, Spelling
from knowledge.kinship import kin, neighbours
from knowledge.learning import Learning
from knowledge.lexicon import Lexicon
from knowledge.matching import Matcher, Stance
from knowledge.naming import Naming
from knowledge.phrase_table import PhraseTable
from knowledge.predecessor import Former, Predecessor
from knowledge.query import Query, analyse
from knowledge.reading import Reader, Term
from knowledge.relation import ASKED_KINDS, Relation, declared, derived
from knowledge.segmentation import first_sentence
from knowledge.strangers import strangers
from knowledge.support import Named, Support, common_keys
from knowledge.text.syllable import fold
from knowledge.titles import Titles, only_holders, titles_held
from knowledge.unknown_names import Joins
from knowledge.vocabulary import Vocabulary
from knowledge.witnesses import call

PAIRS_KEPT = 4096
"""Facts whose pairs of words are remembered."""

MENTIONS_READ = 40
"""Facts looked at to tell whether something named stands anywhere; enough, since they hold all its words."""


class FactBase:
    """The facts with everything that is computed once from them."""

    def __init__(
        self,
        factfile: FactFile,
        lexicon: Lexicon,
        taught: Discriminant | None = None,
        former: Former | None = None,
    ) -> None:
        """Read and index all phrasings.

        What they have ``taught`` before need not be learnt again, nor read what a ``former`` base has read.
        """
        self.factfile = factfile
        self.facts: tuple[Fact, ...] = factfile.facts
        self.lexicon = lexicon
        self.number: Mapping[str, int] = {fact.id: number for number, fact in enumerate(self.facts)}
        self.entities: Mapping[str, Entity] = {entity.id: entity for entity in factfile.entities}
        shorthand = shorthand_of(factfile.abbreviations)
        joins: Joins = lambda *pair: self.vocabulary.joins(*pair)  # noqa: E731, PLW0108  (it comes later)
        self.constraints = Constraints(lexicon, factfile.entities, shorthand, joins)
        # The words that phrasings are left with after reading are what questions are read toward.
        first = Reader(lexicon, Vocabulary((), lexicon.vocabulary), shorthand, self.constraints.inside_names)
        stances: list[Stance] = []
        learning = Learning([len(fact.questions) for fact in self.facts], taught)
        self.index = Index(self._readings(first, stances, learning, former), len(self.facts), lexicon.light)
        self.learning = learning if former is None else former.learnt(learning)
        known = lexicon.vocabulary | self._named(first)
        spelt = (zip(each.forms, each.folds, strict=True) for each in self.index.phrasings)
        words = (phrasing.folds for phrasing in self.index.phrasings)
        self.vocabulary = Vocabulary(words, known, chain(lexicon.spellings.items(), *spelt), shorthand.lone)
        self.reader = Reader(lexicon, self.vocabulary, shorthand, self.constraints.inside_names)
        self.words = self.vocabulary.counts
        self._naming = Naming(self.reader, self.constraints, lexicon, self._shown, self._declared)
        self.matcher = Matcher(self.index, stances, self.learning.tell_apart)
        self._pairs = lru_cache(maxsize=PAIRS_KEPT)(self._pairs_of)
        self._supports = {} if former is None else former.handed_on(factfile, self.index)
        self._relations: dict[int, Relation | None] = {}

    @cached_property
    def experience(self) -> Taught | None:
        """What labelled questions have taught about these facts; None of facts that it does not know."""
        return Experience.shipped().with_facts(self.facts) if self.learning.happens else None

    def predecessor(self) -> Predecessor:
        """What the base that takes this one's place need not find out again."""
        return Predecessor(
            self.factfile, self.lexicon, self.index, self.matcher, self._supports, self.learning
        )

    def record(self) -> BaseRecord:
        """What a base of exactly these facts need not find out again, to be kept."""
        return BaseRecord.of(self.index, self.matcher, self._supports, self.learning)

    def _readings(
        self, reader: Reader, stances: list[Stance], learning: Learning, former: Former | None
    ) -> Iterator[tuple[int, Sequence[Spelling]]]:
        """The fact number and the words of each phrasing, while ``stances`` fills with how each asks."""
        known: dict[Stance, Stance] = {}
        read = {} if former is None else former.phrasings(self.factfile)
        for number, fact in enumerate(self.facts):
            if fact.id in read:
                for words, stance, wording in read[fact.id]:
                    learning.hear(len(stances), number, wording)
                    stances.append(known.setdefault(stance, stance))
                    yield number, words
                continue
            for question in fact.questions:
                query = analyse(reader.read_curated(question), self.lexicon)
                wording = Wording.of(query.terms) if learning.happens else None
                learning.hear(len(stances), number, wording)
                stances.append(known.setdefault(Stance.of(query), Stance.of(query)))
                yield number, query.terms

    def _named(self, reader: Reader) -> frozenset[str]:
        """Words of entity names that stand in no phrasing: known all the same."""
        names = [name for entity in self.factfile.entities for name in (entity.name, *entity.aliases)]
        return frozenset(term.fold for name in names for term in reader.read_curated(name))

    def read(self, text: str) -> Sequence[tuple[Term, ...]]:
        """The readings of a message, remembered: deciding one asks for the same text several times."""
        return self.reader.read(text)

    def mentions(self, constraint: Constraint) -> bool:
        """Whether any fact speaks of what the constraint names."""
        if not constraint.keys.isdisjoint(self.rulers):
            return True
        for kind, *words in constraint.keys:
            entity = self.entities[words[0]] if kind == "entity" else None
            for name in (" ".join(words),) if entity is None else (entity.name, *entity.aliases):
                holders = self.index.facts_with_all(fold(word) for word in name.replace(",", " ").split())
                if any(self.support(number).speaks_of(constraint.keys) for number in holders[:MENTIONS_READ]):
                    return True
        return False

    def related(self, number: int) -> frozenset[int]:
        """Fact ``number`` and those that may answer in its place: related either way, or of its topic."""
        call(number)
        return self._neighbours.get(number, frozenset({number}))

    @cached_property
    def _neighbours(self) -> Mapping[int, frozenset[int]]:
        return neighbours(self.facts)

    def kin(self, number: int) -> frozenset[int]:
        """The facts that the curator declared related to fact ``number``."""
        call(number)
        return self._kin.get(number, frozenset())

    @cached_property
    def _kin(self) -> Mapping[int, frozenset[int]]:
        return kin(self.facts)

    def question(self, phrasing: int) -> Query:
        """Phrasing number ``phrasing``, read as a question that somebody asks."""
        fact = self.index.phrasings[phrasing].fact
        text = self.facts[fact].questions[phrasing - self.index.of_fact[fact][0]]
        return analyse(self.reader.read(text)[0], self.lexicon)

    def queries_of(self, number: int) -> list[Query]:
        """The phrasings of fact ``number``, analysed."""
        read = map(self.reader.read_curated, self.facts[number].questions)
        return [analyse(terms, self.lexicon) for terms in read]

    def support(self, number: int) -> Support:
        """What fact ``number`` speaks of: in phrasings, title, evidence and the answer's first sentence."""
        call(number)
        found = self._supports.get(number)
        if found is None:
            fact = self.facts[number]
            phrasings = [self.index.phrasings[place].folds for place in self.index.of_fact[number]]
            texts = self._naming.texts(fact, phrasings)
            found = Support(partial(self._folds, number), texts, declares=bool(fact.value))
            self._supports[number] = found
        return found

    def _folds(self, number: int) -> frozenset[str]:
        folds, relation = self._spoken(number, frozenset()), self.facts[number].relation
        return folds.union(term.fold for term in self.reader.read_curated(relation)) if relation else folds

    def _declared(self, fact: Fact) -> list[Named]:
        """What the curator declared of a fact."""
        relation = self.relation(self.number[fact.id])
        if relation is None or not relation.declared:
            return []
        return [Named(relation.subject | relation.values)]

    def spoken(self, number: int, hidden: frozenset[int]) -> frozenset[str]:
        """The folds fact ``number`` speaks of without the phrasings in ``hidden``."""
        call(number)
        if not hidden or hidden.isdisjoint(self.index.of_fact[number]):
            return self.support(number).folds
        return self._spoken(number, hidden)

    def _spoken(self, number: int, hidden: frozenset[int]) -> frozenset[str]:
        fact = self.facts[number]
        texts = (fact.title, first_sentence(fact.answer), *fact.evidence)
        folds = {term.fold for text in texts if text for term in self.reader.read_curated(text)}
        kept = set(self.index.of_fact[number]) - hidden
        return frozenset(folds.union(*(self.index.phrasings[phrasing].folds for phrasing in kept)))

    def _shown(self, constraint: Constraint) -> str:
        """How a constraint is named to people; not at all where it tells nobody which one."""
        for key in constraint.keys:
            if key[0] == "entity":
                return self.entities[key[1]].name
            named = self.entities_of(key) if key[0] == "document" else []
            if len(named) == 1:
                return named[0].name
        return "" if constraint.generic else constraint.text

    def relation(self, number: int) -> Relation | None:
        """What fact ``number`` may confirm or refute; None for nothing."""
        call(number)
        if number not in self._relations:
            self._relations[number] = self._relation(number)
        return self._relations[number]

    def _relation(self, number: int) -> Relation | None:
        fact = self.facts[number]
        if fact.status == "not_stated":
            return None
        if fact.value:
            named = self.constraints.find(self.reader.read_curated(fact.relation))
            roles = frozenset(
                key for constraint in named if constraint.kind == "role" for key in constraint.keys
            )
            return declared(fact, self.entities, self._keys_of, roles)
        stances = self.matcher.stances(self.index.of_fact[number])
        if not any(
            2 * sum(asked in stance.asked for stance in stances) > len(stances) for asked in ASKED_KINDS
        ):
            # Nothing that a relation could be derived for: the phrasings need not be read.
            return None
        phrasings = self.queries_of(number)
        asked = [constraint for query in phrasings for constraint in self.constraints.find(query.terms)]
        return derived(phrasings, asked, self.constraints.find(self.reader.read_curated(fact.answer)))

    @cached_property
    def _keys_of(self) -> Mapping[str, frozenset[tuple[str, ...]]]:
        """What an entity's own name insists on besides it (a post's class, a document's number)."""
        plain = Constraints(self.lexicon, (), PhraseTable(()), self.vocabulary.joins)
        keys: dict[str, frozenset[tuple[str, ...]]] = {}
        for entity in self.factfile.entities:
            found = plain.find(self.reader.read_curated(entity.name))
            first = [
                constraint.keys for constraint in found if constraint.start == 0 and constraint.kind != "name"
            ]
            keys[entity.id] = first[0] if first else frozenset()
        return keys

    def entities_of(self, key: tuple[str, ...], *, any_number: bool = False) -> list[Entity]:
        """The entities whose own name insists on ``key`` (a document by its type and number, or any)."""
        key = key[:2] if any_number else key
        return [self.entities[e] for e, keys in self._keys_of.items() if key in {k[: len(key)] for k in keys}]

    def strangers(self, query: Query, number: int) -> int:
        """How many words of the question fact ``number`` has never heard of."""
        return strangers(query.terms, self.lexicon.light, self.support(number).folds, self.pairs(number))

    def pairs(self, number: int) -> frozenset[tuple[str, str]]:
        """The neighbouring folds in all that fact ``number`` says."""
        call(number)
        return self._pairs(number)

    def _pairs_of(self, number: int) -> frozenset[tuple[str, str]]:
        fact = self.facts[number]
        texts = (fact.title, fact.answer, fact.relation, fact.subject, *fact.evidence)
        sentences = [tuple(term.fold for term in self.reader.read_curated(text)) for text in texts if text]
        sentences += [self.index.phrasings[phrasing].folds for phrasing in self.index.of_fact[number]]
        return frozenset(pair for folds in sentences for pair in pairwise(folds))

    def about(self, key: tuple[str, ...]) -> tuple[int, ...]:
        """The facts whose relation has ``key`` as subject, value or role."""
        return self.rulers.get(key, ())

    @cached_property
    def rulers(self) -> Mapping[tuple[str, ...], tuple[int, ...]]:
        """For each key that a relation is about the facts that have one."""
        about: dict[tuple[str, ...], list[int]] = {}
        for number, fact in enumerate(self.facts):
            if fact.value and (relation := self.relation(number)) is not None:
                for key in relation.subject | relation.values | relation.roles:
                    about.setdefault(key, []).append(number)
        return {key: tuple(numbers) for key, numbers in about.items()}

    @cached_property
    def common(self) -> frozenset[tuple[str, ...]]:
        """The keys of entities that so many facts name that naming them excludes nothing."""
        return common_keys(self.entities, self.support, len(self.facts))

    @cached_property
    def titles(self) -> Titles:
        """For each person's key the keys of the ranks and posts that declared relations give them."""
        return titles_held(self.facts, self.relation)

    @cached_property
    def same(self) -> Titles:
        """Keys that name one person: a person and each title that is only theirs."""
        return only_holders(self.titles)
