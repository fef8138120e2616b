"""Matching and abstaining on foreign questions: half of XQuAD's as a base, distorted, swapped, and the other half.

    python -m tests.benchmarks.xquad [--every 4] [--seed 5]

Half of each paragraph's questions are facts of one phrasing. They are asked back under every typing noise; the other
half, their close neighbours, and the base's own questions with a number or a name swapped must not be answered.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import perf_counter

from knowledge.evaluation.asking import ask_one
from knowledge.facts import Fact, FactFile
from knowledge.noise import TYPING, names_in, swap_name, swap_number
from knowledge.responder import Responder
from tests.benchmarks.answers import Row, above, share, threshold

DATA = Path(__file__).parents[3] / "shared" / "data" / "xquad_vi.json"
"""Not part of the project (CC BY-SA 4.0); see github.com/google-deepmind/xquad."""


@dataclass(frozen=True, slots=True)
class Item:
    """One XQuAD question with its short answer."""

    question: str
    answer: str


def halves(data: Path, seed: int) -> tuple[list[Item], list[Item]]:
    """The questions that become facts, and their neighbours that are left out."""
    paragraphs: dict[tuple[int, int], list[Item]] = {}
    for entry in json.loads(data.read_text("utf-8")):
        paragraphs.setdefault((entry["art"], entry["para"]), []).append(Item(entry["q"], entry["a"]))
    random = Random(seed)
    kept: list[Item] = []
    left: list[Item] = []
    for _, items in sorted(paragraphs.items()):
        random.shuffle(items)
        kept += items[: (len(items) + 1) // 2]
        left += items[(len(items) + 1) // 2 :]
    return kept, left


def questions(kept: Sequence[Item], left: Sequence[Item], every: int, seed: int) -> Iterator[tuple[str, str, frozenset[str]]]:
    """(kind, question, facts that answer it): the answerable under each noise, then the unanswerable by kind."""
    random = Random(seed)
    owners: dict[str, set[str]] = {}
    for number, item in enumerate(kept):
        owners.setdefault(item.question.casefold(), set()).add(f"f{number}")
    for name, noise in TYPING.items():
        for item in kept[random.randrange(every) :: every]:
            yield name, noise(item.question, random), frozenset(owners[item.question.casefold()])
    names = [name for item in kept for name in names_in(item.question)]
    for item in left:
        if item.question.casefold() not in owners:
            yield "left out", item.question, frozenset()
    for item in kept:
        swapped = {"number swapped": swap_number(item.question, random), "name swapped": swap_name(item.question, names, random)}
        for kind, question in swapped.items():
            if question is not None and question.casefold() not in owners:
                yield kind, question, frozenset()


def report(rows: Mapping[str, Sequence[Row]]) -> None:
    """Print the figures by kind and over all."""
    write = sys.stdout.write
    answerable = [row for kind in TYPING for row in rows[kind]]
    unanswerable = {kind: found for kind, found in rows.items() if kind not in TYPING}
    every = [row for found in unanswerable.values() for row in found]
    least = threshold(every)
    neighbour = threshold(unanswerable["left out"])
    write(f"by score, at 5 % false answers over all {len(every)} unanswerable (score > {least:.1f}): "
          f"{above(answerable, least):.1f} % of {len(answerable)} answerable answered right   (goal 85)\n")  # fmt: skip
    write(f"\n{'unanswerable':16} {'asked':>6} {'right at 5 % of this kind':>26} {'false at overall':>17} {'own false':>10}\n")
    for kind, found in unanswerable.items():
        own = share([row.answered_false for row in found])
        false = share([row.asked.score > least for row in found])
        write(f"{kind:16} {len(found):>6} {above(answerable, threshold(found)):>26.1f} {false:>17.1f} {own:>10.1f}\n")
    write("goals: left out 98, number swapped 95, name swapped 75\n")
    write(f"\n{'answerable':16} {'asked':>6} {'top-1':>6} {'right at overall':>17} {'right at left out':>18} {'own right':>10} "
          f"{'own wrong':>10} {'clarified':>10}\n")  # fmt: skip
    for kind, found in [*((kind, rows[kind]) for kind in TYPING), ("all", answerable)]:
        write(f"{kind:16} {len(found):>6} {share([row.found for row in found]):>6.1f} {above(found, least):>17.1f} "
              f"{above(found, neighbour):>18.1f} {share([row.answered_right for row in found]):>10.1f} "
              f"{share([row.answered_false for row in found]):>10.1f} "
              f"{share([row.asked.parts[0].status == 'clarify' for row in found]):>10.1f}\n")  # fmt: skip
    write(f"\nown decision: false answers {share([row.answered_false for row in every]):.1f} % of all unanswerable   (goal 5)\n")


def main() -> int:
    """Run as a program."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--every", type=int, default=4, help="ask every n-th fact under each noise")
    parser.add_argument("--seed", type=int, default=5)
    arguments = parser.parse_args()
    if not arguments.data.is_file():
        sys.stdout.write(f"skipped: {arguments.data.name} is not at hand\n")
        return 0
    kept, left = halves(arguments.data, arguments.seed)
    facts = (Fact(id=f"f{number}", questions=(item.question,), answer=item.answer) for number, item in enumerate(kept))
    start = perf_counter()
    responder = Responder.build(FactFile(facts=tuple(facts)))
    sys.stdout.write(f"{len(kept)} facts, built in {perf_counter() - start:.2f} s\n")
    rows: dict[str, list[Row]] = {}
    for kind, question, right in questions(kept, left, arguments.every, arguments.seed):
        rows.setdefault(kind, []).append(Row(kind, right, ask_one(responder, question)))
    report(rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
