"""How much an upload may hold. A file on disk has no such limits: whoever writes there is trusted."""

from collections.abc import Iterator
from typing import Final

from knowledge.facts import FactFile
from knowledge.problems import Place, Problem, ProblemKind

MAX_BYTES: Final = 1_000_000
"""Bytes of a file; the shipped facts, 154 with 2,860 questions, take 430 kB."""

MAX_FACTS: Final = 5_000
MAX_QUESTIONS: Final = 25_000
"""Records in a file: building the index over so many takes some ten seconds."""

MAX_ANSWER: Final = 3_500
"""Characters of an answer, which has to fit one Telegram message with its source."""

MAX_QUESTION: Final = 300
"""Characters of a question; of a longer one an asker's text is not read to the end either."""


def too_much(factfile: FactFile) -> Iterator[Problem]:
    """Where a valid file goes beyond a limit."""
    questions = sum(len(fact.questions) for fact in factfile.facts) + len(factfile.checks)
    for table, count, limit in (
        ("facts", len(factfile.facts), MAX_FACTS),
        ("entities", len(factfile.entities), MAX_FACTS),
        ("abbreviations", len(factfile.abbreviations), MAX_FACTS),
        ("questions", questions, MAX_QUESTIONS),
    ):
        if count > limit:
            yield Problem.of(ProblemKind.UPLOAD_TOO_MANY, Place(table), count=count, limit=limit)
    for index, fact in enumerate(factfile.facts):
        if len(fact.answer) > MAX_ANSWER:
            place = Place("facts", index, fact.id, "answer")
            yield Problem.of(ProblemKind.TEXT_TOO_LONG, place, count=len(fact.answer), limit=MAX_ANSWER)
        for item, question in enumerate(fact.questions):
            if len(question) > MAX_QUESTION:
                place = Place("facts", index, fact.id, "questions", item)
                yield Problem.of(ProblemKind.TEXT_TOO_LONG, place, count=len(question), limit=MAX_QUESTION)
