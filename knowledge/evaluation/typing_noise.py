"""Generated slices that must still be answered: every phrasing of the facts under each typing noise."""

from collections.abc import Iterator, Sequence
from random import Random

from knowledge.evaluation.labelled import LabelledQuestion
from knowledge.evaluation.plain_matchers import folded
from knowledge.facts import FactFile
from knowledge.noise import TYPING

SEED = 20241


def typing_noise(factfile: FactFile, sample: int | None) -> Iterator[LabelledQuestion]:
    """For each noise the phrasings, distorted: ``sample`` of them, or all with None.

    A phrasing that several facts share when folded may find any of these.
    """
    owners: dict[str, set[str]] = {}
    phrasings = [(fact.id, question) for fact in factfile.facts for question in fact.questions]
    for fact, question in phrasings:
        owners.setdefault(folded(question), set()).add(fact)
    for name, noise in TYPING.items():
        random = Random(f"{SEED} {name}")  # noqa: S311  (a sample, the same in every run)
        for _, question in sampled(phrasings, sample, random):
            yield LabelledQuestion(
                noise(question, random), f"typing: {name}", frozenset(owners[folded(question)])
            )


def sampled(
    phrasings: Sequence[tuple[str, str]], sample: int | None, random: Random
) -> Sequence[tuple[str, str]]:
    """``sample`` of the (fact, phrasing) pairs, or all."""
    if sample is None or sample >= len(phrasings):
        return phrasings
    return random.sample(phrasings, sample)
