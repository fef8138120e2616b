"""Statistics in words."""

from collections.abc import Iterator, Sequence

from handlers.echo import shortened
from handlers.phrases import statistics as phrases
from handlers.reply import Block
from knowledge.facts import Fact
from knowledge.statistics import Manner, Statistics

TOP = 5
"""Facts and gaps named."""

UNUSED_NAMED = 8
"""Facts named that nobody was shown."""

_DATE = "%d/%m/%Y"


def period(statistics: Statistics) -> str:
    """The period, as a curator says it."""
    first, last = (statistics.days[place].date.strftime(_DATE) for place in (0, -1))
    return phrases.PERIOD.format(days=len(statistics.days), first=first, last=last)


def told(statistics: Statistics) -> tuple[Block, ...]:
    """All of it, a block for each thing that there is something to say about."""
    return tuple(Block(text) for text in _paragraphs(statistics))


def _paragraphs(statistics: Statistics) -> Iterator[str]:
    yield phrases.TITLE.format(period=period(statistics))
    if not statistics.total:
        yield phrases.NOTHING
    else:
        average = _decimal(statistics.total / len(statistics.days))
        yield phrases.TOTAL.format(total=statistics.total, average=average)
        yield phrases.SHARES.format(lines="\n".join(_share(statistics, manner) for manner in Manner))
    if statistics.facts:
        lines = [
            phrases.FACT.format(title=shortened(fact.label), times=times)
            for fact, times in statistics.facts[:TOP]
        ]
        yield phrases.FACTS.format(lines="\n".join(lines))
    if statistics.gaps:
        lines = [
            phrases.GAP.format(question=shortened(gap.question), times=gap.times)
            for gap in statistics.gaps[:TOP]
        ]
        yield phrases.GAPS.format(lines="\n".join(lines))
    yield phrases.FEEDBACK.format(
        liked=statistics.liked, disliked=statistics.disliked, waiting=statistics.waiting
    )
    if statistics.silenced:
        yield phrases.SILENCED.format(silenced=statistics.silenced)
    if statistics.unused:
        count, total = len(statistics.unused), len(statistics.unused) + len(statistics.facts)
        yield phrases.UNUSED.format(count=count, all=total, titles=_named(statistics.unused))
    else:
        yield phrases.ALL_USED
    if statistics.overdue:
        yield overdue(statistics.overdue)


def overdue(facts: Sequence[Fact]) -> str:
    """The facts whose day of review has come."""
    lines = [
        phrases.OVERDUE_FACT.format(title=shortened(fact.label), date=fact.review.strftime(_DATE))
        for fact in facts
        if fact.review is not None
    ]
    return phrases.OVERDUE.format(lines="\n".join(lines))


def _share(statistics: Statistics, manner: Manner) -> str:
    return phrases.SHARE.format(
        manner=phrases.MANNERS[manner],
        count=statistics.asked(manner),
        percent=_decimal(100 * statistics.share(manner)),
    )


def _named(facts: Sequence[Fact]) -> str:
    titles = "; ".join(fact.label for fact in facts[:UNUSED_NAMED])
    more = len(facts) - UNUSED_NAMED
    return phrases.AND_MORE.format(titles=titles, count=more) if more > 0 else titles


def _decimal(number: float) -> str:
    """With one decimal, after a comma as in Vietnam."""
    return format(number, ".1f").replace(".", ",")
