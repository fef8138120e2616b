"""An admin whose id has left the configuration: nothing that was begun before goes on."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from tests.handlers.curating.curator import OTHER_ID
from tests.handlers.curating.desk import FACTS, Desk, opened
from tests.telegram.clock import Clock
from tests.telegram.recorder import Sent

NINE = "Thư viện mở cửa lúc chín giờ."
Begun = Callable[[Callable[[Desk], Awaitable[Sent]]], Awaitable[tuple[Desk, Sent]]]


@pytest.fixture
async def begun(tmp_path: Path, clock: Clock) -> AsyncIterator[Begun]:
    """Does something as an admin, and gives the bot as it is after a restart without them."""
    url = f"sqlite:///{tmp_path}/bot.db"
    after = opened(tmp_path, clock, url, admins=[OTHER_ID])

    async def removed(deed: Callable[[Desk], Awaitable[Sent]]) -> tuple[Desk, Sent]:
        async with opened(tmp_path, clock, url) as desk:
            last = await deed(desk)
        return await after.__aenter__(), last

    yield removed
    await after.__aexit__(None, None, None)


async def reasons(desk: Desk) -> list[str]:
    entries = await desk.served.archive.audit.last(9)
    return [entry.detail["reason"] for entry in entries if entry.deed == "refused"]


async def test_an_offer_cannot_be_published_any_more(begun: Begun) -> None:
    desk, offer = await begun(lambda desk: desk.answer(NINE))
    assert await desk.served.press("✅ Công bố", offer) == []
    assert desk.text == FACTS
    assert await reasons(desk) == ["stranger"]


async def test_a_conversation_is_not_gone_on_with(begun: Begun) -> None:
    async def asked(desk: Desk) -> Sent:
        return await desk.press("Sửa câu trả lời", await desk.fact("Giờ mở cửa"))

    desk, _ = await begun(asked)
    (answered,) = await desk.served.say("Mấy giờ thư viện mở cửa?")
    assert "tám giờ" in answered.html
    assert desk.text == FACTS


@pytest.mark.parametrize("command", ["quantri", "hoantac", "lichsu", "xuat toml", "kiemtra", "thongke"])
async def test_no_command_is_done(begun: Begun, command: str) -> None:
    desk, _ = await begun(lambda desk: desk.say("/quantri"))
    (refused,) = await desk.served.say(f"/{command}")
    assert refused.buttons == {}
    assert "/id" in refused.html
    assert desk.served.telegram.called("sendDocument") == []


async def test_a_file_is_not_even_fetched(begun: Begun) -> None:
    desk, _ = await begun(lambda desk: desk.say("/quantri"))
    await desk.send("facts.toml", FACTS.encode())
    assert desk.served.telegram.called("getFile") == []
