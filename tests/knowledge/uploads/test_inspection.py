"""Uploads: what is taken, what is refused and why, in a process that can do no harm."""

import asyncio
import time

import pytest

from knowledge.problems import Place, Problem, ProblemKind
from knowledge.uploads.child import answer
from knowledge.uploads.inspection import Announced, Inspection
from knowledge.uploads.limits import MAX_BYTES
from knowledge.uploads.verdict import Fault, Read, Refused, packed, unpacked
from tests.knowledge.uploads.hostile_files import GOOD, Hostile, corpus

CONTENT = GOOD.encode()
SECONDS = 2.0
CORPUS = corpus()
SAMPLE = sorted(CORPUS)[::12]


async def inspected(file: Hostile) -> Read | Refused | Fault:
    announced = Announced(file.name, len(file.content))
    return announced.fault() or await Inspection().verdict(announced, file.content, CONTENT)


async def test_a_good_file_is_read() -> None:
    assert await inspected(Hostile("dữ kiện.TOML", CONTENT)) == Read(CONTENT)


async def test_a_spreadsheet_becomes_the_text_of_a_fact_file() -> None:
    table = "id,questions,answer\nmo-cua,Mấy giờ mở cửa?,Cửa mở lúc 9 giờ.\n"
    verdict = await inspected(Hostile("facts.csv", table.encode()))
    assert verdict == Read(CONTENT.replace("8 giờ".encode(), "9 giờ".encode()))


async def test_all_problems_come_with_their_lines() -> None:
    file = Hostile("a.toml", CONTENT.replace(b"answer", b"answr").replace(b"mo-cua", b"Mo"))
    verdict = await inspected(file)
    assert isinstance(verdict, Refused)
    assert [(problem.line, problem.file) for problem in verdict.problems] == [
        (3, "a.toml"),
        (4, "a.toml"),
        (6, "a.toml"),
    ]


@pytest.mark.parametrize(
    ("name", "size", "fault"),
    [
        ("facts.toml", MAX_BYTES, None),
        ("FACTS.XLSX", 1, None),
        ("../../etc/passwd.csv", 1, None),  # a name is no path
        ("facts.toml", MAX_BYTES + 1, Fault.TOO_LARGE),
        ("facts.toml", 0, Fault.EMPTY),
        ("facts.toml", None, Fault.SIZE_UNKNOWN),
        ("facts.toml.exe", 1, Fault.TYPE),
        ("facts", 1, Fault.TYPE),
        ("toml", 1, Fault.TYPE),
        (".toml", 1, Fault.TYPE),
        ("facts.zip", 1, Fault.TYPE),
        ("facts.xlsm", 1, Fault.TYPE),
        ("", 1, Fault.TYPE),
    ],
)
def test_what_is_fetched_is_told_by_name_and_size(name: str, size: int | None, fault: Fault | None) -> None:
    assert Announced(name, size).fault() == fault


async def test_a_size_that_lied_is_found_out() -> None:
    assert await Inspection().verdict(Announced("a.toml", 1), b"#" * 1_000_001, b"") is Fault.TOO_LARGE


async def test_a_process_that_is_not_waited_for_is_ended() -> None:
    began = time.monotonic()
    verdict = await Inspection(text_patience=0.01).verdict(Announced("a.toml", 1), CONTENT, b"")
    assert verdict is Fault.BUSY
    assert time.monotonic() - began < SECONDS


async def test_a_name_full_of_tricks_stays_one_word_of_a_problem() -> None:
    announced = Announced("../a\nt 9 9 9\u202e\x00/" + "b" * 300 + ".toml", 5)
    verdict = await Inspection().verdict(announced, b"x = 1", b"")
    assert isinstance(verdict, Refused)
    assert len(verdict.problems[0].file) == 60
    assert "/" not in verdict.problems[0].file


def test_limits_are_those_of_uploads_alone() -> None:
    long = GOOD.replace("8 giờ", "8 giờ " * 1000).encode()
    (problem,) = unpacked(answer(long, b"", "a.toml", spreadsheet=False)[1:])
    assert (problem.kind, problem.line) == (ProblemKind.TEXT_TOO_LONG, 6)


def test_problems_travel_whole() -> None:
    place = Place("facts", 1, "mo-cua", "questions", 2, 7)
    problems = (
        Problem.of(ProblemKind.QUESTION_DUPLICATE, place, other=Place(line=3), value="Mở?"),
        Problem.of(ProblemKind.NO_FACTS),
    )
    assert unpacked(packed(problems)) == problems


@pytest.mark.parametrize("said", [b"", b"{}", b'[{"kind": "of-tomorrow"}]'])
def test_what_is_no_problem_is_not_taken_for_one(said: bytes) -> None:
    with pytest.raises(ValueError, match=r"validation error|unknown kind"):
        unpacked(said)


def test_the_corpus_is_large() -> None:
    assert len(CORPUS) >= 200
    assert len({(file.name, file.content) for file in CORPUS.values()}) >= 200


@pytest.mark.parametrize("what", SAMPLE)
async def test_a_hostile_file_is_refused_in_time(what: str) -> None:
    began = time.monotonic()
    verdict = await inspected(CORPUS[what])
    assert not isinstance(verdict, Read)
    assert time.monotonic() - began < 3 * SECONDS  # a busy machine is late in everything


@pytest.mark.drill
async def test_every_hostile_file_is_refused_in_time() -> None:
    times = []
    for what, file in CORPUS.items():
        began = time.monotonic()
        verdict = await inspected(file)
        times.append((time.monotonic() - began, what))
        assert not isinstance(verdict, Read), what
        await asyncio.sleep(0)
    print(f"\n{len(times)} files, the slowest", *(f"{t:.2f} s ({w})" for t, w in sorted(times)[-3:]))  # noqa: T201
    assert max(times)[0] < SECONDS
