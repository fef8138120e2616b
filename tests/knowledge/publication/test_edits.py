"""Edits in chat: one record changes, every other byte stays."""

import difflib
import tomllib

import pytest

from knowledge.facts import Abbreviation, Check, Entity, Fact, Source
from knowledge.publication.difference import Deed
from knowledge.publication.edits import (
    AddCheck,
    AddFact,
    AddQuestion,
    Edit,
    MarkNotStated,
    Missing,
    PutFact,
    RemoveAbbreviation,
    RemoveCheck,
    RemoveEntity,
    RemoveQuestion,
    RetireFact,
    SetAbbreviation,
    SetAnswer,
    SetEntity,
    SetSource,
    SetTitle,
)
from knowledge.publication.proposal import Proposal
from tests.publishing import FACTS, Desk

NEW = Fact(id="wifi", questions=("Mật khẩu wifi là gì?",), answer="Bạn hỏi quầy số 1.")
ENTITY = Entity(id="quay-2", kind="place", name="quầy số 2")
SOURCE = Source(id="noi-quy", title="Nội quy", publisher="Thư viện", date="2024")
SHORT = Abbreviation(short="TV", long=("thư viện",))


def tried(desk: Desk, *edits: Edit) -> Proposal:
    proposal = desk.publisher.propose_edits(edits)
    assert isinstance(proposal, Proposal)
    return proposal


def lines(proposal: Proposal) -> list[str]:
    """The lines that come and go."""
    after = proposal.content.decode().splitlines()
    return [line for line in difflib.ndiff(FACTS.splitlines(), after) if line[0] in "+-" and line[2:]]


@pytest.mark.parametrize(
    ("edit", "changed"),
    [
        (
            SetAnswer("gio-mo-cua", "Mở cửa lúc 9 giờ."),
            ['- answer = "Thư viện mở cửa lúc tám giờ."', '+ answer = "Mở cửa lúc 9 giờ."'],
        ),
        (SetTitle("gui-xe", "Bãi xe", "Xe"), ['+ topic = "Xe"', '+ title = "Bãi xe"']),
        (
            RetireFact("gio-mo-cua"),
            [f"- {line}" for line in [*FACTS.splitlines()[2:6], *FACTS.splitlines()[-3:]] if line],
        ),
        (
            SetEntity(ENTITY),
            ["+ [[entities]]", '+ id = "quay-2"', '+ kind = "place"', '+ name = "quầy số 2"'],
        ),
        (SetAbbreviation(SHORT), ["+ [[abbreviations]]", '+ short = "TV"', '+ long = ["thư viện"]']),
    ],
)
def test_nothing_else_changes(desk: Desk, edit: Edit, changed: list[str]) -> None:
    proposal = tried(desk, edit)
    assert not proposal.errors
    assert lines(proposal) == changed


def test_phrasings_come_and_go(desk: Desk) -> None:
    proposal = tried(
        desk,
        AddQuestion("gui-xe", "Để xe máy ở đâu?"),
        RemoveQuestion("gui-xe", "Gửi xe ở đâu?"),
    )
    (change,) = proposal.difference.changes
    (questions,) = change.fields
    assert (questions.added, questions.removed) == (("Để xe máy ở đâu?",), ("Gửi xe ở đâu?",))
    assert "# Bàn trả sách" in proposal.content.decode()


def test_a_fact_is_added_even_where_the_last_line_has_no_end(desk: Desk) -> None:
    desk.path.write_text(desk.text.rstrip("\n"), "utf-8")
    proposal = tried(desk, AddFact(NEW), AddCheck(Check(question="wifi", expect="wifi")), SetSource(SOURCE))
    document = tomllib.loads(proposal.content.decode())
    assert [fact["id"] for fact in document["facts"]] == ["gio-mo-cua", "noi-tra-sach", "gui-xe", "wifi"]
    assert proposal.difference.count(Deed.ADDED) == 1
    assert proposal.difference.count(Deed.ADDED, "checks") == 1


def test_a_fact_becomes_one_that_the_article_is_silent_on(desk: Desk) -> None:
    proposal = tried(desk, MarkNotStated("gui-xe", "Bài không nói chỗ gửi xe."))
    assert proposal.release is not None
    assert proposal.release.factfile.facts[2].status == "not_stated"
    assert not proposal.report.regressions


@pytest.mark.parametrize(
    "edit",
    [
        SetAnswer("nowhere", "…"),
        SetTitle("nowhere", "…"),
        AddQuestion("nowhere", "…"),
        RemoveQuestion("gui-xe", "never asked"),
        MarkNotStated("nowhere", "…"),
        RetireFact("nowhere"),
        PutFact(NEW),
        RemoveEntity("nowhere"),
        RemoveAbbreviation("nowhere"),
        RemoveCheck("nowhere"),
    ],
)
def test_what_is_not_there_cannot_be_edited(desk: Desk, edit: Edit) -> None:
    assert desk.publisher.propose_edits([edit]) == Missing(edit)


def test_an_edit_that_makes_the_file_invalid_is_refused(desk: Desk) -> None:
    proposal = tried(desk, RemoveQuestion("gui-xe", "Gửi xe ở đâu?"), SetAnswer("gui-xe", " "))
    assert [problem.place.field for problem in proposal.errors] == ["answer"]
