"""The process that reads an upload: limited before it looks at a byte of it.

Standard input is a line of three numbers and a name (is it a spreadsheet, bytes of the upload, bytes of the
file now served), then both files; standard output a letter and what follows it: ``t`` and the text of a fact
file, ``m`` and the served one with a part put into it, or ``p`` and problems. Whatever else happens, the
parent takes for too heavy a file.
"""

import contextlib
import math
import resource
import signal
import sys
import time
from typing import Final

from knowledge.factfile import FactFileError, locate, parse
from knowledge.uploads.limits import too_much
from knowledge.uploads.partial import completed
from knowledge.uploads.verdict import packed

CPU_SECONDS: Final = 1.7
"""Seconds of computing, the start among them; the shipped facts take 0.3 s as text, 0.9 s as a workbook."""

MEMORY: Final = 512 * 1024 * 1024
"""Bytes of address space; a workbook of a megabyte takes about 200 MB."""

_PROBLEMS_TOLD = 500


def main() -> None:
    """Read one upload and answer."""
    for limit, most in (
        (resource.RLIMIT_CPU, math.ceil(CPU_SECONDS)),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError):  # macOS knows no limit of the address space
            resource.setrlimit(limit, (most, most))
    signal.setitimer(signal.ITIMER_PROF, CPU_SECONDS - time.process_time())  # its signal ends the process
    stream = sys.stdin.buffer
    kind, size, served_size, name = stream.readline().decode().rstrip("\n").split(" ", 3)
    upload, served = stream.read(int(size)), stream.read(int(served_size))
    sys.stdout.buffer.write(answer(upload, served, name, spreadsheet=kind == "1"))


def answer(upload: bytes, served: bytes, name: str, *, spreadsheet: bool) -> bytes:
    """What is written about ``upload``."""
    letter = b"t"
    try:
        content = _imported(upload, served, name) if spreadsheet else upload
        factfile = parse(content, name)
    except FactFileError as error:
        whole = None if spreadsheet else completed(upload, error, served, name)
        if whole is None:
            return b"p" + packed(error.problems)
        letter, content, factfile = b"m", whole, parse(whole, name)
    beyond = locate(too_much(factfile), content, name)
    return b"p" + packed(beyond[:_PROBLEMS_TOLD]) if beyond else letter + content


def _imported(upload: bytes, served: bytes, name: str) -> bytes:
    # openpyxl takes these in where they are installed, and is twice as long in starting.
    for unneeded in ("numpy", "PIL", "lxml"):
        sys.modules[unneeded] = None  # type: ignore[assignment]  # Python has None for "no such module"
    from knowledge.spreadsheets.importing import imported  # noqa: PLC0415  (takes 0.3 s, and TOML needs it not)

    return imported(upload, name, served).content


if __name__ == "__main__":
    main()
