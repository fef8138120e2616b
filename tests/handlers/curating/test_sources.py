"""A fact file of two articles: each fact with its own, in replies and in a curator's hands."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from knowledge.factfile import parse
from tests.handlers.curating.desk import FACTS, Desk, opened
from tests.telegram.clock import Clock
from tests.telegram.recorder import Sent

PUBLISH = "✅ Công bố"
SECOND = """\
[[sources]]
id = "tin-moi"
title = "Tin mới của thư viện"
publisher = "Bản tin phường"
date = "2025-03-20"
url = "https://example.vn/tin"

"""
TWO = FACTS.replace("[[entities]]", SECOND + "[[entities]]").replace(
    'ở quầy số 2."\nsource = "noi-quy"', 'ở quầy số 2."\nsource = "tin-moi"\nparagraph = 2'
)
OPENS, RETURN = "mấy giờ thư viện mở cửa", "trả sách ở đâu"


@pytest.fixture
async def two(tmp_path: Path, clock: Clock) -> AsyncIterator[Desk]:
    (tmp_path / "facts.toml").write_text(TWO, "utf-8")
    async with opened(tmp_path, clock) as desk:
        yield desk


async def test_each_answer_names_its_own_source(two: Desk) -> None:
    opens, returned = await two.say(OPENS), await two.say(RETURN)
    assert "Thư viện, tháng 10/2024" in opens.html
    assert "Bản tin phường, ngày 20/3/2025, đoạn 2" in returned.html


async def test_the_button_tells_all_of_the_right_source(two: Desk) -> None:
    (account,) = await two.served.press("Nguồn", await two.say(RETURN))
    assert "Tin mới của thư viện" in account.html
    assert "https://example.vn/tin" in account.html
    assert "Nội quy thư viện" not in account.html


async def test_all_sources_are_listed(two: Desk) -> None:
    listed = await two.say("/nguon")
    assert "Nội quy thư viện" in listed.html
    assert "Tin mới của thư viện" in listed.html


async def test_a_fact_moves_to_another_source_with_two_taps(two: Desk) -> None:
    fact = await two.fact("Nơi trả sách")
    assert "Nguồn: Tin mới của thư viện" in fact.html
    choice = await two.press("Sửa nguồn", fact)
    offer = await two.press("Nội quy thư viện", choice)
    assert "nguồn: tin-moi → noi-quy" in offer.html
    await two.press(PUBLISH, offer)
    assert "Thư viện, tháng 10/2024" in (await two.say(RETURN)).html


async def test_a_new_fact_is_given_its_source_by_a_tap(two: Desk) -> None:
    await two.press("＋ Dữ kiện mới", await two.say("/quantri"))
    source = await two.say("Gửi xe ở đâu?", "Bãi giữ xe nằm sau thư viện.")
    assert {"Nội quy thư viện", "Tin mới của thư viện"} <= set(source.buttons)
    assert "Không có nguồn nào như vậy" in (await two.say("bài kia")).html
    paragraph = await two.press("Tin mới của thư viện", source)
    offer = await two.press("Bỏ qua", await two.press("Bỏ qua", paragraph))
    await two.press(PUBLISH, offer)
    assert parse(two.text.encode(), "").facts[-1].source == "tin-moi"


async def source(desk: Desk, title: str) -> Sent:
    """The account of a source."""
    sources = await desk.press("Nguồn", await desk.say("/quantri"))
    return await desk.press(title, sources)


async def test_a_source_is_changed_and_every_answer_with_it(two: Desk) -> None:
    await two.press("Sửa ngày", await source(two, "Tin mới của thư viện"))
    await two.press(PUBLISH, await two.say("2025-04"))
    assert "tháng 4/2025" in (await two.say(RETURN)).html


async def test_a_source_that_facts_stand_on_is_not_retired(two: Desk) -> None:
    refused = await two.press("🗑 Gỡ bỏ", await source(two, "Tin mới của thư viện"))
    assert "dữ kiện “noi-tra-sach”, mục “source”" in refused.html
    assert PUBLISH not in refused.buttons


async def test_with_one_source_nobody_is_asked_which(desk: Desk) -> None:
    fact = await desk.fact("Nơi trả sách")
    assert "Sửa nguồn" not in fact.buttons
    assert "Nguồn:" not in fact.html
