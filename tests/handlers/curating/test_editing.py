"""Records changed, added and retired in chat, and what was published looked back at."""

import pytest
from telegram import BotCommand

from handlers import menu
from knowledge.factfile import parse
from knowledge.publication.author import Author
from tests.handlers.curating.curator import OTHER_ID
from tests.handlers.curating.desk import FACTS, Desk
from tests.telegram.recorder import Sent

PUBLISH = "✅ Công bố"
ANSWER = "Bãi giữ xe nằm sau thư viện."


@pytest.mark.parametrize("command", menu.CURATOR)
async def test_every_command_of_the_curators_menu_is_answered(desk: Desk, command: BotCommand) -> None:
    assert "không có lệnh" not in (await desk.say(f"/{command.command}")).html


async def test_phrasings_are_added_and_dropped(desk: Desk) -> None:
    await desk.press("＋ Cách hỏi", await desk.fact("Giờ mở cửa"))
    offer = await desk.say("Bao giờ thư viện mở cửa?\nGiờ làm việc của thư viện | Mấy giờ thư viện mở cửa?")
    assert "thêm: Bao giờ thư viện mở cửa?" in offer.html
    await desk.press(PUBLISH, offer)
    phrasings = await desk.press("－ Cách hỏi", await desk.fact("Giờ mở cửa"))
    offer = await desk.press("Bao giờ thư viện mở cửa?", phrasings)
    assert "bỏ: Bao giờ thư viện mở cửa?" in offer.html
    await desk.press(next(iter(offer.buttons)), offer)
    assert "Giờ làm việc của thư viện" in desk.text
    assert "# đừng đổi" in desk.text


async def test_phrasings_that_are_known_are_no_change(desk: Desk) -> None:
    await desk.press("＋ Cách hỏi", await desk.fact("Giờ mở cửa"))
    assert "đã có" in (await desk.say("Mấy giờ thư viện mở cửa?")).html


async def founded(desk: Desk) -> Sent:
    """The offer of a new fact at the end of its conversation."""
    await desk.press("＋ Dữ kiện mới", await desk.say("/quantri"))
    await desk.say("Gửi xe ở đâu?\nBãi giữ xe nằm chỗ nào?")
    paragraph = await desk.say(ANSWER)
    evidence = await desk.press("Bỏ qua", paragraph)
    return await desk.press("Bỏ qua", evidence)


async def test_a_fact_is_made_step_by_step(desk: Desk) -> None:
    offer = await founded(desk)
    assert "＋ Thêm dữ kiện “Gửi xe ở đâu?”" in offer.html
    await desk.press(PUBLISH, offer)
    fact = parse(desk.text.encode(), "").facts[-1]
    assert (fact.id, fact.answer, fact.source) == ("gui-xe-o-dau", ANSWER, "noi-quy")
    assert fact.questions == ("Gửi xe ở đâu?", "Bãi giữ xe nằm chỗ nào?")
    assert ANSWER in (await desk.say("gui xe o dau")).html


async def test_a_question_that_is_answered_already_is_said_to_be(desk: Desk) -> None:
    await desk.press("＋ Dữ kiện mới", await desk.say("/quantri"))
    said = await desk.served.say("Mấy giờ thư viện mở cửa?")
    assert "đang được trả lời bằng “Giờ mở cửa”" in said[0].html


async def test_a_new_fact_that_takes_others_questions_shows_which(desk: Desk) -> None:
    await desk.press("＋ Dữ kiện mới", await desk.say("/quantri"))
    await desk.say("Thủ thư tên gì?")
    paragraph = await desk.say("Không rõ.")
    offer = await desk.press("Bỏ qua", await desk.press("Bỏ qua", paragraph))
    assert "“Thủ thư tên gì?”" in offer.html
    assert PUBLISH not in offer.buttons


async def test_what_cannot_be_read_is_asked_for_again(desk: Desk) -> None:
    await desk.press("＋ Dữ kiện mới", await desk.say("/quantri"))
    assert "không bỏ trống được" in (await desk.say("-")).html
    await desk.say("Gửi xe ở đâu?", ANSWER)
    assert "ví dụ: 3" in (await desk.say("đoạn ba")).html
    assert "Bỏ qua" in (await desk.say("3")).buttons


async def test_silence_is_a_fact_too(desk: Desk) -> None:
    await desk.press("＋ Điều bài không nêu", await desk.say("/quantri"))
    offer = await desk.say("Vé vào cửa giá bao nhiêu?", "Nội quy không nêu giá vé.")
    await desk.press(PUBLISH, offer)
    assert parse(desk.text.encode(), "").facts[-1].status == "not_stated"


async def test_a_fact_is_marked_as_not_stated(desk: Desk) -> None:
    await desk.press("Bài không nêu", await desk.fact("Nơi trả sách"))
    offer = await desk.say("Nội quy không nêu chỗ trả sách.")
    await desk.press(next(iter(offer.buttons)), offer)
    assert "tình trạng: bài không nêu" in offer.html


async def test_a_fact_is_retired_with_its_checks(desk: Desk) -> None:
    offer = await desk.press("🗑 Gỡ bỏ", await desk.fact("Giờ mở cửa"))
    assert "－ Bỏ dữ kiện “Giờ mở cửa”" in offer.html
    assert "－ Bỏ câu kiểm tra “may gio mo cua thu vien”" in offer.html
    assert desk.text == FACTS


async def test_an_entity_is_added_and_changed(desk: Desk) -> None:
    names = await desk.press("Tên riêng", await desk.say("/quantri"))
    assert "Nguyễn Thị Hoa" in names.buttons
    kind = await desk.press("＋ Tên riêng mới", names)
    await desk.press("người", kind)
    offer = await desk.say("Trần Văn Bình", "anh Bình")
    await desk.press(PUBLISH, offer)
    names = await desk.press("Tên riêng", await desk.say("/quantri"))
    entity = await desk.press("Trần Văn Bình", names)
    await desk.press("Sửa tên khác", entity)
    await desk.press(PUBLISH, await desk.say("anh Bình | thầy Bình"))
    assert parse(desk.text.encode(), "").entities[-1].aliases == ("anh Bình", "thầy Bình")


async def test_an_abbreviation_and_a_source_are_added(desk: Desk) -> None:
    shorts = await desk.press("Viết tắt", await desk.say("/quantri"))
    await desk.press("＋ Viết tắt mới", shorts)
    await desk.press(PUBLISH, await desk.say("TT", "thủ thư | thông tin"))
    sources = await desk.press("Nguồn", await desk.say("/quantri"))
    await desk.press("＋ Nguồn mới", sources)
    await desk.press(PUBLISH, await desk.say("Nội quy mới", "Thư viện", "2025-01", "-"))
    factfile = parse(desk.text.encode(), "")
    assert factfile.abbreviations[-1].long == ("thủ thư", "thông tin")
    assert factfile.sources[-1].id == "noi-qui-moi"


async def test_a_source_with_a_bad_address_is_asked_for_again(desk: Desk) -> None:
    sources = await desk.press("Nguồn", await desk.say("/quantri"))
    source = await desk.press("Nội quy thư viện", sources)
    await desk.press("Sửa địa chỉ", source)
    assert "https://" in (await desk.say("javascript:alert(1)")).html


async def published(desk: Desk, answer: str) -> None:
    await desk.press(PUBLISH, await desk.answer(answer))


async def test_the_newest_change_is_undone(desk: Desk) -> None:
    await published(desk, "Thư viện mở cửa lúc chín giờ.")
    offer = await desk.say("/hoantac")
    assert desk.text != FACTS
    await desk.press(PUBLISH, offer)
    assert desk.text == FACTS


async def test_there_may_be_nothing_to_undo(desk: Desk) -> None:
    assert "Chưa có thay đổi" in (await desk.say("/hoantac")).html


async def test_history_shows_and_restores_any_revision(desk: Desk) -> None:
    for hour in ("chín", "mười", "mười một", "mười hai", "một", "hai", "ba"):
        await published(desk, f"Thư viện mở cửa lúc {hour} giờ.")
    history = await desk.say("/lichsu")
    assert len(history.buttons) == 7
    older = await desk.press("Cũ hơn ›", history)
    label = next(label for label in older.buttons if label.startswith("Bản 2 "))
    revision = await desk.press(label, older)
    assert "tám giờ. → Thư viện mở cửa lúc chín giờ." in revision.html
    offer = await desk.press("↩ Trở về đúng bản này", revision)
    await desk.press(PUBLISH, offer)
    assert "lúc chín giờ" in desk.text


async def test_a_change_that_was_changed_again_is_not_taken_back_alone(desk: Desk) -> None:
    await published(desk, "Thư viện mở cửa lúc chín giờ.")
    await published(desk, "Thư viện mở cửa lúc mười giờ.")
    history = await desk.say("/lichsu")
    label = next(label for label in history.buttons if label.startswith("Bản 2 "))
    refused = await desk.press("⎌ Chỉ bỏ thay đổi của bản này", await desk.press(label, history))
    assert "gio-mo-cua đã được sửa tiếp" in refused.html


@pytest.mark.parametrize("kind", ["toml", "csv", "xlsx"])
async def test_what_is_exported_can_be_sent_back(desk: Desk, kind: str) -> None:
    await desk.served.press(kind.upper(), await desk.say("/xuat"))
    (call,) = desk.served.telegram.called("sendDocument")
    ((name, content),) = call.files.items()
    assert name == f"facts.{kind}"
    (same, *_) = (await desk.send(name, content))[-1:]
    assert "Không có gì khác" in same.html


async def test_what_another_curator_changes_meanwhile_is_shown_and_not_lost(desk: Desk) -> None:
    await desk.press("Sửa câu trả lời", await desk.fact("Giờ mở cửa"))
    theirs = FACTS.replace("tám giờ", "chín giờ").replace("quầy số 2", "quầy số 3").encode()
    desk.publisher.publish(desk.publisher.propose(theirs), Author.admin(OTHER_ID), "", "theirs")
    warned, offer, *_ = await desk.served.say("Thư viện mở cửa lúc mười giờ.")
    assert "người khác đã sửa mục này thành:\nThư viện mở cửa lúc chín giờ." in warned.html
    assert "quầy số" not in offer.html
    await desk.press(PUBLISH, desk.served.telegram.sent[-1])
    assert "mười giờ" in desk.text
    assert "quầy số 3" in desk.text


async def test_a_record_that_another_curator_has_retired_meanwhile_is_said_to_be_gone(desk: Desk) -> None:
    await desk.press("Sửa câu trả lời", await desk.fact("Nơi trả sách"))
    begin = FACTS.index('[[facts]]\nid = "noi-tra-sach"')
    left = FACTS[:begin] + FACTS[FACTS.index('[[facts]]\nid = "thu-thu"') :]
    theirs = desk.publisher.propose(left.encode())
    desk.publisher.publish(theirs, Author.admin(OTHER_ID), "", "theirs", confirmed=True)
    assert "không còn nữa" in (await desk.say("Ở quầy số 3.")).html
