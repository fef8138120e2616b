"""An upload looked at from a safe distance: its name and size first, its content in another process."""

import asyncio
import os
import sys
from dataclasses import dataclass
from typing import Final

from knowledge.uploads.limits import MAX_BYTES
from knowledge.uploads.verdict import Fault, Read, Refused, Verdict, unpacked

TEXT_SECONDS: Final = 1.8
"""Seconds until an answer about a text, so that with the way there and back it takes no two."""

SHEET_SECONDS: Final = 5.0
"""The same for a spreadsheet, which takes a second to read: on a busy machine a good one needs several.

A hostile one ends sooner, by its seconds of computing (``child.CPU_SECONDS``).
"""

SPREADSHEETS: Final = (".csv", ".xlsx")
TEXT: Final = ".toml"

_SHOWN_NAME = 60
"""Characters of a file's name that problems repeat."""


@dataclass(frozen=True, slots=True)
class Announced:
    """A file that is offered: its name, which is no path and never opened, and its size, if that is known."""

    name: str
    size: int | None

    @property
    def shown(self) -> str:
        """The name as problems repeat it: in one line, and short."""
        flat = "".join(sign for sign in self.name if sign.isprintable()).replace("/", "_").strip()
        return flat[-_SHOWN_NAME:] or TEXT

    @property
    def suffix(self) -> str:
        """How the name ends, whatever an editor has hung on to it."""
        name = self.name.strip().casefold().removesuffix(".txt")
        return os.path.splitext(name)[1]  # noqa: PTH122  (it is no path)

    def fault(self) -> Fault | None:
        """Why it is not worth fetching."""
        if self.suffix not in {TEXT, *SPREADSHEETS}:
            return Fault.TYPE
        if self.size is None:
            return Fault.SIZE_UNKNOWN
        if self.size == 0:
            return Fault.EMPTY
        return Fault.TOO_LARGE if self.size > MAX_BYTES else None


@dataclass(frozen=True, slots=True)
class Inspection:
    """Reads uploads, each in a process of its own that ends after some seconds at most."""

    text_patience: float = TEXT_SECONDS
    sheet_patience: float = SHEET_SECONDS

    async def verdict(self, announced: Announced, content: bytes, served: bytes) -> Verdict:
        """What becomes of ``content``; a spreadsheet changes the file now ``served``."""
        if not content:
            return Fault.EMPTY
        if len(content) > MAX_BYTES:
            return Fault.TOO_LARGE
        is_sheet = announced.suffix in SPREADSHEETS
        head = f"{int(is_sheet)} {len(content)} {len(served)} {announced.shown}\n"
        told = b"".join((head.encode(errors="replace"), content, served))
        said = await _said(told, self.sheet_patience if is_sheet else self.text_patience)
        if said is None:
            return Fault.BUSY
        try:
            match said[:1]:
                case b"t" | b"m" as letter:
                    return Read(said[1:], part=letter == b"m")
                case b"p":
                    return Refused(unpacked(said[1:]))
        except ValueError:
            return Fault.TOO_HEAVY
        return Fault.TOO_HEAVY


async def _said(told: bytes, patience: float) -> bytes | None:
    """What the child answers: nothing where its limits ended it, None where it was not to be waited for."""
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-P",  # nothing is imported from the working directory
        "-m",
        "knowledge.uploads.child",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env=_environment(),
    )
    try:
        async with asyncio.timeout(patience):
            said, _ = await child.communicate(told)
    except TimeoutError:
        return None
    except ConnectionError:
        return b""
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    return said if child.returncode == 0 else b""


def _environment() -> dict[str, str]:
    """What the child needs to start, and none of this process's secrets."""
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    return {**kept, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"}
