"""A backup taken while the bot runs, and restored on another machine: nothing is lost, nothing repeated."""

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.drills.bot_api import BotApi
from tests.drills.process import Bot, until


def back_up(store: Path, backup: Path) -> None:
    """What ``sqlite3 STORE ".backup BACKUP"`` does."""
    with closing(sqlite3.connect(store)) as source, closing(sqlite3.connect(backup)) as target:
        source.backup(target)


def updates(store: Path, *, done: bool) -> int:
    """Updates in the store that are answered, or are not."""
    with closing(sqlite3.connect(store)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM inbox WHERE (state = 2) = ?", (done,)).fetchone()
    return int(count)


async def test_a_backup_of_the_running_bot_goes_on_elsewhere(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    new.mkdir()
    async with BotApi() as api:
        bot = Bot.echo("durable", api.base_url, old)
        await bot.start()
        for number in range(10):
            api.ask(1 + number, f"answered {number}")
        await until(lambda: len(api.sent) == 10, 20)
        await until(lambda: updates(old / "bot.db", done=True) == 10, 20)
        api.ask(1, "sleep 3 waiting")
        api.ask(1, "behind it")
        await until(lambda: updates(old / "bot.db", done=False) == 2, 20)
        back_up(old / "bot.db", new / "bot.db")
        await bot.kill()
        moved = Bot.echo("durable", api.base_url, new)
        await moved.start()
        await until(lambda: len(api.sent) == 12, 20)
        assert [sent.text for sent in api.sent[10:]] == ["re: sleep 3 waiting", "re: behind it"]
        assert await moved.stop() == 0
