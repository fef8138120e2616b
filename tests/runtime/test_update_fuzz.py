"""Updates of every type, with fields missing and mutated: each is handled, counted or set aside."""

import logging
import time
from pathlib import Path

import pytest

from bot.application import BotApplication, Edges, assemble
from bot.config_sections import Limits, Telegram
from bot.runtime.recorder import Recorder
from bot.runtime.station import Station
from bot.terminal.transport import Call, LocalTransport
from handlers.chats import Chats
from handlers.courtesies import Courtesies
from handlers.delivery import Delivery
from handlers.oversight import Oversight
from handlers.updates import Context
from knowledge.outcome import Answer
from knowledge.stores.archive import Archive
from knowledge.stores.database import Database
from tests.drills.figures import report
from tests.handlers.conference import CHAIR, FACTFILE
from tests.runtime.specimens import QUESTION, updates
from tests.telegram.recorder import BOT
from tests.telegram.scripted import ScriptedResponder
from tests.telegram.served import RETENTION, TOKEN
from tests.telegram.updates import PRIVATE_CHAT

UNLIMITED = Limits(
    inbound_per_user_per_minute=0,
    inbound_per_chat_per_minute=0,
    outbound_per_second=0,
    outbound_per_chat_per_second=0,
    outbound_per_group_per_minute=0,
)


def telegram(call: Call) -> object:
    """Takes whatever it is told."""
    if call.method == "getMe":
        return BOT
    if call.method.startswith(("send", "edit")) and call.method != "sendChatAction":
        return {"message_id": 1, "date": 1, "chat": PRIVATE_CHAT, "from": BOT, "text": "…"}
    return {"inline_message_id": "i"} if call.method == "answerGuestQuery" else True


async def fuzz(number: int, folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR)
    chats = Chats.over(ScriptedResponder(FACTFILE, {QUESTION: (Answer(CHAIR),)}), clock=lambda: 0.0)
    database = Database.in_memory()
    archive, errors, calls = Archive.of(database), list[Exception | None](), list[str]()

    async def keep(_: object, context: Context) -> None:
        errors.append(context.error)

    def answer(call: Call) -> object:
        calls.append(call.method)
        return telegram(call)

    transport = LocalTransport(answer, lambda _: b"")
    station: Station[BotApplication] = Station.around(
        lambda sender: assemble(
            chats, archive, TOKEN, Telegram(guest_mode=True), Edges(transport, sender),
            admins=frozenset(), retention=RETENTION,
        ),
        Courtesies(Delivery(), Oversight(archive.passed_over)), UNLIMITED, database,
        Recorder(folder / "running"),
    )  # fmt: skip
    station.application.add_error_handler(keep)
    unanswered = set[object]()
    async with station.application:
        await station.reception.restore()
        station.reception.caught_up.set()
        for update in updates(number, seed=4):
            before = len(calls)
            await station.reception.accept([update], time.time())
            await station.reception.lanes.idle()
            if len(calls) == before:
                unanswered.add(update["update_id"])
        await station.reception.close(10.0)
    left = (await station.inbox.recover(frozenset(), frozenset())).unfinished
    passed_over = sum((await archive.passed_over.totals()).values())
    # Not the quarantine itself: whoever says /xoa erases their own from it.
    said = (record.getMessage() for record in caplog.records)
    aside = {int(line.split()[1]) for line in said if "set aside" in line}  # "update 5 cannot be read; …"
    database.close()
    report(
        f"{number} updates: {number - len(unanswered)} answered, {passed_over} passed over, "
        f"{len(aside)} set aside; {len(errors)} unhandled, {len(left)} left"
    )
    assert errors == []
    assert left == ()
    assert aside <= unanswered
    assert passed_over == len(unanswered - aside)
    assert min(number - len(unanswered), passed_over, len(aside)) > number / 6


async def test_mutated_updates_of_every_type_are_settled(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await fuzz(500, tmp_path, caplog)


@pytest.mark.drill
async def test_ten_thousand_mutated_updates_of_every_type_are_settled(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await fuzz(10_000, tmp_path, caplog)
