"""A bot in a process of its own, started, killed and stopped by a drill."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass
class Bot:
    """One bot that may live several times; what it logs is kept in ``log``."""

    arguments: tuple[str, ...]
    log: Path
    environment: dict[str, str] = field(default_factory=dict)
    process: asyncio.subprocess.Process | None = None

    @classmethod
    def echo(cls, kind: str, base_url: str, folder: Path, *options: str) -> "Bot":
        """The echo bot, its store in ``folder``; it logs everything, so that a secret would show."""
        url = f"sqlite:///{folder}/bot.db"
        arguments = ("-m", "tests.drills.echo_bot", kind, base_url, url, *options)
        return cls(arguments, folder / "bot.log", {"DRILL_DEBUG": "1"})

    async def start(self) -> None:
        """Start a new life."""
        with self.log.open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable,
                *self.arguments,
                cwd=ROOT,
                env={**os.environ, **self.environment},
                stdout=log,
                stderr=log,
            )

    async def kill(self) -> None:
        """End it by SIGKILL."""
        assert self.process is not None
        if self.process.returncode is None:
            self.process.send_signal(signal.SIGKILL)
        await self.process.wait()

    async def stop(self, within: float = 25.0) -> int:
        """End it by SIGTERM; its exit code."""
        assert self.process is not None
        if self.process.returncode is None:
            self.process.send_signal(signal.SIGTERM)
        return await self.ended(within)

    async def ended(self, within: float) -> int:
        """Wait until it ends; its exit code."""
        assert self.process is not None
        async with asyncio.timeout(within):
            return await self.process.wait()


async def until(condition: Callable[[], bool], within: float) -> None:
    """Wait until ``condition`` holds, looking often; fail after ``within`` seconds."""
    async with asyncio.timeout(within):
        while not condition():  # noqa: ASYNC110  (it may become true in another process)
            await asyncio.sleep(0.005)
