"""Statistics in words and as a picture."""

import datetime

from handlers.chart import drawn
from handlers.figures import told
from knowledge.gap_queue import Gap
from knowledge.statistics import Period, Statistics, statistics
from knowledge.stores.counts import Counts
from tests.handlers.conference import CHAIR, DIRECTOR, FACTFILE

NOW = 1_730_000_000.0


def taken(counts: Counts, *questions: str, days: int = 7) -> Statistics:
    gaps = [Gap((question,), (question,), 3, 0, 0, 0, ()) for question in questions]
    return statistics(Period(days, NOW), counts, gaps, FACTFILE)


COUNTS = Counts({(0, "answered"): 2, (6, "unknown"): 1}, {"chu-tri": 2}, 4, 1, 2, 7)
NOTHING = Counts({}, {}, 0, 0, 0, 0)


def test_the_words_name_what_matters() -> None:
    text = "\n".join(block.text for block in told(taken(COUNTS, "Giá vé bao nhiêu?")))
    assert "7 ngày qua (từ 21/10/2024 đến 27/10/2024)" in text
    assert "trả lời được: 2 (66,7 %)" in text
    assert "“Giá vé bao nhiêu?”: 3 lần" in text
    assert "4 khen, 1 chê" in text
    assert "5 trên 6 dữ kiện" in text


def test_nothing_asked_is_said() -> None:
    assert "Chưa có câu hỏi nào." in [block.text for block in told(taken(NOTHING))]


def test_facts_whose_day_of_review_has_come_are_named() -> None:
    due = CHAIR.model_copy(update={"review": datetime.date(2024, 10, 27)})
    later = DIRECTOR.model_copy(update={"review": datetime.date(2024, 10, 28)})
    factfile = FACTFILE.model_copy(update={"facts": (due, later)})
    text = "\n".join(block.text for block in told(statistics(Period(7, NOW), NOTHING, [], factfile)))
    assert "Người chủ trì hội nghị (hạn 27/10/2024)" in text
    assert "28/10/2024" not in text


def test_any_words_can_be_drawn() -> None:
    for counts, days in ((COUNTS, 7), (NOTHING, 90)):
        picture = drawn(taken(counts, "Giá $\\frac{1$ là 1$?", "😀 中文 \u202e?", "Ữ ẵ ậ?" * 50, days=days))
        assert picture.startswith(b"\x89PNG")
