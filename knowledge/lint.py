"""What a fact file may hold and a curator should still look at; neither the engine nor the article is needed.

Only a question that two facts share is an error here: such a file is served (the bot asks back which one is
meant), but no curator wants it.
"""

from collections.abc import Iterator
from itertools import chain

from knowledge.facts import FactFile
from knowledge.lexicon import Lexicon, shipped
from knowledge.mentions import Names, unsupported
from knowledge.near_duplicates import near_duplicates
from knowledge.problems import Place, Problem, ProblemKind
from knowledge.words import Words, words

MAX_ANSWER = 400
"""Characters of an answer that is read at a glance on a phone."""

MAX_TITLE = 60
"""Characters of a title that a button shows whole."""

MIN_QUESTIONS = 5
"""Phrasings with which a curated fact is found however it is asked."""


def lint(factfile: FactFile, *, proved: bool = False) -> tuple[Problem, ...]:
    """Every weakness of a valid file.

    With ``proved``, numbers and names in answers are left to ``proof``, which knows the article.
    """
    return (
        *_questions(factfile, shipped()),
        *_sizes(factfile),
        *_locators(factfile),
        *(() if proved else _evidence(factfile)),
        *_entities(factfile),
    )


def _questions(factfile: FactFile, lexicon: Lexicon) -> Iterator[Problem]:
    """Questions that are written twice, or nearly so."""
    asked = [
        (Place("facts", index, fact.id, "questions", item), question)
        for index, fact in enumerate(factfile.facts)
        for item, question in enumerate(fact.questions)
    ]
    first: dict[Words, Place] = {}
    distinct = []
    for place, question in asked:
        other = first.setdefault(words(question), place)
        if other is place:
            distinct.append((place, question))
        elif other.index == place.index:
            yield Problem.of(ProblemKind.QUESTION_REPEATED, place, other=other, value=question)
        else:
            yield Problem.of(ProblemKind.QUESTION_DUPLICATE, place, other=other, value=question)
    for earlier, later in near_duplicates([question for _, question in distinct], lexicon):
        place, question = distinct[later]
        other, other_question = distinct[earlier]
        same_fact = place.index == other.index
        kind = ProblemKind.QUESTION_REWORDED_LITTLE if same_fact else ProblemKind.QUESTION_SIMILAR
        yield Problem.of(kind, place, other=other, value=question, other_question=other_question)


def _sizes(factfile: FactFile) -> Iterator[Problem]:
    for index, fact in enumerate(factfile.facts):
        if len(fact.answer) > MAX_ANSWER:
            place = Place("facts", index, fact.id, "answer")
            yield Problem.of(ProblemKind.ANSWER_LONG, place, count=len(fact.answer), limit=MAX_ANSWER)
        if len(fact.title) > MAX_TITLE:
            place = Place("facts", index, fact.id, "title")
            yield Problem.of(ProblemKind.TITLE_LONG, place, count=len(fact.title), limit=MAX_TITLE)
        if factfile.sources and len(fact.questions) < MIN_QUESTIONS:
            place = Place("facts", index, fact.id, "questions")
            yield Problem.of(ProblemKind.QUESTIONS_FEW, place, count=len(fact.questions), limit=MIN_QUESTIONS)
        for item, other in enumerate(fact.related):
            if other == fact.id:
                place = Place("facts", index, fact.id, "related", item)
                yield Problem.of(ProblemKind.RELATED_TO_ITSELF, place)


def _locators(factfile: FactFile) -> Iterator[Problem]:
    """Stated facts that do not say where they stand, in a file that has sources."""
    if not factfile.sources:
        return
    for index, fact in enumerate(factfile.facts):
        if fact.status == "stated":
            for field, written in (
                ("source", fact.source),
                ("paragraph", fact.paragraph),
                ("evidence", fact.evidence),
            ):
                if not written:
                    yield Problem.of(ProblemKind.LOCATOR_MISSING, Place("facts", index, fact.id, field))


def _evidence(factfile: FactFile) -> Iterator[Problem]:
    """Numbers and names of an answer that its evidence does not hold."""
    names = Names(factfile.entities)
    for index, fact in enumerate(factfile.facts):
        if fact.status == "stated" and fact.evidence:
            lacking = unsupported(fact.answer, [words(fragment) for fragment in fact.evidence], names)
            if lacking:
                place = Place("facts", index, fact.id, "answer")
                value = ", ".join((*lacking.names, *lacking.numbers))
                yield Problem.of(ProblemKind.ANSWER_BEYOND_EVIDENCE, place, value=value)


def _entities(factfile: FactFile) -> Iterator[Problem]:
    """Entities that no fact declares or mentions."""
    names = Names(factfile.entities)
    used = {str(word) for fact in factfile.facts for word in (fact.subject, *fact.value)}
    unused = {entity.id for entity in factfile.entities} - used
    told = (text for fact in factfile.facts for text in (fact.title, fact.answer, *fact.evidence))
    asked = (text for fact in factfile.facts for text in fact.questions)
    for text in chain(told, asked):
        if not unused:
            return
        unused -= names.bearers(text)
    for index, entity in enumerate(factfile.entities):
        if entity.id in unused:
            place = Place("entities", index, entity.id)
            yield Problem.of(ProblemKind.ENTITY_UNUSED, place, value=entity.name)
