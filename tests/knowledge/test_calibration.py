"""A base teaches its own threshold: by its phrasings, by its facts held out, and by its curator's checks."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from knowledge.calibration import LEAST, MOST, Calibration, Sample, Trial, calibrate, samples
from knowledge.calibration_cache import CalibrationCache, Lesson
from knowledge.confidence import Confidence
from knowledge.evaluation.asking import ask_one
from knowledge.facts import Check, Fact, FactFile
from knowledge.responder import Responder
from tests.knowledge.bases import CLUB, COUNCIL, LIBRARY, SINGLE, asked, base, responder, with_checks

ROOT = Path(__file__).parents[2]

ASK = """
from tests.knowledge.bases import COUNCIL, LIBRARY, SINGLE, decide, responder
for factfile in (COUNCIL, LIBRARY, SINGLE):
    calibration = responder(factfile).decider.calibration
    print(calibration.threshold)
for text in ("ai chu tri dai hoi", "đh của ai", "Nghị quyết 6", "bà Lan hay ông Hùng chủ trì đại hội?"):
    decision = decide(COUNCIL, text)
    print(decision.outcome, [(candidate.fact.id, candidate.score) for candidate in decision.candidates])
"""


def calibration(factfile: FactFile) -> Calibration:
    return responder(factfile).decider.calibration


def lesson(factfile: FactFile) -> Lesson:
    taught = base(factfile)
    return Lesson(calibration(factfile), taught.learning.discriminant, taught.record())


def spoken(seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", ASK]
    run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)  # noqa: S603
    return run.stdout


def test_the_same_file_teaches_the_same_in_every_process() -> None:
    # Sets and dicts of strings are walked in another order under another hash seed.
    first, second = spoken("1"), spoken("4242")
    assert first == second
    assert first.count("\n") == 7


@pytest.mark.parametrize(
    "factfile", [LIBRARY, SINGLE, CLUB, COUNCIL], ids=["library", "single", "club", "council"]
)
def test_a_threshold_is_a_usable_chance(factfile: FactFile) -> None:
    assert LEAST <= calibration(factfile).threshold <= MOST


def test_questions_are_refused_while_their_fact_is_away() -> None:
    # Every fact taken out in turn: the rest refuses all but a few. Six facts cannot teach a threshold: larger
    # bases keep the promised share (tests/benchmarks/faq.py measures it), here it may be an eighth of them.
    false = []
    for fact in LIBRARY.facts:
        others = FactFile(facts=tuple(other for other in LIBRARY.facts if other is not fact))
        false += [question for question in fact.questions if asked(others, question)[0] == "answered"]
    assert len(false) <= 0.125 * sum(len(fact.questions) for fact in LIBRARY.facts), false


def sampled(factfile: FactFile) -> dict[Trial, Sample]:
    facts = base(factfile)
    return samples(facts, Confidence.shipped())


def test_every_fact_of_a_small_base_is_held_out() -> None:
    assert [trial.kind for trial in sampled(LIBRARY)] == ["held fact"] * 24


def test_names_and_numbers_of_lone_phrasings_are_swapped() -> None:
    kinds = [trial.kind for trial in sampled(SINGLE)]
    assert kinds.count("held fact") == len(SINGLE.facts)
    numbered = FactFile(
        facts=(
            Fact(id="a", questions=("Điều 5 quy định gì?",), answer="Về giờ giấc."),
            Fact(id="b", questions=("Tòa nhà Bitexco cao bao nhiêu tầng?",), answer="68 tầng."),
            Fact(id="c", questions=("Ai thiết kế cầu Thê Húc?",), answer="Nguyễn Văn Siêu cho dựng."),
        )
    )
    kinds = [trial.kind for trial in sampled(numbered)]
    assert kinds.count("number") == 1
    assert kinds.count("name") == 2


def test_one_phrasing_a_fact_is_answered_and_refused() -> None:
    assert asked(SINGLE, "thu vien mo cua luc may gio z") == ("answered", ("gio-mo-cua",))
    assert asked(SINGLE, "lam the ban doc mat bao nhieu tien") == ("answered", ("phi-lam-the",))
    assert asked(SINGLE, "Giá vàng hôm nay bao nhiêu?")[0] == "unknown"


def test_a_curator_s_checks_move_the_threshold() -> None:
    # Questions that are like the phrasings and must not be answered: the base learns to be stricter.
    refused = [
        Check(question=f"{question.rstrip('?')} {tail}?", expect="unknown")
        for fact in LIBRARY.facts
        for question in fact.questions[:2]
        for tail in ("vào mùa đông", "của trường bên cạnh")
    ]
    plain = calibrate(base(LIBRARY))
    taught = calibrate(base(with_checks(LIBRARY, *refused)))
    found = [
        sample for trial, sample in sampled(with_checks(LIBRARY, *refused)).items() if trial.kind == "check"
    ]
    assert len(found) == len(refused)
    falsely = [sum(sample.chance >= each.threshold for sample in found) for each in (plain, taught)]
    assert falsely[1] < falsely[0]


def test_claims_and_denials_are_no_lesson_for_the_threshold() -> None:
    checks = (
        Check(question="Ai không chủ trì đại hội?", expect="unknown"),
        Check(question="Vũ Thị Lan chủ trì đại hội phải không?", expect="chu-tri", status="confirmed"),
    )
    assert calibration(with_checks(COUNCIL, *checks)) == calibration(COUNCIL)


def test_an_empty_file_answers_nothing() -> None:
    empty = FactFile()
    assert sampled(empty) == {}
    assert asked(empty, "Ai chủ trì đại hội?") == ("unknown", ())
    assert asked(empty, "xin chào") == ("smalltalk", ())
    assert asked(empty, "") == ("unknown", ())


def test_one_fact_is_answered_and_everything_else_refused() -> None:
    one = FactFile(facts=LIBRARY.facts[:1])
    assert asked(one, "Thư viện mở cửa lúc mấy giờ?") == ("answered", ("gio-mo-cua",))
    assert asked(one, "thu vien mo cua luc may gio") == ("answered", ("gio-mo-cua",))
    assert asked(one, "Gửi xe ở đâu?")[0] == "unknown"
    assert asked(one, "Giá vàng hôm nay bao nhiêu?")[0] == "unknown"


def test_a_calibration_is_kept_for_exactly_its_facts(tmp_path: Path) -> None:
    cache = CalibrationCache(tmp_path / "made" / "here")
    assert cache.get(LIBRARY) is None
    cache.put(LIBRARY, lesson(LIBRARY))
    kept = cache.get(LIBRARY)
    assert kept is not None
    assert kept.calibration == calibration(LIBRARY)
    assert kept.calibration.samples == calibration(LIBRARY).samples
    assert cache.get(CLUB) is None
    assert cache.get(with_checks(LIBRARY, Check(question="Mở cửa không?", expect="unknown"))) is None


def test_what_was_kept_answers_as_what_is_taught_anew(tmp_path: Path) -> None:
    cache = CalibrationCache(tmp_path)
    first = Responder.build(LIBRARY, cache)
    again = Responder.build(LIBRARY, cache)
    for question in ("mấy giờ thư viện đóng cửa", "thẻ thư viện giá bao nhiêu", "ai sáng lập thư viện"):
        assert ask_one(first, question, lambda: 0.0) == ask_one(again, question, lambda: 0.0)


def test_a_broken_cache_is_an_empty_one(tmp_path: Path) -> None:
    cache = CalibrationCache(tmp_path)
    cache.put(LIBRARY, lesson(LIBRARY))
    (kept,) = tmp_path.glob("*.json")
    (learnt,) = tmp_path.glob("*.npz")
    for broken in (learnt, kept):
        broken.write_text("{}", "utf-8")
        assert cache.get(LIBRARY) is None
        cache.put(LIBRARY, lesson(LIBRARY))
        assert cache.get(LIBRARY) is not None
    nowhere = CalibrationCache(kept)  # a file where the folder should be
    nowhere.put(LIBRARY, lesson(LIBRARY))
    assert nowhere.get(LIBRARY) is None
