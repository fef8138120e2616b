"""What is kept of a base between starts."""

from pathlib import Path

import pytest

from knowledge import lexicon as lexicons
from knowledge.base_record import BaseRecord
from knowledge.calibration_cache import KEPT, CalibrationCache, Lesson
from knowledge.factbase import FactBase
from knowledge.facts import FactFile
from tests.knowledge.bases import COUNCIL, LIBRARY, SINGLE, base, responder


@pytest.mark.parametrize("factfile", [COUNCIL, LIBRARY, SINGLE])
def test_a_base_of_its_record_is_the_same_base(factfile: FactFile) -> None:
    first = FactBase(factfile, lexicons.shipped())
    supports = [first.support(number) for number in range(len(first.facts))]
    known = [(support.folds, support.keys, support.texts) for support in supports]
    record = BaseRecord.model_validate_json(first.record().model_dump_json())
    again = FactBase(factfile, lexicons.shipped(), former=record)
    assert again.index.phrasings == first.index.phrasings
    everything = range(len(first.index.phrasings))
    assert again.matcher.stances(everything) == first.matcher.stances(everything)
    assert record.supports.keys() == set(range(len(first.facts)))
    supports = [again.support(number) for number in range(len(again.facts))]
    assert [(support.folds, support.keys, support.texts) for support in supports] == known
    assert again.common == first.common


def test_only_the_latest_lessons_are_kept(tmp_path: Path) -> None:
    cache = CalibrationCache(tmp_path)
    lesson = Lesson(
        responder(LIBRARY).decider.calibration, base(LIBRARY).learning.discriminant, base(LIBRARY).record()
    )
    for number in range(KEPT + 2):
        facts = (LIBRARY.facts[0].model_copy(update={"title": f"{number}"}), *LIBRARY.facts[1:])
        cache.put(LIBRARY.model_copy(update={"facts": facts}), lesson)
    assert len(list(tmp_path.glob("*.json"))) == len(list(tmp_path.glob("*.npz"))) == KEPT
