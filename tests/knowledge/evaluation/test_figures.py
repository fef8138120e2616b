"""Intervals, tallies, curves, times and baselines."""

import pytest

from knowledge.evaluation.asking import Asked, Part
from knowledge.evaluation.baseline import WHOLE, Baseline
from knowledge.evaluation.curve import Curve
from knowledge.evaluation.evaluation import Evaluation
from knowledge.evaluation.interval import Interval
from knowledge.evaluation.judging import Mark
from knowledge.evaluation.labelled import LabelledQuestion
from knowledge.evaluation.latency import Latency
from knowledge.evaluation.tally import Tally
from knowledge.facts import Fact, FactFile

FACTS = FactFile(
    facts=(
        Fact(id="chair", questions=("a?",), answer="a"),
        Fact(id="silent", questions=("b?",), answer="b", status="not_stated"),
    )
)
RIGHT, WRONG, SILENT = Part("answered", ("chair",)), Part("answered", ("other",)), Part("unknown")


def evaluation(*decided: tuple[str, Part]) -> Evaluation:
    questions = [LabelledQuestion("?", kind, frozenset({"chair"})) for kind, _ in decided]
    return Evaluation.of(questions, [Asked((part,), 50.0, "chair") for _, part in decided], FACTS)


def test_wilson_agrees_with_the_published_example() -> None:
    # E. B. Wilson's interval for 81 of 263 (R. G. Newcombe, Statistics in Medicine 17, 1998, table I).
    interval = Interval.of(81, 263)
    assert interval.share == pytest.approx(0.3080, abs=1e-4)
    assert (interval.low, interval.high) == pytest.approx((0.2553, 0.3662), abs=1e-4)


def test_nothing_wrong_of_few_is_no_proof() -> None:
    assert Interval.of(0, 20).high == pytest.approx(0.161, abs=1e-3)
    assert Interval.of(0, 0) == Interval(0.0, 0.0, 1.0)


def test_shares_are_of_all_questions_of_a_slice() -> None:
    tally = Tally.of([Mark.RIGHT, Mark.RIGHT, Mark.SILENT, Mark.WRONG])
    assert tally == Tally(right=2, clarified=0, silent=1, wrong=1)
    assert tally.share(Mark.WRONG).share == 0.25


def test_slices_by_kind_and_by_answerability() -> None:
    questions = [
        LabelledQuestion("?", "plain", frozenset({"chair"})),
        LabelledQuestion("?", "date", frozenset({"silent"})),
        LabelledQuestion("?", "date"),
    ]
    decided = [Asked((part,), 1.0, "chair") for part in (SILENT, SILENT, RIGHT)]
    result = Evaluation.of(questions, decided, FACTS)
    assert result.by_kind == {"plain": Tally(silent=1), "date": Tally(right=1, wrong=1)}
    assert result.answerable == Tally(silent=1)
    assert result.unanswerable == Tally(right=1, wrong=1)
    assert result.whole == Tally(right=1, silent=1, wrong=1)


def test_what_only_goes_before_others_is_not_counted() -> None:
    questions = [LabelledQuestion("?", "plain", chat="1", judged=judged) for judged in (False, True)]
    result = Evaluation.of(questions, [Asked((RIGHT,), 1.0, "chair")] * 2, FACTS)
    assert result.whole == Tally(wrong=1)


def test_the_curve_takes_equal_scores_together() -> None:
    curve = Curve.of([(90.0, True), (50.0, True), (50.0, False), (10.0, False)])
    assert [(point.score, point.coverage) for point in curve.points] == [
        (90.0, 0.25),
        (50.0, 0.75),
        (10.0, 1.0),
    ]
    assert [point.risk for point in curve.points] == pytest.approx([0.0, 1 / 3, 0.5])
    half, safe = curve.at_coverage(0.5), curve.at_risk(0.05)
    assert half is not None
    assert half.score == 50.0
    assert safe is not None
    assert safe.coverage == 0.25
    assert Curve.of([(1.0, False)]).at_risk(0.05) is None


def test_latency_is_in_milliseconds() -> None:
    assert Latency.of([number / 1000 for number in range(100)]) == Latency(50.0, 99.0)
    assert Latency.of([]) == Latency(0.0, 0.0)


def test_the_same_figures_are_no_regression() -> None:
    now = evaluation(("plain", RIGHT), ("plain", WRONG))
    baseline = Baseline().with_evaluation("a.jsonl", now)
    assert list(baseline.regressions("a.jsonl", now)) == []
    assert list(baseline.regressions("b.jsonl", evaluation(("plain", WRONG)))) == []


def test_a_wrong_answer_more_is_a_regression_of_the_whole() -> None:
    baseline = Baseline().with_evaluation("a.jsonl", evaluation(("plain", RIGHT), ("date", SILENT)))
    worse = list(baseline.regressions("a.jsonl", evaluation(("plain", RIGHT), ("date", WRONG))))
    assert [(each.kind, each.mark) for each in worse] == [(WHOLE, Mark.WRONG)]


def test_a_kind_that_falls_behind_is_named_though_the_whole_does_not() -> None:
    before = evaluation(*[("plain", RIGHT)] * 4, *[("date", SILENT)] * 4)
    after = evaluation(*[("plain", SILENT)] * 4, *[("date", RIGHT)] * 4)
    worse = list(Baseline().with_evaluation("a.jsonl", before).regressions("a.jsonl", after))
    assert [(each.kind, each.mark, each.before.right, each.now.right) for each in worse] == [
        ("plain", Mark.RIGHT, 4, 0)
    ]


def test_a_baseline_keeps_other_files_and_survives_json() -> None:
    baseline = Baseline().with_evaluation("a.jsonl", evaluation(("plain", RIGHT)))
    both = baseline.with_evaluation("b.jsonl", evaluation(("plain", WRONG)))
    assert set(both.files) == {"a.jsonl", "b.jsonl"}
    assert Baseline.model_validate_json(both.model_dump_json()) == both
