"""A base that takes over what its predecessor found out is the base that found it out itself."""

from pathlib import Path
from random import Random

import pytest

from knowledge import lexicon
from knowledge.calibration import Trial
from knowledge.calibration_cache import CalibrationCache
from knowledge.factbase import FactBase
from knowledge.facts import Entity, FactFile
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
    return {trial: sample.chance for trial, sample in responder.decider.calibration.samples.items()}


@pytest.mark.parametrize("factfile", [CLUB, COUNCIL, LIBRARY])
def test_where_no_phrasing_changes_all_that_is_learnt_is_taken_over(factfile: FactFile) -> None:
    random = Random(3)
    former = Responder.build(factfile)
    taken_over = 0
    for _ in range(12):
        factfile = revised(factfile, random, TELLINGS)
        successor = Responder.build(factfile, None, former)
        assert successor.decider.base.learning is former.decider.base.learning
        assert chances(successor) == chances(Responder.build(factfile))
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
        assert chances(successor) == chances(alone)


def test_nothing_is_taken_over_where_names_have_changed() -> None:
    former = FactBase(COUNCIL, lexicon.shipped())
    assert former.predecessor().reads_like(COUNCIL)
    entity = Entity(id="x", kind="place", name="Hồ Xanh")
    changed = COUNCIL.model_copy(update={"entities": (*COUNCIL.entities, entity)})
    assert not former.predecessor().reads_like(changed)
