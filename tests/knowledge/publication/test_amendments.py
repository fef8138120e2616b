"""Records changed in chat: one changes, every other byte stays."""

import difflib
import tomllib

import pytest

from knowledge.facts import FactFile
from knowledge.problems import ProblemKind
from knowledge.publication.amendments import (
    Amended,
    Amendment,
    new_id,
    silenced,
    with_field,
    with_phrasings,
    with_record,
    without,
)
from knowledge.publication.author import Author
from knowledge.publication.difference import Deed
from knowledge.publication.proposal import Proposal
from tests.publishing import FACTS, Desk

NEW = {"id": "wifi", "questions": ["Mật khẩu wifi là gì?"], "answer": "Bạn hỏi quầy số 1."}


def added(factfile: FactFile) -> Amended:
    return with_record(factfile, "facts", NEW)


def answered(fact: str, answer: str) -> Amendment:
    return lambda factfile: with_field(factfile, "facts", fact, "answer", answer)


def retired(fact: str) -> Amendment:
    return lambda factfile: without(factfile, "facts", fact)


def asked(fact: str, more: tuple[str, ...], less: tuple[str, ...] = ()) -> Amendment:
    return lambda factfile: with_phrasings(factfile, fact, more, less)


def made(table: str, **fields: object) -> Amendment:
    return lambda factfile: with_record(factfile, table, fields)


def lines(proposal: Proposal) -> list[str]:
    """The lines that come and go."""
    after = proposal.content.decode().splitlines()
    return [line for line in difflib.ndiff(FACTS.splitlines(), after) if line[0] in "+-" and line[2:]]


@pytest.mark.parametrize(
    ("amend", "changed"),
    [
        (
            answered("gio-mo-cua", "Mở cửa lúc 9 giờ."),
            ['- answer = "Thư viện mở cửa lúc tám giờ."', '+ answer = "Mở cửa lúc 9 giờ."'],
        ),
        (
            retired("gio-mo-cua"),
            [f"- {line}" for line in [*FACTS.splitlines()[2:6], *FACTS.splitlines()[-3:]] if line],
        ),
        (
            made("entities", id="quay-2", kind="place", name="quầy số 2"),
            ["+ [[entities]]", '+ id = "quay-2"', '+ kind = "place"', '+ name = "quầy số 2"'],
        ),
        (
            made("abbreviations", short="TV", long=["thư viện"]),
            ["+ [[abbreviations]]", '+ short = "TV"', '+ long = ["thư viện"]'],
        ),
    ],
)
def test_nothing_else_changes(desk: Desk, amend: Amendment, changed: list[str]) -> None:
    proposal = desk.publisher.propose_amended(amend)
    assert not proposal.errors
    assert lines(proposal) == changed


def test_phrasings_come_and_go(desk: Desk) -> None:
    amend = asked("gui-xe", ("Để xe máy ở đâu?", "Bãi giữ xe nằm chỗ nào?"), ("Gửi xe ở đâu?",))
    proposal = desk.publisher.propose_amended(amend)
    (change,) = proposal.difference.changes
    (questions,) = change.fields
    assert (questions.added, questions.removed) == (("Để xe máy ở đâu?",), ("Gửi xe ở đâu?",))
    assert "# Bàn trả sách" in proposal.content.decode()


def test_a_record_is_added_even_where_the_last_line_has_no_end(desk: Desk) -> None:
    desk.publisher.publish(desk.publisher.propose(desk.text.rstrip("\n").encode()), Author.admin(5), "", "k")
    proposal = desk.publisher.propose_amended(made("checks", question="wifi", expect="gui-xe"))
    assert [check["question"] for check in tomllib.loads(proposal.content.decode())["checks"]][1:] == ["wifi"]
    assert proposal.difference.count(Deed.ADDED, "checks") == 1


def test_a_new_fact_stands_last(desk: Desk) -> None:
    document = tomllib.loads(desk.publisher.propose_amended(added).content.decode())
    assert [fact["id"] for fact in document["facts"]] == ["gio-mo-cua", "noi-tra-sach", "gui-xe", "wifi"]


def test_a_fact_becomes_one_that_the_article_is_silent_on(desk: Desk) -> None:
    proposal = desk.publisher.propose_amended(lambda file: silenced(file, "gui-xe", "Bài không nói."))
    assert proposal.release is not None
    assert proposal.release.factfile.facts[2].status == "not_stated"
    assert not proposal.report.regressions


@pytest.mark.parametrize(
    "amend",
    [
        answered("nowhere", "…"),
        asked("nowhere", ("…?",)),
        lambda file: silenced(file, "nowhere", "…"),
    ],
)
def test_what_is_not_there_cannot_be_changed(desk: Desk, amend: Amendment) -> None:
    problems = desk.publisher.propose_amended(amend).errors
    assert [problem.kind for problem in problems] == [ProblemKind.RECORD_GONE]


def test_a_change_that_makes_the_record_invalid_is_refused(desk: Desk) -> None:
    problems = desk.publisher.propose_amended(answered("gui-xe", " ")).errors
    assert [problem.place.field for problem in problems] == ["answer"]


def test_a_change_that_makes_the_file_invalid_is_refused_with_its_line(desk: Desk) -> None:
    (problem,) = desk.publisher.propose_amended(made("checks", question="Ở đâu?", expect="nowhere")).errors
    assert problem.kind is ProblemKind.FACT_UNKNOWN
    assert problem.line is not None


def test_what_was_published_since_it_was_thought_of_is_kept(desk: Desk) -> None:
    amend = answered("gui-xe", "Trong sân.")
    theirs = desk.publisher.propose(desk.changed("tám giờ", "chín giờ"))
    desk.publisher.publish(theirs, Author.admin(6), "", "theirs")
    (change,) = desk.publisher.propose_amended(amend).difference.changes
    assert change.id == "gui-xe"


@pytest.mark.parametrize(
    ("text", "made_id"),
    [("Gửi xe ở đâu?", "gui-xe-o-dau"), ("???", "muc"), ("unknown", "unknown-2"), ("Gửi xe", "gui-xe-2")],
)
def test_an_id_is_made_of_the_words_and_is_nobody_elses(text: str, made_id: str) -> None:
    assert new_id(text, {"gui-xe"}) == made_id
