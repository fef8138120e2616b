"""A fact file saved on the disk, as the admins are told of it and decide about it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from telegram.error import Forbidden

from handlers.curating.proposals import Proposals
from handlers.curating.sheets import Sheets
from handlers.file_notices import FileNotices
from knowledge.publication.author import Author
from knowledge.publication.placement import digest
from knowledge.publication.saved_file import SavedFile
from knowledge.stores.revisions import Intent
from tests.handlers.curating.curator import CURATOR, OTHER_ID
from tests.handlers.curating.desk import FACTS, Desk, opened
from tests.telegram.clock import Clock
from tests.telegram.recorder import Sent

INSIST, CONFIRM, CANCEL = "⚠ Vẫn muốn công bố…", "⚠ Tôi đã xem, công bố", "Hủy"
RESET, RECALL = "Bỏ chỗ sửa trên máy chủ", "↩ Xem lại bản bị ghi đè"
BETTER = FACTS.replace("tám giờ", "chín giờ")
WORSE = FACTS.replace('"Trả sách ở đâu?"', '"Thư viện mở cửa lúc nào?"')
BAD = FACTS.replace("answer = ", "answr = ", 1)


async def told(desk: Desk) -> list[Sent]:
    """What the admins are told of what stands on the disk."""
    sheets = Sheets(desk.served.archive.nonces, desk.served.archive.waits)
    proposals = Proposals(desk.publisher, sheets, desk.served.works, desk.served.archive.audit)
    notices = FileNotices((CURATOR, OTHER_ID), proposals, sheets)
    saved = SavedFile(desk.publisher)
    before = len(desk.served.telegram.sent)
    sight = saved.look()
    for each in (*saved.overtaken(), *((sight,) if sight is not None else ())):
        await notices.tell(desk.served.application.bot, each)
    return desk.served.telegram.sent[before:]


async def saved(desk: Desk, text: str) -> Sent:
    """What the curator is told when ``text`` is saved."""
    desk.path.write_text(text, "utf-8")
    (mine, theirs) = await told(desk)
    assert (mine.chat, theirs.chat) == (CURATOR, OTHER_ID)
    return mine


async def confirmed(desk: Desk, offer: Sent) -> Sent:
    return await desk.press(CONFIRM, await desk.press(INSIST, offer))


def answer(desk: Desk) -> str:
    return desk.publisher.served.factfile.facts[0].answer


async def test_a_good_file_is_told_with_its_changes_and_the_way_back(desk: Desk) -> None:
    notice = await saved(desk, BETTER)
    assert "bản số 2" in notice.html
    assert "tám giờ. → Thư viện mở cửa lúc chín giờ." in notice.html
    assert "Đã hỏi thử 7 câu." in notice.html
    assert "/hoantac" in notice.html


async def test_a_good_file_is_told_with_what_to_look_at(desk: Desk) -> None:
    notice = await saved(desk, FACTS.replace("tám giờ.", "tám giờ." + " Mời bạn vào." * 40))
    assert "bản số 2" in notice.html
    assert "Nên xem lại 1 chỗ" in notice.html
    assert "Câu trả lời dài" in notice.html


async def test_a_bad_file_is_told_with_line_fact_field_and_mend(desk: Desk) -> None:
    notice = await saved(desk, BAD)
    assert "bot vẫn trả lời theo bản trước" in notice.html
    assert "Dòng 19: dữ kiện “gio-mo-cua”, mục “answr”: Không có mục nào tên “answr”" in notice.html
    assert "Có phải bạn muốn viết “answer”?" in notice.html


async def test_a_bad_file_with_many_problems_does_not_fill_the_phone(desk: Desk) -> None:
    checks = "".join(f'[[checks]]\nquestion = "Câu {n}?"\nexpect = "khong-{n}"\n' for n in range(40))
    notice = await saved(desk, FACTS + checks)
    assert "Còn 30 lỗi nữa" in notice.html
    assert len(notice.html) < 4096


async def test_a_file_that_is_held_back_is_published_by_a_confirmation(desk: Desk) -> None:
    notice = await saved(desk, WORSE)
    assert "chưa được công bố" in notice.html
    assert "“Thư viện mở cửa lúc nào?”" in notice.html
    sure = await desk.press(INSIST, notice)
    assert desk.publisher.served.content.decode() == FACTS
    done = await desk.press(CONFIRM, sure)
    assert "bản số 2" in done.html
    assert desk.publisher.served.content.decode() == WORSE == desk.text
    revision = desk.publisher.revisions.latest()
    assert revision is not None
    assert revision.author == Author.admin(CURATOR)


async def test_it_can_be_confirmed_the_next_morning_and_after_a_restart(tmp_path: Path, clock: Clock) -> None:
    url = f"sqlite:///{tmp_path}/bot.db"
    async with opened(tmp_path, clock, url) as desk:
        notice = await saved(desk, WORSE)
    clock.now += 10 * 3600
    async with opened(tmp_path, clock, url) as desk:
        assert "bản số 2" in (await confirmed(desk, notice)).html
        assert desk.publisher.served.content.decode() == WORSE


async def test_what_is_saved_after_the_notice_is_not_what_was_confirmed(desk: Desk) -> None:
    notice = await saved(desk, WORSE)
    desk.path.write_text(WORSE.replace("quầy số 2", "quầy số 9"), "utf-8")
    said = await confirmed(desk, notice)
    assert "Chưa công bố" in said.html
    assert "quầy số 9" in said.html
    assert desk.publisher.served.content.decode() == FACTS
    assert "quầy số 9" in desk.text


async def test_it_can_be_left_alone(desk: Desk) -> None:
    said = await desk.press(CANCEL, await saved(desk, WORSE))
    assert "Đã hủy" in said.html
    assert (desk.publisher.served.content.decode(), desk.text) == (FACTS, WORSE)


async def test_the_second_admin_who_confirms_it_changes_nothing(desk: Desk) -> None:
    notice = await saved(desk, WORSE)
    await confirmed(desk, notice)
    sure = await desk.press(INSIST, notice)
    assert "Không có gì khác" in (await desk.press(CONFIRM, sure)).html
    assert len(desk.publisher.revisions.last(9)) == 2


async def test_a_bad_file_on_the_disk_can_be_replaced_from_the_phone_and_is_not_lost(desk: Desk) -> None:
    notice = await saved(desk, BAD)
    offer = await desk.press(RESET, notice)
    assert "ghi đè" in offer.html
    done = await confirmed(desk, offer)
    assert desk.text == FACTS
    assert RECALL in done.buttons
    assert "mục “answr”" in (await desk.press(RECALL, done)).html


async def test_what_a_publication_overwrites_is_kept_and_found_again(desk: Desk) -> None:
    desk.path.write_text(WORSE, "utf-8")
    offer = await desk.answer("Thư viện mở cửa lúc mười giờ.")
    assert "ghi đè" in offer.html
    await confirmed(desk, offer)
    assert "mười giờ" in desk.text
    desk.clock.now += 30 * 86_400
    desk.publisher.revisions.forget_drafts()
    history = await desk.say("/lichsu")
    revision = await desk.press(
        next(label for label in history.buttons if label.startswith("Bản 2 ")), history
    )
    again = await desk.press(RECALL, revision)
    assert "tám giờ" in again.html
    await confirmed(desk, again)
    assert desk.text == WORSE


async def test_a_revision_that_overwrote_nothing_has_no_such_button(desk: Desk) -> None:
    await desk.press("✅ Công bố", await desk.answer("Thư viện mở cửa lúc mười giờ."))
    history = await desk.say("/lichsu")
    for label in history.buttons:
        assert RECALL not in (await desk.press(label, history)).buttons


async def test_a_checkup_leads_to_what_stands_on_the_disk(desk: Desk) -> None:
    desk.path.write_text(WORSE, "utf-8")
    report = await desk.say("/kiemtra")
    offer = await desk.press("Xem bản trên máy chủ", report)
    assert "“Thư viện mở cửa lúc nào?”" in offer.html
    await confirmed(desk, offer)
    assert desk.publisher.served.content.decode() == WORSE
    assert "đúng là bản đang phục vụ" in (await desk.press("Xem bản trên máy chủ", report)).html


async def test_an_admin_who_has_left_keeps_no_other_from_being_told(desk: Desk) -> None:
    desk.served.telegram.refuse("sendMessage", Forbidden("bot was blocked by the user"))
    desk.path.write_text(BETTER, "utf-8")
    assert [sent.chat for sent in await told(desk)] == [OTHER_ID]


@pytest.fixture
async def overtaken(tmp_path: Path, clock: Clock) -> AsyncIterator[Desk]:
    """A publication that was decided when the process was killed; the file was saved since."""
    url = f"sqlite:///{tmp_path}/bot.db"
    async with opened(tmp_path, clock, url) as desk:
        revisions = desk.publisher.revisions
        before = desk.publisher.served.digest
        after = revisions.keep(FACTS.replace("tám giờ", "bảy giờ").encode())
        revisions.intend(Intent("k", Author.admin(CURATOR), "sửa giờ", before, before, after))
        desk.path.write_text(BETTER, "utf-8")
        assert digest(desk.path.read_bytes()) not in (before, after)
    async with opened(tmp_path, clock, url) as desk:
        yield desk


async def test_a_publication_that_a_saved_file_overtook_is_told_and_can_be_had(overtaken: Desk) -> None:
    lost, _, adopted, _ = await told(overtaken)
    assert "“sửa giờ” chưa được công bố" in lost.html
    assert "chín giờ" in adopted.html
    offer = await overtaken.press("↩ Xem lại thay đổi ấy", lost)
    assert "chín giờ. → Thư viện mở cửa lúc bảy giờ." in offer.html
    assert answer(overtaken) == "Thư viện mở cửa lúc chín giờ."
    assert await told(overtaken) == []


async def test_a_file_that_was_cut_off_is_held_back_and_its_facts_can_be_kept(desk: Desk) -> None:
    cut = BETTER[: BETTER.index('[[facts]]\nid = "noi-tra-sach"')]
    notice = await saved(desk, cut)
    assert "không còn 2 dữ kiện đang phục vụ" in notice.html
    assert desk.publisher.served.content.decode() == FACTS
    kept = await desk.press("Chỉ thêm và sửa, giữ 2 dữ kiện kia", notice)
    await confirmed(desk, kept)
    assert answer(desk) == "Thư viện mở cửa lúc chín giờ."
    assert "quầy số 2" in desk.text
