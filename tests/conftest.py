"""Every test runs at DEBUG with a planted token and secret, and fails where anything written holds them.

Watched are the log as the program would write it, what its own modules log before that is redacted, standard
output and error, and all files of the test: databases, logs of processes, signs of life.
"""

import io
import logging
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from bot.runtime.redaction import LAYOUT, RedactingFormatter, Redaction
from tests.canaries import found_in

pytest_plugins = ["tests.publishing"]

OURS = ("bot", "handlers", "knowledge")


class Listener(logging.StreamHandler[io.StringIO]):
    """Keeps the log as the program would write it, and whether our own modules told a secret to it."""

    def __init__(self) -> None:
        super().__init__(io.StringIO())
        self.setFormatter(RedactingFormatter(Redaction(()), LAYOUT))
        self.told = False

    def emit(self, record: logging.LogRecord) -> None:
        if record.name.partition(".")[0] in OURS and found_in(record.getMessage()):
            self.told = True
        super().emit(record)


@pytest.fixture(autouse=True)
def _no_secret_is_written(request: pytest.FixtureRequest) -> Iterator[None]:
    folder: Path | None = request.getfixturevalue("tmp_path") if "tmp_path" in request.fixturenames else None
    root, listener = logging.getLogger(), Listener()
    level = root.level
    root.addHandler(listener)
    root.setLevel(logging.DEBUG)
    yield
    root.removeHandler(listener)
    root.setLevel(level)
    assert not listener.told, "a module of ours told a secret to the log"
    assert not found_in(listener.stream.getvalue()), "a secret stands in the log"
    files = [file for file in folder.rglob("*") if file.is_file()] if folder is not None else []
    holding = [file.name for file in files if found_in(file.read_bytes())]
    assert holding == [], "files hold a secret"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail a test that has written a secret to standard output or error."""
    report = yield
    if found_in(report.capstdout + report.capstderr):
        report.outcome = "failed"
        report.longrepr = "a secret was written to standard output or error"
    return report
