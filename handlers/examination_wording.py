"""An examination of the facts in words that a curator reads."""

from collections.abc import Iterator, Mapping, Sequence

from handlers.change_wording import Titles, answered_line, expected_of, titles_of
from handlers.phrases import checkup as phrases
from knowledge.curated_checks import BrokenCheck
from knowledge.evaluation.evaluation import Evaluation, Judged
from knowledge.evaluation.examination import Examination
from knowledge.evaluation.judging import Mark
from knowledge.evaluation.tally import Tally
from knowledge.facts import FactFile, OutcomeStatus


def examination_parts(examination: Examination, factfile: FactFile) -> list[list[str]]:
    """The report, part by part; each begins with its figure."""
    titles = titles_of(factfile)
    return [
        list(_checks(examination.broken, len(factfile.checks), titles)),
        list(_phrasings(examination.phrasings, titles)),
        list(_generated(examination)),
        list(_recent(examination.recent)),
    ]


def _checks(broken: Sequence[BrokenCheck], count: int, titles: Titles) -> Iterator[str]:
    if not count:
        yield phrases.CHECKS_NONE
    elif not broken:
        yield phrases.CHECKS_KEPT.format(count=count)
    else:
        yield phrases.CHECKS_BROKEN.format(broken=len(broken), count=count)
        for one in broken:
            yield phrases.CHECK_BROKEN.format(
                question=one.check.question,
                found=answered_line(one.statuses, one.facts, titles),
                expected=expected_of(one.check.expect, titles),
            )


def _phrasings(evaluation: Evaluation, titles: Titles) -> Iterator[str]:
    missed = [judged for judged in evaluation.judged if judged.mark is not Mark.RIGHT]
    if not missed:
        yield phrases.PHRASINGS_KEPT.format(count=len(evaluation.judged))
        return
    yield phrases.PHRASINGS.format(share=_share(evaluation.whole, Mark.RIGHT))
    for judged in sorted(missed, key=_gravity):
        titled = ", ".join(titles.get(fact, fact) for fact in sorted(judged.asked.facts))
        yield phrases.PHRASING_MISSED.format(
            question=judged.question.question,
            title=titles.get(judged.question.kind, judged.question.kind),
            found=phrases.MARKS[judged.mark].format(titles=titled),
        )


def _generated(examination: Examination) -> Iterator[str]:
    lines = ((examination.mistyped, phrases.MISTYPED), (examination.altered, phrases.ALTERED))
    for evaluation, line in lines:
        tally = evaluation.whole
        if tally.questions:
            right, wrong = _share(tally, Mark.RIGHT), _share(tally, Mark.WRONG)
            yield line.format(count=tally.questions, share=right, wrong=wrong)


def _recent(counts: Mapping[OutcomeStatus, int]) -> Iterator[str]:
    if not counts:
        yield phrases.NO_RECENT
        return
    parts = [
        phrases.RECENT_PART.format(status=status, count=counts[name])
        for name, status in phrases.RECENT_STATUSES.items()
        if name in counts
    ]
    yield phrases.RECENT.format(count=sum(counts.values()), parts=", ".join(parts))
    if "unknown" in counts:
        yield phrases.RECENT_GAPS


def _gravity(judged: Judged) -> int:
    return (Mark.WRONG, Mark.SILENT, Mark.CLARIFIED).index(judged.mark)


def _share(tally: Tally, mark: Mark) -> str:
    """A share in per cent as it is read in Vietnamese; never 100 where one is missing."""
    share = 100 * tally.share(mark).share
    rounded = min(round(share, 1), 99.9) if share < 100 else 100
    return f"{rounded:g}".replace(".", ",")
