"""How fast: an open loop in process, and against a bare PTB bot over real HTTP on loopback."""

import asyncio
import logging
import random
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, cycle
from pathlib import Path

import pytest
from pydantic import SecretStr
from telegram.ext import ApplicationBuilder, MessageHandler, filters

from bot.application import BotApplication, Edges, assemble
from bot.config import Settings
from bot.config_sections import Limits, Telegram
from bot.knowledge_base import KnowledgeBase
from bot.runtime.interpreter import settle
from bot.runtime.recorder import Recorder
from bot.runtime.sender import Sender
from bot.runtime.station import Station
from bot.terminal.transport import Call, LocalTransport
from knowledge.stores.archive import Archive
from knowledge.stores.database import Database
from knowledge.stores.retention import Retention
from tests.canaries import TOKEN
from tests.drills.bot_api import BOT, BotApi, message
from tests.drills.echo_bot import NONE, Notices, echo
from tests.drills.figures import report
from tests.drills.process import Bot, until

CHATS = 100
ASKED_BEFORE = 100
"""Questions that many people ask: in a measurement of those, each was asked once before it began."""

STEADY = 20.0
"""Seconds of asking at a steady pace."""

WARMING = 2.0
"""Seconds in process in which connections and code grow warm, as in a bot that has run for a while."""

DIFFERENT = "shipped, all questions different"
HALF = "shipped, every other question asked before"
REPEATED = "shipped, all questions asked before"
SHIPPED = (DIFFERENT, HALF, REPEATED)


@dataclass(frozen=True)
class Speed:
    """Answers a second when all is asked at once, and seconds to an answer (p50, p99) at a steady pace."""

    throughput: float
    p50: float
    p99: float


def percentile(values: list[float], share: int) -> float:
    return statistics.quantiles(values, n=100)[share - 1]


def to_be_measured(kind: str, base_url: str, folder: Path) -> Bot:
    """A bot that is held to no limits."""
    if kind not in SHIPPED:
        bot = Bot.echo(kind, base_url, folder)
        bot.environment = {}  # logging at DEBUG is not what is measured
        return bot
    environment = {
        "BOT_TOKEN": TOKEN,
        "BOT_TELEGRAM__BASE_URL": base_url,
        "BOT_STORE__DATABASE_URL": f"sqlite:///{folder}/bot.db",
        **{f"BOT_LIMITS__{key.upper()}": "0" for key in Limits.model_fields},
    }
    return Bot(("-m", "bot", "run"), folder / "bot.log", environment)


def texts_for(kind: str) -> Iterator[str]:
    """What a bot of that kind is asked, one after the other."""
    if kind not in SHIPPED:
        return cycle(["Ai chủ trì hội nghị?"])
    before, later = questions_of_the_facts()[:ASKED_BEFORE], questions_of_the_facts()[ASKED_BEFORE:]
    if kind == REPEATED:
        return cycle(before)
    return chain(before, later if kind == DIFFERENT else chain.from_iterable(zip(cycle(before), later)))


async def measure(kind: str, folder: Path, questions: int, pace: float) -> Speed:
    """The speed of one bot: ``questions`` at once, then a while at ``pace`` a second."""
    async with BotApi() as api:
        texts = texts_for(kind)
        bot = to_be_measured(kind, api.base_url, folder)
        await bot.start()
        await until(lambda: api.calls["getUpdates"] > 0, 60)
        await _steady(api, texts, ASKED_BEFORE, 50.0)  # warm connections and code
        begun = len(api.sent)
        start = time.time()
        for number in range(questions):
            api.ask(1 + number % CHATS, next(texts))
        await until(lambda: len(api.sent) == begun + questions, 120)
        throughput = questions / (api.sent[-1].at - start)
        delays = await _steady(api, texts, int(STEADY * pace), pace)
        assert await bot.stop() == 0
        return Speed(throughput, percentile(delays, 50), percentile(delays, 99))


async def _steady(api: BotApi, texts: Iterator[str], questions: int, pace: float) -> list[float]:
    """Seconds to each answer, asking at ``pace`` a second whatever is still unanswered."""
    begun = len(api.sent)
    asked: dict[int, list[float]] = {chat: [] for chat in range(1, CHATS + 1)}
    loop = asyncio.get_running_loop()
    start = loop.time()
    for number in range(questions):
        await asyncio.sleep(start + number / pace - loop.time())
        chat = 1 + number % CHATS
        asked[chat].append(time.time())
        api.ask(chat, next(texts))
    await until(lambda: len(api.sent) == begun + questions, 120)
    return [sent.at - asked[sent.chat].pop(0) for sent in api.sent[begun:]]


async def compare(
    folder: Path, kinds: tuple[str, str], questions: int, pace: float, rounds: int
) -> tuple[Speed, Speed]:
    """Medians of the speed of two kinds of bots, measured by turns."""
    found: dict[str, list[Speed]] = {kind: [] for kind in kinds}
    for number in range(rounds):
        for kind, speeds in found.items():
            place = folder / f"{kind.replace(' ', '-')}{number}"
            place.mkdir()
            speeds.append(await measure(kind, place, questions, pace))
    bare, other = (
        Speed(*(statistics.median(getattr(s, part) for s in speeds) for part in ("throughput", "p50", "p99")))
        for speeds in found.values()
    )
    for kind, speed in zip(kinds, (bare, other), strict=True):
        report(
            f"{kind}: {speed.throughput:.0f} answers a second at once; "
            f"p50 {speed.p50 * 1000:.1f} ms, p99 {speed.p99 * 1000:.1f} ms at {pace:.0f} a second"
        )
    share = other.throughput / bare.throughput
    report(
        f"{kinds[1]}: throughput {share:.0%} of the {kinds[0]} bot's, p99 {other.p99 / bare.p99:.1f} times"
    )
    return bare, other


@pytest.fixture(autouse=True)
def logging_as_usual() -> Iterator[None]:
    """Tests log everything, so that a secret would show; that is not what is measured."""
    logging.disable(logging.DEBUG)
    yield
    logging.disable(logging.NOTSET)


Build = Callable[[LocalTransport, Sender, Database], BotApplication]


def different() -> tuple[Build, list[str]]:
    """The bot as it ships, and all the questions that its facts list."""
    return _shipped(questions_of_the_facts())


def repeated() -> tuple[Build, list[str]]:
    """The same, and questions that it was asked before."""
    questions = questions_of_the_facts()[:ASKED_BEFORE]
    return _shipped(questions, before=questions)


def _shipped(questions: list[str], before: Sequence[str] = ()) -> tuple[Build, list[str]]:
    chats = KnowledgeBase.open(Settings.load(None).knowledge).chats()
    chats.editions.current.rehearse()
    for question in before:
        chats.ask(question)

    def build(transport: LocalTransport, sender: Sender, database: Database) -> BotApplication:
        archive, edges = Archive.of(database), Edges(transport, sender)
        return assemble(
            chats,
            archive,
            SecretStr(TOKEN),
            Telegram(),
            edges,
            admins=frozenset(),
            retention=Retention(90, 90),
        )

    return build, questions


def questions_of_the_facts() -> list[str]:
    """All that the shipped facts list, in no particular order."""
    facts = KnowledgeBase.open(Settings.load(None).knowledge).factfile.facts
    questions = [question for fact in facts for question in fact.questions]
    random.Random(1).shuffle(questions)
    return questions


def echoing() -> tuple[Build, list[str]]:
    """A bot that repeats what is said: what remains is the cost of PTB and the run-time."""

    def build(transport: LocalTransport, sender: Sender, _: Database) -> BotApplication:
        builder = ApplicationBuilder().token(TOKEN).request(transport).rate_limiter(sender)
        application = builder.updater(None).job_queue(None).build()
        application.add_handler(MessageHandler(filters.TEXT, echo))
        return application

    return build, ["Ai chủ trì hội nghị?"]


async def open_loop(bot: tuple[Build, list[str]], folder: Path, seconds: float, pace: float) -> list[float]:
    """Seconds from each question to its answer, in process, with the inbox on the disk; what is answered in
    the first ``WARMING`` seconds is left out.
    """
    build, questions = bot
    loop = asyncio.get_running_loop()
    asked: dict[int, list[float]] = {chat: [] for chat in range(1, CHATS + 1)}
    delays: list[float] = []

    def answer(call: Call) -> object:
        if call.method == "sendMessage":
            chat = int(call.text("chat_id"))
            delays.append(loop.time() - asked[chat].pop(0))
            return {"message_id": 1, "date": 1, "chat": {"id": chat, "type": "private"}, "text": "…"}
        return BOT if call.method == "getMe" else True

    database = Database.open(f"sqlite:///{folder}/bot.db")
    transport = LocalTransport(answer, lambda _: b"")
    station = Station.around(
        lambda sender: build(transport, sender, database),
        Notices(),
        NONE,
        database,
        Recorder(folder / "running"),
    )
    await station.application.initialize()
    await station.reception.restore()
    settle()
    start = loop.time()
    taking: set[asyncio.Task[None]] = set()
    for number in range(int((WARMING + seconds) * pace)):
        await asyncio.sleep(start + number / pace - loop.time())
        chat = 1 + number % CHATS
        asked[chat].append(loop.time())
        # Each chat asks other questions than the last time, and not those that it asked after another one.
        question = questions[(number + number // len(questions)) % len(questions)]
        update = message(number + 1, chat, question)
        task = asyncio.create_task(station.reception.accept([update], time.time()))
        taking.add(task)
        task.add_done_callback(taking.discard)
    await asyncio.gather(*taking)
    await station.reception.close(30.0)
    await station.application.shutdown()
    database.close()
    return delays[int(WARMING * pace) :]


def judge(delays: list[float], questions: int, longest: float) -> None:
    p50, p99 = percentile(delays, 50), percentile(delays, 99)
    report(f"open loop: {len(delays)} answers, p50 {p50 * 1000:.1f} ms, p99 {p99 * 1000:.1f} ms")
    assert len(delays) == questions
    assert p99 < longest


async def test_fifty_questions_a_second_in_process(tmp_path: Path) -> None:
    judge(await open_loop(different(), tmp_path, 3, 50), 150, longest=0.2)


@pytest.mark.drill
async def test_a_hundred_different_questions_a_second_in_process(tmp_path: Path) -> None:
    judge(await open_loop(different(), tmp_path, 30, 100), 3_000, longest=0.2)


@pytest.mark.drill
@pytest.mark.parametrize("bot", [echoing, repeated])
async def test_five_hundred_questions_a_second_in_process(
    bot: Callable[[], tuple[Build, list[str]]], tmp_path: Path
) -> None:
    judge(await open_loop(bot(), tmp_path, 20, 500), 10_000, longest=0.02)


@pytest.mark.drill
async def test_an_echo_over_the_run_time_is_not_slower_than_a_bare_one(tmp_path: Path) -> None:
    bare, durable = await compare(tmp_path, ("bare", "durable"), questions=2_000, pace=100.0, rounds=3)
    assert durable.throughput >= 0.8 * bare.throughput
    assert durable.p99 <= 2 * bare.p99


@pytest.mark.drill
@pytest.mark.parametrize("kind", SHIPPED, ids=["different", "half", "repeated"])
async def test_the_shipped_bot_beside_a_bare_echo(kind: str, tmp_path: Path) -> None:
    bare, answering = await compare(tmp_path, ("bare", kind), questions=2_000, pace=40.0, rounds=3)
    assert answering.throughput >= 0.8 * bare.throughput
    assert answering.p99 <= 2 * bare.p99
