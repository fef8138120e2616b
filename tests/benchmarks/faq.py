"""Real FAQ bases: a quarter of the phrasings and a sixth of the facts held out, and asked.

    python -m tests.benchmarks.faq FOLDER [--seeds 3]

``FOLDER`` holds JSON files, each a list of ``{"id": ..., "questions": [...], "answer": ...}``. Held-out
phrasings should find their fact; those of held-out facts must not be answered. A phrasing that several facts
have is left out: any of them would answer it.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from pydantic import BaseModel, TypeAdapter

from bot.table import table
from knowledge.evaluation.asking import ask_one
from knowledge.evaluation.plain_matchers import folded
from knowledge.facts import Fact, FactFile
from knowledge.responder import Responder
from tests.benchmarks.answers import Row, share

LEAST_PHRASINGS = 3
MOST_UNANSWERABLE = 4
"""Phrasings asked of a held-out fact, so that one long fact does not stand for all."""


HEADINGS: tuple[str, ...] = ("base", "asked", "top-1", "right", "wrong", "clarified", "unanswerable", "false")


class Entry(BaseModel):
    """One fact of an FAQ base."""

    id: str
    questions: list[str]
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Fold:
    """A base without what was held out, and the questions with their right facts."""

    factfile: FactFile
    asked: tuple[tuple[str, frozenset[str]], ...]


def read(file: Path) -> list[Entry]:
    """The facts of a base that have phrasings enough of their own."""
    entries = TypeAdapter(list[Entry]).validate_json(file.read_bytes())
    every = [{folded(question): question for question in entry.questions} for entry in entries]
    shared = Counter(key for questions in every for key in questions)
    own = [
        Entry(id=e.id, questions=[q for key, q in questions.items() if shared[key] == 1], answer=e.answer)
        for e, questions in zip(entries, every, strict=True)
    ]
    return [entry for entry in own if len(entry.questions) >= LEAST_PHRASINGS]


def fold(entries: Sequence[Entry], seed: int) -> Fold:
    """Hold out a sixth of the facts, and a quarter of the phrasings of the others (at least one)."""
    random = Random(seed)
    numbers = list(range(len(entries)))
    random.shuffle(numbers)
    held = frozenset(numbers[: max(1, len(numbers) // 6)])
    facts: list[Fact] = []
    asked: list[tuple[str, frozenset[str]]] = []
    for number, entry in enumerate(entries):
        questions = [question for question in dict.fromkeys(entry.questions) if question.strip()]
        random.shuffle(questions)
        if number in held:
            asked += [(question, frozenset()) for question in questions[:MOST_UNANSWERABLE]]
            continue
        cut = max(1, len(questions) // 4)
        facts.append(Fact(id=f"f{number}", questions=tuple(questions[cut:]), answer=entry.answer or entry.id))
        asked += [(question, frozenset({f"f{number}"})) for question in questions[:cut]]
    return Fold(FactFile(facts=tuple(facts)), tuple(asked))


def ask(fold: Fold) -> list[Row]:
    """Build the fold's base and ask it everything."""
    responder = Responder.build(fold.factfile)
    return [Row("", right, ask_one(responder, question)) for question, right in fold.asked]


def figures(name: str, rows: Sequence[Row]) -> tuple[str, ...]:
    """A base's figures under ``HEADINGS``."""
    answerable = [row for row in rows if row.right]
    others = [row for row in rows if not row.right]
    shares = (
        share([row.found for row in answerable]),
        share([row.answered_right for row in answerable]),
        share([row.answered_false for row in answerable]),
        share([row.clarified for row in answerable]),
    )
    false = share([row.answered_false for row in others])
    return name, str(len(answerable)), *(f"{each:.1f}" for each in shares), str(len(others)), f"{false:.1f}"


def main() -> int:
    """Run as a program."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seeds", type=int, default=3)
    arguments = parser.parse_args()
    lines = [HEADINGS]
    every: list[Row] = []
    for file in sorted(arguments.folder.glob("*.json")):
        entries = read(file)
        rows = [row for seed in range(arguments.seeds) for row in ask(fold(entries, seed))]
        lines.append(figures(file.stem, rows))
        every += rows
    if not every:
        sys.stdout.write(f"skipped: no FAQ bases in {arguments.folder.name}\n")
        return 0
    for line in table([*lines, figures("all", every)]):
        sys.stdout.write(line + "\n")
    sys.stdout.write("goals: top-1 87, right 65, wrong 2, false 4\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
