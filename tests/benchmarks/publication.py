"""How long a change of the facts is tried: validation, lint and gate, as ``Workshop.propose`` does them.

    python -m tests.benchmarks.publication

The shipped facts, with 300 questions of the development set as the latest real ones, and 1,000 facts of five
phrasings are changed in several ways. First a release is changed that was only just opened, and whose answers
nobody has heard; then the same one, as after every publication, with its answers known. Times are the
processor's, and what was kept before is not looked through for garbage, as in the process beside the bot.
What is asked counts the questions that the change could have touched.
"""

import gc
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from time import process_time

from bot.table import table
from knowledge.evaluation.labelled import parse
from knowledge.factfile import load
from knowledge.facts import Abbreviation, Entity, Fact, FactFile
from knowledge.publication.amendments import without
from knowledge.publication.proposal import Workshop
from knowledge.rewriting import rewritten
from tests.benchmarks.synthetic import SHIPPED, Synthesis

ROOT = Path(__file__).parents[2]
RECENT = 300
FACTS = 1_000
HEADINGS = ("", "facts", "questions", "asked", "seconds")


def rows(content: bytes, recent: tuple[str, ...]) -> list[Sequence[str]]:
    """The figures of one fact file, a row for each change."""
    workshop = Workshop("facts.toml")
    served = workshop.release(content)
    found: list[Sequence[str]] = []
    for name, changed_file in _changes(served.factfile):
        changed = rewritten(content, changed_file)
        gc.collect()
        gc.freeze()
        begun = process_time()
        report = workshop.propose(changed, served, served.digest, recent).report
        took = process_time() - begun
        gc.unfreeze()
        asked = report.asked - report.undisturbed
        found.append((
            name, str(len(served.factfile.facts)), str(report.asked), str(asked), f"{took:.2f}",
        ))  # fmt: skip
    return found


def _changes(factfile: FactFile) -> Iterator[tuple[str, FactFile]]:
    """The file after one change each; the first change comes twice."""
    first, second = factfile.facts[0], factfile.facts[len(factfile.facts) // 2]
    phrasing = f"{second.questions[-1].rstrip('?')} hôm ấy?"
    for name in ("a phrasing, nothing known", "a phrasing"):
        yield name, _put(factfile, second, {"questions": (*second.questions, phrasing)})
    yield "a phrasing taken out", _put(factfile, second, {"questions": second.questions[:-1]})
    yield "an answer", _put(factfile, second, {"answer": first.answer, "evidence": (), "paragraph": ()})
    new = Fact(id="moi", questions=("Ai quét sân sau giờ họp?",), answer="Bác Tư quét sân.")
    yield "a new fact", factfile.model_copy(update={"facts": (*factfile.facts, new)})
    yield "a fact retired", without(factfile, "facts", second.id)
    entity = Entity(id="moi", kind="person", name="Phạm Văn Sân", aliases=("bác Sân",))
    yield "an entity", factfile.model_copy(update={"entities": (*factfile.entities, entity)})
    short = Abbreviation(short="qsgh", long=("quét sân giờ họp",))
    yield "an abbreviation", factfile.model_copy(update={"abbreviations": (*factfile.abbreviations, short)})


def _put(factfile: FactFile, fact: Fact, fields: Mapping[str, object]) -> FactFile:
    facts = (it.model_copy(update=fields) if it is fact else it for it in factfile.facts)
    return factfile.model_copy(update={"facts": tuple(facts)})


def main() -> None:
    """Print the figures."""
    shipped = SHIPPED.read_bytes()
    ids = {fact.id for fact in load(SHIPPED).facts}
    labelled = parse((ROOT / "tests/evaluation/development.jsonl").read_bytes(), ids)
    recent = tuple(dict.fromkeys(question.question for question in labelled))[:RECENT]
    made = rewritten(b"", Synthesis().factfile(FACTS))
    found = [HEADINGS, *rows(shipped, recent), *rows(made, ())]
    sys.stdout.writelines(f"{line}\n" for line in table(found))


if __name__ == "__main__":
    main()
