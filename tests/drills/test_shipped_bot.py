"""The bot as it ships, ``python -m bot run``, over real HTTP: answers, health, kills, codes."""

import socket
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest

from bot.runtime.heartbeat import Sign, read
from tests.canaries import TOKEN
from tests.drills.bot_api import BotApi, Fault, Kind
from tests.drills.process import Bot, until

NO_SIGN = Sign(0, 0.0, 0.0)
QUESTION = "Ai chủ trì hội nghị?"


def shipped(folder: Path, base_url: str, command: str = "run") -> Bot:
    environment = {
        "BOT_TOKEN": TOKEN,
        "BOT_TELEGRAM__BASE_URL": base_url,
        "BOT_STORE__DATABASE_URL": f"sqlite:///{folder}/bot.db",
    }
    return Bot(("-m", "bot", command), folder / f"{command}.log", environment)


def last_line(bot: Bot) -> str:
    """What the operator reads; nothing but the log's lines goes before it."""
    *log, line = bot.log.read_text().splitlines()
    assert all(" INFO " in told for told in log)
    return line


async def test_it_answers_shows_its_health_survives_a_kill_and_stops(tmp_path: Path) -> None:
    async with BotApi() as api:
        bot = shipped(tmp_path, api.base_url)
        await bot.start()
        api.ask(1, QUESTION)
        await until(lambda: len(api.sent) == 1, 30)
        assert "Lương Tam Quang" in api.sent[0].text
        sign = tmp_path / "bot.db.alive"
        await until(lambda: (read(sign) or NO_SIGN).telegram_at > 0, 10)
        health = shipped(tmp_path, api.base_url, "health")
        await health.start()
        assert await health.ended(20) == 0
        assert "Telegram trả lời cách đây" in health.log.read_text()
        await bot.kill()
        await health.start()
        assert await health.ended(20) == 1
        assert "không còn chạy" in health.log.read_text()
        api.ask(1, QUESTION)
        api.ask(2, QUESTION)
        await bot.start()
        await until(lambda: len(api.sent) == 3, 30)
        assert await bot.stop() == 0


async def test_systemd_is_told_that_it_is_ready_that_it_lives_and_that_it_stops(tmp_path: Path) -> None:
    async with BotApi() as api:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
            systemd.bind(str(tmp_path / "notify"))
            systemd.setblocking(False)
            heard: list[str] = []

            def says(word: str) -> bool:
                with suppress(BlockingIOError):
                    heard.extend(systemd.recv(1000).decode().splitlines())
                return word in heard

            bot = shipped(tmp_path, api.base_url)
            bot.environment |= {"NOTIFY_SOCKET": str(tmp_path / "notify")}
            await bot.start()
            await until(lambda: says("READY=1"), 30)
            await until(lambda: says("WATCHDOG=1"), 30)
            assert await bot.stop() == 0
            await until(lambda: says("STOPPING=1"), 1)


async def test_a_late_question_is_answered_with_an_apology_and_a_late_command_is_not(tmp_path: Path) -> None:
    async with BotApi() as api:
        long_ago = 1_700_000_000.0
        for text in ("/start", "Ai phát biểu kết luận?", QUESTION):
            api.ask(1, text, date=long_ago)
        bot = shipped(tmp_path, api.base_url)
        await bot.start()
        await until(lambda: len(api.sent) == 3, 30)
        expired, apology, answer = (sent.text for sent in api.sent)
        assert "làm lại" in expired
        assert "trả lời muộn" in apology
        assert "Lương Tam Quang" in answer
        assert await bot.stop() == 0


FACTS = """\
[[facts]]
id = "mo-cua"
questions = ["Mấy giờ thư viện mở cửa?", "Thư viện mở cửa lúc nào?"]
answer = "Thư viện mở cửa lúc tám giờ."
"""
OPENS = "Mấy giờ thư viện mở cửa?"


async def test_a_start_with_a_bad_file_serves_the_last_good_facts_and_tells_the_admins(
    tmp_path: Path,
) -> None:
    file = tmp_path / "facts.toml"
    file.write_text(FACTS, "utf-8")
    async with BotApi() as api:
        bot = shipped(tmp_path, api.base_url)
        bot.environment |= {"BOT_KNOWLEDGE__FACTS": str(file), "BOT_ADMINS__IDS": "[7]"}
        await bot.start()
        api.ask(1, OPENS)
        await until(lambda: len(api.sent) == 1, 30)
        assert await bot.stop() == 0
        file.write_text(FACTS.replace("answer", "answr"), "utf-8")
        await bot.start()
        api.ask(1, OPENS)
        await until(lambda: len(api.sent) == 3, 30)
        notice, answer = sorted(api.sent[1:], key=lambda sent: sent.chat, reverse=True)
        assert (answer.chat, answer.text) == (1, api.sent[0].text)
        assert notice.chat == 7
        assert "Dòng 4: dữ kiện “mo-cua”, mục “answr”" in notice.text
        file.write_text(FACTS.replace("tám", "chín"), "utf-8")
        await until(lambda: len(api.sent) == 4, 30)
        assert "chín giờ" in api.sent[3].text
        assert await bot.stop() == 0


async def test_a_first_start_with_a_bad_file_ends_with_its_lines(tmp_path: Path) -> None:
    file = tmp_path / "facts.toml"
    file.write_text(FACTS.replace("answer", "answr"), "utf-8")
    async with BotApi() as api:
        bot = shipped(tmp_path, api.base_url)
        bot.environment["BOT_KNOWLEDGE__FACTS"] = str(file)
        await bot.start()
        assert await bot.ended(30) == 78
        assert "facts.toml:4: dữ kiện “mo-cua”, mục “answr”" in bot.log.read_text()


async def test_a_refused_token_ends_with_78_and_one_clear_line(tmp_path: Path) -> None:
    async with BotApi(lambda _call: Fault(Kind.STATUS, 401)) as api:
        bot = shipped(tmp_path, api.base_url)
        await bot.start()
        assert await bot.ended(30) == 78
        log = bot.log.read_text()
        assert "không chấp nhận token" in log
        assert "Traceback" not in log


async def test_a_webhook_without_a_secret_does_not_start(tmp_path: Path) -> None:
    async with BotApi() as api:
        bot = shipped(tmp_path, api.base_url)
        bot.environment |= {
            "BOT_TELEGRAM__MODE": "webhook",
            "BOT_TELEGRAM__WEBHOOK__PUBLIC_URL": "https://bot.example/hook",
            "BOT_WEBHOOK_SECRET": "x" * 31,
        }
        await bot.start()
        assert await bot.ended(30) == 78
        assert "32" in bot.log.read_text()
        assert not api.calls["setWebhook"]


@pytest.mark.parametrize(
    ("url", "line"),
    [
        ("bot.db", "BOT_STORE__DATABASE_URL: phải có dạng sqlite:///TỆP"),
        (
            "postgresql+none://h/db",
            "[store] database_url: máy này chưa cài trình điều khiển cho postgresql+none.",
        ),
    ],
)
async def test_a_store_that_cannot_be_addressed_ends_with_78_and_one_line(
    tmp_path: Path, url: str, line: str
) -> None:
    bot = shipped(tmp_path, "http://127.0.0.1:9/bot")
    bot.environment |= {"BOT_STORE__DATABASE_URL": url}
    await bot.start()
    assert await bot.ended(30) == 78
    assert last_line(bot).startswith(line)


async def test_a_store_of_a_later_release_is_left_alone_and_ends_with_78(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "bot.db")) as store, store:
        store.execute("CREATE TABLE schema_version (version INTEGER PRIMARY KEY, applied_at FLOAT)")
        store.execute("INSERT INTO schema_version VALUES (9999, 0)")
    bot = shipped(tmp_path, "http://127.0.0.1:9/bot")
    await bot.start()
    assert await bot.ended(30) == 78
    line = last_line(bot)
    assert "lược đồ 9999" in line
    with closing(sqlite3.connect(tmp_path / "bot.db")) as store:
        assert store.execute("SELECT version FROM schema_version").fetchall() == [(9999,)]
