"""Changes tried in a process beside: what comes of them, and what happens when it is lost."""

import os
import signal
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from multiprocessing import Pipe
from pathlib import Path

import pytest

from knowledge.calibration_cache import CalibrationCache
from knowledge.publication.annex import Annex, AnnexClosedError
from knowledge.publication.annex_process import Bench
from knowledge.publication.answers_cache import AnswersCache
from knowledge.publication.proposal import Proposal, Release, Workshop
from knowledge.publication.trial import Opening, Rehearsal, Task
from tests.publishing import FACTS

NAME = "facts.toml"
BEFORE = FACTS.encode()
AFTER = FACTS.replace("tám giờ", "chín giờ").encode()
WORSE = FACTS.replace('questions = ["Gửi xe ở đâu?",', 'questions = ["Thư viện mở cửa lúc nào?",').encode()


@pytest.fixture
def annex() -> Iterator[Annex]:
    with closing(Annex(Opening(NAME))) as opened:
        yield opened


@pytest.fixture
def served() -> Release:
    return Workshop(NAME).release(BEFORE)


def told(proposal: Proposal) -> Proposal:
    return replace(proposal, release=None, report=replace(proposal.report, seconds=0.0, undisturbed=0))


def test_the_annex_finds_what_is_found_here(annex: Annex, served: Release) -> None:
    workshop = Workshop(NAME, annex=annex)
    for content in (AFTER, WORSE, b"[[facts", FACTS.replace("answer", "answr").encode()):
        shares: list[float] = []
        beside = workshop.propose(content, served, served.digest, ("mấy giờ rồi",), shares.append)
        here = Workshop(NAME).propose(content, served, served.digest, ("mấy giờ rồi",))
        assert told(beside) == told(here)
        assert shares[0] == 0.0
        assert beside.errors or len(shares) > 1
    assert annex.process is not None


def test_the_annex_examines_what_is_served(annex: Annex, served: Release) -> None:
    shares: list[float] = []
    beside = Workshop(NAME, annex=annex).examine(served, ("mấy giờ rồi",), shares.append)
    here = Workshop(NAME).examine(served, ("mấy giờ rồi",), lambda _: None)
    assert (beside.broken, beside.recent) == (here.broken, here.recent)
    for found, expected in ((beside.phrasings, here.phrasings), (beside.altered, here.altered)):
        assert [judged.mark for judged in found.judged] == [judged.mark for judged in expected.judged]
    assert shares
    assert annex.process is not None


def test_what_was_tried_in_the_annex_can_be_served(annex: Annex, served: Release) -> None:
    proposal = Workshop(NAME, annex=annex).propose(AFTER, served, served.digest)
    assert proposal.release is not None
    assert "chín giờ" in proposal.release.responder.factfile.facts[0].answer


def test_a_lost_process_is_begun_again(annex: Annex) -> None:
    task = Task(AFTER, BEFORE)
    assert annex.tried(task, lambda _: None) is not None
    first = annex.process
    assert first is not None
    os.kill(first, signal.SIGKILL)
    assert annex.tried(task, lambda _: None) is not None
    assert annex.process != first


def test_the_annex_has_no_secrets(annex: Annex, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "123:secret")
    annex.rehearse(BEFORE)
    environment = Path(f"/proc/{annex.process}/environ").read_bytes()
    assert b"PYTHONPATH" in environment
    assert b"secret" not in environment


def test_whoever_waits_for_a_closed_annex_is_told(annex: Annex) -> None:
    annex.rehearse(BEFORE)
    annex.close()
    with pytest.raises(AnnexClosedError):
        annex.tried(Task(AFTER, BEFORE), lambda _: None)


def test_what_is_rehearsed_is_remembered_by_the_next_process(tmp_path: Path, served: Release) -> None:
    cache = CalibrationCache(tmp_path)
    ours, theirs = Pipe()
    with ours, theirs:
        ours.send(Rehearsal(BEFORE, ("mấy giờ rồi",)))
        Bench(theirs, Opening(NAME, cache), idle=0.0).serve()
        AnswersCache(cache).fill(served.factfile, served.answers)
        questions = [question for fact in served.factfile.facts for question in fact.questions]
        assert all(served.answers.known(question) for question in questions)
        assert served.answers.known("mấy giờ rồi") is None, "what others asked is not kept on the disk"


def test_what_was_tried_is_remembered_by_the_next_command(tmp_path: Path) -> None:
    cache = CalibrationCache(tmp_path)
    first = Workshop(NAME, cache)
    served = first.release(BEFORE)
    first.propose(AFTER, served, served.digest)
    second = Workshop(NAME, cache)
    for content in (BEFORE, AFTER):
        release = second.release(content)
        second.recall(release)
        assert all(release.answers.known(q) for fact in release.factfile.facts for q in fact.questions)
