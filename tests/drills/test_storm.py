"""A storm of failures on sending: all answered, none more than twice, nothing sent inside a pause."""

import random
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.drills.bot_api import BotApi, Call, Fault, Kind, Limits
from tests.drills.figures import report
from tests.drills.process import Bot, until

FAULTS = (
    Fault(Kind.STATUS, 429, retry_after=1),
    Fault(Kind.STATUS, 429, retry_after=3),
    Fault(Kind.STATUS, 500),
    Fault(Kind.STATUS, 502),
    Fault(Kind.RESET_BEFORE),
    Fault(Kind.RESET_AFTER),
    Fault(Kind.STALL),
)


@dataclass
class Storm:
    """Fails a share of all messages' calls, each kind as often as any other.

    A connection that breaks leaves it open whether the message arrived. One message is struck by that at
    most once
    here: a second time no sender could both answer for sure and stay below three, as it may not ask Telegram.
    """

    share: float
    chance: random.Random
    struck: set[str] = field(default_factory=set)
    faults: int = 0

    def __call__(self, call: Call) -> Fault | None:
        """The plan."""
        if call.method != "sendMessage" or self.chance.random() >= self.share:
            return None
        fault = self.chance.choice(FAULTS)
        if fault.kind is not Kind.STATUS:
            if call.parameters["text"] in self.struck:
                return None
            self.struck.add(call.parameters["text"])
        self.faults += 1
        return fault


async def drill(folder: Path, questions: int, share: float) -> None:
    storm = Storm(share, random.Random(4))
    async with BotApi(storm) as api:
        bot = Bot.echo("durable", api.base_url, folder)
        for number in range(questions):
            api.ask(1 + number % 100, f"{number}")
        await bot.start()
        await until(lambda: len({sent.text for sent in api.sent}) == questions, 240)
        assert await bot.stop() == 0
        answers = Counter(sent.text for sent in api.sent)
        report(
            f"{questions} questions, {storm.faults} faults on {api.calls['sendMessage']} calls: "
            f"{len(answers)} answered, {sum(c > 1 for c in answers.values())} twice, "
            f"{api.inside_pause} sent inside a pause"
        )
        assert max(answers.values()) <= 2
        assert api.inside_pause == 0


async def test_a_storm_of_a_hundred_questions(tmp_path: Path) -> None:
    await drill(tmp_path, 100, 0.25)


@pytest.mark.drill
@pytest.mark.parametrize("share", [0.2, 0.3])
async def test_a_storm_of_a_thousand_questions(tmp_path: Path, share: float) -> None:
    await drill(tmp_path, 1_000, share)


async def test_sixty_askers_at_once_within_telegrams_limits(tmp_path: Path) -> None:
    async with BotApi(limits=Limits(per_second=30, per_chat_per_second=1)) as api:
        bot = Bot.echo("durable", api.base_url, tmp_path, "limits")
        await bot.start()
        await until(lambda: api.calls["getUpdates"] > 0, 20)
        for chat in range(1, 61):
            api.ask(chat, f"{chat}")
        await until(lambda: len(api.sent) == 60, 10)
        assert await bot.stop() == 0
        took = api.sent[-1].at - api.sent[0].at
        report(f"60 askers: {len(api.sent)} answered, {api.refused} refused, the last after {took:.2f} s")
        assert api.refused == 0
        assert took < 1.5  # thirty at once, thirty more a second after they were answered
