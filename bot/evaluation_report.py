"""An evaluation in words and columns."""

from collections.abc import Iterator, Mapping, Sequence

from bot.table import table
from handlers.phrases import evaluation as phrases
from knowledge.evaluation.baseline import WHOLE, Regression
from knowledge.evaluation.evaluation import Evaluation
from knowledge.evaluation.judging import Mark
from knowledge.evaluation.plain_matchers import Standing
from knowledge.evaluation.tally import Tally

_COVERAGES = (0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
_RISKS = (0.01, 0.02, 0.05)
"""Shares of wrong answers for which the reachable coverage is shown."""


def report(evaluation: Evaluation) -> Iterator[str]:
    """The figures by kind, the curve and the latency."""
    yield from slices(evaluation)
    yield ""
    yield phrases.CURVE
    yield from table([(phrases.SCORE, phrases.COVERAGE, phrases.RISK), *_points(evaluation)])
    for risk in _RISKS:
        point = evaluation.curve.at_risk(risk)
        coverage = 0.0 if point is None else point.coverage
        yield phrases.AT_RISK.format(risk=100 * risk, coverage=100 * coverage)
    yield phrases.LATENCY.format(p50=evaluation.latency.p50, p99=evaluation.latency.p99)


def slices(evaluation: Evaluation) -> Iterator[str]:
    """A line for each kind, and the sums."""
    tallies = {
        **evaluation.by_kind,
        phrases.ANSWERABLE: evaluation.answerable,
        phrases.UNANSWERABLE: evaluation.unanswerable,
        phrases.WHOLE: evaluation.whole,
    }
    yield from _tallies(phrases.KIND, tallies)


def matchers(standings: Sequence[Standing]) -> Iterator[str]:
    """A line for each plain matcher."""
    names = {standing: f"{standing.matcher} ≥ {standing.threshold:.1f}" for standing in standings}
    yield from _tallies(phrases.MATCHER, {names[each]: each.evaluation.whole for each in standings})


def regressions(found: Sequence[Regression]) -> Iterator[str]:
    """A line for each slice that got worse."""
    for each in found:
        yield phrases.FELL_BEHIND.format(
            kind=phrases.WHOLE if each.kind == WHOLE else each.kind,
            mark=phrases.MARKS[each.mark],
            before=100 * each.before.share(each.mark).share,
            now=100 * each.now.share(each.mark).share,
        )


def _tallies(heading: str, tallies: Mapping[str, Tally]) -> Iterator[str]:
    rows = [(heading, phrases.QUESTIONS, *(phrases.MARKS[mark] for mark in Mark))]
    rows += [
        (name, str(tally.questions), *(_share(tally, mark) for mark in Mark))
        for name, tally in tallies.items()
        if tally.questions
    ]
    yield from table(rows)


def _share(tally: Tally, mark: Mark) -> str:
    found = tally.share(mark)
    return phrases.SHARE.format(share=100 * found.share, low=100 * found.low, high=100 * found.high)


def _points(evaluation: Evaluation) -> Iterator[tuple[str, str, str]]:
    for coverage in _COVERAGES:
        point = evaluation.curve.at_coverage(coverage)
        if point is not None:
            yield f"{point.score:.1f}", f"{100 * point.coverage:.1f}", f"{100 * point.risk:.1f}"
