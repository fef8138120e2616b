"""Speed and memory by the size of the base, beside rapidfuzz over the same phrasings in the same process.

    python -m tests.benchmarks.speed [--sizes 100 1000 10000 100000]

Each size runs in a process of its own, on one core, so that its memory is its own. Times are the processor's,
so that a busy machine does not lengthen them. The first question is asked as soon as the base is built, the
others once it may serve.
"""

import argparse
import os
import resource
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from time import process_time

from pydantic import BaseModel
from rapidfuzz import fuzz, process

from bot.table import table
from knowledge.evaluation.asking import ask_one
from knowledge.evaluation.latency import quantile
from knowledge.factfile import load
from knowledge.facts import FactFile
from knowledge.noise import TYPING, clean_text, unaccented
from knowledge.responder import Responder
from tests.benchmarks.hostile import hostile
from tests.benchmarks.synthetic import SHIPPED, Synthesis

ROOT = Path(__file__).parents[2]
SIZES = (100, 1_000, 10_000, 100_000)
ENTITIES = 200
"""People named by a further base of 10,000 facts."""

ASKED = 300
"""Questions asked clean, and as many noisy."""

WRATIO_SECONDS = 20.0
"""Time given to the plain matcher, which at the greatest size takes seconds a question."""

ONE_CORE = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
HEADINGS = (
    "facts", "entities", "build s", "MB", "clean p50", "p99", "noisy p50", "p99", "first", "top-1 %",
    "WRatio ms", "top-1 %", "times", "hostile", "slowest",
)  # fmt: skip


class Measured(BaseModel):
    """The figures of one size: times in milliseconds (build in seconds), memory in MB, shares in percent."""

    facts: int
    entities: int
    build: float
    memory: float
    clean: tuple[float, float]
    noisy: tuple[float, float]
    first: float
    top: float
    wratio: float
    wratio_top: float
    hostile: float
    hostile_kind: str

    def row(self) -> tuple[str, ...]:
        """The figures under ``HEADINGS``."""
        figures = (*self.clean, *self.noisy, self.first, self.top, self.wratio, self.wratio_top)
        return (
            str(self.facts), str(self.entities), f"{self.build:.2f}", f"{self.memory:.0f}",
            *(f"{figure:.1f}" for figure in figures), f"{self.wratio / self.noisy[0]:.0f}",
            f"{self.hostile:.0f}", self.hostile_kind,
        )  # fmt: skip


def questions(factfile: FactFile, *, noisy: bool) -> list[tuple[str, str]]:
    """(question, fact id) pairs, the same in every run."""
    random = Random(11)
    noises = list(TYPING.values()) if noisy else [clean_text]
    chosen = [random.choice(factfile.facts) for _ in range(ASKED)]
    return [(random.choice(noises)(random.choice(fact.questions), random), fact.id) for fact in chosen]


def measure(facts: int, entities: int) -> Measured:
    """Build a base of ``facts`` facts in this process and ask it."""
    factfile = Synthesis().factfile(facts, entities)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = process_time()
    responder = Responder.build(factfile)
    build = process_time() - start
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    clean, noisy = questions(factfile, noisy=False), questions(factfile, noisy=True)
    first = 1000.0 * ask_one(responder, clean[0][0], process_time).seconds
    responder.decider.prepare()
    clean_times = [ask_one(responder, question, process_time).seconds for question, _ in clean[1:]]
    asked = [ask_one(responder, question, process_time) for question, _ in noisy]
    found = sum(each.top == fact for each, (_, fact) in zip(asked, noisy, strict=True))
    noisy_times = [each.seconds for each in asked]
    wratio, wratio_top = plainly(factfile, noisy)
    (slowest, kind), *_ = hostile_times(responder)
    return Measured(
        facts=facts, entities=entities, build=build, memory=memory, first=first,
        clean=(quantile(clean_times, 0.5), quantile(clean_times, 0.99)),
        noisy=(quantile(noisy_times, 0.5), quantile(noisy_times, 0.99)), top=100.0 * found / len(noisy),
        wratio=wratio, wratio_top=wratio_top, hostile=slowest, hostile_kind=kind,
    )  # fmt: skip


def plainly(factfile: FactFile, asked: Sequence[tuple[str, str]]) -> tuple[float, float]:
    """Milliseconds a question (mean) and the percentage found by ``extractOne`` with WRatio, folded."""
    random = Random(0)
    owners = [fact.id for fact in factfile.facts for _ in fact.questions]
    phrasings = [unaccented(question, random) for fact in factfile.facts for question in fact.questions]
    found = spent = 0.0
    count = 0
    while count < len(asked) and (count < 3 or spent < WRATIO_SECONDS):
        question, fact = asked[count]
        start = process_time()
        best = process.extractOne(unaccented(question, random), phrasings, scorer=fuzz.WRatio)
        spent += process_time() - start
        found += best is not None and owners[best[2]] == fact
        count += 1
    return 1000.0 * spent / count, 100.0 * found / count


def hostile_times(responder: Responder) -> list[tuple[float, str]]:
    """Milliseconds that each hostile message takes, the slowest first, of a responder that may serve."""
    responder.decider.prepare()
    times = (
        (1000.0 * ask_one(responder, text, process_time).seconds, kind) for kind, text in hostile().items()
    )
    return sorted(times, reverse=True)


def apart(facts: int, entities: int) -> Measured:
    """``measure`` in a process of its own."""
    arguments = ["--one", str(facts), "--entities", str(entities)]
    run = subprocess.run(  # noqa: S603  (this very module)
        [sys.executable, "-m", "tests.benchmarks.speed", *arguments],
        cwd=ROOT,
        env=os.environ | ONE_CORE,
        capture_output=True,
        text=True,
        check=True,
    )
    return Measured.model_validate_json(run.stdout)


def first_answer() -> float:
    """Seconds of a process from its start to its end with an answer on the shipped facts, the best of five.

    The first run is not counted: it may calibrate the facts, and the others find that done.
    """
    times = []
    for _ in range(6):
        start = spent()
        command = [sys.executable, "-m", "bot", "ask", "Ai chủ trì hội nghị?"]
        subprocess.run(command, cwd=ROOT, capture_output=True, check=True)  # noqa: S603  (our own program)
        times.append(spent() - start)
    return min(times[1:])


def spent() -> float:
    """Seconds of the processor that ended child processes have taken."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def report(sizes: Sequence[int]) -> Iterator[str]:
    """Measure every size, then the shipped facts."""
    bases = [(size, 0) for size in sizes] + [(size, ENTITIES) for size in sizes if size == 10_000]
    yield from table([HEADINGS, *(apart(facts, entities).row() for facts, entities in bases)])
    slowest, kind = hostile_times(Responder.build(load(SHIPPED)))[0]
    yield f"shipped facts: hostile {slowest:.0f} ms ({kind}); start to first answer {first_answer():.2f} s"
    yield "goals at 10,000 facts: build < 5 s, < 250 MB, p99 < 5 ms, 10 times faster than WRatio"
    yield "goals everywhere: hostile < 50 ms; start to first answer < 1 s"


def main() -> None:
    """Run as a program."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--one", type=int, help="measure this size in this process and print JSON")
    parser.add_argument("--entities", type=int, default=0)
    arguments = parser.parse_args()
    if arguments.one is not None:
        sys.stdout.write(measure(arguments.one, arguments.entities).model_dump_json() + "\n")
        return
    for line in report(arguments.sizes):
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
