"""Publishing: what is written, served and recorded, and what is refused."""

import stat
import sys
import zlib
from collections.abc import Callable
from dataclasses import replace

import pytest
import sqlalchemy as sa

from knowledge.factfile import FactFileError
from knowledge.publication.author import EDITOR, Author
from knowledge.publication.verdict import (
    Conflict,
    Published,
    Refused,
    Repeated,
    Unchanged,
    Unconfirmed,
)
from knowledge.stores.database import Database
from knowledge.stores.schema import content
from tests.publishing import FACTS, Desk

ADMIN = Author.admin(5)
OPENS_AT_NINE = ("tám giờ", "chín giờ")
OPENS = "Thư viện mở cửa lúc nào?"
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="files change places on Linux alone")


def test_the_file_as_it_is_becomes_the_first_revision(desk: Desk, open_desk: Callable[[], Desk]) -> None:
    (first,) = desk.publisher.revisions.last(10)
    assert (first.number, first.author, first.before) == (1, EDITOR, "")
    assert open_desk().publisher.revisions.last(10) == (first,)


def test_a_change_is_written_served_and_recorded(desk: Desk) -> None:
    desk.path.chmod(0o640)
    content = desk.changed(*OPENS_AT_NINE)
    proposal = desk.publisher.propose(content)
    assert desk.text.encode() != content
    assert [change.key for change in proposal.difference.changes] == [("facts", "gio-mo-cua")]
    assert not proposal.questionable
    verdict = desk.publisher.publish(proposal, ADMIN, "giờ mới", "k1")
    assert isinstance(verdict, Published)
    assert desk.path.read_bytes() == content
    assert stat.S_IMODE(desk.path.stat().st_mode) == 0o640
    assert "chín giờ" in desk.served[-1].factfile.facts[0].answer
    revision = verdict.revision
    assert (revision.number, revision.author, revision.note) == (2, ADMIN, "giờ mới")
    assert desk.publisher.revisions.content(revision.after) == content


def test_the_same_key_applies_once(desk: Desk) -> None:
    content = desk.changed(*OPENS_AT_NINE)
    proposal = desk.publisher.propose(content)
    desk.publisher.publish(proposal, ADMIN, "", "k1")
    assert desk.publisher.publish(proposal, ADMIN, "", "k1") == Repeated(2)
    assert desk.publisher.publish(desk.publisher.propose(content), ADMIN, "", "k2") == Unchanged()
    assert len(desk.publisher.revisions.last(10)) == 2


@pytest.mark.parametrize("moment", ["rename", pytest.param("exchange", marks=ON_LINUX)])
def test_what_an_editor_saves_at_the_last_moment_stands(
    desk: Desk, open_desk: Callable[[], Desk], moment: str
) -> None:
    proposal = desk.publisher.propose(desk.changed(*OPENS_AT_NINE))
    saved = desk.changed("quầy số 2", "quầy số 7")

    def save(step: str) -> None:
        if step == moment:
            draft = desk.path.with_name("saved")
            draft.write_bytes(saved)
            draft.replace(desk.path)

    desk.publisher.placement = replace(desk.publisher.placement, step=save)
    verdict = desk.publisher.publish(proposal, ADMIN, "", "k")
    assert isinstance(verdict, Conflict)
    assert verdict.theirs.keys == {("facts", "noi-tra-sach")}
    assert desk.path.read_bytes() == saved
    assert [path.name for path in desk.path.parent.glob(".*.new")] == []
    assert desk.publisher.revisions.pending() == ()
    assert "tám giờ" in open_desk().publisher.served.factfile.facts[0].answer


def test_a_bad_file_is_refused_with_its_lines(desk: Desk) -> None:
    before = desk.text
    proposal = desk.publisher.propose(desk.changed("answer = ", "answr = "))
    assert {problem.line for problem in proposal.errors} == {3, 6}
    assert isinstance(desk.publisher.publish(proposal, ADMIN, "", "k", confirmed=True), Refused)
    assert desk.text == before


def test_a_regression_needs_a_confirmation(desk: Desk) -> None:
    content = desk.changed('questions = ["Gửi xe ở đâu?",', f'questions = ["{OPENS}",')
    proposal = desk.publisher.propose(content)
    assert OPENS in {shift.question for shift in proposal.report.regressions}
    assert isinstance(desk.publisher.publish(proposal, ADMIN, "", "k"), Unconfirmed)
    assert isinstance(desk.publisher.publish(proposal, ADMIN, "", "k", confirmed=True), Published)


def test_a_change_of_wording_alone_is_no_regression(desk: Desk) -> None:
    report = desk.publisher.propose(desk.changed(*OPENS_AT_NINE)).report
    assert report.shifts == ()
    assert dict(report.reworded) == {"gio-mo-cua": 3}


def test_the_second_of_two_writers_is_shown_the_conflict(desk: Desk) -> None:
    mine = desk.publisher.propose(desk.changed("tám giờ", "bảy giờ"))
    theirs = desk.publisher.propose(desk.changed(*OPENS_AT_NINE))
    desk.publisher.publish(theirs, Author.admin(6), "", "theirs")
    verdict = desk.publisher.publish(mine, ADMIN, "", "mine")
    assert isinstance(verdict, Conflict)
    assert verdict.both == {("facts", "gio-mo-cua")}
    assert "chín giờ" in desk.text


def test_who_is_shown_what_another_process_published_is_served_it(
    desk: Desk, open_desk: Callable[[], Desk]
) -> None:
    mine = desk.publisher.propose(desk.changed("tám giờ", "bảy giờ"))
    other = open_desk().publisher
    other.publish(other.propose(desk.changed(*OPENS_AT_NINE)), Author("cli", "an"), "", "k")
    assert isinstance(desk.publisher.publish(mine, ADMIN, "", "mine"), Conflict)
    assert "chín giờ" in desk.served[-1].factfile.facts[0].answer


def test_what_somebody_saved_meanwhile_is_not_overwritten(desk: Desk) -> None:
    mine = desk.publisher.propose(desk.changed("tám giờ", "bảy giờ"))
    desk.path.write_bytes(desk.changed("quầy số 2", "quầy số 3"))
    verdict = desk.publisher.publish(mine, ADMIN, "", "mine")
    assert isinstance(verdict, Conflict)
    assert verdict.both == frozenset()
    assert [change.id for change in verdict.theirs.changes] == ["noi-tra-sach"]


def test_overwriting_a_saved_file_that_was_never_published_needs_a_confirmation(desk: Desk) -> None:
    content = desk.changed(*OPENS_AT_NINE)
    desk.path.write_text("[[facts", "utf-8")
    proposal = desk.publisher.propose(content)
    assert proposal.overwrites
    assert isinstance(desk.publisher.publish(proposal, ADMIN, "", "k"), Unconfirmed)
    assert isinstance(desk.publisher.publish(proposal, ADMIN, "", "k", confirmed=True), Published)
    assert desk.path.read_bytes() == content


def test_a_restart_serves_the_last_good_facts(desk: Desk, open_desk: Callable[[], Desk]) -> None:
    desk.path.write_text("[[facts", "utf-8")
    again = open_desk().publisher
    assert again.served.digest == desk.publisher.served.digest
    assert again.on_disk() == b"[[facts"


def test_a_bad_file_without_history_cannot_be_opened(path: object, open_desk: Callable[[], Desk]) -> None:
    assert hasattr(path, "write_text")
    path.write_text("[[facts", "utf-8")
    with pytest.raises(FactFileError):
        open_desk()


def test_what_another_process_published_is_served_and_not_published_again(
    desk: Desk, open_desk: Callable[[], Desk]
) -> None:
    other = open_desk().publisher
    other.publish(other.propose(desk.changed(*OPENS_AT_NINE)), Author("cli", "an"), "", "k")
    assert desk.publisher.on_disk() is None
    assert "chín giờ" in desk.served[-1].factfile.facts[0].answer
    assert len(desk.publisher.revisions.last(10)) == 2


def test_a_link_stays_a_link(desk: Desk, open_desk: Callable[[], Desk]) -> None:
    real = desk.path.rename(desk.path.with_name("real.toml"))
    desk.path.symlink_to(real)
    linked = open_desk().publisher
    linked.publish(linked.propose(desk.changed(*OPENS_AT_NINE)), ADMIN, "", "k")
    assert desk.path.is_symlink()
    assert "chín giờ" in real.read_text("utf-8")


@pytest.mark.parametrize("body", [b"rotten", zlib.compress(FACTS.replace("tám giờ", "mười giờ").encode())])
def test_facts_that_the_store_no_longer_holds_as_they_were_are_not_served(
    desk: Desk, open_desk: Callable[[], Desk], database: Database, body: bytes
) -> None:
    def spoil(connection: sa.Connection) -> None:
        connection.execute(sa.update(content).values(body=body))

    good = desk.path.read_bytes()
    database.writer.submit(spoil).result()
    assert open_desk().publisher.served.content == good
    desk.path.write_text("[[facts", "utf-8")
    assert open_desk().publisher.served.content == good  # kept anew when it was last opened
    database.writer.submit(spoil).result()
    with pytest.raises(FactFileError):
        open_desk()
