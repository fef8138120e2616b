"""The command line as a process: pipes, interrupts, locales and terminals."""

import json
import os
import pty
import select
import signal
import subprocess
import sys
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BOT = (sys.executable, "-m", "bot")
QUESTION = "Ai chủ trì hội nghị?"
ANSWER = "Thượng tướng Lương Tam Quang chủ trì hội nghị."
PATIENCE = 20.0
"""Seconds that a process may take before a test gives it up."""

PRESSES = 4
"""Times that Ctrl-C is pressed before a test gives it up."""


@pytest.fixture
def environment(folder: Path) -> dict[str, str]:
    """The environment of a process that starts in ``folder``."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "BOT_KNOWLEDGE__FACTS": str(folder / "facts.toml")}


@contextmanager
def started(environment: dict[str, str], *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """A command with pipes on all sides, killed if it is still there at the end."""
    with subprocess.Popen(  # noqa: S603
        (*BOT, *words),
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1", "vi_VN.UTF-8"])
def test_words_and_answers_are_utf8_whatever_the_locale(environment: dict[str, str], locale: str) -> None:
    with started({**environment, "LC_ALL": locale}, "ask", QUESTION) as process:
        out, err = process.communicate(timeout=PATIENCE)
    assert (out.decode().splitlines()[0], err) == (ANSWER, b"")


def test_an_answer_is_written_before_the_next_question_is_read(environment: dict[str, str]) -> None:
    with started(environment, "ask", "--jsonl") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for _ in range(2):
            process.stdin.write(QUESTION.encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["facts"] == ["chu-tri"]


def test_a_reader_that_leaves_ends_it_without_a_word(environment: dict[str, str]) -> None:
    with started(environment, "ask", "--jsonl") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdin.write(QUESTION.encode() + b"\n")
        process.stdin.flush()
        process.stdout.readline()
        process.stdout.close()
        process.stdin.write(QUESTION.encode() + b"\n")
        process.stdin.close()
        assert process.wait(PATIENCE) == 1
        assert process.stderr.read() == b""


@pytest.mark.parametrize("words", [("ask", "--jsonl"), ("chat",)])
def test_an_interrupt_ends_it_without_a_traceback(
    environment: dict[str, str], words: tuple[str, ...]
) -> None:
    with started(environment, *words) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(QUESTION.encode() + b"\n")
        process.stdin.flush()
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=PATIENCE)
    assert process.returncode in {0, 130}
    assert err == b""


def test_an_interrupt_while_the_program_is_loaded_ends_it_without_a_traceback(
    environment: dict[str, str],
) -> None:
    pressing = """
import runpy, signal, sys
class Finder:
    def find_spec(name, path, target=None):
        if name == "bot.config":
            signal.raise_signal(signal.SIGINT)
sys.meta_path.insert(0, Finder)
runpy.run_module("bot", run_name="__main__")
"""
    ended = subprocess.run(  # noqa: S603
        (sys.executable, "-c", pressing), env=environment, capture_output=True, check=False
    )
    assert (ended.returncode, ended.stderr) == (130, b"")


def test_a_piped_chat_is_a_whole_transcript(environment: dict[str, str]) -> None:
    with started(environment, "chat") as process:
        out, err = process.communicate(f"{QUESTION}\n1\n\n/thoat\nkhông đọc tới\n".encode(), PATIENCE)
    transcript = out.decode()
    assert process.returncode == 0
    assert err == b""
    for part in (
        "không cần mạng",
        "Bot: Xin chào!",
        f"Bạn: {QUESTION}\nBot: {ANSWER}",
        "Bạn: 1\nBot: Thông tin",
    ):
        assert part in transcript
    assert "không đọc tới" not in transcript
    assert "\x1b" not in transcript


class Terminal:
    """A command on a terminal of its own, as an asker sees and uses it."""

    def __init__(self, master: int, process: subprocess.Popen[bytes]) -> None:
        self._master = master
        self._process = process
        self._decoder = getincrementaldecoder("utf-8")()
        self._shown = ""

    def expect(self, text: str) -> None:
        """Wait until ``text`` is shown, after what was expected before."""
        while text not in self._shown:
            assert select.select([self._master], [], [], PATIENCE)[0], f"not shown: {text}\n{self._shown}"
            self._shown += self._decoder.decode(os.read(self._master, 65536))
        self._shown = self._shown.partition(text)[2]

    def type(self, text: str) -> None:
        """Type ``text``."""
        os.write(self._master, text.encode())

    def interrupt(self) -> None:
        """Press Ctrl-C; again if the command does not end.

        A signal that falls between the prompt and the wait for a key, Python notices only with the next one.
        """
        for _ in range(PRESSES):
            self._process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(PATIENCE / PRESSES)
                return


@contextmanager
def on_terminal(environment: dict[str, str], *words: str) -> Iterator[Terminal]:
    """A command on a terminal; it must have ended well by the end."""
    master, slave = pty.openpty()
    with subprocess.Popen(  # noqa: S603
        (*BOT, *words), env=environment, stdin=slave, stdout=slave, stderr=slave, start_new_session=True
    ) as process:
        os.close(slave)
        try:
            yield Terminal(master, process)
            assert process.wait(PATIENCE) == 0
        finally:
            process.kill()
            os.close(master)


LEAVINGS: dict[str, Callable[[Terminal], None]] = {
    "/thoat": lambda terminal: terminal.type("/thoat\n"),
    "Ctrl-D": lambda terminal: terminal.type("\x04"),
    "Ctrl-C": Terminal.interrupt,
}


@pytest.mark.parametrize("leaving", LEAVINGS)
def test_a_chat_on_a_terminal_is_in_colour_and_left_by_command_or_key(
    environment: dict[str, str], leaving: str
) -> None:
    with on_terminal({**environment, "TERM": "xterm"}, "chat") as terminal:
        terminal.expect("\x1b[1;32mBot: \x1b[0mXin chào!")
        terminal.expect("Bạn: ")
        terminal.type(QUESTION + "\n")
        terminal.expect(ANSWER)
        terminal.expect("[1] Nguồn")
        terminal.expect("Bạn: ")
        terminal.type("1\n")
        terminal.expect("Thông tin này lấy từ bài")
        terminal.expect("Bạn: ")
        LEAVINGS[leaving](terminal)
        terminal.expect("Tạm biệt bạn.")
