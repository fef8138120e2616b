"""Gaps closed with a tap: offered like any other change, published, and gone from the queue."""

from handlers.delivery import Delivery
from handlers.edition import Edition, Editions
from handlers.telling import Telling
from knowledge.stores.exchanges import Vote
from tests.handlers.curating.desk import FACTS, Desk
from tests.telegram.recorder import Sent
from tests.telegram.updates import message, update

PUBLISH = "✅ Công bố"
RETURN = "Sách mượn xong để đâu?"
CARD = "Làm thẻ bạn đọc mất bao nhiêu tiền?"


async def gap(desk: Desk, question: str) -> Sent:
    """The account of what was asked and not answered."""
    page = await desk.say("/chuatraloi")
    (label,) = [label for label in page.buttons if question in label]
    return await desk.press(label, page)


async def test_a_question_becomes_a_phrasing_of_the_fact_that_was_near(desk: Desk) -> None:
    await desk.say(RETURN)
    shown = await gap(desk, RETURN)
    offer = await desk.press("＋ vào “Nơi trả sách”", shown)
    assert desk.text == FACTS
    done = await desk.press(PUBLISH, offer)
    assert "bản số 2" in done.html
    assert f'"{RETURN}"' in desk.text
    assert "quầy số 2" in (await desk.say(RETURN)).html
    assert "Không có câu hỏi nào" in (await desk.say("/chuatraloi")).html


async def test_what_the_article_does_not_state_is_said_so_with_two_taps(desk: Desk) -> None:
    await desk.say(CARD)
    offer = await desk.press("Bài không nêu", await gap(desk, CARD))
    await desk.press(PUBLISH, offer)
    assert 'status = "not_stated"' in desk.text
    assert "Bài không nêu điều này." in (await desk.say(CARD)).html
    assert "Không có câu hỏi nào" in (await desk.say("/chuatraloi")).html


async def test_a_new_fact_begins_with_the_question(desk: Desk) -> None:
    await desk.say(CARD)
    asked = await desk.press("Dữ kiện mới", await gap(desk, CARD))
    assert "2" in asked.html
    errand = await desk.served.archive.errands.current(7)
    assert errand is not None
    assert errand.said["questions"] == CARD


async def test_a_disliked_answer_stays_until_it_is_settled(desk: Desk) -> None:
    asking = update("message", message("Mấy giờ thư viện mở cửa?"))
    await desk.served.receive(asking)
    (asked,) = await desk.served.kept(asking)
    await desk.served.archive.exchanges.rate(asked.key, "somebody", Vote.DOWN)
    desk.clock.now += 1
    done = await desk.press("Đã xử lý xong", await gap(desk, "Mấy giờ"))
    assert "xử lý xong" in done.html
    assert "Không có câu hỏi nào" in (await desk.say("/chuatraloi")).html


async def test_a_gap_that_another_curator_has_closed_is_gone(desk: Desk) -> None:
    await desk.say(CARD)
    shown = await gap(desk, CARD)
    await desk.press("Bỏ qua hẳn", await gap(desk, CARD))
    assert "đã được xử lý" in (await desk.press("Bài không nêu", shown)).html
    assert desk.text == FACTS


async def test_whoever_waits_is_told_after_the_publication(desk: Desk) -> None:
    refusal = await desk.say(RETURN)
    await desk.press("Báo cho tôi khi có câu trả lời", refusal)
    shown = await gap(desk, RETURN)
    assert "1 người chờ" in shown.html
    await desk.press(PUBLISH, await desk.press("＋ vào “Nơi trả sách”", shown))
    served = desk.served
    editions = Editions(Edition.of(desk.publisher.served.responder))
    telling = Telling(editions, served.archive, Delivery(), desk.clock)
    before = len(served.telegram.sent)
    for _ in range(2):
        await telling.round(served.application.bot)
    (told,) = served.telegram.sent[before:]
    assert RETURN in told.html
    assert "quầy số 2" in told.html
