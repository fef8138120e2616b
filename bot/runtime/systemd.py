"""Words to systemd, for a unit of ``Type=notify`` with a ``WatchdogSec``."""

import contextlib
import socket
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Systemd:
    """Talks to the socket ``address`` (``$NOTIFY_SOCKET``); says nothing where there is none."""

    address: str = ""

    def ready(self) -> None:
        """The bot answers."""
        self._say("READY=1\nSTATUS=answering")

    def waiting(self, status: str, seconds: int) -> None:
        """The start takes longer: ``status`` says why, and another ``seconds`` are asked for."""
        self._say(f"STATUS={status}\nEXTEND_TIMEOUT_USEC={seconds * 1_000_000}")

    def alive(self, status: str) -> None:
        """The watchdog may wait for another while; ``status`` is what ``systemctl status`` shows, if any."""
        self._say(f"WATCHDOG=1\nSTATUS={status}" if status else "WATCHDOG=1")

    def stopping(self) -> None:
        """The bot is about to end."""
        self._say("STOPPING=1")

    def _say(self, words: str) -> None:
        if not self.address:
            return
        # "@" stands for the zero byte of Linux's abstract socket names (sd_notify(3)).
        address = "\0" + self.address[1:] if self.address.startswith("@") else self.address
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sock:
            sock.sendto(words.encode(), address)
