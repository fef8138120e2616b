"""From the wire to the handlers: order, lateness, floods, unreadable updates, and what a restart takes up."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextvars import ContextVar
from dataclasses import dataclass, field

import pytest
from telegram import Bot, Update

from bot.runtime.desk import Desk
from bot.runtime.envelope import Envelope
from bot.runtime.handling import Handling
from bot.runtime.reception import Reception
from bot.runtime.recorder import Recorder
from bot.runtime.turnstile import Turnstile
from knowledge.stores.database import Database
from knowledge.stores.inbox import Inbox
from tests.canaries import TOKEN
from tests.drills.process import until

Json = dict[str, object]
LONG_AGO = 3_600.0


@dataclass
class House:
    """Handlers and notices, as the reception sees them; ``said`` keeps what happened, in order."""

    said: list[str] = field(default_factory=list)
    silences: int = 0
    errors: list[Exception] = field(default_factory=list)
    bot: Bot = field(default_factory=lambda: Bot(TOKEN))
    handler: Callable[[Update], object] = lambda _update: None

    async def process_update(self, update: object) -> None:
        assert isinstance(update, Update)
        if update.message is not None and update.message.text == "hang":
            await asyncio.Event().wait()
        await asyncio.sleep(0)
        self.said.append(words(update))

    async def process_error(self, update: object | None, error: Exception) -> bool:
        assert isinstance(update, Update)
        self.errors.append(error)
        return False

    async def late(self, update: Update) -> None:
        self.said.append(f"late: {words(update)}")

    async def expired(self, update: Update) -> None:
        self.said.append(f"expired: {words(update)}")

    async def too_many(self, update: Update) -> None:
        self.said.append(f"too many: {words(update)}")

    async def silenced(self, updates: int) -> None:
        self.silences += updates


def words(update: Update) -> str:
    if update.callback_query is not None:
        return f"press {update.callback_query.data}"
    assert update.message is not None
    return f"{update.message.chat.id} {update.message.text or 'file'}"


def message(number: int, text: str | None, *, chat: int = 1, ago: float = 0.0) -> Json:
    content: Json = {
        "message_id": number,
        "date": int(time.time() - ago),
        "chat": {"id": chat, "type": "private"},
        "from": {"id": chat, "is_bot": False, "first_name": "An"},
    }
    if text is not None:
        content["text"] = text
    return {"update_id": number, "message": content}


def press(number: int, data: str) -> Json:
    asker = {"id": 1, "is_bot": False, "first_name": "An"}
    below = {"message_id": 1, "date": int(time.time()), "chat": {"id": 1, "type": "private"}}
    query = {"id": str(number), "from": asker, "message": below, "chat_instance": "1", "data": data}
    return {"update_id": number, "callback_query": query}


@dataclass
class Building:
    """One life after another over the same store."""

    database: Database
    house: House = field(default_factory=House)
    per_user: float = 0.0
    limit: float = 15.0
    calm: float = 0.0

    def reception(self, recorder: Recorder | None = None) -> Reception:
        current: ContextVar[Handling | None] = ContextVar("current", default=None)
        desk = Desk(self.house, self.house, current, recorder or Recorder(None), time.time, self.limit)
        turnstile = Turnstile(self.per_user, 0.0, time.monotonic)
        return Reception(Inbox(self.database), desk, turnstile, time.time, calm=self.calm)

    async def take(self, *updates: Json, since: float | None = None) -> list[str]:
        """What is said after taking ``updates`` in and having caught up."""
        reception = self.reception()
        await reception.accept(updates, time.time() if since is None else since)
        reception.caught_up.set()
        await reception.close(5.0)
        return self.house.said


@pytest.fixture
async def building() -> AsyncIterator[Building]:
    database = Database.in_memory()
    yield Building(database)
    database.close()


async def test_updates_are_handled_in_order_and_once(building: Building) -> None:
    said = await building.take(message(1, "a"), message(2, "b"), message(2, "b"), message(3, "c"))
    assert said == ["1 a", "1 b", "1 c"]
    assert await building.take(message(3, "c")) == said


async def test_one_apology_and_one_answer_for_a_chats_late_questions(building: Building) -> None:
    late = [message(n, f"q{n}", ago=LONG_AGO) for n in (1, 2, 3)]
    other = message(4, "other", chat=2, ago=LONG_AGO)
    said = await building.take(*late, other, message(5, "fresh"))
    assert sorted(said) == sorted(["late: 1 q3", "1 q3", "1 fresh", "late: 2 other", "2 other"])


async def test_late_questions_wait_until_all_that_piled_up_is_in(building: Building) -> None:
    reception = building.reception()
    await reception.accept([message(1, "first", ago=LONG_AGO)], time.time())
    await reception.accept([message(2, "second", ago=LONG_AGO)], time.time())
    assert building.house.said == []
    reception.caught_up.set()
    await reception.close(5.0)
    assert building.house.said == ["late: 1 second", "1 second"]


@pytest.mark.parametrize("late", [message(1, "/undo", ago=LONG_AGO), message(1, None, ago=LONG_AGO)])
async def test_a_late_command_or_file_is_not_carried_out(building: Building, late: Json) -> None:
    (said,) = await building.take(late)
    assert said.startswith("expired: ")


async def test_a_press_that_may_be_old_is_not_carried_out(building: Building) -> None:
    assert await building.take(press(1, "publish"), since=time.time() - LONG_AGO) == [
        "expired: press publish"
    ]


async def test_a_fresh_press_and_command_are_carried_out(building: Building) -> None:
    assert await building.take(press(1, "open"), message(2, "/help")) == ["press open", "1 /help"]


async def test_a_flood_gets_one_notice_and_then_silence_and_others_are_answered(building: Building) -> None:
    building.per_user = 3
    said = await building.take(*(message(n, f"m{n}") for n in range(1, 8)), message(8, "other", chat=2))
    assert sorted(said) == sorted(["1 m1", "1 m2", "1 m3", "too many: 1 m4", "2 other"])
    assert building.house.silences == 3


GROUP: Json = {"id": -5, "type": "supergroup", "title": "Nhóm"}
MENTION: Json = {"type": "mention", "offset": 0, "length": 4}


def in_group(number: int, text: str, **fields: object) -> Json:
    update = message(number, text)
    content = update["message"]
    assert isinstance(content, dict)
    return {**update, "message": {**content, "chat": GROUP, **fields}}


async def test_what_a_group_talks_about_takes_nothing_of_what_may_be_asked(building: Building) -> None:
    building.per_user = 2
    talk = [in_group(number, "chào") for number in range(1, 9)]
    asked = [in_group(9, "/hoi"), in_group(10, "@bot", entities=[MENTION])]
    too_many = in_group(11, "lại", reply_to_message=talk[0]["message"])
    said = await building.take(*talk, *asked, too_many)
    assert said == ["-5 chào"] * 8 + ["-5 /hoi", "-5 @bot", "too many: -5 lại"]


async def test_what_a_group_said_while_the_bot_was_away_is_no_question(building: Building) -> None:
    said = await building.take(in_group(1, "chào", date=int(time.time() - LONG_AGO)))
    assert said == ["-5 chào"]


@pytest.mark.parametrize("entities", [5, {}, [5], [{"type": []}], "x"])
async def test_misshapen_marks_harm_nobody(building: Building, entities: object) -> None:
    assert await building.take(in_group(1, "a", entities=entities), message(2, "next")) == ["1 next"]


async def test_what_cannot_be_read_is_set_aside_and_harms_no_other(building: Building) -> None:
    unreadable: Json = {"update_id": 1, "message": {"message_id": 1, "chat": {"id": 1}}}
    reception = building.reception()
    await reception.accept([unreadable, {"no": "number"}, [], message(2, "next")], time.time())
    await reception.close(5.0)
    assert building.house.said == ["1 next"]
    recovery = await Inbox(building.database).recover(frozenset(), frozenset())
    assert recovery.unfinished == ()


@pytest.mark.parametrize("misfit", [5, ["a"], {"a": 1}, True])
async def test_a_text_that_is_none_is_set_aside_and_the_next_is_handled(
    building: Building, misfit: object
) -> None:
    misshapen = message(1, "a")
    content = misshapen["message"]
    assert isinstance(content, dict)
    content["text"] = misfit
    assert await building.take(misshapen, message(2, "next")) == ["1 next"]
    assert building.house.errors == []


@pytest.mark.parametrize("kind", ["chat_boost", "deleted_business_messages", "message_reaction_count"])
async def test_a_chat_of_a_misshapen_number_is_set_aside_also_where_nobody_would_read_it(
    building: Building, kind: str
) -> None:
    content: Json = {"chat": {"id": {}, "type": "private"}, "business_connection_id": "b", "message_ids": [1]}
    content |= {"boost": {}, "message_id": 1, "reactions": [], "date": int(time.time())}
    assert await building.take({"update_id": 1, kind: content}, message(2, "next")) == ["1 next"]
    assert (await Inbox(building.database).recover(frozenset(), frozenset())).unfinished == ()


@pytest.mark.parametrize("kind", ["a\ud800", "x", None])
async def test_a_chat_of_no_known_kind_is_set_aside(building: Building, kind: str | None) -> None:
    odd: Json = {"message_id": 1, "date": int(time.time()), "chat": {"id": 1, "type": kind}, "text": "a"}
    assert await building.take({"update_id": 1, "message": odd}, message(2, "next")) == ["1 next"]


async def test_the_log_tells_what_is_misshapen_without_a_word_of_it(
    building: Building, caplog: pytest.LogCaptureFixture
) -> None:
    misshapen = message(1, "a")
    misshapen["message"] = {"message_id": 1, "chat": {"id": 1}, "text": "tôi tên là Chim"}
    await building.take(misshapen)
    assert "message.chat.type" in caplog.text
    assert "Chim" not in caplog.text


async def test_a_number_that_no_column_holds_is_set_aside(building: Building) -> None:
    said = await building.take(message(1, "a", chat=2**63), message(2, "b", chat=2**63 - 1))
    assert said == [f"{2**63 - 1} b"]


async def test_what_is_new_in_an_update_does_not_hinder_it(building: Building) -> None:
    young = message(1, "a")
    content = young["message"]
    assert isinstance(content, dict)
    content["of_next_year"] = {"id": "x"}
    assert await building.take(young) == ["1 a"]


async def test_a_lone_surrogate_is_kept_and_handled(building: Building) -> None:
    assert await building.take(message(1, "a\ud800b")) == ["1 a\ud800b"]


async def test_a_handler_that_hangs_is_ended_and_the_next_is_handled(building: Building) -> None:
    building.limit = 0.05
    assert await building.take(message(1, "hang"), message(2, "next")) == ["1 next"]
    assert [type(error) for error in building.house.errors] == [TimeoutError]


async def test_a_restart_takes_up_in_order_what_was_not_finished(building: Building) -> None:
    reception = building.reception()
    await reception.accept(
        [message(1, "hang"), message(2, "behind"), message(3, "done", chat=2)], time.time()
    )
    while "2 done" not in building.house.said:  # noqa: ASYNC110  (a handler says it)
        await asyncio.sleep(0)
    await reception.close(0.01)
    building.limit = 0.05
    again = building.reception()
    await again.restore()
    await again.close(5.0)
    assert building.house.said == ["2 done", "1 behind"]


async def test_what_was_answered_at_a_crash_is_not_answered_again(building: Building) -> None:
    recorder = Recorder(None)
    reception = building.reception(recorder)
    await reception.restore()
    await reception.accept([message(1, "answered")], time.time())
    await reception.lanes.idle()
    survivor = Recorder(None)
    survivor.last_moment = type(survivor.last_moment)(frozenset(), frozenset(), frozenset({1}))
    again = building.reception(survivor)
    await again.restore()
    await again.close(5.0)
    assert building.house.said == ["1 answered"]
    await reception.close(5.0)


async def test_a_suspect_waits_for_a_calm_moment_with_its_chat_and_without_the_others(
    building: Building,
) -> None:
    inbox = Inbox(building.database)
    updates = [message(1, "suspect"), message(2, "behind"), message(3, "other", chat=2)]
    await inbox.receive([Envelope.of(update, 0.0).received(time.time()) for update in updates])
    await inbox.recover(frozenset({1}), frozenset({1, 3}))
    building.calm = 0.05
    reception = building.reception()
    await reception.restore()
    await until(lambda: len(building.house.said) == 3, 5.0)
    assert building.house.said == ["2 other", "1 suspect", "1 behind"]
    await reception.close(5.0)
    assert (await inbox.recover(frozenset(), frozenset())).unfinished == ()


async def test_suspects_are_tried_one_at_a_time(building: Building) -> None:
    inbox = Inbox(building.database)
    updates = [message(1, "hang"), message(2, "other", chat=2)]
    await inbox.receive([Envelope.of(update, 0.0).received(time.time()) for update in updates])
    await inbox.recover(frozenset({1, 2}), frozenset())
    building.limit = 0.05
    reception = building.reception()
    await reception.restore()
    await until(lambda: building.house.said == ["2 other"], 5.0)
    assert [type(error) for error in building.house.errors] == [TimeoutError]
    await reception.close(5.0)


async def test_a_kill_while_the_last_moment_is_read_is_no_second_death(building: Building) -> None:
    inbox = Inbox(building.database)
    await inbox.receive([Envelope.of(message(1, "a"), 0.0).received(time.time())])
    recorder = Recorder(None)
    recorder.last_moment = type(recorder.last_moment)(frozenset({1}), frozenset(), frozenset())
    recorder.clear = _killed  # type: ignore[method-assign]  # as far as a kill comes
    with pytest.raises(KilledError):
        await building.reception(recorder).restore()
    assert not (await inbox.recover(frozenset(), frozenset())).unfinished[0].suspect


class KilledError(BaseException):
    """The process ends here."""


def _killed() -> None:
    raise KilledError
