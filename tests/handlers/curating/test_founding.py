"""A new fact held against the article step by step, where the article is at hand."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from knowledge.article import Article
from knowledge.factfile import parse
from tests.handlers.curating.desk import FACTS, Desk, opened
from tests.telegram.clock import Clock
from tests.telegram.recorder import Sent

ARTICLE = """Thư viện mở cửa lúc tám giờ. Trả sách ở quầy số 2.

Bãi giữ xe có 40 chỗ, nằm sau thư viện.
"""


@pytest.fixture
async def proved(tmp_path: Path, clock: Clock) -> AsyncIterator[Desk]:
    async with opened(tmp_path, clock, article=Article.read(ARTICLE.encode())) as desk:
        yield desk


async def begun(desk: Desk, answer: str) -> Sent:
    """The step at which the paragraph is asked for."""
    await desk.press("＋ Dữ kiện mới", await desk.say("/quantri"))
    return await desk.say("Gửi xe ở đâu?\nXe máy để chỗ nào?", answer)


async def test_a_paragraph_that_there_is_not_is_asked_for_again(proved: Desk) -> None:
    await begun(proved, "Bãi giữ xe nằm sau thư viện.")
    assert "Bài chỉ có 2 đoạn" in (await proved.say("3")).html
    assert "Bãi giữ xe có 40 chỗ" in (await proved.say("2")).html


async def test_a_number_that_the_paragraph_lacks_is_said_at_once(proved: Desk) -> None:
    await begun(proved, "Bãi giữ xe có 50 chỗ.")
    hint, step = await proved.served.say("2")
    assert "Câu trả lời có số “50”" in hint.html
    assert "căn cứ" in step.html


async def test_evidence_that_does_not_stand_there_is_asked_for_again(proved: Desk) -> None:
    await begun(proved, "Bãi giữ xe có 40 chỗ.")
    await proved.say("2")
    assert "Cụm “quầy số 2” không có trong đoạn đã ghi mà ở đoạn 1" in (await proved.say("quầy số 2")).html
    assert "Bài không có cụm “40 xe”" in (await proved.say("40 xe")).html
    offer = await proved.say("40 chỗ")
    await proved.press("✅ Công bố", offer)
    fact = parse(proved.text.encode(), "").facts[-1]
    assert (fact.paragraph, fact.evidence) == ((2,), ("40 chỗ",))


async def test_what_the_article_does_not_say_needs_no_proof(proved: Desk) -> None:
    await proved.press("＋ Điều bài không nêu", await proved.say("/quantri"))
    offer = await proved.say("Vé gửi xe bao nhiêu?", "Bài không nêu giá vé gửi xe.")
    assert "✅ Công bố" in offer.buttons


async def test_an_answer_that_the_article_does_not_hold_takes_a_confirmation(proved: Desk) -> None:
    fact = FACTS.replace('"Thư viện mở cửa lúc tám giờ."', '"Thư viện mở cửa lúc 9 giờ."\nparagraph = 1')
    offer = (await proved.send("facts.toml", fact.encode()))[-1]
    assert "Câu trả lời có số “9”" in offer.html
    assert "✅ Công bố" not in offer.buttons


async def test_every_question_is_tried_at_once(desk: Desk) -> None:
    await desk.press("＋ Dữ kiện mới", await desk.say("/quantri"))
    said = await desk.served.say("Gửi xe ở đâu?\nThủ thư tên gì?\nMấy giờ thư viện mở cửa?")
    assert "“Thủ thư tên gì?” đang được trả lời bằng “Thủ thư”" in said[0].html
    assert "“Mấy giờ thư viện mở cửa?” đang được trả lời bằng “Giờ mở cửa”" in said[0].html
    assert "Gửi xe" not in said[0].html
