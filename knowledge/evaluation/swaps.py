"""Generated slices that must not be answered: one term of a phrasing replaced, or a negation added.

Whether a changed question happens to be another true one is settled by the fact file alone: one that is a
phrasing of a fact is left out, and a fact that speaks of what was put in, but not the fact whose phrasing was
changed, may be presented. A yes/no question may be refuted by its own fact or one near it. Where one of two
options, or one of two questions, is changed, the other is as true as before, and these facts may answer it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from random import Random

from knowledge.evaluation.labelled import LabelledQuestion
from knowledge.evaluation.plain_matchers import folded
from knowledge.evaluation.replacements import Replacement, Replacer
from knowledge.facts import Fact, FactFile
from knowledge.lexicon import Lexicon
from knowledge.lexicon_data import LexiconData
from knowledge.phrase_table import PhraseTable
from knowledge.query import ALTERNATIVES
from knowledge.text.characters import clean
from knowledge.text.tokens import tokenize

SEED = 20242

KINDS = ("number", "name", "place", "role", "post", "rank", "negation")


class Swapper:
    """Changes questions on the facts of one file."""

    def __init__(self, factfile: FactFile, lexicon: LexiconData) -> None:
        """Replace what ``factfile`` names, and what ``lexicon`` has of roles, ranks and denials."""
        self._replacer = Replacer(factfile, lexicon)
        self._known = {folded(question) for fact in factfile.facts for question in fact.questions}
        self._spoken = {fact.id: _spoken(fact) for fact in factfile.facts}
        self._near = _near(factfile.facts)
        self._asking = Lexicon(lexicon).questions

    def swapped(
        self, question: str, answers: Iterable[str], random: Random
    ) -> Iterator[tuple[str, LabelledQuestion]]:
        """The question, which the facts ``answers`` answer, changed in every way, with the kind of change."""
        own = frozenset(answers)
        near = own.union(*(self._near[fact] for fact in own))
        for made in self._replacer.replacements(question, random):
            if folded(made.question) in self._known:
                continue
            tolerated = _speaking_of(made.put, self._spoken) - own
            if _asks_twice(question, self._asking) or _is_option(made):
                tolerated |= near
            yield (
                made.kind,
                LabelledQuestion(
                    question=made.question, kind=f"swapped: {made.kind}", tolerated=tolerated, refutable=near
                ),
            )


def swaps(factfile: FactFile, lexicon: LexiconData, sample: int | None) -> Iterator[LabelledQuestion]:
    """For each kind of change ``sample`` changed phrasings, or every one there is with None."""
    random = Random(SEED)  # noqa: S311  (a sample, the same in every run)
    swapper = Swapper(factfile, lexicon)
    changed: dict[str, list[LabelledQuestion]] = {kind: [] for kind in KINDS}
    for fact in factfile.facts:
        for phrasing in fact.questions:
            for kind, made in swapper.swapped(phrasing, (fact.id,), random):
                changed[kind].append(made)
    for questions in changed.values():
        yield from (
            questions if sample is None or sample >= len(questions) else random.sample(questions, sample)
        )


def _speaking_of(put: Sequence[str], spoken: Mapping[str, str]) -> frozenset[str]:
    """The facts that speak of what was put in, by any of its names."""
    names = [f" {folded(name)} " for name in put]
    return frozenset(fact for fact, text in spoken.items() if any(name in text for name in names))


def _is_option(made: Replacement) -> bool:
    """Whether what was put in is one of two options ("ông Quang hay …")."""
    text = f" {' '.join(token.fold for token in tokenize(clean(made.question)))} "
    names = [folded(name) for name in made.put]
    return any(
        f" {name} {word} " in text or f" {word} {name} " in text for name in names for word in ALTERNATIVES
    )


def _asks_twice(phrasing: str, asking: PhraseTable[str]) -> bool:
    """Whether a phrasing has two question words."""
    return len(asking.find(tokenize(clean(phrasing)))) > 1


def _spoken(fact: Fact) -> str:
    texts = (*fact.questions, fact.title, fact.answer, *fact.evidence)
    return f" {' '.join(token.fold for text in texts for token in tokenize(clean(text)))} "


def _near(facts: Sequence[Fact]) -> Mapping[str, frozenset[str]]:
    """Each fact with those that are related to it or of its topic."""
    near = {}
    for fact in facts:
        others = (other.id for other in facts if fact.topic and other.topic == fact.topic)
        near[fact.id] = frozenset({fact.id, *fact.related, *others})
    return near
