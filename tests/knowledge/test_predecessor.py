"""A base that takes over what its predecessor found out is the base that found it out itself."""

from random import Random

import pytest

from knowledge import lexicon
from knowledge.factbase import FactBase
from knowledge.facts import Entity, FactFile
from knowledge.responder import Responder
from tests.knowledge.bases import CLUB, COUNCIL
from tests.knowledge.publication.revising import revised


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


def test_nothing_is_taken_over_where_names_have_changed() -> None:
    former = FactBase(COUNCIL, lexicon.shipped())
    assert former.predecessor().reads_like(COUNCIL)
    entity = Entity(id="x", kind="place", name="Hồ Xanh")
    changed = COUNCIL.model_copy(update={"entities": (*COUNCIL.entities, entity)})
    assert not former.predecessor().reads_like(changed)
