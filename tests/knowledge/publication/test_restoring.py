"""Undo: a revision forward that gives back the exact text, unless that was changed again."""

from knowledge.publication.author import Author
from knowledge.publication.proposal import Proposal
from knowledge.publication.restoring import ChangedSince
from knowledge.publication.verdict import Published
from tests.knowledge.publication.test_amendments import added, answered, retired
from tests.publishing import FACTS, Desk

ADMIN = Author.admin(5)


def published(desk: Desk, proposal: object) -> int:
    assert isinstance(proposal, Proposal)
    key = f"k{len(desk.publisher.revisions.last(99))}"
    verdict = desk.publisher.publish(proposal, ADMIN, "", key, confirmed=True)
    assert isinstance(verdict, Published)
    return verdict.revision.number


def test_undoing_the_newest_gives_back_the_file(desk: Desk) -> None:
    published(desk, desk.publisher.propose(desk.changed("# Ghi chú đầu tệp\n", "")))
    assert published(desk, desk.publisher.propose_undo()) == 3
    assert desk.text == FACTS


def test_undoing_an_undo_does_it_again(desk: Desk) -> None:
    content = desk.changed("tám giờ", "chín giờ")
    published(desk, desk.publisher.propose(content))
    published(desk, desk.publisher.propose_undo())
    published(desk, desk.publisher.propose_undo())
    assert desk.path.read_bytes() == content


def test_an_older_change_is_undone_beside_later_ones(desk: Desk) -> None:
    odd = 'answer   =   "Bạn trả sách ở quầy số 2."  # hỏi cô Lan'
    published(desk, desk.publisher.propose(desk.changed('answer = "Bạn trả sách ở quầy số 2."', odd)))
    with_comment = desk.text
    number = published(desk, desk.publisher.propose_amended(answered("noi-tra-sach", "Ở quầy 3.")))
    published(desk, desk.publisher.propose_amended(answered("gui-xe", "Trong sân.")))
    published(desk, desk.publisher.propose_undo(number))
    assert desk.text == with_comment.replace("Bãi giữ xe nằm sau thư viện.", "Trong sân.")


def test_a_retired_fact_comes_back_in_its_place(desk: Desk) -> None:
    number = published(desk, desk.publisher.propose_amended(retired("noi-tra-sach")))
    published(desk, desk.publisher.propose_amended(added))
    published(desk, desk.publisher.propose_undo(number))
    facts = desk.publisher.served.factfile.facts
    assert [fact.id for fact in facts] == ["gio-mo-cua", "noi-tra-sach", "gui-xe", "wifi"]
    assert "# Bàn trả sách\n[[facts]]\n" in desk.text


def test_an_added_fact_goes_again(desk: Desk) -> None:
    number = published(desk, desk.publisher.propose_amended(added))
    published(desk, desk.publisher.propose_amended(answered("gui-xe", "Trong sân.")))
    published(desk, desk.publisher.propose_undo(number))
    assert "wifi" not in desk.text


def test_a_fact_changed_since_is_not_undone(desk: Desk) -> None:
    number = published(desk, desk.publisher.propose_amended(answered("gui-xe", "Trong sân.")))
    published(desk, desk.publisher.propose_amended(answered("gui-xe", "Ngoài sân.")))
    assert desk.publisher.propose_undo(number) == ChangedSince(frozenset({("facts", "gui-xe")}))


def test_the_first_revision_has_nothing_before_it(desk: Desk) -> None:
    assert desk.publisher.propose_undo() is None
    assert desk.publisher.propose_undo(99) is None


def test_any_revision_can_be_restored(desk: Desk) -> None:
    published(desk, desk.publisher.propose_amended(answered("gui-xe", "Trong sân.")))
    published(desk, desk.publisher.propose_amended(retired("gui-xe")))
    published(desk, desk.publisher.propose_restoring(1))
    assert desk.text == FACTS
    assert desk.publisher.propose_restoring(99) is None
