"""Files that admins send: refused with what to do, or offered; and questions go on being answered."""

import asyncio
import time
import unicodedata

import pytest
from telegram.error import BadRequest

from tests.handlers.curating.curator import STRANGER, STRANGER_CHAT
from tests.handlers.curating.desk import FACTS, Desk
from tests.knowledge.uploads.hostile_files import corpus
from tests.telegram.updates import message, update

CORPUS = corpus()
SAMPLE = sorted(CORPUS)[5::24]
PUBLISH = "✅ Công bố"


async def test_a_file_is_offered_and_published(desk: Desk) -> None:
    await desk.send("bản mới.toml", FACTS.replace("tám giờ", "chín giờ").encode())
    offer = desk.served.telegram.sent[-1]
    assert "tám giờ. → Thư viện mở cửa lúc chín giờ." in offer.html
    assert desk.text == FACTS
    await desk.press(PUBLISH, offer)
    assert "chín giờ" in desk.text
    assert "tệp bản mới.toml" in (await desk.say("/lichsu")).html + str((await desk.say("/lichsu")).buttons)


async def test_a_spreadsheet_is_offered_and_keeps_comments(desk: Desk) -> None:
    table = "id,questions,answer\ngio-mo-cua,Mấy giờ thư viện mở cửa?\\nx,Lúc chín giờ.\n"
    offer = (await desk.send("facts.csv", table.encode()))[-1]
    assert "Bỏ dữ kiện “Nơi trả sách”" in offer.html
    assert desk.text == FACTS


@pytest.mark.parametrize(
    ("name", "fields", "said"),
    [
        ("facts.pdf", {}, ".toml, .csv hoặc .xlsx"),
        ("facts.toml", {"file_size": 1_000_001}, "lớn quá 1000 kB"),
        ("facts.toml", {"file_size": 0}, "rỗng"),
        ("facts.toml", {"file_size": None}, "lớn bao nhiêu"),
    ],
)
async def test_what_is_not_taken_is_not_even_fetched(
    desk: Desk, name: str, fields: dict[str, object], said: str
) -> None:
    (sent,) = await desk.send(name, b"x", **fields)
    assert said in sent.html
    assert desk.served.telegram.called("getFile") == []


async def test_a_file_that_telegram_does_not_hand_out_is_told_of(desk: Desk) -> None:
    desk.served.telegram.refuse("getFile", BadRequest("file is too big"))
    (sent,) = await desk.send("facts.toml", FACTS.encode())
    assert "chưa tải được" in sent.html


async def test_a_file_of_this_machine_is_never_read(desk: Desk) -> None:
    """A server that lies could name one as the file's path, and PTB would open it."""
    content = desk.file("passwd.toml", b"x")
    desk.served.telegram.paths["file-0"] = "/etc/passwd"
    (sent,) = await desk.served.receive(content)
    assert "chưa tải được" in sent.html


async def test_all_problems_come_in_a_message_and_the_rest_as_a_file(desk: Desk) -> None:
    wrong = FACTS.replace('questions = ["', 'questons = ["').replace("answer", "answr") + "\n".join(
        f'[[checks]]\nquestion = "Câu {number}?"\nexpect = "khong-co-{number}"\n' for number in range(60)
    )
    (sent,) = await desk.send("facts.toml", wrong.encode())
    assert "1. Dòng 17: dữ kiện “gio-mo-cua”, mục “questons”" in sent.html or "Dòng 15" in sent.html
    assert "dòng nữa" in sent.html
    (attached,) = desk.served.telegram.called("sendDocument")
    (content,) = attached.files.values()
    assert content.decode("utf-8-sig").count("\n") >= 60
    assert len(sent.html) < 4096


@pytest.mark.parametrize("what", SAMPLE)
async def test_a_hostile_file_is_refused_in_plain_words(desk: Desk, what: str) -> None:
    file = CORPUS[what]
    sent = await desk.send(file.name, file.content)
    assert sent
    assert all(PUBLISH not in message.buttons for message in sent)
    assert "Bạn" in sent[-1].html
    assert desk.text == FACTS


async def test_a_name_is_no_path(desk: Desk) -> None:
    before = sorted(desk.path.parent.iterdir())
    await desk.send("../../../tmp/x/../facts.toml", FACTS.replace("tám", "chín").encode())
    assert sorted(desk.path.parent.iterdir()) == before


async def test_a_strangers_file_is_not_fetched(desk: Desk) -> None:
    document = desk.file("facts.toml", FACTS.encode())["message"]
    assert isinstance(document, dict)
    content = message(**{**document, "from": STRANGER, "chat": STRANGER_CHAT})
    await desk.served.receive(update("message", content))
    assert desk.served.telegram.called("getFile") == []


async def test_questions_are_answered_while_a_hostile_file_is_read(desk: Desk) -> None:
    heavy = CORPUS["100,000 wrong facts"]
    upload = asyncio.create_task(desk.send(heavy.name, heavy.content))
    answered = 0
    slowest = 0.0
    while not upload.done():
        began = time.monotonic()
        words = message("mấy giờ mở cửa thư viện", **{"from": STRANGER, "chat": STRANGER_CHAT})
        await desk.served.application.process_update(desk.parsed(update("message", words)))
        slowest = max(slowest, time.monotonic() - began)
        answered += 1
        await asyncio.sleep(0)
    answers = [sent for sent in desk.served.telegram.sent if "tám giờ" in sent.html]
    assert answered == len(answers) > 5
    assert slowest < 1.0


HOURS = FACTS[FACTS.index('[[facts]]\nid = "gio-mo-cua"') : FACTS.index('[[facts]]\nid = "noi-tra-sach"')]


async def test_a_block_cut_out_of_the_file_changes_just_that(desk: Desk) -> None:
    sent = await desk.send("một mục.toml", HOURS.replace("tám", "chín").encode())
    assert "chỉ thêm và sửa những gì có trong tệp" in sent[0].html
    offer = sent[-1]
    assert "Bỏ dữ kiện" not in offer.html
    await desk.press(PUBLISH, offer)
    assert desk.text == FACTS.replace("tám", "chín")


async def test_a_reference_that_nothing_has_is_still_told(desk: Desk) -> None:
    (sent,) = await desk.send("facts.toml", HOURS.replace("noi-quy", "noi-quyy").encode())
    assert "Không có nguồn nào mang id “noi-quyy”" in sent.html


async def test_a_whole_file_that_refers_to_what_it_took_out_is_told_so(desk: Desk) -> None:
    without = FACTS.replace(HOURS, "")
    (sent,) = await desk.send("facts.toml", without.encode())
    assert "Không có dữ kiện nào mang id “gio-mo-cua”" in sent.html


async def test_a_file_without_most_facts_takes_a_confirmation_or_leaves_them(desk: Desk) -> None:
    alone = HOURS.replace("tám", "chín").replace('source = "noi-quy"\n', "")
    offer = (await desk.send("facts.toml", alone.encode()))[-1]
    assert "không còn 2 dữ kiện đang phục vụ" in offer.html
    assert PUBLISH not in offer.buttons
    kept = await desk.press("Chỉ thêm và sửa, giữ 2 dữ kiện kia", offer)
    assert "Bỏ dữ kiện" not in kept.html
    await desk.press(PUBLISH, kept)
    assert "chín giờ" in desk.text
    assert "quầy số 2" in desk.text


async def test_letters_with_their_marks_apart_are_no_change(desk: Desk) -> None:
    apart = unicodedata.normalize("NFD", FACTS.replace("tám giờ", "chín giờ"))
    offer = (await desk.send("facts.toml", apart.encode()))[-1]
    assert "→ Thư viện mở cửa lúc chín giờ." in offer.html
    assert "Nơi trả sách" not in offer.html


@pytest.mark.parametrize("name", ["facts.toml.txt", "facts.TOML", " facts.toml "])
async def test_what_editors_make_of_the_name_is_no_hindrance(desk: Desk, name: str) -> None:
    offer = (await desk.send(name, FACTS.replace("tám", "chín").encode()))[-1]
    assert PUBLISH in offer.buttons


async def test_what_is_not_taken_is_put_on_record(desk: Desk) -> None:
    await desk.send("facts.pdf", b"x")
    await desk.send("facts.toml", b"[[facts")
    entries = await desk.served.archive.audit.last(9)
    refused = [entry.detail["reason"] for entry in entries if entry.deed == "upload-refused"]
    assert refused == ["problems", "type"]
