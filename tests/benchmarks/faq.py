"""Real FAQ bases: a quarter of the phrasings and a sixth of the facts held out, and asked.

    python -m tests.benchmarks.faq FOLDER [--seeds 3]

``FOLDER`` holds JSON files, each a list of ``{"id": ..., "questions": [...], "answer": ...}``. Held-out phrasings
should find their fact; those of held-out facts must not be answered.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from pydantic import BaseModel, TypeAdapter

from knowledge.evaluation.asking import ask_one
from knowledge.facts import Fact, FactFile
from knowledge.responder import Responder
from tests.benchmarks.answers import Row, share

LEAST_PHRASINGS = 3
MOST_UNANSWERABLE = 4
"""Phrasings asked of a held-out fact, so that one long fact does not stand for all."""


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


def line(name: str, rows: Sequence[Row]) -> str:
    """A base's figures as a line of the table."""
    answerable = [row for row in rows if row.right]
    others = [row for row in rows if not row.right]
    return (
        f"{name:24} {len(answerable):>6} {share([row.found for row in answerable]):>6.1f} "
        f"{share([row.answered_right for row in answerable]):>6.1f} "
        f"{share([row.answered_false for row in answerable]):>6.1f} "
        f"{share([row.asked.parts[0].status == 'clarify' for row in answerable]):>9.1f} "
        f"{len(others):>7} {share([row.answered_false for row in others]):>6.1f}\n"
    )


def main() -> int:
    """Run as a program."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seeds", type=int, default=3)
    arguments = parser.parse_args()
    entries = TypeAdapter(list[Entry])
    write = sys.stdout.write
    write(f"{'base':24} {'asked':>6} {'top-1':>6} {'right':>6} {'wrong':>6} {'clarified':>9} {'unansw.':>7} {'false':>6}\n")
    every: list[Row] = []
    for file in sorted(arguments.folder.glob("*.json")):
        read = [entry for entry in entries.validate_json(file.read_bytes()) if len(entry.questions) >= LEAST_PHRASINGS]
        rows = [row for seed in range(arguments.seeds) for row in ask(fold(read, seed))]
        write(line(file.stem, rows))
        sys.stdout.flush()
        every += rows
    write(line("all", every))
    write("goals: top-1 87, right 65, wrong 2, false 4\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
