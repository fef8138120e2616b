"""How well questions are put together, by threshold: ``python -m tests.benchmarks.grouping``.

Labelled questions stand for gaps: one belongs to its group where it expects a fact that the group's first
question expects, or both expect none.
"""

import sys
from pathlib import Path

from knowledge import lexicon
from knowledge.evaluation.labelled import parse
from knowledge.factfile import load
from knowledge.grouping import Wording, grouped, idle_words
from knowledge.text.tokens import tokenize

ROOT = Path(__file__).parents[2]
THRESHOLDS = (0.75, 0.78, 0.8, 0.82, 0.84, 0.86, 0.9)


def main() -> None:
    """Print groups, and the share of questions that belong to theirs, by threshold."""
    ids = {fact.id for fact in load(ROOT / "knowledge/facts.toml").facts}
    questions = parse((ROOT / "tests/evaluation/development.jsonl").read_bytes(), ids)
    wordings = [Wording(" ".join(token.fold for token in tokenize(it.question)), 1) for it in questions]
    idle = idle_words(lexicon.shipped())
    for threshold in THRESHOLDS:
        groups = grouped(wordings, idle, threshold)
        pairs = [(questions[group[0]].facts, questions[each].facts) for group in groups for each in group[1:]]
        right = sum(bool(head & each) or head == each for head, each in pairs)
        share = f"{right} of {len(pairs)} belong ({right / len(pairs):.1%})"
        sys.stdout.write(f"{threshold:.2f}: {len(groups)} groups, {share}\n")


if __name__ == "__main__":
    main()
