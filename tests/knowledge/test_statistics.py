"""Statistics of a period."""

import datetime

import pytest

from knowledge.facts import Fact, FactFile, OutcomeStatus
from knowledge.statistics import Manner, Period, overdue, statistics
from knowledge.stores.counts import Counts


def fact(name: str, review: datetime.date | None = None) -> Fact:
    return Fact(id=name, questions=("A?",), answer="a", review=review)


NOON = datetime.datetime(2026, 11, 26, 12, tzinfo=datetime.UTC).timestamp()
FACTS = FactFile(facts=(fact("mot"), fact("hai"), fact("ba")))


def test_a_period_ends_today_by_the_clock_of_vietnam() -> None:
    period = Period(7, NOON)
    assert (period.first, period.today) == (datetime.date(2026, 11, 20), datetime.date(2026, 11, 26))
    late = datetime.datetime(2026, 11, 26, 17, tzinfo=datetime.UTC).timestamp()
    assert Period(7, late).today == datetime.date(2026, 11, 27)
    assert period.begin == datetime.datetime(2026, 11, 19, 17, tzinfo=datetime.UTC).timestamp()
    assert period.end - period.begin == 7 * 86_400


def test_questions_are_told_apart_by_day_and_manner() -> None:
    asked: dict[tuple[int, OutcomeStatus], int] = {
        (0, "answered"): 2,
        (0, "refuted"): 1,
        (6, "unknown"): 1,
        (6, "smalltalk"): 9,
    }
    counts = Counts(asked, {"hai": 3, "mot": 3, "da-xoa": 5}, 4, 1, 2, 0)
    taken = statistics(Period(7, NOON), counts, [], FACTS)
    assert [day.total for day in taken.days] == [3, 0, 0, 0, 0, 0, 1]
    assert (taken.total, taken.asked(Manner.ANSWERED), taken.share(Manner.UNKNOWN)) == (4, 3, 0.25)
    assert [(one.id, times) for one, times in taken.facts] == [("hai", 3), ("mot", 3)]
    assert [one.id for one in taken.unused] == ["ba"]


def test_where_nothing_was_asked_no_share_is_any() -> None:
    taken = statistics(Period(7, NOON), Counts({}, {}, 0, 0, 0, 0), [], FACTS)
    assert [taken.share(manner) for manner in Manner] == [0.0] * 4


@pytest.mark.parametrize(("day", "due"), [(25, ["mot"]), (26, ["mot", "hai"]), (24, [])])
def test_a_fact_is_due_from_its_day_of_review(day: int, due: list[str]) -> None:
    facts = (
        fact("hai", datetime.date(2026, 11, 26)),
        fact("mot", datetime.date(2026, 11, 25)),
        fact("ba"),
    )
    found = overdue(FactFile(facts=facts), datetime.date(2026, 11, day))
    assert [one.id for one in found] == due
