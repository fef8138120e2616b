"""/kiemtra: how the facts fare, in words."""

from pathlib import Path

from handlers.examination_wording import examination_parts
from knowledge.evaluation.examination import examine
from knowledge.factfile import parse
from knowledge.responder import Responder
from tests.handlers.curating.desk import FACTS, Desk, opened
from tests.telegram.clock import Clock


async def test_it_tells_of_checks_phrasings_real_questions_findings_and_the_disk(desk: Desk) -> None:
    await desk.say("mấy giờ thư viện mở cửa")
    await desk.say("Vé vào cửa bao nhiêu tiền?")
    report = await desk.say("/kiemtra")
    assert "3 dữ kiện, 6 cách hỏi, 1 câu kiểm tra" in report.html
    assert "✅ Câu kiểm tra: đạt cả 1" in report.html
    assert "✅ Cách hỏi trong tệp: cả 6 câu" in report.html
    assert "Gõ sai, gõ tắt, bỏ dấu" in report.html
    assert "2 câu được hỏi gần đây: trả lời được 1, không biết 1" in report.html
    assert "/chuatraloi" in report.html
    assert "Nên xem lại 9 chỗ trong tệp" in report.html
    assert "Chưa đối chiếu với văn bản bài báo" in report.html
    assert "đúng là bản đang phục vụ" in report.html


async def test_what_stands_on_the_disk_is_told(desk: Desk) -> None:
    desk.path.write_text(FACTS.replace("tám", "chín"), "utf-8")
    assert "chưa công bố" in (await desk.say("/kiemtra")).html
    desk.path.write_text(FACTS + "[[facts]]\n", "utf-8")
    assert "mục “answer”: Còn thiếu" in (await desk.say("/kiemtra")).html


async def test_a_check_that_fails_is_told_with_what_was_answered_instead(
    tmp_path: Path, clock: Clock
) -> None:
    check = '[[checks]]\nquestion = "Ai là thủ thư?"\nexpect = "noi-tra-sach"\n'
    (tmp_path / "facts.toml").write_text(FACTS + check, "utf-8")
    async with opened(tmp_path, clock) as desk:
        report = await desk.say("/kiemtra")
    assert "⚠ Câu kiểm tra: 1 trong 2 câu chưa đạt" in report.html
    assert "“Ai là thủ thư?”: trả lời “Thủ thư”, cần: Nơi trả sách" in report.html


def test_a_phrasing_that_another_fact_answers_is_named() -> None:
    content = FACTS.replace('"Thủ thư tên gì?"', '"Mấy giờ thư viện mở cửa?"')
    responder = Responder.build(parse(content.encode(), "facts.toml"))
    shares: list[float] = []
    _, phrasings, *_ = examination_parts(examine(responder, (), shares.append), responder.factfile)
    assert any("“Mấy giờ thư viện mở cửa?”" in line for line in phrasings)
    assert "100 %" not in phrasings[0]
    assert shares[0] == 0.0
