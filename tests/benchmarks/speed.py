"""Speed and memory by the size of the base, beside rapidfuzz over the same phrasings in the same process.

    python -m tests.benchmarks.speed [--sizes 100 1000 10000 100000]

Each size runs in a process of its own, on one core, so that its memory is its own.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from time import perf_counter

from pydantic import BaseModel
from rapidfuzz import fuzz, process

from knowledge.evaluation.asking import ask_one
from knowledge.factfile import load
from knowledge.facts import FactFile
from knowledge.noise import TYPING, clean_text, unaccented
from knowledge.responder import Responder
from tests.benchmarks.hostile import hostile
from tests.benchmarks.synthetic import SHIPPED, Synthesis

ROOT = Path(__file__).parents[2]
SIZES = (100, 1_000, 10_000, 100_000)
ASKED = 300
"""Questions asked clean, and as many noisy."""

WRATIO_SECONDS = 20.0
"""Time given to the plain matcher, which at the greatest size takes seconds a question."""

ONE_CORE = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")}


class Measured(BaseModel):
    """The figures of one size: times in milliseconds (build in seconds), memory in MB, shares 0-1."""

    facts: int
    entities: int
    build: float
    memory: float
    clean_p50: float
    clean_p99: float
    noisy_p50: float
    noisy_p99: float
    first: float
    top: float
    wratio: float
    wratio_top: float
    hostile: float
    hostile_kind: str


def quantile(times: Sequence[float], share: float) -> float:
    """The time, in milliseconds, that ``share`` of the ``times`` (seconds) do not exceed."""
    ordered = sorted(times)
    return 1000.0 * ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def timed(work: Callable[[], object]) -> float:
    """How many seconds ``work`` takes."""
    start = perf_counter()
    work()
    return perf_counter() - start


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
    start = perf_counter()
    responder = Responder.build(factfile)
    build = perf_counter() - start
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    clean, noisy = questions(factfile, noisy=False), questions(factfile, noisy=True)
    first = timed(lambda: ask_one(responder, clean[0][0]))
    clean_asked = [ask_one(responder, question) for question, _ in clean]
    noisy_asked = [ask_one(responder, question) for question, _ in noisy]
    right = [asked.top == fact for asked, (_, fact) in zip(noisy_asked, noisy, strict=True)]
    wratio, wratio_top = plainly(factfile, noisy)
    worst = {kind: ask_one(responder, text).seconds for kind, text in hostile().items()}
    slowest = max(worst, key=lambda kind: worst[kind])
    clean_times = [asked.seconds for asked in clean_asked]
    noisy_times = [asked.seconds for asked in noisy_asked]
    return Measured(
        facts=facts, entities=entities, build=build, memory=memory, first=1000.0 * first,
        clean_p50=quantile(clean_times, 0.5), clean_p99=quantile(clean_times, 0.99),
        noisy_p50=quantile(noisy_times, 0.5), noisy_p99=quantile(noisy_times, 0.99),
        top=sum(right) / len(right), wratio=wratio, wratio_top=wratio_top,
        hostile=1000.0 * worst[slowest], hostile_kind=slowest,
    )  # fmt: skip


def plainly(factfile: FactFile, asked: Sequence[tuple[str, str]]) -> tuple[float, float]:
    """Milliseconds a question (mean) and the share found by ``extractOne`` with WRatio, folded."""
    random = Random(0)
    owners = [fact.id for fact in factfile.facts for _ in fact.questions]
    phrasings = [unaccented(question, random) for fact in factfile.facts for question in fact.questions]
    found = spent = 0.0
    count = 0
    while count < len(asked) and (count < 3 or spent < WRATIO_SECONDS):
        question, fact = asked[count]
        start = perf_counter()
        best = process.extractOne(unaccented(question, random), phrasings, scorer=fuzz.WRatio)
        spent += perf_counter() - start
        found += best is not None and owners[best[2]] == fact
        count += 1
    return 1000.0 * spent / count, found / count


def apart(facts: int, entities: int) -> Measured:
    """``measure`` in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.speed", "--one", str(facts), "--entities", str(entities)]
    run = subprocess.run(command, cwd=ROOT, env=os.environ | ONE_CORE, capture_output=True, text=True, check=True)
    return Measured.model_validate_json(run.stdout)


def first_answer() -> float:
    """Seconds from the start of a process to its first answer on the shipped facts, the middle of five."""
    command = [sys.executable, "-m", "bot", "ask", "Ai chủ trì hội nghị?"]
    return sorted(timed(lambda: subprocess.run(command, cwd=ROOT, capture_output=True, check=False)) for _ in range(5))[2]


def report(sizes: Sequence[int]) -> None:
    """Measure every size and print a line each, then what the goals ask for."""
    write = sys.stdout.write
    write(f"{'facts':>7} {'entit.':>6} {'build s':>8} {'MB':>6} {'clean p50':>9} {'p99':>7} {'noisy p50':>9} {'p99':>7} "
          f"{'first':>7} {'top-1':>6} | {'WRatio':>8} {'top-1':>6} {'times':>6} | hostile, slowest (ms)\n")  # fmt: skip
    for facts, entities in [(size, 0) for size in sizes] + [(min(10_000, sizes[-1]), 200)]:
        m = apart(facts, entities)
        write(f"{m.facts:>7} {m.entities:>6} {m.build:>8.2f} {m.memory:>6.0f} {m.clean_p50:>9.2f} {m.clean_p99:>7.2f} "
              f"{m.noisy_p50:>9.2f} {m.noisy_p99:>7.2f} {m.first:>7.1f} {m.top:>6.1%} | {m.wratio:>8.1f} "
              f"{m.wratio_top:>6.1%} {m.wratio / m.noisy_p50:>6.0f} | {m.hostile:.1f} {m.hostile_kind}\n")  # fmt: skip
        sys.stdout.flush()
    responder = Responder.build(load(SHIPPED))
    worst = {kind: 1000.0 * ask_one(responder, text).seconds for kind, text in hostile().items()}
    for kind, took in sorted(worst.items(), key=lambda pair: -pair[1])[:3]:
        write(f"hostile, shipped facts: {took:.1f} ms ({kind})\n")
    write(f"process start to first answer, shipped facts: {first_answer():.2f} s\n")
    write("goals at 10,000 facts: build < 5 s, < 250 MB, p99 < 5 ms, 10 times faster than WRatio; hostile < 50 ms; "
          "first answer < 1 s\n")  # fmt: skip


def main() -> None:
    """Run as a program."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--one", type=int, help="measure this size in this process and print JSON")
    parser.add_argument("--entities", type=int, default=0)
    arguments = parser.parse_args()
    if arguments.one is not None:
        sys.stdout.write(json.dumps(measure(arguments.one, arguments.entities).model_dump()) + "\n")
    else:
        report(arguments.sizes)


if __name__ == "__main__":
    main()
