"""A base that takes over what its predecessor found out is the base that found it out itself."""

from pathlib import Path
from random import Random

import pytest

from knowledge import learning
from knowledge.calibration import Trial
from knowledge.calibration_cache import CalibrationCache
from knowledge.factbase import FactBase
from knowledge.facts import Abbreviation, Entity, FactFile
from knowledge.responder import Responder
from tests.knowledge.bases import CLUB, COUNCIL, LIBRARY
from tests.knowledge.publication.revising import TELLINGS, revised


def supports(base: FactBase) -> list[tuple[object, ...]]:
    found = [base.support(number) for number in range(len(base.facts))]
    return [(support.folds, support.keys, support.texts) for support in found]


@pytest.mark.parametrize("factfile", [CLUB, COUNCIL])
def test_what_is_taken_over_is_what_would_be_found_out(factfile: FactFile) -> None:
    random = Random(2)
    former = Responder.build(factfile)
    assert former.decider.base.common is not None
    for _ in range(5):
        factfile = revised(factfile, random)
        successor = Responder.build(factfile, None, former)
        alone = Responder.build(factfile)
        assert successor.decider.calibration == alone.decider.calibration
        assert supports(successor.decider.base) == supports(alone.decider.base)
        former = successor


def chances(responder: Responder) -> dict[Trial, float]:
    samples = responder.decider.calibration.samples
    return {trial: sample.chance for trial, sample in samples.items() if sample.exact}


@pytest.mark.parametrize("factfile", [CLUB, COUNCIL, LIBRARY])
def test_where_no_phrasing_changes_all_that_is_learnt_is_taken_over(factfile: FactFile) -> None:
    random = Random(3)
    former = Responder.build(factfile)
    taken_over = 0
    for _ in range(12):
        factfile = revised(factfile, random, TELLINGS)
        successor = Responder.build(factfile, None, former)
        assert successor.decider.base.learning is former.decider.base.learning
        alone = Responder.build(factfile)
        assert successor.decider.calibration == alone.decider.calibration
        assert chances(successor).items() <= chances(alone).items()
        samples = former.decider.calibration.samples
        taken_over += sum(
            sample is samples.get(trial) for trial, sample in successor.decider.calibration.samples.items()
        )
        former = successor
    assert taken_over


def test_what_is_taken_over_survives_being_kept(tmp_path: Path) -> None:
    cache = CalibrationCache(tmp_path)
    Responder.build(COUNCIL, cache)
    kept = Responder.build(COUNCIL, cache)
    for factfile in (revised(COUNCIL, Random(4), TELLINGS), revised(COUNCIL, Random(4))):
        successor, alone = Responder.build(factfile, None, kept), Responder.build(factfile)
        assert successor.decider.calibration == alone.decider.calibration
        assert chances(successor).items() <= chances(alone).items()


def renamed(factfile: FactFile) -> list[FactFile]:
    """The file with a name or an abbreviation more, or less, that its facts have to do with."""
    first, *others = factfile.entities
    entity = Entity(id="x", kind="person", name=" ".join(factfile.facts[0].answer.split()[:3]))
    known = factfile.facts[0].questions[0].split()[0]
    short = Abbreviation(short=known, long=("một thứ khác",))
    return [
        factfile.model_copy(update=update)
        for update in (
            {"entities": (*factfile.entities, entity)},
            {"entities": (*others, first.model_copy(update={"name": f"{first.name} Khác"}))},
            {"abbreviations": (*factfile.abbreviations, short)},
            {"abbreviations": factfile.abbreviations[1:]},
        )
    ]


@pytest.mark.parametrize("factfile", [CLUB, COUNCIL])
def test_what_is_named_otherwise_is_found_out_anew(factfile: FactFile) -> None:
    former = Responder.build(factfile)
    assert supports(former.decider.base)
    for changed in renamed(factfile):
        successor, alone = Responder.build(changed, None, former), Responder.build(changed)
        assert successor.decider.calibration == alone.decider.calibration
        assert supports(successor.decider.base) == supports(alone.decider.base)
        assert successor.decider.base.index.phrasings == alone.decider.base.index.phrasings


def test_a_base_that_has_become_small_enough_to_learn_learns_all_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    smaller = FactFile(facts=LIBRARY.facts[1:])
    monkeypatch.setattr(learning, "MOST_LEARNT", sum(len(fact.questions) for fact in smaller.facts))
    former = Responder.build(LIBRARY)
    assert not former.decider.base.learning.happens
    found = Responder.build(smaller, None, former).decider
    assert found.base.learning.happens
    assert found.calibration == Responder.build(smaller).decider.calibration
