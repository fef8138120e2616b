"""How it goes: what is asked by day, how it is answered, which facts serve and which do not."""

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from knowledge.facts import Fact, FactFile, OutcomeStatus
from knowledge.gap_queue import Gap
from knowledge.stores.counts import Counts

VIETNAM: Final = datetime.timezone(datetime.timedelta(hours=7))
"""The days are those of the askers and curators; Vietnam knows no summer time."""

PERIODS: Final = (7, 30, 90)
"""Days that are looked at together."""


class Manner(Enum):
    """How a question was answered, as far as a curator tells apart."""

    ANSWERED = "answered"  # confirmed and refuted as well
    CLARIFIED = "clarified"
    NOT_STATED = "not_stated"
    UNKNOWN = "unknown"


_MANNERS: Final[dict[OutcomeStatus, Manner]] = {
    "answered": Manner.ANSWERED,
    "confirmed": Manner.ANSWERED,
    "refuted": Manner.ANSWERED,
    "clarify": Manner.CLARIFIED,
    "not_stated": Manner.NOT_STATED,
    "unknown": Manner.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class Day:
    """The questions of one day, by how they were answered."""

    date: datetime.date
    asked: dict[Manner, int]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(self.asked.values())


@dataclass(frozen=True, slots=True)
class Statistics:
    """One period, up to and including today. ``facts`` are those shown, the most often shown first.

    ``overdue`` are facts whose day of review has come, ``unused`` those that nobody was shown;
    ``silenced`` updates got no word because their sender had sent too many.
    """

    days: tuple[Day, ...]
    facts: tuple[tuple[Fact, int], ...]
    unused: tuple[Fact, ...]
    overdue: tuple[Fact, ...]
    gaps: tuple[Gap, ...]
    liked: int
    disliked: int
    waiting: int
    silenced: int

    @property
    def total(self) -> int:
        """Questions in the whole period."""
        return sum(day.total for day in self.days)

    def asked(self, manner: Manner) -> int:
        """Questions of the period that were answered in this manner."""
        return sum(day.asked.get(manner, 0) for day in self.days)

    def share(self, manner: Manner) -> float:
        """Their share of all, 0-1; 0 where nothing was asked."""
        return self.asked(manner) / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Period:
    """Some days up to and including the one that ``now`` (epoch seconds) is in."""

    days: int
    now: float

    @property
    def today(self) -> datetime.date:
        """The last day."""
        return datetime.datetime.fromtimestamp(self.now, VIETNAM).date()

    @property
    def first(self) -> datetime.date:
        """The first day."""
        return self.today - datetime.timedelta(days=self.days - 1)

    @property
    def begin(self) -> float:
        """Its first moment, in epoch seconds."""
        return datetime.datetime.combine(self.first, datetime.time(), VIETNAM).timestamp()

    @property
    def end(self) -> float:
        """The moment after its last."""
        return self.begin + self.days * 86_400.0


def statistics(period: Period, counts: Counts, gaps: Sequence[Gap], factfile: FactFile) -> Statistics:
    """The statistics of a period, of which ``counts`` and ``gaps`` were taken."""
    by_day: list[Counter[Manner]] = [Counter() for _ in range(period.days)]
    for (day, status), times in counts.asked.items():
        manner = _MANNERS.get(status)
        if manner is not None and 0 <= day < period.days:
            by_day[day][manner] += times
    shown = [(fact, counts.facts[fact.id]) for fact in factfile.facts if counts.facts.get(fact.id)]
    return Statistics(
        days=tuple(
            Day(period.first + datetime.timedelta(days=number), dict(asked))
            for number, asked in enumerate(by_day)
        ),
        facts=tuple(sorted(shown, key=lambda pair: (-pair[1], pair[0].id))),
        unused=tuple(fact for fact in factfile.facts if not counts.facts.get(fact.id)),
        overdue=overdue(factfile, period.today),
        gaps=tuple(gaps),
        liked=counts.liked,
        disliked=counts.disliked,
        waiting=counts.waiting,
        silenced=counts.silenced,
    )


def overdue(factfile: FactFile, today: datetime.date) -> tuple[Fact, ...]:
    """The facts that should have been looked at again by ``today``, the longest due first."""
    due = [
        (fact.review, fact.id, fact)
        for fact in factfile.facts
        if fact.review is not None and fact.review <= today
    ]
    return tuple(fact for _, _, fact in sorted(due, key=lambda one: one[:2]))
