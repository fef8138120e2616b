"""The facts being served examined as a whole, for a curator who has no labelled questions beside the file."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from knowledge.curated_checks import BrokenCheck, broken_checks
from knowledge.evaluation.asking import Asked, ask
from knowledge.evaluation.evaluation import Evaluation
from knowledge.evaluation.labelled import LabelledQuestion
from knowledge.evaluation.swaps import swaps
from knowledge.evaluation.typing_noise import typing_noise
from knowledge.facts import FactFile, OutcomeStatus
from knowledge.responder import Responder

SAMPLE: Final = 40
"""Generated questions of each kind: some 700 in all, two seconds, enough to see a per cent or two."""

_REPORT_EVERY: Final = 50
"""Questions between two reports of progress."""

_LEAST: Final[Sequence[OutcomeStatus]] = (
    "unknown",
    "clarify",
    "not_stated",
    "smalltalk",
    "refuted",
    "confirmed",
    "answered",
)
"""A message of several questions counts by its least answered one."""

Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Examination:
    """What came of it.

    ``phrasings`` are the facts' own, ``mistyped`` a sample of them as people type, ``altered`` a sample in
    which one thing is not as in the facts, so that an answer would be wrong. ``recent`` counts by status what
    was really asked lately.
    """

    broken: tuple[BrokenCheck, ...]
    phrasings: Evaluation
    mistyped: Evaluation
    altered: Evaluation
    recent: Mapping[OutcomeStatus, int]


def examine(responder: Responder, recent: Sequence[str], progress: Progress) -> Examination:
    """Ask everything that can be asked, telling ``progress`` which share, 0-1, is done."""
    factfile = responder.factfile
    slices: list[Sequence[LabelledQuestion]] = [
        list(_phrasings(factfile)),
        list(typing_noise(factfile, SAMPLE)),
        list(swaps(factfile, responder.decider.base.lexicon.data, SAMPLE)),
        [LabelledQuestion(question, "recent") for question in recent],
    ]
    total = sum(map(len, slices)) or 1
    done = 0

    def asked(questions: Sequence[LabelledQuestion]) -> Iterator[Asked]:
        nonlocal done
        for decided in ask(responder, ((question.question, None) for question in questions)):
            if done % _REPORT_EVERY == 0:
                progress(done / total)
            done += 1
            yield decided

    phrasings, mistyped, altered = (
        Evaluation.of(questions, asked(questions), factfile) for questions in slices[:3]
    )
    least = Counter(_least(decided) for decided in asked(slices[3]))
    return Examination(tuple(broken_checks(responder)), phrasings, mistyped, altered, least)


def _phrasings(factfile: FactFile) -> Iterator[LabelledQuestion]:
    for fact in factfile.facts:
        for question in fact.questions:
            yield LabelledQuestion(question, fact.id, frozenset({fact.id}))


def _least(asked: Asked) -> OutcomeStatus:
    statuses = {part.status for part in asked.parts}
    return next(status for status in _LEAST if status in statuses)
