"""The sender: Telegram's limits, pauses and failures, in virtual time."""

import asyncio
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.runtime.delivery import Result
from bot.runtime.failures import PerhapsSentError, UnsentError
from bot.runtime.gate import Gate
from bot.runtime.handling import Handling
from bot.runtime.pacing import JITTER, Rates
from bot.runtime.sender import Sender
from tests.runtime.virtual_time import run

NO_LIMITS = Rates(0, 0, 0)
Chat = int | str


def caused(error: TelegramError, cause: Exception) -> TelegramError:
    error.__cause__ = cause
    return error


NOT_SENT = UnsentError("refused")
RESET = PerhapsSentError("reset")
SURROGATE = caused(NetworkError("Unknown error"), UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogate"))
BAD_GATEWAY = NetworkError("Bad Gateway")


@dataclass
class Telegram:
    """Takes calls, failing them as told, and notes when each came."""

    faults: dict[Chat, list[TelegramError]] = field(default_factory=dict)
    came: list[tuple[Chat | None, float]] = field(default_factory=list)
    refuse: Callable[[Chat | None, float], TelegramError | None] = lambda _chat, _now: None
    duration: float = 0.0

    async def call(self, _endpoint: str, data: dict[str, Chat]) -> Result:
        chat = data.get("chat_id")
        now = asyncio.get_running_loop().time()
        self.came.append((chat, now))
        error = self.refuse(chat, now)
        faults = self.faults.get(chat, []) if chat is not None else []
        if error is None and faults:
            error = faults.pop(0)
        if self.duration:
            await asyncio.sleep(self.duration)
        if error is not None:
            raise error
        return {"message_id": len(self.came)}

    def times(self, chat: Chat) -> list[float]:
        return [now for other, now in self.came if other == chat]


@dataclass
class Line:
    """A sender with Telegram at the other end."""

    telegram: Telegram = field(default_factory=Telegram)
    rates: Rates = NO_LIMITS
    current: ContextVar[Handling | None] = field(default_factory=lambda: ContextVar("current", default=None))

    def __post_init__(self) -> None:
        self.gate = Gate(self.rates)
        self.sender = Sender(self.gate, self.current)

    async def send(self, chat: Chat | None, endpoint: str = "sendMessage") -> Result:
        data: dict[str, Chat] = {} if chat is None else {"chat_id": chat}
        return await self.sender.process_request(
            self.telegram.call, (endpoint, data), {}, endpoint, data, None
        )

    async def handle(self, chat: int) -> Handling:
        """Answer ``chat`` as a handler would; the handling, for what became of it."""
        handling = Handling(chat, asyncio.Semaphore(64), 15.0)
        token = self.current.set(handling)
        try:
            async with handling:
                await self.send(chat)
        except TelegramError:
            pass
        finally:
            self.current.reset(token)
        return handling


def test_at_most_thirty_messages_leave_in_any_second() -> None:
    async def test() -> None:
        line = Line(rates=Rates(30, 1, 20))
        start = asyncio.get_running_loop().time()
        await asyncio.gather(*(line.send(chat) for chat in range(1, 101)))
        times = [now for _, now in line.telegram.came]
        assert len(times) == 100
        assert all(later - earlier >= 1.0 for earlier, later in zip(times, times[30:], strict=False))
        assert times[-1] - start == pytest.approx(3 * (1 + JITTER))

    run(test())


def test_a_chat_gets_one_message_a_second_and_the_others_do_not_wait_for_it() -> None:
    async def test() -> None:
        line = Line(rates=Rates(30, 1, 20))
        start = asyncio.get_running_loop().time()
        await asyncio.gather(*(line.send(7) for _ in range(3)), line.send(8))
        assert line.telegram.times(7) == pytest.approx([start, start + 1 + JITTER, start + 2 + 2 * JITTER])
        assert line.telegram.times(8) == [start]

    run(test())


def test_a_group_gets_twenty_messages_a_minute() -> None:
    async def test() -> None:
        line = Line(rates=Rates(30, 1, 20))
        await asyncio.gather(*(line.send(-100) for _ in range(25)))
        times = line.telegram.times(-100)
        assert all(later - earlier >= 60.0 for earlier, later in zip(times, times[20:], strict=False))

    run(test())


def test_a_429_pauses_its_chat_and_no_other() -> None:
    async def test() -> None:
        line = Line(Telegram({1: [RetryAfter(30)]}))
        start = asyncio.get_running_loop().time()
        await asyncio.gather(line.send(1), line.send(1), line.send(2), line.send(3))
        assert line.telegram.times(1) == pytest.approx([start, start + 30, start + 30])
        assert line.telegram.times(2) == line.telegram.times(3) == [start]

    run(test())


def test_a_request_that_returns_does_not_end_a_pause() -> None:
    async def test() -> None:
        line = Line(Telegram({1: [RetryAfter(10)]}, duration=1.0))
        await asyncio.gather(line.send(1), line.send(1), line.send(1))
        first, *rest = line.telegram.times(1)
        assert all(now >= first + 11.0 for now in rest)

    run(test())


def test_refusals_of_one_chat_after_another_are_taken_for_a_limit_on_the_bot() -> None:
    async def test() -> None:
        start = asyncio.get_running_loop().time()
        over = start + 20.0

        def refuse(_chat: Chat | None, now: float) -> TelegramError | None:
            return RetryAfter(int(over - now) + 1) if now < over else None

        line = Line(Telegram(refuse=refuse))
        for chat in range(1, 4):
            line.telegram.faults[chat] = []
        first = [asyncio.create_task(line.send(chat)) for chat in (1, 2, 3)]
        await asyncio.sleep(1.0)
        others = [asyncio.create_task(line.send(chat)) for chat in range(4, 40)]
        await asyncio.gather(*first, *others)
        assert [chat for chat, now in line.telegram.came if now < over] == [1, 2, 3]

    run(test())


def test_a_429_of_a_call_without_a_chat_holds_everything_back() -> None:
    async def test() -> None:
        line = Line(Telegram(refuse=lambda chat, now: RetryAfter(5) if chat is None and now < 1005 else None))
        await asyncio.gather(line.send(None, "answerCallbackQuery"), _later(1.0, line, 9))
        assert line.telegram.times(9) == pytest.approx([1005.0])

    async def _later(seconds: float, line: Line, chat: int) -> None:
        await asyncio.sleep(seconds)
        await line.send(chat)

    run(test())


@pytest.mark.parametrize("fault", [NOT_SENT, BAD_GATEWAY, InvalidToken("Unauthorized")])
def test_what_was_not_sent_or_failed_at_the_server_is_tried_until_it_passes(fault: TelegramError) -> None:
    async def test() -> None:
        line = Line(Telegram({1: [fault] * 6}))
        await line.send(1)
        assert len(line.telegram.came) == 7

    run(test())


def test_what_may_have_arrived_is_sent_once_more() -> None:
    async def test() -> None:
        line = Line(Telegram({1: [RESET], 2: [RESET, RESET, RESET]}))
        await line.send(1)
        with pytest.raises(NetworkError):
            await line.send(2)
        assert (len(line.telegram.times(1)), len(line.telegram.times(2))) == (2, 2)

    run(test())


@pytest.mark.parametrize("fault", [BadRequest("chat not found"), Forbidden("blocked"), SURROGATE])
def test_what_telegram_refuses_for_good_is_not_repeated(fault: TelegramError) -> None:
    async def test() -> None:
        line = Line(Telegram({1: [fault]}))
        with pytest.raises(type(fault)):
            await line.send(1)
        assert len(line.telegram.came) == 1

    run(test())


def test_a_chat_that_blocked_the_bot_gets_no_notices_until_it_writes_again() -> None:
    async def test() -> None:
        line = Line(Telegram({1: [Forbidden("blocked")]}))
        for _ in range(2):
            with pytest.raises(Forbidden):
                await line.send(1)
        assert len(line.telegram.came) == 1
        assert not line.sender.reachable(1)
        await line.handle(1)
        await line.send(1)
        assert line.sender.reachable(1)
        assert len(line.telegram.came) == 3

    run(test())


def test_a_group_that_became_a_supergroup_is_answered_there() -> None:
    async def test() -> None:
        line = Line(Telegram({-5: [ChatMigrated(-100123)]}))
        await line.send(-5)
        assert [chat for chat, _ in line.telegram.came] == [-5, -100123]

    run(test())


def test_an_answer_that_telegram_does_not_take_for_ten_minutes_is_left_to_the_inbox() -> None:
    async def test() -> None:
        start = asyncio.get_running_loop().time()
        line = Line(Telegram(refuse=lambda _chat, _now: BAD_GATEWAY))
        handling = await line.handle(1)
        assert handling.undelivered
        assert 540 < asyncio.get_running_loop().time() - start <= 600

    run(test())


def test_a_press_is_answered_within_its_time_or_not_at_all() -> None:
    async def test() -> None:
        start = asyncio.get_running_loop().time()
        line = Line(Telegram(refuse=lambda _chat, _now: BAD_GATEWAY))
        with pytest.raises(NetworkError):
            await line.send(None, "answerCallbackQuery")
        assert asyncio.get_running_loop().time() - start <= 10

    run(test())


def test_decoration_is_not_worth_a_failure_nor_a_wait() -> None:
    async def test() -> None:
        line = Line(Telegram({1: [RetryAfter(30), BAD_GATEWAY]}))
        assert await line.send(1, "sendChatAction") is False
        assert await line.send(1, "sendChatAction") is False
        assert len(line.telegram.came) == 1

    run(test())


def test_a_handler_that_waits_for_telegram_gives_its_slot_away_and_its_clock_stands() -> None:
    async def test() -> None:
        line = Line(Telegram({1: [RetryAfter(300)]}))
        slots = asyncio.Semaphore(1)

        async def handler(chat: int) -> None:
            handling = Handling(chat, slots, 15.0)
            line.current.set(handling)
            async with handling:
                await asyncio.sleep(1.0)
                await line.send(chat)
                await asyncio.sleep(1.0)

        start = asyncio.get_running_loop().time()
        await asyncio.gather(*(asyncio.create_task(handler(chat)) for chat in (1, 2, 3)))
        assert line.telegram.times(3)[0] - start < 10
        assert line.telegram.times(1)[-1] - start == pytest.approx(301.0)

    run(test())


def test_a_handler_is_ended_when_its_own_time_is_up() -> None:
    async def test() -> None:
        line = Line(Telegram({1: [RetryAfter(300)]}))
        handling = Handling(1, asyncio.Semaphore(1), 15.0)
        line.current.set(handling)
        start = asyncio.get_running_loop().time()

        async def handler() -> None:
            async with handling:
                await asyncio.sleep(10)
                await line.send(1)
                await asyncio.sleep(10)

        with pytest.raises(TimeoutError):
            await handler()
        assert asyncio.get_running_loop().time() - start == pytest.approx(315.0)

    run(test())


def test_memory_does_not_grow_with_the_number_of_chats() -> None:
    async def test() -> None:
        line = Line()
        for chat in range(1, 25_001):
            await line.send(chat)
        assert len(line.gate.recipients) <= 10_000

    run(test())
